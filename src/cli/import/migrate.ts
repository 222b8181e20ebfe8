import { resolve } from "node:path";
import { DiagnosticBag } from "../../ir/diagnostics.js";
import type { Importers } from "../../parser/import/import-source.js";
import { printable } from "../../report/printable.js";
import { printText } from "../../report/text.js";
import { type LocatedDiagnostic, locateDiagnostics, mergeDiagnostics } from "../../report.js";
import { compileDocument, planApi, writeApi } from "../build-api.js";
import type { BuildOptions } from "../build-options.js";
import { printSummary, summarize } from "../summary.js";
import { type ExitCode, exitCodes, type Terminal } from "../terminal.js";
import { askForOpaque } from "./ask-for-opaque.js";
import { writeLedger } from "./import.js";
import { documentName, type ImportedFiles, importedFiles } from "./imported-files.js";
import type { MigrateOptions } from "./migrate-options.js";
import { nextSteps } from "./next-steps.js";
import { readSources, type SourcesRead } from "./read-sources.js";
import { addMissingFiles, namedFiles } from "./write-imported.js";

/** Imports a source and builds what came of it, from the files that are the user's from the first run on. */
export async function runMigration(
  source: string,
  options: MigrateOptions,
  terminal: Terminal,
  importers?: Importers,
): Promise<ExitCode> {
  const { workingDirectory } = terminal;
  const sources = await readSources([source], options, terminal, importers);
  const imported = importedFiles(withChoice(sources, options), options.out);
  const output = new DiagnosticBag();
  const files = imported.flatMap(({ folder, files: texts }) => namedFiles(folder, texts));
  const kept = await addMissingFiles(files, workingDirectory, output);
  await writeLedger(sources, options, terminal, output);
  const built =
    sources.failed || output.hasErrors
      ? []
      : await inTurn(imported, (each) => buildImported(each, options, terminal, output));

  const found = mergeDiagnostics([
    sources.diagnostics,
    ...built.map(({ diagnostics }) => diagnostics),
    locateDiagnostics(output.items, new Map(), workingDirectory),
  ]);
  const failed = found.some(({ severity }) => severity === "error");
  if (options.quiet !== true) {
    for (const name of kept) terminal.writeOutput(printable(`${name} is yours and is kept`).concat("\n"));
    for (const { summary } of built) terminal.writeOutput(summary);
    if (imported.length > 0) terminal.writeOutput(nextSteps(imported, options, failed));
  }
  terminal.writeError(printText(found, terminal.colored.errors));
  return failed ? exitCodes.failure : exitCodes.success;
}

const withChoice = ({ read }: SourcesRead, { opaque, to }: MigrateOptions): SourcesRead["read"] =>
  opaque === "refuse"
    ? read
    : read.map((each) => ({
        ...each,
        imported: { ...each.imported, apis: each.imported.apis.map((api) => askForOpaque(api, to)) },
      }));

interface BuiltImport {
  readonly diagnostics: readonly LocatedDiagnostic[];
  /** For people; empty where nothing was written. */
  readonly summary: string;
}

/** As `gatewright build` does it, for one emitter. */
async function buildImported(
  { folder }: ImportedFiles,
  { to }: MigrateOptions,
  terminal: Terminal,
  output: DiagnosticBag,
): Promise<BuiltImport> {
  const { workingDirectory } = terminal;
  const folderName = folder === "." ? "generated" : `${folder}/generated`;
  const options: BuildOptions = { out: folderName, emit: [to], format: "text" };
  const compilation = await compileDocument(
    folder === "." ? documentName : `${folder}/${documentName}`,
    options,
    terminal,
  );
  const diagnostics = locateDiagnostics(compilation.diagnostics, compilation.sources, workingDirectory);
  const { api } = compilation;
  const refused = diagnostics.some(({ severity }) => severity === "error");
  if (api === undefined || refused) return { diagnostics, summary: "" };
  const place = { folder: resolve(workingDirectory, folderName), folderName };
  const build = await planApi({ ...compilation, api }, place, options, output);
  if (build === undefined || output.hasErrors) return { diagnostics, summary: "" };
  await writeApi(build, output);
  return { diagnostics, summary: printSummary(summarize(build)) };
}

/** One after the other, so that what they report comes in one order. */
async function inTurn<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}
