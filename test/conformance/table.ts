import { type Check, checks, type Findings } from "./findings.js";
import type { Gap } from "./gaps.js";

export interface Verdict {
  /** The table, what is minded below it, and the counts in the last line. */
  readonly text: string;
  readonly passed: number;
  readonly failed: number;
}

type Outcome = "ok" | "gap" | "FAILED" | "-";

/** A case passes where every check that was made of it holds, or is a gap of the table. */
export function judge(findings: Findings, gaps: readonly Gap[]): Verdict {
  const rows = findings.names.toSorted().map((name) => {
    const outcomes = checks.map((check) => outcomeOf(findings, gaps, name, check));
    return { name, outcomes, failed: outcomes.includes("FAILED") };
  });
  const stale = gaps.filter((gap) => {
    const found = findings.of(gap.case, gap.check);
    return found !== undefined && found.length === 0;
  });
  const minded = [
    ...rows.flatMap(({ name, outcomes }) =>
      checks.flatMap((check, index) =>
        outcomes[index] === "FAILED" ? notes(name, check, findings.of(name, check) ?? []) : [],
      ),
    ),
    ...stale.map((gap) => `${gap.case}, ${gap.check}: the gap is stale, the check passes`),
  ];
  const used = gaps.filter((gap) => (findings.of(gap.case, gap.check) ?? []).length > 0);
  const failed = rows.filter((row) => row.failed).length + stale.length;
  const passed = rows.filter((row) => !row.failed).length;
  const text = [
    ...aligned([["case", ...checks], ...rows.map(({ name, outcomes }) => [name, ...outcomes])]),
    ...(used.length === 0 ? [] : ["", "Gaps:", ...used.map(describeGap)]),
    ...(minded.length === 0 ? [] : ["", "Failures:", ...minded]),
    "",
    `${passed} passed, ${failed} failed`,
  ].join("\n");
  return { text: `${text}\n`, passed, failed };
}

function outcomeOf(findings: Findings, gaps: readonly Gap[], name: string, check: Check): Outcome {
  const found = findings.of(name, check);
  if (found === undefined) return "-";
  if (found.length === 0) return "ok";
  const rows = gaps.filter((gap) => gap.case === name && gap.check === check);
  return found.every((text) => rows.some((gap) => gap.found.test(text))) ? "gap" : "FAILED";
}

/** So many lines tell what is wrong; the rest is more of it. */
const notesEach = 12;

function notes(name: string, check: Check, found: readonly string[]): readonly string[] {
  const more = found.length > notesEach ? [`  and ${found.length - notesEach} more`] : [];
  return [`${name}, ${check}:`, ...found.slice(0, notesEach).map((text) => `  ${text}`), ...more];
}

const describeGap = (gap: Gap): string => `${gap.case}, ${gap.check}: ${gap.reason} Instead: ${gap.instead}`;

function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
