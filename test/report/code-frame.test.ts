import { describe, expect, it } from "vitest";
import { codeFrame } from "../../src/report/code-frame.js";
import { aSource, textAt } from "../support/sources.js";

const frame = (text: string, piece: string): string => {
  const range = aSource("x.yaml", text).locate(textAt("x.yaml", piece));
  const lines = codeFrame({ file: "x.yaml", pointer: "", range, text });
  return lines.map((line) => `${line.kind === "marked" ? ">" : " "}${line.gutter}|${line.text}`).join("\n");
};

describe("codeFrame", () => {
  it("shows the line, its neighbours and the range", () => {
    expect(frame("a: 1\nbb: 22\nc: 3\nd: 4\n", "22")).toBe(" 1|a: 1\n>2|bb: 22\n  |    ^^\n 3|c: 3");
  });

  it("has no line before the first and none after the last", () => {
    expect(frame("one", "one")).toBe(">1|one\n  |^^^");
    expect(frame("one\n", "one")).toBe(">1|one\n  |^^^");
    expect(frame("\none\n", "one")).toBe(" 1|\n>2|one\n  |^^^");
    expect(frame("\n\n", "\n")).toBe(">1|\n  |^\n 2|");
  });

  it("aligns numbers of different length", () => {
    const lines = Array.from({ length: 12 }, (_, index) => `line${index + 1}.`).join("\n");
    expect(frame(lines, "line9.")).toBe("  8|line8.\n> 9|line9.\n   |^^^^^^\n 10|line10.");
  });

  it("marks a range of several lines as far as its first line goes", () => {
    expect(frame("a:\n  b: 1\n  c: 2\n", "b: 1\n  c: 2")).toBe(" 1|a:\n>2|  b: 1\n  |  ^^^^\n 3|  c: 2");
  });

  it("reads the line ends of Windows", () => {
    expect(frame("a: 1\r\nb: 2\r\nc: 3\r\n", "2")).toBe(" 1|a: 1\n>2|b: 2\n  |   ^\n 3|c: 3");
  });

  it("keeps carets below what they mark after tabs, wide characters and what is spelt out", () => {
    expect(frame("\tx: y", "y")).toBe(">1|  x: y\n  |     ^");
    expect(frame("ペット: y", "y")).toBe(">1|ペット: y\n  |        ^");
    expect(frame("e\u0301: y", "y")).toBe(">1|e\u0301: y\n  |   ^");
    expect(frame("\u001b[31m: y", "y")).toBe(">1|\\u{1b}[31m: y\n  |            ^");
    expect(frame("k: ペ", "ペ")).toBe(">1|k: ペ\n  |   ^^");
  });

  it("lets no control character, escape sequence or text direction through", () => {
    const hostile = "a: \u001b]0;title\u0007\u009b31m\u202e\u2066\u2028\u0000\ufeff\u007f\ud800";
    const unsafe = /[\p{Cc}\u2028\u202e\u2066\ufeff]/u;
    expect(hostile).toMatch(unsafe);
    expect(frame(hostile, "title").replaceAll("\n", "")).not.toMatch(unsafe);
  });

  it("cuts a long line around the column", () => {
    const text = `{"a":"${"x".repeat(5000)}","key":"value","b":"${"y".repeat(5000)}"}`;
    const [marked = "", carets = ""] = frame(text, '"value"').split("\n");
    expect(marked).toMatch(/^>1\|…x+","key":"value","b":"y+…$/);
    expect(marked.length).toBeLessThan(130);
    expect(marked.slice(carets.indexOf("^"), carets.lastIndexOf("^") + 1)).toBe('"value"');
  });

  it("stays quick in a document that is one line of many megabytes", () => {
    const text = `{"a":"${"x".repeat(20_000_000)}","key":"value"}`;
    const range = aSource("x.json", text).locate(textAt("x.json", '"value"'));
    const start = performance.now();
    for (let count = 0; count < 20; count++) codeFrame({ file: "x.json", pointer: "", range, text });
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
