import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  escapeText,
  joinTemplates,
  soleExpression,
  splitTemplate,
  unescapeText,
} from "../../../src/emitters/terraform/template-text.js";

/** What Terraform makes of a template in which every reference is worth its own text in angle brackets. */
function evaluate(template: string): string {
  const segments = splitTemplate(template);
  if (segments === undefined) throw new Error(`does not parse: ${template}`);
  return segments
    .map(({ kind, text }) => {
      if (kind === "text") return text.replace(/\$\$\{|%%\{/g, (found) => found.slice(1));
      const quoted = /^\$\{"([^"]*)"\}$/.exec(text)?.[1];
      return quoted ?? text.replace(/^\$\{(.*)\}$/, "<$1>");
    })
    .join("");
}

/** Text with more of the characters that matter than chance would bring. */
const text = fc
  .array(fc.oneof(fc.constantFrom("$", "%", "{", "}", '"', "\\", "~", "__proto__", "\n"), fc.string()))
  .map((parts) => parts.join(""));

describe("escapeText", () => {
  it.each([
    ["plain", "plain"],
    ["${x}", "$${x}"],
    ["%{if x}", "%%{if x}"],
    ["$${x}", "$$${x}"],
    ["$ {x} 100% {y}", "$ {x} 100% {y}"],
    ["__proto__", '__proto${"__"}'],
  ])("makes %j inert", (source, template) => {
    expect(escapeText(source)).toBe(template);
  });

  it("keeps every text", () => {
    fc.assert(fc.property(text, (source) => evaluate(escapeText(source)) === source));
    fc.assert(fc.property(text, (source) => unescapeText(escapeText(source)) === source));
  });
});

describe("joinTemplates", () => {
  it("keeps a dollar before a reference apart from it", () => {
    expect(joinTemplates([escapeText("$"), "${var.x}"])).toBe('${"$"}${var.x}');
    expect(joinTemplates([escapeText("costs $$"), "${var.x}"])).toBe('costs ${"$$"}${var.x}');
    expect(joinTemplates([escapeText("100%"), "${var.x}"])).toBe('100${"%"}${var.x}');
  });

  it("keeps texts and references in any order", () => {
    fc.assert(
      fc.property(fc.array(text), (texts) => {
        const pieces = texts.flatMap((each, index) => [escapeText(each), `\${var.v${index}}`]);
        const expected = texts.map((each, index) => `${each}<var.v${index}>`).join("");
        return evaluate(joinTemplates(pieces)) === expected;
      }),
    );
  });
});

describe("splitTemplate", () => {
  it("finds the end of an expression that holds braces, strings and templates", () => {
    const expression = '${jsonencode({ a = "}", b = "${var.x}}", c = "\\"}", d = "$${" })}';
    expect(splitTemplate(`a${expression}b`)).toEqual([
      { kind: "text", text: "a" },
      { kind: "expression", text: expression },
      { kind: "text", text: "b" },
    ]);
  });

  it.each(["${", "${x", '${"x}', '${"${x"}', "%{ if x"])("refuses %j, whose expression does not end", (template) => {
    expect(splitTemplate(template)).toBeUndefined();
  });

  it("ends on any text", () => {
    fc.assert(
      fc.property(text, (source) => {
        const segments = splitTemplate(source);
        return segments === undefined || segments.map((segment) => segment.text).join("") === source;
      }),
    );
  });
});

describe("soleExpression", () => {
  it("is what a template is that holds nothing else", () => {
    expect(soleExpression("${var.x}")).toBe("var.x");
    expect(soleExpression("${var.x}${var.y}")).toBeUndefined();
    expect(soleExpression("$${var.x}")).toBeUndefined();
    expect(soleExpression("${var.x} ")).toBeUndefined();
  });
});
