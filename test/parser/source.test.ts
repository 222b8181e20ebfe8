import { describe, expect, it } from "vitest";
import { unsafeId } from "../../src/ir/ids.js";
import { inspectValue, nestingLimit } from "../../src/parser/source/inspect-value.js";
import { findDuplicateKeys, parseText } from "../../src/parser/source/parse-text.js";

const place = (text: string, pointer: string, part?: "key") => {
  const { source } = parseText("file", "/file", text);
  const { start, end } = source.locate({ file: "file", pointer: unsafeId(pointer), ...(part ? { part } : {}) });
  return { line: start.line, column: start.column, text: text.slice(start.offset, end.offset) };
};

describe("places in JSON", () => {
  const text = '{\n  "a/b": [1, {"c~d": "x\\"}"}],\n  "last": {"deep": [[], {}, null]}\n}';

  it("finds values behind escaped tokens, strings with quotes and braces, and items", () => {
    expect(place(text, "/a~1b/1/c~0d")).toEqual({ line: 2, column: 22, text: '"x\\"}"' });
    expect(place(text, "/last/deep/2").text).toBe("null");
    expect(place(text, "/last", "key")).toEqual({ line: 3, column: 3, text: '"last"' });
  });

  it("stops at the nearest ancestor that exists", () => {
    expect(place(text, "/last/missing/more").text).toBe('{"deep": [[], {}, null]}');
  });
});

describe("places in YAML", () => {
  const text = "base: &base\n  one: 1\nuse:\n  <<: *base\n  list:\n    - first\n    - {a: b}\n";

  it("finds keys, values, items and flow members", () => {
    expect(place(text, "/use/list/1/a").text).toBe("b");
    expect(place(text, "/use/list", "key")).toMatchObject({ line: 5, column: 3, text: "list" });
  });
});

describe("reading text", () => {
  const read = (text: string): unknown => parseText("file", "/file", text).value;

  it("keeps dates as text, merges `<<` and reads CloudFormation's short forms", () => {
    expect(read("date: 2020-01-01\nbase: &b {x: 1}\nuse: {<<: *b, y: 2}")).toEqual({
      date: "2020-01-01",
      base: { x: 1 },
      use: { x: 1, y: 2 },
    });
    expect(read("a: !Sub '${X}'\nb: !GetAtt Pool.Arn\nc: !Ref Thing")).toEqual({
      a: { "Fn::Sub": "${X}" },
      b: { "Fn::GetAtt": ["Pool", "Arn"] },
      c: { Ref: "Thing" },
    });
  });

  it("reports every problem of broken YAML with its place", () => {
    const { value, problems } = parseText("file", "/file", "a: [1\nb: }\nc: d\n");
    expect(value).toBeUndefined();
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.every(({ code }) => code === "syntax")).toBe(true);
  });

  it("names keys that stand twice, in JSON as in YAML", () => {
    const json = parseText("file", "/file", '{"a": 1, "b": {"x": 1, "x": 2}, "c": "\\"a\\": 1"}');
    expect(findDuplicateKeys(json, 4)).toEqual([{ code: "key-duplicate", detail: "x", offset: 23 }]);
    expect(parseText("file", "/file", "a: 1\na: 2\n").problems).toEqual([
      { code: "key-duplicate", detail: "a", offset: 5 },
    ]);
  });

  it("keeps `__proto__` a key like any other", () => {
    const value = read('{"__proto__": {"polluted": true}}');
    expect(Object.keys(value as object)).toEqual(["__proto__"]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.keys(read("__proto__: 1") as object)).toEqual(["__proto__"]);
  });
});

describe("inspection", () => {
  const nested = (depth: number): unknown => JSON.parse(`${"[".repeat(depth)}${"]".repeat(depth)}`);

  it("counts keys and collects the files that references name", () => {
    const found = inspectValue({ a: { $ref: "other.yaml#/x" }, b: [{ $ref: "#/a" }, { $ref: "other.yaml" }] });
    expect(found).toEqual({ kind: "sound", keys: 5, references: new Set(["other.yaml"]) });
  });

  it("refuses what is too deep, and says where", () => {
    expect(inspectValue(nested(nestingLimit)).kind).toBe("sound");
    expect(inspectValue(nested(nestingLimit + 2))).toMatchObject({ kind: "too-deep" });
  });

  it("ends on an alias that contains itself", () => {
    const value: { self?: unknown } = {};
    value.self = value;
    expect(inspectValue(value).kind).toBe("too-deep");
  });

  it("ends on aliases that double at every level", () => {
    const lines = ["a0: &a0 [x]"];
    for (let level = 1; level <= 40; level += 1) lines.push(`a${level}: &a${level} [*a${level - 1}, *a${level - 1}]`);
    expect(inspectValue(parseText("file", "/file", lines.join("\n")).value).kind).toBe("too-complex");
  });
});
