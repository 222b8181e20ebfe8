import type { DiagnosticBag } from "../../../ir/diagnostics.js";
import type { SourcePointer } from "../../../ir/source.js";
import { type DocumentNode, isRecord, keyPlaceOf, member, members, placeOf, rootNode } from "../../document-node.js";
import type { LoadedFile } from "../../loaded-file.js";
import { segmentsOf } from "../../source/json-pointer.js";
import type { LedgerEntry } from "../ledger.js";
import type { ResourceGraph, SourceOutput, SourceProperty, SourceResource } from "../resource-graph.js";
import type { ParameterValues } from "../source-kind.js";
import type { SourceValue } from "../source-value.js";
import { assuming, decideNamed } from "./decide.js";
import { isFunction } from "./function-names.js";
import type { LocalFiles } from "./local-files.js";
import { readParameters } from "./read-parameters.js";
import { readAll, readValue } from "./read-value.js";
import type { TemplateContext } from "./template-context.js";

export interface TemplateRequest {
  readonly template: LoadedFile;
  readonly given: ParameterValues;
  /** What the template includes; empty while that is being found out. */
  readonly files: LocalFiles;
  /** What definitions refer to, by the names of the files. */
  readonly referenced?: ReadonlyMap<string, LoadedFile>;
  /** Names of resources that a transform adds to those of the template; one that knows them only later has every name. */
  readonly added?: Pick<ReadonlySet<string>, "has">;
}

/** What is read of a template, and the way to read further values of it. */
export interface TemplateReading {
  readonly context: TemplateContext;
  readonly notes: readonly LedgerEntry[];
}

export function readTemplateContext(request: TemplateRequest, diagnostics: DiagnosticBag): TemplateReading {
  const root = rootNode(request.template);
  const declared = resourceNodes(root);
  const notes: LedgerEntry[] = [];
  const context: TemplateContext = {
    parameters: readParameters(member(root, "Parameters"), request.given, diagnostics),
    deployed: (name) => request.given.deployed?.(name),
    mappings: member(root, "Mappings"),
    conditions: new Map(membersOf(root, "Conditions")),
    isResource: (name) => declared.has(name) || request.added?.has(name) === true,
    decided: new Map(),
    files: request.files,
    reading: new Map(),
    read: (node) => readValue(context, node),
    readAll: (nodes) => readAll(context, nodes),
    note: (at, outcome, how) => {
      // What stands in an included file belongs to the property that includes it.
      const [outermost = at] = context.reading.values();
      const node = nodeAt(outermost, declared);
      if (node !== undefined) notes.push({ outcome, ...node, how, at });
    },
  };
  return { context, notes };
}

/**
 * Reads a template without transforms, or what a transform has left of it: resources whose conditions hold, with their
 * properties as far as the template alone tells them.
 */
export function readTemplate(request: TemplateRequest, diagnostics: DiagnosticBag): ResourceGraph {
  const root = rootNode(request.template);
  const { context, notes } = readTemplateContext(request, diagnostics);
  const taken: LedgerEntry[] = [];
  const resources = [...resourceNodes(root)].flatMap(([id, node]) => readResource(context, id, node, taken) ?? []);
  const description = member(root, "Description")?.value;
  return {
    dialect: "cloudformation",
    resources,
    parameters: [...context.parameters.values()].filter(
      (each) => each.given === undefined && each.stored === undefined,
    ),
    outputs: readOutputs(context, root),
    ...(typeof description === "string" ? { description } : {}),
    documents: readDocuments(context, request.referenced ?? new Map()),
    notes: [...taken, ...notes],
  };
}

function readDocuments(
  context: TemplateContext,
  files: ReadonlyMap<string, LoadedFile>,
): ReadonlyMap<string, SourceValue> {
  const documents = new Map<string, SourceValue>();
  for (const [name, file] of files) {
    const value = context.read(rootNode(file));
    if (value !== undefined) documents.set(name, value);
  }
  return documents;
}

const membersOf = (node: DocumentNode, key: string): readonly (readonly [string, DocumentNode])[] => {
  const child = member(node, key);
  return child === undefined ? [] : members(child);
};

