import { expect } from "vitest";
import { createMemoryHost } from "../../src/host/memory-host.js";
import { DiagnosticBag } from "../../src/ir/diagnostics.js";
import type { ResourceGraph } from "../../src/parser/import/resource-graph.js";
import { readServerless } from "../../src/parser/import/serverless/read-serverless.js";
import { serverlessKind } from "../../src/parser/import/serverless/reader.js";
import { openFiles } from "../../src/parser/import/source-files.js";

/** The graph of a `serverless.yml`, with files beside it and values of its variables. */
export async function readService(
  text: string,
  files: Readonly<Record<string, string>> = {},
  given: Readonly<Record<string, string>> = {},
) {
  const diagnostics = new DiagnosticBag();
  const all = Object.entries({ "serverless.yml": text, ...files }).map(([name, each]) => [`/project/${name}`, each]);
  const opened = openFiles("/project", createMemoryHost(Object.fromEntries(all)));
  const file = await opened.load("serverless.yml", undefined, diagnostics);
  const entry = { kind: "file" as const, name: "serverless.yml", text, file };
  expect(serverlessKind.recognises(entry)).toBe(true);
  const graph = await readServerless({ entry, files: opened, parameters: new Map(Object.entries(given)) }, diagnostics);
  if (graph === undefined) throw new Error("nothing was read");
  return { graph, found: diagnostics.items.map(({ message }) => message) };
}

export const idsOf = (graph: ResourceGraph, type: string): readonly string[] =>
  graph.resources.filter((each) => each.type === type).map(({ id }) => id);

/** What became of what the graph does not hold. */
export const notesOf = (graph: ResourceGraph): readonly string[] =>
  graph.notes.map(
    ({ outcome, node, property, how }) => `${outcome} ${[node, property].filter(Boolean).join(" ")}: ${how}`,
  );
