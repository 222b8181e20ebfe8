import { resolve } from "node:path";
import { createNodeHost } from "../../host/node-host.js";
import { DiagnosticBag } from "../../ir/diagnostics.js";
import { type Importers, importSource } from "../../parser/import/import-source.js";
import type { ImportedSource } from "../../parser/import/imported-api.js";
import type { LedgerEntry } from "../../parser/import/ledger.js";
import { type LocatedDiagnostic, locateDiagnostics } from "../../report.js";
import type { Terminal } from "../terminal.js";
import type { SourceOptions } from "./import-options.js";
import type { ReadSource } from "./ledger-report.js";

export interface SourcesRead {
  /** Without those that could not be read. */
  readonly read: readonly ReadSource[];
  /** Whether something was dropped that is not allowed by name, or a source could not be read. */
  readonly failed: boolean;
  readonly diagnostics: readonly LocatedDiagnostic[];
}

/** Reads every source, and reports what of it is lost without having been allowed to be. */
export async function readSources(
  names: readonly string[],
  options: Pick<SourceOptions, "root" | "parameter" | "allowDrop">,
  { workingDirectory }: Pick<Terminal, "workingDirectory">,
  importers?: Importers,
  deployed: ReadonlyMap<string, string> = new Map(),
): Promise<SourcesRead> {
  const allowed = new Map((options.allowDrop ?? []).map((name) => [name, false]));
  const read: ReadSource[] = [];
  const diagnostics: LocatedDiagnostic[] = [];
  for (const name of names) {
    const bag = new DiagnosticBag();
    const { imported, sources } = await importSource(
      {
        source: resolve(workingDirectory, name),
        ...(options.root === undefined ? {} : { root: resolve(workingDirectory, options.root) }),
        parameters: options.parameter ?? new Map(),
        deployed,
        host: createNodeHost(),
      },
      bag,
      importers,
    );
    if (imported !== undefined) {
      read.push({ name, imported, sources });
      reportDrops(imported, allowed, bag);
    }
    diagnostics.push(...locateDiagnostics(bag.items, sources, workingDirectory));
  }
  if (read.length === names.length) diagnostics.push(...unusedNames(allowed, workingDirectory));
  return { read, failed: diagnostics.some(({ severity }) => severity === "error"), diagnostics };
}

/** @param allowed names, and whether they have been used; brought up to date */
function reportDrops({ apis, rest }: ImportedSource, allowed: Map<string, boolean>, diagnostics: DiagnosticBag): void {
  for (const entry of [...apis.flatMap(({ ledger }) => ledger), ...rest]) {
    if (entry.outcome !== "dropped") continue;
    const names = namesOf(entry);
    const used = names.filter((name) => allowed.has(name));
    for (const name of used) allowed.set(name, true);
    if (used.length > 0) continue;
    const [what = ""] = names;
    const values = { what, type: entry.type, why: entry.how ?? "it has no place in the model" };
    diagnostics.report("import-dropped", entry.at, values, {
      help: `If it may be lost, say so: \`--allow-drop ${shellWord(what)}\`. The same for all of its kind: \`--allow-drop ${shellWord(names.at(-1) ?? "")}\`.`,
    });
  }
}

/** What allows a drop, the narrowest first. */
const namesOf = ({ node, type, property }: LedgerEntry): readonly string[] =>
  property === undefined ? [node, type] : [`${node}.${property}`, node, type, `${type}.${property}`];

const shellWord = (text: string): string =>
  /^[\w.:/@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

function unusedNames(allowed: ReadonlyMap<string, boolean>, workingDirectory: string): readonly LocatedDiagnostic[] {
  const diagnostics = new DiagnosticBag();
  for (const [name, used] of allowed) if (!used) diagnostics.report("import-drop-unused", undefined, { name });
  return locateDiagnostics(diagnostics.items, new Map(), workingDirectory);
}
