import { describe, expect, it } from "vitest";
import { reportLedger } from "../../../src/cli/import/ledger-report.js";
import { printLedger } from "../../../src/cli/import/print-ledger.js";
import { readSources } from "../../../src/cli/import/read-sources.js";
import { type JsonPointer, unsafeId } from "../../../src/ir/ids.js";
import type { Importers } from "../../../src/parser/import/import-source.js";
import type { LedgerEntry } from "../../../src/parser/import/ledger.js";
import { makeProject } from "../../support/projects.js";

const text = "Api: {}\nTable:\n  Name: x\nOther: {}\n";
const entry = (
  outcome: LedgerEntry["outcome"],
  node: string,
  property?: string,
  how?: string,
  pointer = `/${node}${property === undefined ? "" : `/${property}`}`,
): LedgerEntry => ({
  outcome,
  node,
  type: `AWS::${node}`,
  ...(property === undefined ? {} : { property }),
  ...(how === undefined ? {} : { how }),
  at: { file: "source.yaml", pointer: unsafeId<JsonPointer>(pointer), part: "key" },
});

/** Importers that read nothing and account for what they are told. */
const importersWith = (ledger: readonly LedgerEntry[], rest: readonly LedgerEntry[] = []): Importers => {
  const tree = { value: {}, origins: new Map(), comments: new Map() };
  const imported = { apis: [{ api: "Api", document: tree, settings: tree, ledger }], rest };
  const load = async () => ({ makes: "apis" as const, read: async () => imported });
  const kinds = [{ title: "a test", recognises: () => true, load }];
  return { kinds, loadRaise: async () => () => imported };
};

const read = async (
  ledger: readonly LedgerEntry[],
  allowDrop: readonly string[] = [],
  rest: readonly LedgerEntry[] = [],
) => {
  const workingDirectory = makeProject({ "source.yaml": text });
  const result = await readSources(["source.yaml"], { allowDrop }, { workingDirectory }, importersWith(ledger, rest));
  return { ...result, report: reportLedger(result.read, workingDirectory) };
};

describe("what is dropped", () => {
  const ledger = [entry("mapped", "Api"), entry("dropped", "Table", "Name", "tables have no names here")];

  it("is an error where it stands", async () => {
    const { diagnostics, failed } = await read(ledger);
    expect(failed).toBe(true);
    expect(diagnostics).toMatchObject([
      {
        code: "import-dropped",
        message: "'Table.Name' (AWS::Table) is lost: tables have no names here.",
        place: { file: "source.yaml", range: { start: { line: 3, column: 3 } } },
        help: "If it may be lost, say so: `--allow-drop Table.Name`. The same for all of its kind: `--allow-drop AWS::Table.Name`.",
      },
    ]);
  });

  it.each(["Table.Name", "Table", "AWS::Table", "AWS::Table.Name"])("may be allowed by the name %s", async (name) => {
    expect(await read(ledger, [name])).toMatchObject({ failed: false, diagnostics: [] });
  });

  it("is not allowed by another name, which is reported", async () => {
    const { diagnostics } = await read(ledger, ["Name"]);
    expect(diagnostics.map(({ code, severity }) => [severity, code])).toEqual([
      ["error", "import-dropped"],
      ["warning", "import-drop-unused"],
    ]);
  });
});

describe("the ledger", () => {
  const ledger = [
    entry("approximated", "Table", "Name", "rounded"),
    entry("mapped", "Table"),
    entry("mapped", "Table", "Other", undefined, "/Table"),
    entry("mapped", "Api"),
  ];
  const rest = [entry("left", "Other", undefined, "it stays")];

  it("has every entry in the order of the source, with its place", async () => {
    const { report } = await read(ledger, [], rest);
    expect(report.entries.map(({ node, property, line, api }) => [node, property, line, api])).toEqual([
      ["Api", null, 1, "Api"],
      ["Table", null, 2, "Api"],
      ["Table", "Other", 2, "Api"],
      ["Table", "Name", 3, "Api"],
      ["Other", null, 4, null],
    ]);
    expect(report.counts).toEqual({ mapped: 3, approximated: 1, opaque: 0, left: 1, dropped: 0 });
  });

  it("is printed by node, what is mapped in one line, with the counts last", async () => {
    expect(printLedger((await read(ledger, [], rest)).report)).toBe(`source.yaml:
  Api     AWS::Api    mapped
  Table   AWS::Table  mapped
    Name              approximated  rounded (line 3)
  Other   AWS::Other  left          it stays (line 4)

5 entries: 3 mapped, 1 approximated, 0 opaque, 1 left, 0 dropped
`);
  });
});
