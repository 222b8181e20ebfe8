import { displayWidth, printable } from "../../report/printable.js";
import { type LedgerReport, type LocatedEntry, ledgerOutcomes } from "./ledger-report.js";

/** Columns beyond which a long name pushes the rest of its line instead of every line. */
const widestColumn = 56;

/**
 * The ledger for people: by file, a line for each node, and one for each property of it that is not simply mapped. The
 * last line counts all entries.
 */
export function printLedger({ entries, counts }: LedgerReport): string {
  const groups = groupByNode(entries);
  const rows = groups.map(nodeRows);
  const widths = [0, 1, 2].map((column) =>
    Math.max(
      ...rows
        .flat()
        .map((row) => displayWidth(row[column] ?? ""))
        .filter((width) => width <= widestColumn),
      0,
    ),
  );
  const print = (row: Row): string =>
    row
      .map((cell, column) => pad(cell, widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  const lines = groups.flatMap(([{ file }], index) => [
    ...(file === groups[index - 1]?.[0].file ? [] : [...(index === 0 ? [] : [""]), `${printable(file)}:`]),
    ...(rows[index] ?? []).map(print),
  ]);
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
    [`  ${printable(first.node)}`, printable(first.type), outcome, explain(own, first.file)],
    ...told.map(
      (entry): Row => [`    ${printable(entry.property ?? "")}`, "", entry.outcome, explain(entry, first.file)],
    ),
  ];
}

/** With the line, and the file where it is not that of the node. */
function explain(entry: LocatedEntry | undefined, file: string): string {
  if (entry?.how === undefined || entry.how === null) return "";
  const place = entry.file === file ? `line ${entry.line}` : `${entry.file}:${entry.line}`;
  return printable(`${entry.how} (${place})`);
}
