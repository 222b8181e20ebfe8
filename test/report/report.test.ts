import { describe, expect, it } from "vitest";
import { type Diagnostic, DiagnosticBag } from "../../src/ir/diagnostics.js";
import { printGithub } from "../../src/report/github.js";
import { toJsonDiagnostics } from "../../src/report/json.js";
import { toSarif } from "../../src/report/sarif.js";
import { printText } from "../../src/report/text.js";
import { type LocatedDiagnostic, locateDiagnostics, mergeDiagnostics, raiseWarnings } from "../../src/report.js";
import { aSource, textAt } from "../support/sources.js";

const entry = aSource("openapi.yaml", "paths:\n  /pets:\n    get: {}\n    put: {}\n");
const other = aSource("../shared/pet.yaml", "type: objekt\n", "/shared/pet.yaml");
const sources = new Map([entry, other].map((source) => [source.name, source]));

const found = (fill: (bag: DiagnosticBag) => void, directory = "/project"): readonly LocatedDiagnostic[] => {
  const bag = new DiagnosticBag();
  fill(bag);
  return locateDiagnostics(bag.items, sources, directory);
};
const sample = (bag: DiagnosticBag): void => {
  bag.report("output-edited", undefined, { path: "a.txt" });
  bag.report("value-invalid", textAt(other.name, "objekt"), { what: "type", expected: "a type", actual: "objekt" });
  bag.report(
    "operation-id-duplicate",
    textAt(entry.name, "put"),
    { operation: "pets" },
    { related: [{ message: "It is used here first.", at: textAt(entry.name, "get") }] },
  );
  bag.report("responses-missing", textAt(entry.name, "get"), { operation: "pets" });
};

describe("locateDiagnostics", () => {
  it("sorts by file and position, and puts what concerns no file last", () => {
    const names = found(sample).map(({ code, place }) => `${place?.file}:${place?.range.start.line} ${code}`);
    expect(names).toEqual([
      "../shared/pet.yaml:1 value-invalid",
      "openapi.yaml:3 responses-missing",
      "openapi.yaml:4 operation-id-duplicate",
      "undefined:undefined output-edited",
    ]);
  });

  it("gives one order for every order of findings", () => {
    const all = found(sample);
    const bag = new DiagnosticBag();
    sample(bag);
    const reversed: readonly Diagnostic[] = bag.items.toReversed();
    expect(locateDiagnostics(reversed, sources, "/project")).toEqual(all);
  });

  it("names files as the working directory sees them", () => {
    const files = (directory: string): readonly unknown[] => found(sample, directory).map((each) => each.place?.file);
    expect(files("/")).toEqual(["project/openapi.yaml", "project/openapi.yaml", "shared/pet.yaml", undefined]);
    expect(files("/project/sub")).toEqual(["../../shared/pet.yaml", "../openapi.yaml", "../openapi.yaml", undefined]);
    expect(files("/somewhere/else/entirely")).toContain("/project/openapi.yaml");
  });
});

describe("mergeDiagnostics", () => {
  it("shows once what two documents find in a file that they share", () => {
    expect(mergeDiagnostics([found(sample), found(sample)])).toEqual(found(sample));
  });
});

describe("printText", () => {
  it("shows place, message, source, related places and the way out", () => {
    expect(printText(found(sample), false)).toMatchInlineSnapshot(`
      "../shared/pet.yaml:1:7 - error value-invalid: type has to be a type, but is objekt.
      > 1 | type: objekt
          |       ^^^^^^
        help: Correct the value as the OpenAPI Specification describes it for this field.

      openapi.yaml:3:5 - warning responses-missing: The operation 'pets' describes no response; any response is taken to be possible.
        2 |   /pets:
      > 3 |     get: {}
          |     ^^^
        4 |     put: {}
        help: Describe at least the response of a call that succeeds.

      openapi.yaml:4:5 - error operation-id-duplicate: The operationId 'pets' is used more than once.
        3 |     get: {}
      > 4 |     put: {}
          |     ^^^
        openapi.yaml:3:5 - It is used here first.
        help: Give each operation an operationId of its own: clients, handlers and infrastructure are named after it.

      error output-edited: 'a.txt' was changed by hand since it was generated; it is neither overwritten nor deleted.
        help: Move your change to a file of your own, or run with \`--force\` to throw it away.

      3 errors, 1 warning
      "
    `);
  });

  it("prints nothing when nothing was found", () => {
    expect(printText([], true)).toBe("");
  });

  it("colours only when asked, and only by itself", () => {
    const hostile = found((bag) =>
      bag.report("operation-id-duplicate", textAt(entry.name, "put"), { operation: "\u001b[2Jpets\nerror fake" }),
    );
    expect(printText(hostile, false)).not.toContain("\u001b");
    expect(printText(hostile, false)).toContain("'\\u{1b}[2Jpets\\nerror fake'");
    expect(printText(hostile, true)).toContain("\u001b[31merror");
    expect(printText(hostile, true)).not.toContain("\u001b[2J");
  });

  it("gives each of many alike its line, and the first of them the source", () => {
    const many = found((bag) => {
      for (let index = 0; index < 10; index++) {
        bag.report("extension-not-read", textAt(entry.name, "get"), { extension: `x-${index}` });
      }
    });
    const text = printText(many, false);
    expect(text.match(/^openapi\.yaml:3:5 - warning extension-not-read/gm)).toHaveLength(10);
    expect(text.match(/help:/g)).toHaveLength(3);
    expect(text).toMatch(/10 warnings\n$/);
  });

  it("calls warnings errors when they were raised", () => {
    expect(printText(raiseWarnings(found(sample)), false)).toMatch(/\n4 errors\n$/);
  });
});

