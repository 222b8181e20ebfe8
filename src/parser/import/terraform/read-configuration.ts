import { DiagnosticBag } from "../../../ir/diagnostics.js";
import type { SourcePointer } from "../../../ir/source.js";
import { parameterName } from "../../openapi/deploy-values.js";
import type { LedgerEntry } from "../ledger.js";
import type { ResourceGraph, SourceOutput } from "../resource-graph.js";
import type { OpenedSource } from "../source-kind.js";
import type { Evaluation, Scope } from "./evaluate/scope.js";
import { createSizeCheck, sizeLimit } from "./evaluate/size.js";
import { EvaluationLimit } from "./evaluate/value.js";
import { argumentOf, literalText, type ModuleConfiguration } from "./module/configuration.js";
import type { ConfigurationContext, CurrentNode } from "./module/context.js";
import { readDataSource } from "./module/data-sources.js";
import { evaluateOrKeep } from "./module/evaluate-body.js";
import { loadConfiguration } from "./module/load-configuration.js";
import { openModule, TooManyInstances } from "./module/module-instance.js";
import { instanceLimit } from "./module/repetition.js";
import { declaredParameters, rootInputs } from "./module/root-variables.js";
import { openTextFiles, type TextFiles } from "./module/source-text-files.js";
import { loadHclParser, type ParseHcl } from "./syntax/grammar.js";
import { readModuleOutput, readResourceAttribute } from "./translate/attributes.js";
import { toSourceValue } from "./translate/source-value.js";
import { translate } from "./translate/translate.js";

/** Steps of evaluation; the largest configurations that people write take a hundredth of that. */
const stepLimit = 500_000;

/** Reads a folder with a configuration in Terraform's language, as far as the configuration alone tells what it makes. */
export async function readConfiguration(
  source: OpenedSource,
  folder: string,
  diagnostics: DiagnosticBag,
): Promise<ResourceGraph | undefined> {
  const parse = await loadHclParser();
  const configuration = await loadConfiguration({ files: source.files, parse, diagnostics }, folder);
  if (configuration === undefined || diagnostics.hasErrors) return undefined;
  const files = openTextFiles(source.files, folder);
  let found: DiagnosticBag;
  let graph: ResourceGraph | undefined;
  do {
    found = new DiagnosticBag();
    graph = makeGraph(configuration, source, { parse, files }, found);
  } while (await files.load());
  diagnostics.include(found, undefined);
  reportMissingFiles(files, diagnostics);
  return graph;
}

function reportMissingFiles(files: TextFiles, diagnostics: DiagnosticBag): void {
  for (const [path, { why, at }] of files.missing) {
    if (at !== undefined)
      diagnostics.report("terraform-expression", at, { detail: `the file '${path}' cannot be read: ${why}` });
  }
}

function makeGraph(
  configuration: ModuleConfiguration,
  source: OpenedSource,
  { parse, files }: { readonly parse: ParseHcl; readonly files: TextFiles },
  diagnostics: DiagnosticBag,
): ResourceGraph | undefined {
  const notes: LedgerEntry[] = [];
  const nodes: CurrentNode[] = [];
  const assumptions = new Map<string, string>();
  const evaluation: Evaluation = {
    budget: { steps: stepLimit },
    checkSize: createSizeCheck(),
    parse,
    files,
    assume: (parameter, at) =>
      noteAssumption(nodes.at(-1), parameter, assumptions.get(parameterName(parameter)), at, notes),
  };
  const context: ConfigurationContext = {
    evaluation,
    diagnostics,
    parameters: source.parameters,
    readers: { resource: readResourceAttribute, data: readDataSource, module: readModuleOutput },
    made: { count: 0 },
    onBehalfOf: (node, work) => {
      nodes.push(node);
      try {
        return work();
      } finally {
        nodes.pop();
      }
    },
  };
  const constants: Scope = { evaluation, resolve: () => undefined };
  const inputs = rootInputs(configuration, constants, context);
  try {
    const parameters = declaredParameters(configuration, inputs);
    for (const { name, default: text } of parameters) if (text !== undefined) assumptions.set(name, text);
    const root = openModule(configuration, "", inputs, context);
    return {
      dialect: "terraform",
      resources: translate(root.resources()),
      parameters,
      outputs: readOutputs(configuration, root.scope, diagnostics),
      notes,
    };
  } catch (error) {
    const limit = limitOf(error);
    if (limit === undefined) throw error;
    diagnostics.report("terraform-too-large", limit.at, limit);
    return undefined;
  }
}

function limitOf(
  error: unknown,
): { readonly what: string; readonly limit: string; readonly at: SourcePointer | undefined } | undefined {
  if (error instanceof TooManyInstances)
    return { what: "The configuration", limit: `${instanceLimit} resources`, at: error.at };
  // Expressions within expressions are bounded; functions that grow lists in lists are not.
  if (error instanceof EvaluationLimit)
    return {
      what: "Working out the configuration",
      limit: `${stepLimit} steps, or ${sizeLimit} values in one`,
      at: undefined,
    };
  if (error instanceof RangeError)
    return { what: "The configuration", limit: "what its expressions are nested", at: undefined };
  return undefined;
}

function noteAssumption(
  current: CurrentNode | undefined,
  parameter: string,
  value: string | undefined,
  at: SourcePointer,
  notes: LedgerEntry[],
): void {
  if (current === undefined) return;
  const how = `taken for granted that the variable '${parameter}' is ${value === undefined ? "as it is by default" : `'${value}'`}`;
  const { node, type } = current;
  if (notes.some((each) => each.node === node && each.how === how)) return;
  notes.push({ outcome: "approximated", node, type, property: `var.${parameter}`, how, at });
}

function readOutputs(
  configuration: ModuleConfiguration,
  scope: Scope,
  diagnostics: DiagnosticBag,
): readonly SourceOutput[] {
  return configuration.outputs.flatMap((block) => {
    const argument = argumentOf(block.body, "value");
    if (argument === undefined) return [];
    const report = ({ message, at }: { readonly message: string; readonly at: SourcePointer }): void =>
      diagnostics.report("terraform-expression", at, { detail: message });
    const value = toSourceValue(evaluateOrKeep(argument.value, scope, report));
    const description = literalText(argumentOf(block.body, "description")?.value);
    if (value === undefined) return [];
    return [
      { name: block.labels[0] ?? "", value, at: block.at, ...(description === undefined ? {} : { description }) },
    ];
  });
}
