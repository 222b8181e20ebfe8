import { createMemoryHost } from "../../src/host/memory-host.js";
import { DiagnosticBag } from "../../src/ir/diagnostics.js";
import { importSource } from "../../src/parser/import/import-source.js";
import type { LedgerEntry } from "../../src/parser/import/ledger.js";

/**
 * The one API of a template as it is imported.
 *
 * @param files that stand beside the template, by name
 */
export async function importTemplate(text: string, files: Readonly<Record<string, string>> = {}) {
  const diagnostics = new DiagnosticBag();
  const all = Object.entries({ "template.yaml": text, ...files }).map(([name, each]) => [`/project/${name}`, each]);
  const host = createMemoryHost(Object.fromEntries(all));
  const result = await importSource({ source: "/project/template.yaml", parameters: new Map(), host }, diagnostics);
  const [api] = result.imported?.apis ?? [];
  if (api === undefined) throw new Error(diagnostics.items.map(({ message }) => message).join("\n"));
  return {
    document: api.document.value,
    settings: api.settings.value,
    said: saidOf(api.ledger),
    /** Of what belongs to no API. */
    rest: saidOf(result.imported?.rest ?? []),
  };
}

/** What became of everything that is not simply mapped. */
const saidOf = (ledger: readonly LedgerEntry[]): readonly string[] =>
  ledger.flatMap(({ outcome, node, property, how }) =>
    outcome === "mapped" ? [] : [`${outcome}: ${[node, property].filter(Boolean).join(" ")}: ${how}`],
  );
