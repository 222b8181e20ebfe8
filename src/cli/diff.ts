import { compareApis } from "../ir/diff/compare-models.js";
import type { Difference } from "../ir/diff/difference.js";
import { type Risk, risks } from "../ir/diff/risk.js";
import { locateDifferences } from "../report/differences.js";
import { toDifferenceReport } from "../report/differences-json.js";
import { printDifferences, printRisks } from "../report/differences-text.js";
import { printText } from "../report/text.js";
import { mergeDiagnostics } from "../report.js";
import { type ComparedSource, readCompared } from "./compared-source.js";
import type { DiffOptions } from "./diff-options.js";
import { type ExitCode, exitCodes, type Terminal } from "./terminal.js";

/** Compares two sources; prints what differs, and fails on the risks that were named. */
export async function diff(before: string, after: string, options: DiffOptions, terminal: Terminal): Promise<ExitCode> {
  const known = await readCompared(before, options.beforeConfig ?? options.config, options, terminal);
  const now = await readCompared(after, options.afterConfig ?? options.config, options, terminal);
  const located = mergeDiagnostics([known.diagnostics, now.diagnostics]);
  terminal.writeError(printText(located, terminal.colored.errors));
  if (known.api === undefined || now.api === undefined || located.some(({ severity }) => severity === "error"))
    return exitCodes.failure;
  const plans = options.plan ? [known.plan, now.plan] : [];
  const found = compareApis({ api: known.api, plan: plans[0] }, { api: now.api, plan: plans[1] }).map((each) =>
    placed(each, known, now),
  );
  const sources = { before: known.sources, after: now.sources };
  const differences = locateDifferences(found, sources, terminal.workingDirectory);
  const failing = failingRisks(new Set(found.flatMap((each) => each.risks)), options);
  if (options.format === "json") {
    const report = toDifferenceReport({ before, after, plans: options.plan, failing, differences });
    terminal.writeOutput(`${JSON.stringify(report, undefined, 2)}\n`);
  } else terminal.writeOutput(printDifferences(differences) || `${printRisks(differences)}\n`);
  return failing.length > 0 ? exitCodes.failure : exitCodes.success;
}

/** The difference with its places where people look for them. */
const placed = (difference: Difference, before: ComparedSource, after: ComparedSource): Difference => ({
  ...difference,
  before: difference.before && before.placeOf(difference.before),
  after: difference.after && after.placeOf(difference.after),
});

const failingRisks = (borne: ReadonlySet<Risk>, { failOn }: DiffOptions): readonly Risk[] =>
  risks.filter((risk) => borne.has(risk) && failOn?.some((each) => each === "any" || each === risk) === true);
