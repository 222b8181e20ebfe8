import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { longCategories, patternLimit } from "../../../src/emitters/python/pattern-limit.js";
import { requireTool } from "../../support/find-tool.js";
import { describeWithTool } from "../../support/tools.js";

const scripts = "property Script=Greek";
const behind = "look-behind of varying length";
const later = "reference to a group that ends later";

/** Pattern, and what Python lacks for it. */
const cases: readonly (readonly [pattern: string, limit: string | undefined])[] = [
  ["^[a-z]+(?:-[a-z]+)*$", undefined],
  ["\\p{L}\\P{Nd}[\\p{Lu}\\P{gc=Mn}]\\p{General_Category=Letter}", undefined],
  ["\\p{Script=Greek}", scripts],
  ["[^a\\p{Script=Greek}]", scripts],
  ["\\p{Alphabetic}", "property Alphabetic"],
  ["\\P{ASCII}", "property ASCII"],
  ["\\\\p{Script=Greek}".replace("{", "\\{").replace("}", "\\}"), undefined],
  ["(?<=ab|cd)e", undefined],
  ["(?<!a{3}[bc]\\u{1F600}\\x41)e", undefined],
  ["(?<=\\bab(?=x)$)e", undefined],
  ["(?<=a|bc)d", behind],
  ["(?<!a+)b", behind],
  ["(?<=a?)b", behind],
  ["(?<=a{1,2})b", behind],
  ["(?<=(a)\\1)b", behind],
  ["x(?=(?<=a*)b)", behind],
  ["(a)\\1(?<name>b)\\k<name>", undefined],
  ["(?<$name>a)\\k<$name>", undefined],
  ["\\1(a)", later],
  ["(a\\1)", later],
  ["\\k<name>(?<name>a)", later],
  ["a{0,4294967295}", "counts above 4294967294"],
  ["a{4294967294,}", undefined],
];

/** Patterns of everything that there is, good and bad for Python. */
const patterns: fc.Arbitrary<string> = fc.letrec<{ term: string; all: string }>((tie) => ({
  term: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom(
      "a",
      "ab",
      ".",
      "\\d",
      "[a-z]",
      "[^\\W_]",
      "\\b",
      "^",
      "$",
      "\\p{L}",
      "\\p{Script=Greek}",
      "\\1",
      "\\u{1F600}",
    ),
    fc
      .tuple(fc.constantFrom("(", "(?:", "(?=", "(?!", "(?<=", "(?<!"), tie("all"))
      .map(([open, inner]) => `${open}${inner})`),
    fc
      .tuple(
        fc.constantFrom("a", "(b)", "(?:cd|ef)", "[\\d\\s]"),
        fc.constantFrom("*", "+?", "?", "{2}", "{1,}", "{0,3}?"),
      )
      .map((parts) => parts.join("")),
  ),
  all: fc
    .array(
      fc.array(tie("term"), { minLength: 1, maxLength: 3 }).map((terms) => terms.join("")),
      { minLength: 1, maxLength: 2 },
    )
    .map((alternatives) => alternatives.join("|")),
})).all;

interface Answer {
  /** Long names of general categories that are known. */
  readonly categories: readonly string[];
  /** Whether each of the patterns can be compiled. */
  readonly compiled: readonly boolean[];
}

/** What the runtime of Python makes of patterns. */
function askPython(texts: readonly string[]): Answer {
  const program = `
import json, sys
from runtime.pattern import _CATEGORIES, compile_pattern
found = [compile_pattern(each) is not None for each in json.load(sys.stdin)]
print(json.dumps({"categories": list(_CATEGORIES), "compiled": found}))`;
  const folder = fileURLToPath(new URL("../../../templates/lambda-python", import.meta.url));
  const given = ["-B", "-S", "-W", "ignore", "-c", program];
  const env = { PATH: process.env["PATH"], PYTHONPATH: folder };
  return JSON.parse(
    execFileSync(requireTool("python3"), given, { input: JSON.stringify(texts), encoding: "utf8", env }),
  ) as Answer;
}

describe("what Python cannot check of a pattern", () => {
  it.each(cases)("of %s", (pattern, limit) => {
    expect(() => new RegExp(pattern, "u")).not.toThrow();
    expect(patternLimit(pattern)).toBe(limit);
  });

  it("is said of flags, which newer ECMA-262 has inside of expressions", () => {
    expect(patternLimit("(?i:a)b")).toBe("flags inside of an expression");
    expect(patternLimit("(?<a>x)|(?<a>y)")).toBe("groups that share a name");
  });
});

describeWithTool("python3", "the runtime of Python", () => {
  it("compiles those patterns that nothing is said of", { timeout: 60_000 }, () => {
    const drawn = fc.sample(patterns, { numRuns: 600, seed: 7 }).filter(isWellFormed);
    const texts = [...cases.map(([pattern]) => pattern), ...drawn];
    const { categories, compiled } = askPython(texts);
    const limits = texts.map((text) => ({ text, isCompiled: patternLimit(text) === undefined }));
    expect(limits).toEqual(texts.map((text, index) => ({ text, isCompiled: compiled[index] })));
    expect(categories).toEqual(longCategories);
    expect(drawn.length).toBeGreaterThan(300);
    expect(compiled.filter((each) => !each).length).toBeGreaterThan(100);
  });
});

function isWellFormed(pattern: string): boolean {
  try {
    new RegExp(pattern, "u");
    return true;
  } catch {
    return false;
  }
}
