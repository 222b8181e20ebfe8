import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { docstring, docstringLines, stringLiteral, valueLiteral } from "../../../src/emitters/python/literal.js";
import type { JsonValue } from "../../../src/ir/json.js";
import { describeWithTool } from "../../support/tools.js";
import { runPython } from "./python.js";

const hostileTexts = [
  '"""',
  '"',
  '""',
  "\\",
  '\\"""',
  'ends with "',
  "ends with \\",
  "'''",
  "\0\u0007\u001b[2J\u007f\u009b",
  "\u2028\u2029\u0085\u202e\u2066\ufeff",
  "line\nline\r\nline\rline",
  "{x} {{y}} %s %(name)s $z",
  "\ud83d\ude00 \ud83d lone",
  "\\N{DIGIT ONE} \\x41 \\u0041",
];
/** Every text that is short, and parts that are awkward in a literal. */
const text = fc.array(fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: "binary", maxLength: 4 })), {
  maxLength: 4,
});

describe("literals", () => {
  it("are Python's", () => {
    expect(valueLiteral({ a: [1, 1.5, -0, 1e21, true, null, "x\ny"] })).toBe(
      '{"a": [1, 1.5, 0, 1e+21, True, None, "x\\ny"]}',
    );
    expect(stringLiteral('a"b\\c\u202e\u0000')).toBe('"a\\"b\\\\c\\u202e\\x00"');
  });

  it("show nothing that a reader or a terminal would take for something else", () => {
    fc.assert(
      fc.property(text, (parts) => {
        expect(stringLiteral(parts.join(""))).toMatch(
          /^"[^\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}\u202a-\u202e\u2066-\u2069\ufeff]*"$/u,
        );
      }),
    );
  });
});

describe("docstrings", () => {
  it("are indented, and empty for nothing", () => {
    expect(docstring([], "    ")).toBe("");
    expect(docstring(["One line."], "    ")).toBe('    """One line."""\n');
    expect(docstring(["First.", "", "Second."], "    ")).toBe('    """First.\n\n    Second.\n    """\n');
  });
});

describeWithTool("python3", "Python reads", () => {
  it("every literal as the value that it was made of", () => {
    const values = [
      ...fc.sample(fc.jsonValue(), 300),
      ...fc.sample(text, 200).map((parts) => parts.join("")),
    ] as JsonValue[];
    const program = `
import ast, json, sys
pairs = json.load(sys.stdin)
print(json.dumps([literal for literal, value in pairs if ast.literal_eval(literal) != json.loads(value)]))`;
    expect(
      runPython(
        program,
        values.map((value) => [valueLiteral(value), JSON.stringify(value)]),
      ),
    ).toEqual([]);
  });

  it("every docstring as one expression, with the text inside", () => {
    const texts = [...hostileTexts, ...fc.sample(text, 300).map((parts) => parts.join(""))];
    const sources = [...texts.map((each) => `begin ${each} end\n${each}`), ...texts.map((each) => `begin ${each}`)].map(
      (each) => {
        const lines = docstringLines(each);
        return [`class A:\n${docstring(lines, "    ")}    x = 1\n`, lines.join("\n")];
      },
    );
    const program = `
import ast, inspect, json, sys
wrong = []
for source, text in json.load(sys.stdin):
    body = ast.parse(source).body
    inside = body[0].body
    if len(body) != 1 or len(inside) != 2 or not isinstance(inside[0], ast.Expr):
        wrong.append(source)
    elif text.split() != inside[0].value.value.split():
        wrong.append([text, inside[0].value.value])
print(json.dumps(wrong))`;
    expect(runPython(program, sources)).toEqual([]);
  });
});
