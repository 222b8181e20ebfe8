import { createMemoryHost } from "../../src/host/memory-host.js";
import { DiagnosticBag } from "../../src/ir/diagnostics.js";
import { importSource } from "../../src/parser/import/import-source.js";
import type { ResourceGraph } from "../../src/parser/import/resource-graph.js";
import { sourceKinds } from "../../src/parser/import/source-kinds.js";
import type { SourceValue } from "../../src/parser/import/source-value.js";

/** What a front end makes of a source, and what it reports. */
export interface ReadGraph {
  readonly graph: ResourceGraph | undefined;
  readonly found: readonly string[];
}

/** Reads a template of these files, the first of which is the template, without raising it. */
export async function readGraph(files: Readonly<Record<string, string>>): Promise<ReadGraph> {
  const [source = ""] = Object.keys(files);
  const diagnostics = new DiagnosticBag();
  let graph: ResourceGraph | undefined;
  const raise = (read: ResourceGraph) => {
    graph = read;
    return { apis: [], rest: [] };
  };
  await importSource({ source, parameters: new Map(), host: createMemoryHost(files) }, diagnostics, {
    kinds: sourceKinds,
    loadRaise: async () => raise,
  });
  const found = diagnostics.items.filter(({ code }) => code !== "import-without-api");
  return { graph, found: found.map(({ code, message }) => `${code}: ${message}`) };
}

type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** A value as text that is good to read: `${Pets.Arn}` for references, `${AWS::Region}` for what every deployment knows. */
export function plain(value: SourceValue): Plain {
  switch (value.kind) {
    case "scalar":
      return value.value;
    case "list":
      return value.items.map(plain);
    case "object":
      return Object.fromEntries(value.members.map(([key, each]) => [key, plain(each)]));
    case "join":
      return value.parts.map((part) => String(plain(part))).join("");
    case "reference":
      return `\${${[value.resource, value.attribute].filter(Boolean).join(".")}}`;
    case "pseudo":
      return `\${AWS::${value.name}}`;
    default:
      return `\${${value.name}}`;
  }
}

/** Resources by logical id, with their types and plain properties. */
export const plainResources = (graph: ResourceGraph | undefined): Readonly<Record<string, Plain>> =>
  Object.fromEntries(
    (graph?.resources ?? []).map(({ id, type, properties }) => [
      id,
      { Type: type, Properties: Object.fromEntries(properties.map(({ name, value }) => [name, plain(value)])) },
    ]),
  );