/** Resources by name; what has no type is none. */
export const resourceNodes = (root: DocumentNode): ReadonlyMap<string, DocumentNode> =>
  new Map(membersOf(root, "Resources").filter(([, node]) => typeof member(node, "Type")?.value === "string"));

/** Undefined where a condition takes the resource away, which `taken` then tells. */
export function readResource(
  context: TemplateContext,
  id: string,
  node: DocumentNode,
  taken: LedgerEntry[],
): SourceResource | undefined {
  const type = String(member(node, "Type")?.value);
  const at = keyPlaceOf(node);
  const condition = member(node, "Condition")?.value;
  if (typeof condition === "string") {
    const decision = decideNamed(context, condition);
    const how = assuming(condition, decision);
    if (!decision.holds) {
      taken.push({ outcome: "left", node: id, type, how: `not made: ${how}`, at });
      return undefined;
    }
    if (decision.assumptions.length > 0)
      taken.push({ outcome: "approximated", node: id, type, how: `made: ${how}`, at });
  }
  const properties = member(node, "Properties");
  return {
    id,
    type,
    properties:
      properties === undefined ? [] : readProperties(context, properties).map((each) => definitionFile(context, each)),
    nodes: [{ address: id, type, at }],
    attributes: members(node)
      .filter(([key]) => !["Type", "Properties", "Condition"].includes(key))
      .flatMap(([name, child]) => readProperty(context, name, child)),
  };
}

/** The members of `Properties`, which may be the branch of a condition as a whole. */
function readProperties(context: TemplateContext, node: DocumentNode): readonly SourceProperty[] {
  const keys = isRecord(node.value) ? Object.keys(node.value) : [];
  if (!keys.some(isFunction)) return members(node).flatMap(([name, child]) => readProperty(context, name, child));
  const value = readValue(context, node);
  return value?.kind === "object" ? value.members.map(([name, each]) => ({ name, value: each, at: each.at })) : [];
}

/** What `aws cloudformation package` would upload is there already. */
function definitionFile(context: TemplateContext, property: SourceProperty): SourceProperty {
  const { name, value } = property;
  const reference =
    name === "BodyS3Location" && value.kind === "scalar" ? context.files.get(String(value.value)) : undefined;
  if (reference === undefined || "reason" in reference) return property;
  const body = context.read(rootNode(reference));
  return body === undefined ? property : { ...property, name: "Body", value: body, sourceName: `Properties.${name}` };
}

const readProperty = (context: TemplateContext, name: string, node: DocumentNode): readonly SourceProperty[] => {
  const value = readValue(context, node);
  return value === undefined ? [] : [{ name, value, at: keyPlaceOf(node) }];
};

function readOutputs(context: TemplateContext, root: DocumentNode): readonly SourceOutput[] {
  return membersOf(root, "Outputs").flatMap(([name, node]) => {
    const condition = member(node, "Condition")?.value;
    if (typeof condition === "string" && !decideNamed(context, condition).holds) return [];
    const value = member(node, "Value");
    const read = value === undefined ? undefined : readValue(context, value);
    const description = member(node, "Description")?.value;
    if (read === undefined) return [];
    return [{ name, value: read, at: keyPlaceOf(node), ...(typeof description === "string" ? { description } : {}) }];
  });
}

/** The resource that a place is in, and the property: functions on the way are no part of its name. */
function nodeAt(
  at: SourcePointer,
  resources: ReadonlyMap<string, DocumentNode>,
): Pick<LedgerEntry, "node" | "type" | "property"> | undefined {
  const [section, id, ...path] = segmentsOf(at.pointer);
  const node = section === "Resources" && id !== undefined ? resources.get(id) : undefined;
  if (node === undefined || id === undefined || placeOf(node).file !== at.file) return undefined;
  const named: string[] = [];
  for (let index = 0; index < path.length; index += 1) {
    const segment = path[index] ?? "";
    if (!isFunction(segment)) named.push(segment);
    // Behind a function comes the place of an argument: of `Fn::If`, the branch.
    else if (/^\d+$/.test(path[index + 1] ?? "")) index += 1;
  }
  return {
    node: id,
    type: String(member(node, "Type")?.value),
    ...(named.length > 0 ? { property: named.join(".") } : {}),
  };
}
