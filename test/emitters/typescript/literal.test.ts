import ts from "typescript";
import { describe, expect, it } from "vitest";
import {
  commentLines,
  docComment,
  literalType,
  objectKey,
  stringLiteral,
  valueLiteral,
} from "../../../src/emitters/typescript/literal.js";

const hostile = [
  'a"b',
  "a\\",
  "a\nb\r\u2028\u2029",
  "`${process.exit()}`",
  "*/ process.exit() /*",
  "</script><!--",
  "\u0000\u001b\u007f\ufeff",
  "\ud800",
  "__proto__",
  "\u202Eevil",
];

describe("string literals", () => {
  it.each(hostile)("mean %j", (text) => {
    const literal = stringLiteral(text);
    expect(new Function(`"use strict"; return ${literal};`)()).toBe(text);
    expect(literal).not.toMatch(/[\n\r\u2028\u2029]|<\/|<!--/);
  });
});

describe("values", () => {
  it("come back as they were", () => {
    const value = JSON.parse('{"__proto__": {"a": [1, -2.5, null, true]}, "x-y": "</script>", "1": {}}');
    const back: unknown = new Function(`return ${valueLiteral(value)};`)();
    expect(JSON.stringify(back)).toBe(JSON.stringify(value));
    expect(Object.getPrototypeOf(back)).toBe(Object.prototype);
  });

  it("have a literal type wherever TypeScript has one", () => {
    expect(literalType(-1)).toBe("-1");
    expect(literalType(Number.POSITIVE_INFINITY)).toBe("number");
    expect(literalType(["a", { b: null }])).toBe('["a", { b: null }]');
  });

  it("quote what is no plain name", () => {
    expect(["a", "a-b", "1", "", "__proto__"].map(objectKey)).toEqual(["a", '"a-b"', '"1"', '""', '["__proto__"]']);
  });
});

describe("comments", () => {
  it.each([...hostile, "@ts-ignore", "first\n@deprecated second", "/** @ts-nocheck", "{@link evil}"])(
    "hold %j",
    (text) => {
      const comment = docComment(commentLines(text), "  ");
      const source = ts.createSourceFile("a.ts", `${comment}const a: string = 1;`, ts.ScriptTarget.ES2022, true);
      expect(source.statements).toHaveLength(1);
      const [statement] = source.statements;
      expect(ts.getJSDocTags(statement as ts.Statement)).toHaveLength(0);
      expect(comment).not.toMatch(/[\s*]@/);
    },
  );

  it("are one line for one line", () => {
    expect(docComment(commentLines("One."), "")).toBe("/** One. */\n");
    expect(docComment(commentLines("One.\n\nTwo. "), "  ")).toBe("  /**\n   * One.\n   *\n   * Two.\n   */\n");
    expect(docComment([], "")).toBe("");
  });
});