describe("toJsonDiagnostics", () => {
  it("gives places in lines, columns and offsets", () => {
    expect(toJsonDiagnostics(found(sample))[2]).toEqual({
      code: "operation-id-duplicate",
      severity: "error",
      message: "The operationId 'pets' is used more than once.",
      help: expect.stringContaining("operationId of its own"),
      place: {
        file: "openapi.yaml",
        pointer: "put",
        start: { offset: 32, line: 4, column: 5 },
        end: { offset: 35, line: 4, column: 8 },
      },
      related: [
        { message: "It is used here first.", place: expect.objectContaining({ file: "openapi.yaml", pointer: "get" }) },
      ],
    });
  });
});

describe("printGithub", () => {
  it("prints an annotation a line", () => {
    const [, second, , last] = printGithub(found(sample)).split("\n");
    expect(second).toMatch(
      /^::warning file=openapi\.yaml,line=3,endLine=3,col=5,endColumn=8,title=responses-missing::The operation 'pets' describes no response.*%0A/,
    );
    expect(last).toMatch(/^::error title=output-edited::'a\.txt' was changed by hand/);
  });

  it("lets a document issue no commands of its own", () => {
    const source = aSource("a,b:c%.yaml", "x\n");
    const bag = new DiagnosticBag();
    bag.report("operation-id-duplicate", textAt(source.name, "x"), { operation: "a\n::set-env name=x::100%\r" });
    const text = printGithub(locateDiagnostics(bag.items, new Map([[source.name, source]]), "/project"));
    expect(text.split("\n")).toHaveLength(2);
    expect(text).toContain("file=a%2Cb%3Ac%25.yaml,");
    expect(text).toContain("a\\n::set-env name=x::100%25\\u{d}");
  });
});

describe("toSarif", () => {
  const log = toSarif(found(sample), { version: "1.2.3", document: "openapi.yaml" });

  it("describes each rule once, and points every result at its rule and a place", () => {
    expect(log).toMatchObject({
      version: "2.1.0",
      runs: [
        {
          tool: {
            driver: {
              name: "Gatewright",
              semanticVersion: "1.2.3",
              rules: [
                {
                  id: "operation-id-duplicate",
                  shortDescription: { text: "The operationId '{operation}' is used more than once." },
                  help: { text: expect.stringContaining("operationId of its own") },
                  defaultConfiguration: { level: "error" },
                },
                { id: "output-edited" },
                { id: "responses-missing", defaultConfiguration: { level: "warning" } },
                { id: "value-invalid" },
              ],
            },
          },
          results: [
            {
              ruleId: "value-invalid",
              ruleIndex: 3,
              locations: [{ physicalLocation: { artifactLocation: { uri: "../shared/pet.yaml" } } }],
            },
            { ruleId: "responses-missing", ruleIndex: 2, level: "warning" },
            {
              ruleId: "operation-id-duplicate",
              ruleIndex: 0,
              level: "error",
              locations: [{ physicalLocation: { region: { startLine: 4, startColumn: 5, endLine: 4, endColumn: 8 } } }],
              relatedLocations: [{ message: { text: "It is used here first." } }],
            },
            {
              ruleId: "output-edited",
              locations: [{ physicalLocation: { artifactLocation: { uri: "openapi.yaml" } } }],
            },
          ],
        },
      ],
    });
  });

  it("writes names as URI references", () => {
    const source = aSource("a b/ü#1.yaml", "x\n");
    const bag = new DiagnosticBag();
    bag.report("responses-missing", textAt(source.name, "x"), { operation: "x" });
    const located = locateDiagnostics(bag.items, new Map([[source.name, source]]), "/project");
    expect(JSON.stringify(toSarif(located, { version: "1", document: "x" }))).toContain(
      '"uri":"a%20b/%C3%BC%231.yaml"',
    );
  });
});
