import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compactJsonText, jsonText } from "../../../src/emitters/cloudformation/json-text.js";
import type { TemplateEntry, TemplateNode } from "../../../src/emitters/cloudformation/template-node.js";
import { yamlText } from "../../../src/emitters/cloudformation/yaml-text.js";
import { readTemplate } from "./evaluate-template.js";
import { hostileTexts } from "./hostile-plan.js";

const object = (entries: readonly TemplateEntry[]): TemplateNode => ({ kind: "object", entries });

/** Single characters and words that mean something to YAML, and anything else. */
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc
    .array(fc.constantFrom(..."\n\t -:#'\"|>&*!%@`{}[],?=<~${}01eyn.", ...hostileTexts), { maxLength: 6 })
    .map((parts) => parts.join("")),
);

const { tree } = fc.letrec<{ tree: TemplateNode }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.boolean(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.array(tie("tree"), { maxLength: 4 }),
    fc.uniqueArray(fc.tuple(text, tie("tree")), { maxLength: 4, selector: ([key]) => key }).map(object),
  ),
}));

const plain = (node: TemplateNode): unknown => JSON.parse(compactJsonText(node));

describe("YAML", () => {
  it("reads back as what was printed, under 1.1 and 1.2", () => {
    fc.assert(
      fc.property(tree, (node) => {
        const printed = yamlText([["Root", node]]);
        expect(readTemplate(printed, "1.1").Root).toEqual(plain(node));
        expect(readTemplate(printed, "1.2").Root).toEqual(plain(node));
      }),
      { numRuns: 500, seed: 11 },
    );
  });

  it.each([
    ["<<", '"<<"'],
    ["=", '"="'],
    ["---", '"---"'],
    ["... a", '"... a"'],
    ["a\tb", '"a\\tb"'],
    ["\n", '"\\n"'],
    ["a\u0085b", '"a\\u0085b"'],
    ["\u2028", '"\\u2028"'],
    ["\ud800", '"\\ud800"'],
    ["0o17", '"0o17"'],
    ["yes", '"yes"'],
    ["1:30", '"1:30"'],
    ["2010-09-09", '"2010-09-09"'],
  ])("quotes %j, which some reader would refuse or take for something else", (value, expected) => {
    expect(yamlText([["A", value]])).toBe(`A: ${expected}\n`);
    expect(yamlText([[value, "a"]])).toBe(`${expected}: a\n`);
  });

  it("writes exponents as YAML 1.1 reads them", () => {
    expect(yamlText([["a", [1e21, -1e-7, 1.5e300]]])).toBe("a:\n  - 1.0e+21\n  - -1.0e-7\n  - 1.5e+300\n");
  });

  it("prints templates of several lines as blocks, to be read", () => {
    expect(yamlText([["Template", "#if($x)\n  $x\n#end\n"]])).toBe("Template: |\n  #if($x)\n    $x\n  #end\n");
  });

  it("prints intrinsic functions in their short form", () => {
    const nodes: readonly TemplateEntry[] = [
      ["A", { kind: "Ref", name: "AWS::Region" }],
      ["B", { kind: "GetAtt", resource: "Fn", attribute: "Arn" }],
      ["C", { kind: "Sub", text: "yes", variables: [] }],
      ["D", { kind: "Sub", text: "${V}", variables: [["V", { kind: "json", text: '{"Fn::ImportValue":"x"}' }]] }],
      ["E", { kind: "Join", parts: ["a", { kind: "Ref", name: "B" }] }],
    ];
    expect(
      yamlText(nodes)
        .split("\n")
        .filter((line) => line !== ""),
    ).toEqual([
      "A: !Ref AWS::Region",
      "B: !GetAtt Fn.Arn",
      'C: !Sub "yes"',
      "D: !Sub",
      "  - ${V}",
      '  - V: {"Fn::ImportValue":"x"}',
      "E: !Join",
      '  - ""',
      "  - - a",
      "    - !Ref B",
    ]);
    expect(JSON.parse(jsonText(nodes))).toEqual(readTemplate(yamlText(nodes)));
  });

  it("keeps keys apart that an object of JavaScript would not", () => {
    const node = object([
      ["b", 1],
      ["__proto__", 2],
      ["2", 3],
      ["1", 4],
    ]);
    expect(yamlText([["Root", node]])).toBe('Root:\n  b: 1\n\n  __proto__: 2\n\n  "2": 3\n\n  "1": 4\n');
    expect(compactJsonText(node)).toBe('{"b":1,"__proto__":2,"2":3,"1":4}');
  });
});
