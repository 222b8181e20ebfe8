import { describe, expect, it } from "vitest";
import type { Schema } from "../../../templates/lambda-typescript/runtime/schema.js";
import { validate } from "../../../templates/lambda-typescript/runtime/validate.js";
import { validationCases } from "./validation-cases.js";

const problems = (schema: Schema, value: unknown): readonly string[] =>
  validate(schema, value).map(({ pointer, message }) => `${pointer} ${message}`.trim());

describe("validate", () => {
  for (const [name, schema, valid, invalid] of validationCases) {
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
