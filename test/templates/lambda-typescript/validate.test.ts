import { describe, expect, it } from "vitest";
import type { Schema } from "../../../templates/lambda-typescript/runtime/schema.js";
import { validate } from "../../../templates/lambda-typescript/runtime/validate.js";

const problems = (schema: Schema, value: unknown): readonly string[] =>
  validate(schema, value).map(({ pointer, message }) => `${pointer} ${message}`.trim());

/** Values that a schema takes, and values that it refuses. */
type Row = readonly [name: string, schema: Schema, valid: readonly unknown[], invalid: readonly unknown[]];

const rows: readonly Row[] = [
  ["any", { kind: "any" }, [null, 1, "a", {}, []], []],
  ["never", { kind: "never" }, [], [null, 1]],
  ["null", { kind: "null" }, [null], [0, "", undefined]],
  ["boolean", { kind: "boolean" }, [true, false], ["true", 1, null]],
  ["nullable", { kind: "boolean", nullable: true }, [null, true], ["null"]],
  ["string", { kind: "string" }, ["", "a"], [1, null, ["a"], new Uint8Array(1)]],
  ["binary", { kind: "string", format: "binary", maxLength: 2 }, [new Uint8Array(2), "ab"], [new Uint8Array(3), 1]],
  ["minLength in code points", { kind: "string", minLength: 2 }, ["ab", "😀😀"], ["a", "😀"]],
  ["maxLength in code points", { kind: "string", maxLength: 2 }, ["😀😀", ""], ["abc"]],
  ["pattern", { kind: "string", pattern: "^\\p{Lu}+$" }, ["ÄB"], ["ab", "A1"]],
  ["pattern of another engine", { kind: "string", pattern: "(?>a)" }, ["b"], []],
  [
    "date-time",
    { kind: "string", format: "date-time" },
    ["2024-02-29T23:59:60Z", "2023-01-31t00:00:00.5+14:00"],
    ["2023-02-29T00:00:00Z", "2023-01-01 00:00:00Z", "2023-01-01T24:00:00Z", "2023-01-01T00:00:00", "x"],
  ],
  [
    "date",
    { kind: "string", format: "date" },
    ["2000-02-29"],
    ["1900-02-29", "2023-13-01", "2023-00-10", "2023-04-31", "23-01-01"],
  ],
  [
    "uuid",
    { kind: "string", format: "uuid" },
    ["123E4567-e89b-12d3-a456-426614174000"],
    ["123e4567e89b12d3a456426614174000", "{123e4567-e89b-12d3-a456-426614174000}"],
  ],
  [
    "email",
    { kind: "string", format: "email" },
    ["a@b", "a.b+c@example.com"],
    ["a", "@b", "a@", "a b@c", "a@b..c", "a@@b"],
  ],
  [
    "uri",
    { kind: "string", format: "uri" },
    ["https://example.com/a?b#c", "urn:isbn:1"],
    ["/a", "example.com", "http://a b"],
  ],
  [
    "ipv4",
    { kind: "string", format: "ipv4" },
    ["0.0.0.0", "255.255.255.255"],
    ["256.1.1.1", "1.1.1", "01.1.1.1", "1.1.1.1.1"],
  ],
  [
    "ipv6",
    { kind: "string", format: "ipv6" },
    ["::", "::1", "1::", "2001:db8::ff00:42:8329", "::ffff:192.0.2.1", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:1.2.3.4"],
    ["", ":", ":::", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "12345::", "::1.2.3", "1:2:3:4:5:6:7::8:9"],
  ],
  ["byte", { kind: "string", format: "byte" }, ["", "YQ==", "YWI=", "YWJj"], ["Y", "YQ=", "Y=Q=", "YQ-_"]],
  ["format that is a remark", { kind: "string", format: "colour" }, ["anything"], []],
  ["number", { kind: "number" }, [0, -1.5, 1e300], ["1", null, Number.NaN, Number.POSITIVE_INFINITY]],
  ["integer", { kind: "integer" }, [0, -3, 1.0, 9007199254740991], [1.5, "1", 2 ** 53]],
  ["int32", { kind: "integer", format: "int32" }, [-2147483648, 2147483647], [2147483648, -2147483649]],
  ["minimum", { kind: "number", minimum: 1 }, [1, 2], [0.999]],
  ["maximum", { kind: "number", maximum: 1 }, [1, 0], [1.001]],
  ["exclusiveMinimum", { kind: "number", exclusiveMinimum: 1 }, [1.001], [1]],
  ["exclusiveMaximum", { kind: "number", exclusiveMaximum: 1 }, [0.999], [1]],
  ["multipleOf", { kind: "number", multipleOf: 0.1 }, [0.3, 0.7, 1.1, 0, -0.2, 1e15], [0.35, 0.05]],
  ["multipleOf with integers", { kind: "integer", multipleOf: 3 }, [9, 0, -3], [10, 1]],
  [
    "enum",
    { kind: "enum", values: ["a", 1, true, { b: 1, c: [2] }] },
    ["a", 1, true, { c: [2], b: 1 }],
    ["b", "1", { b: 1 }, null],
  ],
  ["minItems", { kind: "array", minItems: 1 }, [[1]], [[], "a", { 0: 1 }]],
  ["maxItems", { kind: "array", maxItems: 1 }, [[], [1]], [[1, 2]]],
  ["items", { kind: "array", items: { kind: "integer" } }, [[], [1, 2]], [[1, "2"]]],
  [
    "prefix",
    { kind: "array", prefix: [{ kind: "string" }], items: { kind: "integer" } },
    [[], ["a"], ["a", 1]],
    [[1], ["a", "b"]],
  ],
  ["closed tuple", { kind: "array", prefix: [{ kind: "string" }], items: false }, [["a"]], [["a", 1]]],
  [
    "uniqueItems",
    { kind: "array", uniqueItems: true },
    [
      [1, "1", true, [1]],
      [{ a: 1 }, { a: 2 }],
    ],
    [
      [1, 1],
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
    ],
  ],
  ["required", { kind: "object", required: ["a"] }, [{ a: null }], [{}, { A: 1 }, [], "a", null]],
  ["properties", { kind: "object", properties: { a: { kind: "integer" } } }, [{}, { a: 1, b: "x" }], [{ a: "1" }]],
  [
    "additional forbidden",
    { kind: "object", properties: { a: { kind: "any" } }, additional: false },
    [{ a: 1 }],
    [{ a: 1, b: 1 }],
  ],
  ["additional", { kind: "object", additional: { kind: "integer" } }, [{}, { b: 1 }], [{ b: "1" }]],
  [
    "patternProperties",
    { kind: "object", patterns: [["^x-", { kind: "string" }]], additional: false },
    [{ "x-a": "b" }],
    [{ "x-a": 1 }, { y: "b" }],
  ],
  ["minProperties", { kind: "object", minProperties: 1 }, [{ a: 1 }], [{}]],
  ["maxProperties", { kind: "object", maxProperties: 1 }, [{ a: 1 }], [{ a: 1, b: 2 }]],
  ["anyOf", { kind: "anyOf", members: [{ kind: "integer" }, { kind: "number", minimum: 2 }] }, [1, 2, 2.5], [1.5, "a"]],
  ["oneOf", { kind: "oneOf", members: [{ kind: "integer" }, { kind: "number", minimum: 2 }] }, [1, 2.5], [2, 1.5]],
  ["allOf", { kind: "allOf", members: [{ kind: "integer" }, { kind: "number", minimum: 2 }] }, [2], [1, 2.5]],
  ["not", { kind: "not", schema: { kind: "integer" } }, ["a", 1.5], [1]],
];

describe("validate", () => {
  for (const [name, schema, valid, invalid] of rows) {
    it(`knows ${name}`, () => {
      for (const value of valid) expect(problems(schema, value), JSON.stringify(value)).toEqual([]);
      for (const value of invalid) expect(problems(schema, value), JSON.stringify(value)).not.toEqual([]);
    });
  }

  it("takes every property name, those of Object.prototype included", () => {
    const schema: Schema = {
      kind: "object",
      properties: { ["__proto__"]: { kind: "integer" } },
      required: ["toString"],
    };
    expect(problems(schema, JSON.parse('{"__proto__": "x"}'))).toEqual([
      "/toString is required",
      "/__proto__ must be a whole number",
    ]);
    expect(problems(schema, JSON.parse('{"__proto__": 1, "toString": 1}'))).toEqual([]);
    expect(problems({ kind: "object", additional: false }, JSON.parse('{"constructor": 1}'))).toEqual([
      "/constructor is not a known member",
    ]);
  });

  it("points at what is wrong, and escapes the pointer", () => {
    const schema: Schema = { kind: "object", properties: { "a/b~c": { kind: "array", items: { kind: "integer" } } } };
    expect(problems(schema, { "a/b~c": [1, "x"] })).toEqual(["/a~1b~0c/1 must be a whole number"]);
  });

  it("reports many problems, but not without end", () => {
    const value = Array.from({ length: 1000 }, () => "x");
    expect(problems({ kind: "array", items: { kind: "integer" } }, value)).toHaveLength(50);
  });

  it("takes out what only the server sets, and only from valid values", () => {
    const schema: Schema = {
      kind: "object",
      properties: { name: { kind: "string" } },
      readOnly: ["id"],
      required: ["name"],
    };
    const valid = { id: 7, name: "a" };
    expect(problems({ kind: "anyOf", members: [{ kind: "null" }, schema] }, valid)).toEqual([]);
    expect(valid).toEqual({ name: "a" });
    const other = { id: 7, name: "a" };
    const withoutId: Schema = { kind: "object", additional: { kind: "string" } };
    expect(
      problems(
        { kind: "anyOf", members: [{ kind: "allOf", members: [schema, { kind: "never" }] }, { kind: "any" }] },
        other,
      ),
    ).toEqual([]);
    expect(other).toEqual({ id: 7, name: "a" });
    expect(problems(withoutId, other)).toEqual(["/id must be text"]);
  });
});

describe("alternatives", () => {
  const cat: Schema = {
    kind: "object",
    properties: { kind: { kind: "enum", values: ["cat"] }, lives: { kind: "integer" } },
    required: ["kind"],
  };
  const dog: Schema = {
    kind: "object",
    properties: { kind: { kind: "enum", values: ["dog"] }, bark: { kind: "string" } },
    required: ["kind"],
  };
  const beast: Schema = {
    kind: "oneOf",
    members: [cat, dog],
    discriminator: { property: "kind", mapping: { cat: 0, dog: 1 } },
  };

  it("are told apart by the discriminator", () => {
    expect(problems(beast, { kind: "dog", bark: "loud" })).toEqual([]);
    expect(problems(beast, { kind: "dog", bark: 1 })).toEqual(["/bark must be text"]);
    expect(problems(beast, { kind: "cow" })).toEqual(['/kind must be one of "cat", "dog"']);
    expect(problems(beast, {})).toEqual(["/kind is required"]);
    expect(problems(beast, { kind: "toString" })).toEqual(['/kind must be one of "cat", "dog"']);
    expect(problems(beast, "dog")).toEqual(["must match one of the alternatives"]);
  });

  it("without discriminator show the problems of the one that was meant", () => {
    const schema: Schema = { kind: "oneOf", members: [{ kind: "string" }, dog] };
    expect(problems(schema, { kind: "dog", bark: 1 })).toEqual(["/bark must be text"]);
    expect(problems(schema, 1)).toEqual(["must match one of the alternatives"]);
  });
});

describe("recursion", () => {
  const tree: Schema = {
    kind: "object",
    properties: { value: { kind: "integer" }, children: { kind: "array", items: { kind: "ref", to: () => tree } } },
  };
  const itself: Schema = { kind: "allOf", members: [{ kind: "ref", to: () => itself }, { kind: "integer" }] };

  it("follows references into the value", () => {
    expect(problems(tree, { value: 1, children: [{ value: 2, children: [{ value: "x" }] }] })).toEqual([
      "/children/0/children/0/value must be a whole number",
    ]);
  });

  it("ends for a schema that refers to itself without going deeper", () => {
    expect(problems(itself, 1)).toEqual([]);
    expect(problems(itself, "a")).toEqual(["must be a whole number"]);
  });

  it("refuses values that are nested too deeply to be walked", () => {
    let value: unknown = {};
    for (let depth = 0; depth < 100_000; depth += 1) value = { children: [value] };
    expect(problems(tree, value)).toHaveLength(1);
    const list = JSON.parse(`${"[".repeat(100_000)}${"]".repeat(100_000)}`);
    expect(problems({ kind: "array", uniqueItems: true }, [list, 1])).toEqual([]);
  });

  it("does not multiply alternatives with depth", () => {
    const side = (operator: string): Schema => ({
      kind: "object",
      properties: {
        left: { kind: "ref", to: () => expression },
        right: { kind: "ref", to: () => expression },
        operator: { kind: "enum", values: [operator] },
      },
      required: ["operator"],
    });
    const expression: Schema = { kind: "oneOf", members: [side("+"), side("-"), side("*"), { kind: "number" }] };
    let value: unknown = 1;
    for (let depth = 0; depth < 60; depth += 1) value = { left: value, right: 1, operator: "*" };
    const start = performance.now();
    expect(problems(expression, value)).toEqual([]);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
