import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { openConnection } from "../../../templates/typescript-client/src/runtime/connection.js";
import { sendForBody } from "../../../templates/typescript-client/src/runtime/send.js";
import {
  type SchemaData,
  validate,
  validationMiddleware,
} from "../../../templates/typescript-client/src/runtime/validation.js";
import { rows, text, tree } from "../validation-cases.js";

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
    expect(validate(9007199254740991, { kind: "number", multipleOf: 10 }, {})).toHaveLength(1);
    expect(validate(1e308, { kind: "number", multipleOf: 1e-300 }, {})).toEqual([]);
  });
});

describe("a client that validates", () => {
  const calling = (response: Response) => {
    const target = { baseUrl: "https://api", isBaseUrlGiven: true };
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
