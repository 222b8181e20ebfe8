import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { type Compilation, compile } from "../compile.js";
import { createNodeHost } from "../host/node-host.js";
import { DiagnosticBag } from "../ir/diagnostics.js";
import type { SourceFile, SourcePointer } from "../ir/source.js";
import { importSource } from "../parser/import/import-source.js";
import { parseText } from "../parser/source/parse-text.js";
import { type LocatedDiagnostic, locateDiagnostics } from "../report.js";
import { findConfiguration } from "./configuration.js";
import type { DiffOptions } from "./diff-options.js";
import { compileImported, originIn } from "./import/check-imported.js";
import { deployedValues, withDeployedValues } from "./import/deployed-values.js";
import { importedFiles } from "./import/imported-files.js";
import { readLiveFiles } from "./import/live-files.js";
import type { Terminal } from "./terminal.js";

/** One side of a comparison, read and compiled. */
export interface ComparedSource extends Pick<Compilation, "api" | "plan"> {
  readonly diagnostics: readonly LocatedDiagnostic[];
  /** The files that places lead into, by name. */
  readonly sources: ReadonlyMap<string, SourceFile>;
  /** Where a person looks for what stands at a place of the model. */
  placeOf(at: SourcePointer): SourcePointer | undefined;
}

/** Compiles a document as `build` does; anything else is imported first, as `import` does, and nothing is written. */
export async function readCompared(
  source: string,
  config: string | undefined,
  options: DiffOptions,
  terminal: Terminal,
): Promise<ComparedSource> {
  const location = resolve(terminal.workingDirectory, source);
  return (await isDocument(location))
    ? readDocument(location, config, options, terminal)
    : readImported(location, options, terminal);
}

/** What cannot be read at all is for the reader of documents to report. */
async function isDocument(location: string): Promise<boolean> {
  try {
    if ((await stat(location)).isDirectory()) return false;
    const parsed = parseText(location, location, await readFile(location, "utf8"));
    // A template may say a key twice; it is an import all the same.
    const value = parsed.value ?? parsed.lastWins?.();
    return typeof value !== "object" || value === null
      ? !/\.(tf|hcl)$/.test(location)
      : ["openapi", "swagger", "asyncapi"].some((key) => key in value);
  } catch {
    return true;
  }
}

async function readDocument(
  entry: string,
  config: string | undefined,
  { plan: isPlanned }: DiffOptions,
  { workingDirectory }: Terminal,
): Promise<ComparedSource> {
  const configuration = findConfiguration(entry, config, workingDirectory);
  const { api, plan, diagnostics, sources } = await compile({
    entry,
    ...(configuration === undefined ? {} : { configuration }),
    emitters: [],
    plan: isPlanned,
    host: createNodeHost(),
  });
  const located = locateDiagnostics(diagnostics, sources, workingDirectory);
  return { api, plan, diagnostics: located, sources, placeOf: (at) => at };
}

async function readImported(
  source: string,
  { parameter, root, plan, live }: DiffOptions,
  { workingDirectory }: Terminal,
): Promise<ComparedSource> {
  const bag = new DiagnosticBag();
  const known = await readLiveFiles(live ?? [], workingDirectory, bag);
  const { imported, sources } = await importSource(
    {
      source,
      ...(root === undefined ? {} : { root: resolve(workingDirectory, root) }),
      parameters: parameter ?? new Map(),
      deployed: deployedValues(known),
      host: createNodeHost(),
    },
    bag,
  );
  const [files, ...others] =
    imported === undefined ? [] : importedFiles([withDeployedValues({ name: source, imported, sources }, known)], ".");
  if (others.length > 0) bag.report("diff-several-apis", undefined, { source, count: String(others.length + 1) });
  const diagnostics = locateDiagnostics(bag.items, sources, workingDirectory);
  const nothing = { api: undefined, plan: undefined, sources, placeOf: () => undefined };
  if (files === undefined || others.length > 0) return { ...nothing, diagnostics };
  const { compilation, diagnostics: found } = await compileImported(files, [], workingDirectory, plan);
  return {
    api: compilation.api,
    plan: compilation.plan,
    diagnostics: [...diagnostics, ...found],
    sources,
    placeOf: (at) => originIn(files, at),
  };
}
