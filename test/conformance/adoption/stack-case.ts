import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createNodeHost } from "../../../src/host/node-host.js";
import { DiagnosticBag } from "../../../src/ir/diagnostics.js";
import { importSource } from "../../../src/parser/import/import-source.js";
import { buildCase, slugOf } from "../build-case.js";
import { ownCases } from "../cases/cases.js";
import { rootTemplate, type StackFiles } from "../cloudformation/stack-files.js";
import { inputValues } from "../inputs.js";
import { stackFilesOf } from "../run-stacks.js";
import { templateOfGraph } from "./expanded-template.js";

/** A source whose stack stands, or is about to. */
export interface StackCase {
  readonly name: string;
  /** Name of the stack, and of the module that adopts it. */
  readonly slug: string;
  /** What is migrated: a template as its owner has it. */
  readonly source: string;
  /** What CloudFormation is given of it. */
  readonly stack: StackFiles;
}

/** What the compiler itself makes of a golden case or an example. */
export async function compiledCase(name: string): Promise<StackCase> {
  const found = ownCases().find((each) => each.name === name);
  const built = found && (await buildCase(found));
  if (built === undefined) throw new Error(`${name} yields no infrastructure`);
  const stack = stackFilesOf(built);
  return { name, slug: built.slug, source: rootTemplate(stack), stack };
}

/** A template as people write them, of the folder beside this file; one for SAM is deployed as SAM expands it. */
export async function writtenCase(name: string): Promise<StackCase> {
  const path = fileURLToPath(new URL(`templates/${name}.yaml`, import.meta.url));
  const slug = slugOf(name);
  const source = readFileSync(path, "utf8");
  const { imported } = await importSource(
    { source: path, parameters: new Map(), host: createNodeHost() },
    new DiagnosticBag(),
  );
  const graph = imported?.graph;
  if (graph === undefined) throw new Error(`${name} cannot be imported`);
  const inputs = graph.parameters.map(({ name: input, default: value }) => ({
    name: input,
    description: "",
    secret: false,
    ...(value === undefined ? {} : { default: value }),
  }));
  const template = graph.dialect === "sam" ? templateOfGraph(graph) : source;
  return {
    name,
    slug,
    source,
    stack: { files: new Map([["template.yaml", template]]), parameters: inputValues({ inputs }, slug) },
  };
}
