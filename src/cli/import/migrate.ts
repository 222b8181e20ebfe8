import { resolve } from "node:path";
import { type Adoption, runbookName } from "../../adopt/adopt.js";
import type { LiveDescription } from "../../adopt/live-description.js";
import type { Compilation } from "../../compile.js";
import { DiagnosticBag } from "../../ir/diagnostics.js";
import type { Importers } from "../../parser/import/import-source.js";
import { printable } from "../../report/printable.js";
import { printText } from "../../report/text.js";
import { type LocatedDiagnostic, locateDiagnostics, mergeDiagnostics } from "../../report.js";
import { compileDocument, planApi, writeApi } from "../build-api.js";
import type { BuildOptions } from "../build-options.js";
import { printSummary, summarize } from "../summary.js";
import { type ExitCode, exitCodes, type Terminal } from "../terminal.js";
import { adoptImported, withAdoption, withLiveNames } from "./adopt-imported.js";
import { askForOpaque } from "./ask-for-opaque.js";
import { deployedValues, withDeployedValues } from "./deployed-values.js";
import { writeLedger } from "./import.js";
import { documentName, type ImportedFiles, importedFiles } from "./imported-files.js";
import { readLiveFiles } from "./live-files.js";
import type { MigrateOptions } from "./migrate-options.js";
import { nextSteps } from "./next-steps.js";
import { readSources, type SourcesRead } from "./read-sources.js";
import { addMissingFiles, namedFiles, overwriteFile } from "./write-imported.js";

/** Imports a source and builds what came of it, from the files that are the user's from the first run on. */
export async function runMigration(
  source: string,
  options: MigrateOptions,
  terminal: Terminal,
  importers?: Importers,
): Promise<ExitCode> {
  const { workingDirectory } = terminal;
  const output = new DiagnosticBag();
  const live = options.live && (await readLiveFiles(options.live, workingDirectory, output));
  const sources = await readSources([source], options, terminal, importers, live && deployedValues(live));
  const deployed = live === undefined ? sources.read : sources.read.map((each) => withDeployedValues(each, live));
  const chosen = importedFiles(withChoice(deployed, options), options.out);
  const imported = live === undefined ? chosen : await withNames(chosen, live, options, terminal);
  const files = imported.flatMap(({ folder, files: texts }) => namedFiles(folder, texts));
  const kept = await addMissingFiles(files, workingDirectory, output);
  await writeLedger(sources, options, terminal, output);
  const built =
    sources.failed || output.hasErrors
      ? []
      : await inTurn(imported, (each) => buildImported(each, live, options, terminal, output));

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

const withChoice = (read: SourcesRead["read"], { opaque, to }: MigrateOptions): SourcesRead["read"] =>
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
  imported: ImportedFiles,
  live: LiveDescription | undefined,
  migration: MigrateOptions,
  terminal: Terminal,
  output: DiagnosticBag,
): Promise<BuiltImport> {
  const { workingDirectory } = terminal;
  const { folder } = imported;
  const { to } = migration;
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
  const adoption = live && (await adoptionOf(imported, { compilation, live }, migration, terminal, output));
  const place = { folder: resolve(workingDirectory, folderName), folderName };
  const adopted = adoption === undefined ? compilation : withAdoption(compilation, adoption, to);
  const build = await planApi({ ...adopted, api }, place, options, output);
  if (build === undefined || output.hasErrors) return { diagnostics, summary: "" };
  await writeApi(build, output);
  for (const { name, text } of adoption?.files ?? [])
    await overwriteFile({ name: `${folder}/adoption/${name}`, text }, workingDirectory, output);
  return { diagnostics, summary: `${printSummary(summarize(build))}${adoptionText(folder, adoption)}` };
}

/** Imported files whose settings hold the names of what is live. */
async function withNames(
  imported: readonly ImportedFiles[],
  live: LiveDescription,
  options: MigrateOptions,
  terminal: Terminal,
): Promise<readonly ImportedFiles[]> {
  const named = await withLiveNames(imported, live, options, terminal);
  const sources = [...new Set(imported.map(({ source }) => source))];
  return importedFiles(
    sources.map((source) => ({
      ...source,
      imported: {
        ...source.imported,
        apis: imported.filter((each) => each.source === source).map(({ api }) => named.get(api) ?? api),
      },
    })),
    options.out,
  );
}

async function adoptionOf(
  imported: ImportedFiles,
  { compilation: { plan }, live }: { readonly compilation: Compilation; readonly live: LiveDescription },
  options: MigrateOptions,
  terminal: Terminal,
  output: DiagnosticBag,
): Promise<Adoption | undefined> {
  if (plan === undefined) return undefined;
  const adoption = await adoptImported(imported, plan, live, options, terminal, output);
  if (adoption === undefined) output.report("live-without-graph", undefined, { source: imported.source.name });
  for (const { resource, properties } of adoption?.overrides ?? [])
    output.report("live-name-differs", undefined, { resource, properties: JSON.stringify(properties) });
  return adoption;
}

function adoptionText(folder: string, adoption: Adoption | undefined): string {
  if (adoption === undefined) return "";
  const { imported, made, left } = adoption;
  const others = [made.length === 0 ? "" : `${made.length} to make`, left.length === 0 ? "" : `${left.length} left`];
  const counts = [`${imported} to import`, ...others].filter((text) => text !== "").join(", ");
  return printable(`adoption: ${counts}; the steps stand in ${folder}/adoption/${runbookName}`).concat("\n");
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
