import type { NamedSchemas, SchemaData } from "../../templates/typescript-client/src/runtime/validation.js";

export const text: SchemaData = { kind: "string" };
export const tree: NamedSchemas = {
  Tree: {
    kind: "object",
    properties: {
      value: { kind: "integer" },
      children: { kind: "array", items: { kind: "reference", target: "Tree" } },
    },
    required: ["value"],
  },
};

/** Schemas as data beside the same in JSON Schema, with values on both sides of each rule. */
export const rows: readonly (readonly [SchemaData, object, readonly unknown[]])[] = [
  [
    { kind: "string", minLength: 2, maxLength: 3, pattern: "^a" },
    { type: "string", minLength: 2, maxLength: 3, pattern: "^a" },
    ["a", "ab", "abcd", "bb", "a😀", 1, null],
  ],
  [
    { kind: "integer", minimum: 1, exclusiveMaximum: 3 },
    { type: "integer", minimum: 1, exclusiveMaximum: 3 },
    [0, 1, 2, 3, 1.5, "1"],
  ],
  [
    { kind: "number", maximum: 1, exclusiveMinimum: 0 },
    { type: "number", maximum: 1, exclusiveMinimum: 0 },
    [0, 0.5, 1, 1.1],
  ],
  [{ kind: "boolean", nullable: true }, { type: ["boolean", "null"] }, [true, null, 0]],
  [{ kind: "null" }, { type: "null" }, [null, 0]],
  [{ kind: "never" }, { not: {} }, [null, 0]],
  [
    { kind: "enum", values: ["a", 1, { b: [2] }] },
    { enum: ["a", 1, { b: [2] }] },
    ["a", 1, { b: [2] }, { b: [3] }, "b"],
  ],
  [
    { kind: "array", items: text, prefix: [{ kind: "integer" }], minItems: 1, maxItems: 2, uniqueItems: true },
    {
      type: "array",
      items: [{ type: "integer" }],
      additionalItems: { type: "string" },
      minItems: 1,
      maxItems: 2,
      uniqueItems: true,
    },
    [[], [1], [1, "a"], [1, 2], [1, "a", "b"], ["a"], {}],
  ],
  [
    {
      kind: "object",
      properties: { a: text },
      required: ["a"],
      patterns: [{ pattern: "^x", schema: { kind: "integer" } }],
      additional: "forbidden",
      maxProperties: 2,
    },
    {
      type: "object",
      properties: { a: { type: "string" } },
      required: ["a"],
      patternProperties: { "^x": { type: "integer" } },
      additionalProperties: false,
      maxProperties: 2,
    },
    [{ a: "" }, {}, { a: 1 }, { a: "", x1: 1 }, { a: "", x1: "1" }, { a: "", b: 1 }, { a: "", x1: 1, x2: 2 }, []],
  ],
  [
    { kind: "object", additional: text, minProperties: 1 },
    { type: "object", additionalProperties: { type: "string" }, minProperties: 1 },
    [{}, { a: "" }, { a: 1 }],
  ],
  [
    { kind: "oneOf", members: [text, { kind: "string", minLength: 2 }, { kind: "integer" }] },
    { oneOf: [{ type: "string" }, { type: "string", minLength: 2 }, { type: "integer" }] },
    ["a", "ab", 1, null],
  ],
  [
    { kind: "anyOf", members: [text, { kind: "integer" }] },
    { anyOf: [{ type: "string" }, { type: "integer" }] },
    ["a", 1, null],
  ],
  [
    { kind: "allOf", members: [text, { kind: "string", minLength: 2 }] },
    { allOf: [{ type: "string" }, { minLength: 2 }] },
    ["a", "ab"],
  ],
  [{ kind: "not", schema: text }, { not: { type: "string" } }, ["a", 1]],
];
