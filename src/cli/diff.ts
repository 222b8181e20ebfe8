import type { Compilation } from "../compile.js";
import { compareApis } from "../ir/diff/compare-models.js";
import { type Risk, risks } from "../ir/diff/risk.js";
import { locateDifferences } from "../report/differences.js";
import { toDifferenceReport } from "../report/differences-json.js";
import { printDifferences, printRisks } from "../report/differences-text.js";
import { printText } from "../report/text.js";
import { locateDiagnostics, mergeDiagnostics } from "../report.js";
import type { DiffOptions } from "./diff-options.js";
import { compileSource } from "./import/compile-source.js";
import { type ExitCode, exitCodes, type Terminal } from "./terminal.js";

/** Compares two sources; prints what differs, and fails on the risks that were named. */
export async function diff(before: string, after: string, options: DiffOptions, terminal: Terminal): Promise<ExitCode> {
  const known = await read(before, options.beforeConfig ?? options.config, options, terminal);
  const now = await read(after, options.afterConfig ?? options.config, options, terminal);
  const located = mergeDiagnostics(
    [known, now].map(({ diagnostics, sources }) => locateDiagnostics(diagnostics, sources, terminal.workingDirectory)),
  );
  terminal.writeError(printText(located, terminal.colored.errors));
  if (known.api === undefined || now.api === undefined || located.some(({ severity }) => severity === "error"))
    return exitCodes.failure;
  const found = compareApis({ api: known.api, plan: known.plan }, { api: now.api, plan: now.plan });
  const sources = { before: known.sources, after: now.sources };
  const differences = locateDifferences(found, sources, terminal.workingDirectory);
  const failing = failingRisks(new Set(found.flatMap((each) => each.risks)), options);
  if (options.format === "json") {
    const report = toDifferenceReport({ before, after, plans: options.plan, failing, differences });
    terminal.writeOutput(`${JSON.stringify(report, undefined, 2)}\n`);
  } else terminal.writeOutput(printDifferences(differences) || `${printRisks(differences)}\n`);
  return failing.length > 0 ? exitCodes.failure : exitCodes.success;
}

const read = (
  source: string,
  config: string | undefined,
  { plan, parameter }: DiffOptions,
  { workingDirectory }: Terminal,
): Promise<Compilation> =>
  compileSource({
    source,
    ...(config === undefined ? {} : { config }),
    ...(parameter === undefined ? {} : { parameter }),
    plan,
    workingDirectory,
  });

const failingRisks = (borne: ReadonlySet<Risk>, { failOn }: DiffOptions): readonly Risk[] =>
  risks.filter((risk) => borne.has(risk) && failOn?.some((each) => each === "any" || each === risk) === true);
