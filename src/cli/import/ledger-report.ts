import { compareText } from "../../ir/compare.js";
import type { SourceFile } from "../../ir/source.js";
import type { ImportedSource } from "../../parser/import/imported-api.js";
import type { LedgerEntry, LedgerOutcome } from "../../parser/import/ledger.js";
import { relativeName } from "../../report.js";

/** Raised when a member changes its meaning. */
export const ledgerVersion = 1;

export const ledgerOutcomes = [
  "mapped",
  "approximated",
  "opaque",
  "left",
  "dropped",
] as const satisfies readonly LedgerOutcome[];

/** What became of each node of the sources of one import, as `--ledger json` prints it. */
export interface LedgerReport {
  readonly version: typeof ledgerVersion;
  /** Of all entries. */
  readonly counts: Readonly<Record<LedgerOutcome, number>>;
  /** In the order of the sources, their files and places. */
  readonly entries: readonly LocatedEntry[];
}

/** One node of a source, or one property of a node. */
export interface LocatedEntry {
  readonly outcome: LedgerOutcome;
  /** The source that it was found in, as the command line names it. */
  readonly source: string;
  /** The API that it became part of, by the resource that is the API; null where it belongs to none or to several. */
  readonly api: string | null;
  /** Unique in its source: a logical id, an address. */
  readonly node: string;
  /** As the source calls it: `AWS::ApiGateway::Method`, `aws_api_gateway_method`, `event Api`. */
  readonly type: string;
  /** Path below the node in the source's own names; null for the node as a whole. */
  readonly property: string | null;
  /** One sentence without full stop; null for what is mapped. */
  readonly how: string | null;
  /** Relative to the working directory, `/`-separated. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1. */
  readonly column: number;
}

/** What was read of one source. */
export interface ReadSource {
  /** As the command line names it. */
  readonly name: string;
  readonly imported: ImportedSource;
  readonly sources: ReadonlyMap<string, SourceFile>;
}

/** Works out lines and columns, and puts the entries of all APIs of a source into its order. */
export function reportLedger(read: readonly ReadSource[], workingDirectory: string): LedgerReport {
  const entries = read.flatMap((each) => entriesOf(each, workingDirectory));
  const counts = Object.fromEntries(
    ledgerOutcomes.map((outcome) => [outcome, entries.filter((entry) => entry.outcome === outcome).length]),
  ) as Record<LedgerOutcome, number>;
  return { version: ledgerVersion, counts, entries };
}

function entriesOf({ name, imported, sources }: ReadSource, workingDirectory: string): readonly LocatedEntry[] {
  const locate = ({
    at,
  }: LedgerEntry): Pick<LocatedEntry, "file" | "line" | "column"> & { readonly offset: number } => {
    const source = sources.get(at.file);
    const start = source?.locate(at).start ?? { offset: 0, line: 1, column: 1 };
    return {
      file: source === undefined ? at.file : relativeName(source.location, workingDirectory),
      line: start.line,
      column: start.column,
      offset: start.offset,
    };
  };
  const all = [
    ...imported.apis.flatMap(({ api, ledger }) => ledger.map((entry) => ({ api, entry }))),
    ...imported.rest.map((entry) => ({ api: null, entry })),
  ].map(({ api, entry }) => ({ api, entry, place: locate(entry) }));
  // A node's entries stay together, at the place of the node, or else of the first of them.
  const owned = new Set(all.filter(({ entry }) => entry.property === undefined).map(({ entry }) => entry.node));
  const firstOf = new Map<string, (typeof all)[number]["place"]>();
  for (const { entry, place } of all) {
    const known = firstOf.get(entry.node);
    // Values may stand far from the node, in a variable for instance; the node stands where it stands.
    if (entry.property === undefined) firstOf.set(entry.node, place);
    else if (known === undefined || (!owned.has(entry.node) && comparePlaces(place, known) < 0))
      firstOf.set(entry.node, place);
  }
  const sorted = all.toSorted((left, right) => {
    const [first, second] = [firstOf.get(left.entry.node) ?? left.place, firstOf.get(right.entry.node) ?? right.place];
    return (
      comparePlaces(first, second) ||
      compareText(left.entry.node, right.entry.node) ||
      Number(left.entry.property !== undefined) - Number(right.entry.property !== undefined) ||
      comparePlaces(left.place, right.place) ||
      compareText(left.entry.property ?? "", right.entry.property ?? "")
    );
  });
  return sorted.map(({ api, entry: { outcome, node, type, property, how }, place: { file, line, column } }) => ({
    outcome,
    source: name,
    api,
    node,
    type,
    property: property ?? null,
    how: how ?? null,
    file,
    line,
    column,
  }));
}

const comparePlaces = (
  left: { readonly file: string; readonly offset: number },
  right: { readonly file: string; readonly offset: number },
): number => compareText(left.file, right.file) || left.offset - right.offset;
