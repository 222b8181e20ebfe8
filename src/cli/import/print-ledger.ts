import { displayWidth, printable } from "../../report/printable.js";
import { type LedgerReport, type LocatedEntry, ledgerOutcomes } from "./ledger-report.js";

/** Columns beyond which a long name pushes the rest of its line instead of every line. */
const widestColumn = 56;

/**
 * The ledger for people: a line for each node, and one for each property of it that is not simply mapped. The last line
 * counts all entries.
 */
export function printLedger({ entries, counts }: LedgerReport): string {
  const rows = groupByNode(entries).flatMap(nodeRows);
  const widths = [0, 1, 2].map((column) =>
    Math.max(...rows.map((row) => displayWidth(row[column] ?? "")).filter((width) => width <= widestColumn), 0),
  );
  const lines = rows.map((row) =>
    row
      .map((cell, column) => pad(cell, column < 3 ? (widths[column] ?? 0) : 0))
      .join("  ")
      .trimEnd(),
  );
  const total = entries.length === 1 ? "1 entry" : `${entries.length} entries`;
  const summary = ledgerOutcomes.map((outcome) => `${counts[outcome]} ${outcome}`).join(", ");
  return [...lines, ...(lines.length === 0 ? [] : [""]), `${total}: ${summary}`, ""].join("\n");
}

const pad = (text: string, width: number): string => text + " ".repeat(Math.max(0, width - displayWidth(text)));

/** Name, type or nothing, outcome, and how it came to it. */
type Row = readonly [name: string, type: string, outcome: string, how: string];

function groupByNode(entries: readonly LocatedEntry[]): readonly (readonly [LocatedEntry, ...LocatedEntry[]])[] {
  const groups = new Map<string, [LocatedEntry, ...LocatedEntry[]]>();
  for (const entry of entries) {
    const key = `${entry.source}\n${entry.node}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return [...groups.values()];
}

function nodeRows(group: readonly [LocatedEntry, ...LocatedEntry[]]): readonly Row[] {
  const [first] = group;
  const own = group.find(({ property }) => property === null);
  const told = group.filter(({ property, outcome }) => property !== null && outcome !== "mapped");
  const outcome = own?.outcome ?? (told.length === group.length ? "" : "mapped");
  return [
    [first.node, first.type, outcome, explain(own)].map(printable) as unknown as Row,
    ...told.map((entry): Row => [`  ${printable(entry.property ?? "")}`, "", entry.outcome, printable(explain(entry))]),
  ];
}

const explain = (entry: LocatedEntry | undefined): string =>
  entry?.how === undefined || entry.how === null ? "" : `${entry.how} (${entry.file}:${entry.line}:${entry.column})`;
