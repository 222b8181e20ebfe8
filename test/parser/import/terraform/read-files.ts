import { createMemoryHost } from "../../../../src/host/memory-host.js";
import { DiagnosticBag } from "../../../../src/ir/diagnostics.js";
import type { ResourceGraph } from "../../../../src/parser/import/resource-graph.js";
import { openFiles } from "../../../../src/parser/import/source-files.js";
import type { SourceValue } from "../../../../src/parser/import/source-value.js";
import { readConfiguration } from "../../../../src/parser/import/terraform/read-configuration.js";

export interface ReadOptions {
  readonly given?: Readonly<Record<string, string>>;
  /** Folder below the root that is imported. */
  readonly folder?: string;
}

/** Reads files as a configuration; their names are below the root. */
export async function readFiles(
  files: Readonly<Record<string, string>>,
  { given = {}, folder = "." }: ReadOptions = {},
) {
  const diagnostics = new DiagnosticBag();
  const all = Object.entries(files).map(([name, text]) => [`/project/${name}`, text]);
  const opened = openFiles("/project", createMemoryHost(Object.fromEntries(all)));
  const parameters = new Map(Object.entries(given));
  const entry = { kind: "folder" as const, name: folder, entries: [] };
  const graph = await readConfiguration({ entry, files: opened, parameters }, folder, diagnostics);
  const found = diagnostics.items.map(({ code, message }) => `${code}: ${message}`);
  return { graph: graph ?? emptyGraph, read: graph !== undefined, found, sources: opened.sources };
}

const emptyGraph: ResourceGraph = { dialect: "terraform", resources: [], parameters: [], outputs: [], notes: [] };

/** A value in few words: text with `<...>` for what is not known. */
export function brief(value: SourceValue): unknown {
  switch (value.kind) {
    case "scalar":
      return value.value;
    case "list":
      return value.items.map(brief);
    case "object":
      return Object.fromEntries(value.members.map(([key, member]) => [key, brief(member)]));
    case "join":
      return value.parts.map((part) => String(brief(part))).join("");
    case "reference":
      return `<${[value.resource, value.attribute].filter((each) => each !== undefined).join("#")}>`;
    case "opaque":
      return value.text === "" ? `<${value.name}>` : `<${value.name}: ${value.text}>`;
    default:
      return `<${value.kind} ${value.name}>`;
  }
}

export const propertiesOf = (graph: ResourceGraph, id: string): Record<string, unknown> =>
  Object.fromEntries(
    graph.resources.find((each) => each.id === id)?.properties.map(({ name, value }) => [name, brief(value)]) ?? [],
  );

/** What the locals of a configuration come to, each as an argument of a resource. */
export async function readLocals(locals: string, others = "", files: Readonly<Record<string, string>> = {}) {
  const names = [...locals.matchAll(/^ {2}(\w+) *=/gm)].map(([, name]) => name);
  const arguments_ = names.map((name) => `${name} = local.${name}`).join("\n");
  const text = `locals {\n${locals}\n}\n${others}\nresource "test" "it" {\n${arguments_}\n}\n`;
  const { graph, found } = await readFiles({ "main.tf": text, ...files });
  return { values: propertiesOf(graph, "test.it"), found, graph };
}
