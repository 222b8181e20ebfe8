import { DiagnosticBag } from "../../ir/diagnostics.js";
import type { Importers } from "../../parser/import/import-source.js";
import { printText } from "../../report/text.js";
import { type LocatedDiagnostic, locateDiagnostics, mergeDiagnostics } from "../../report.js";
import { type ExitCode, exitCodes, type Terminal } from "../terminal.js";
import { compileImported } from "./check-imported.js";
import type { ImportOptions, SourceOptions } from "./import-options.js";
import { type ImportedFiles, importedFiles } from "./imported-files.js";
import { reportLedger } from "./ledger-report.js";
import { printImported } from "./print-imported.js";
import { printLedger } from "./print-ledger.js";
import { readSources, type SourcesRead } from "./read-sources.js";
import { namedFiles, overwriteFile, writeNewFiles } from "./write-imported.js";

/**
 * Writes documents and settings of what sources describe. They are written even where errors are reported of them: they
 * are the user's, and the place to mend what is wrong.
 */
export async function runImport(
  names: readonly string[],
  options: ImportOptions,
  terminal: Terminal,
  importers?: Importers,
): Promise<ExitCode> {
  const { workingDirectory } = terminal;
  const sources = await readSources(names, options, terminal, importers);
  const imported = sources.read.length === names.length ? importedFiles(sources.read, options.out) : [];
  const checked: LocatedDiagnostic[][] = [];
  for (const each of imported) checked.push([...(await compileImported(each, [], workingDirectory)).diagnostics]);

  const output = new DiagnosticBag();
  const isWritten =
    imported.length > 0 &&
    (await writeNewFiles(
      imported.flatMap(({ folder, files }) => namedFiles(folder, files)),
      workingDirectory,
      output,
    ));
  await writeLedger(sources, options, terminal, output);
  if (isWritten && options.quiet !== true) {
    for (const each of imported) terminal.writeOutput(printImported(each, nextStep(imported, options)));
  }
  const found = mergeDiagnostics([
    sources.diagnostics,
    ...checked,
    locateDiagnostics(output.items, new Map(), workingDirectory),
  ]);
  terminal.writeError(printText(found, terminal.colored.errors));
  return found.some(({ severity }) => severity === "error") ? exitCodes.failure : exitCodes.success;
}

const nextStep = (imported: readonly ImportedFiles[], { out }: ImportOptions): string => {
  const [first] = imported;
  return `gatewright build ${imported.length === 1 && first !== undefined ? first.folder : `${out}/<name>`}/openapi.yaml`;
};

/** Prints the ledger, or writes it to the file that was named for it, which it may overwrite: it says nothing of the user's. */
export async function writeLedger(
  { read }: Pick<SourcesRead, "read">,
  { ledger, ledgerFile, quiet }: SourceOptions & { readonly quiet?: boolean },
  terminal: Terminal,
  diagnostics: DiagnosticBag,
): Promise<void> {
  if (read.length === 0) return;
  const report = reportLedger(read, terminal.workingDirectory);
  const text = ledger === "json" ? `${JSON.stringify(report, undefined, 2)}\n` : printLedger(report);
  if (ledgerFile !== undefined) await overwriteFile({ name: ledgerFile, text }, terminal.workingDirectory, diagnostics);
  else if (quiet !== true) terminal.writeOutput(text);
}
