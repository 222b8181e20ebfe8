import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { openConnection } from "../../../templates/typescript-client/src/runtime/connection.js";
import { sendForBody } from "../../../templates/typescript-client/src/runtime/send.js";
import {
  type NamedSchemas,
  type SchemaData,
  validate,
  validationMiddleware,
} from "../../../templates/typescript-client/src/runtime/validation.js";

const text: SchemaData = { kind: "string" };
const tree: NamedSchemas = {
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
const rows: readonly (readonly [SchemaData, object, readonly unknown[]])[] = [
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

describe("the validator", () => {
  const ajv = new Ajv({ strict: false });

  it.each(rows)("agrees with JSON Schema about %j", (data, schema, values) => {
    const isValid = ajv.compile(schema);
    for (const value of values)
      expect(validate(value, data, {}).length === 0, JSON.stringify(value)).toBe(isValid(value));
  });

  it("says where the fault is, inside lists, references and alternatives", () => {
    const value = { value: 1, children: [{ value: 2 }, { children: [] }, { value: "3", "a/b": 1 }] };
    expect(validate(value, { kind: "reference", target: "Tree" }, tree)).toEqual([
      { pointer: "/children/1/value", message: "is required" },
      { pointer: "/children/2/value", message: "is no integer" },
    ]);
    const either: SchemaData = { kind: "oneOf", members: [text, { kind: "reference", target: "Tree" }] };
    expect(validate({ value: "x" }, either, tree)).toEqual([{ pointer: "/value", message: "is no integer" }]);
  });

  it("takes decimal multiples for what they are", () => {
    expect(validate(0.3, { kind: "number", multipleOf: 0.1 }, {})).toEqual([]);
    expect(validate(0.35, { kind: "number", multipleOf: 0.1 }, {})).toHaveLength(1);
  });
});

describe("a client that validates", () => {
  const calling = (response: Response) => {
    const target = { baseUrl: "https://api", isBaseUrlGiven: true, variables: {}, schemes: {}, credentials: {} };
    const responses = { getTree: { "200": { kind: "reference", target: "Tree" }, "4XX": text } } as const;
    const connection = openConnection(target, {
      middleware: [validationMiddleware(responses, tree)],
      fetch: async () => response,
    });
    return sendForBody(connection, "getTree", { method: "GET", path: "/" });
  };

  it("gets what is as described", async () => {
    expect(await calling(Response.json({ value: 1 }))).toEqual({ value: 1 });
  });

  it("ends a call whose response is not", async () => {
    await expect(calling(Response.json({ value: "1" }))).rejects.toMatchObject({
      name: "ValidationError",
      message: "getTree was answered with status 200, and its body at /value is no integer.",
      problems: [{ pointer: "/value", message: "is no integer" }],
    });
    await expect(calling(Response.json({}, { status: 404 }))).rejects.toMatchObject({ name: "ValidationError" });
    await expect(calling(Response.json("gone", { status: 404 }))).rejects.toMatchObject({ name: "ApiError" });
  });
});
