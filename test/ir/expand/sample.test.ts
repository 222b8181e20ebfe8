import { describe, expect, it } from "vitest";
import { createSample } from "../../../src/ir/expand/sample.js";
import { readModel } from "../../support/read-document.js";

async function sampleOf(schema: object, direction?: "request" | "response") {
  const document = {
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    paths: {
      "/a": {
        post: {
          operationId: "a",
          requestBody: { required: true, content: { "application/json": { schema } } },
          responses: { "200": { description: "" } },
        },
      },
    },
  };
  const api = await readModel(JSON.stringify(document));
  const [operation] = api.operations;
  const [media] = operation?.body?.content ?? [];
  if (media === undefined) throw new Error("The document has a body.");
  return createSample(media.schema, new Map(api.schemas.map((each) => [each.id, each])), direction);
}

describe("a sample", () => {
  it("keeps the bounds of numbers, texts and lists", async () => {
    const properties = {
      low: { type: "integer", minimum: 3 },
      above: { type: "integer", exclusiveMinimum: 3 },
      negative: { type: "number", maximum: -2 },
      short: { type: "string", maxLength: 3 },
      long: { type: "string", minLength: 8 },
      list: { type: "array", items: { type: "boolean" }, minItems: 2 },
      pair: { type: "array", prefixItems: [{ type: "string" }, { type: "integer" }], items: false },
    };
    const { value, doubtful } = await sampleOf({ type: "object", properties });
    expect(value).toEqual({
      low: 3,
      above: 4,
      negative: -2,
      short: "str",
      long: "stringgg",
      list: [true, true],
      pair: ["string", 0],
    });
    expect(doubtful).toEqual([]);
  });

  it("leaves out what only the other side sends", async () => {
    const schema = {
      type: "object",
      properties: { id: { type: "string", readOnly: true }, secret: { type: "string", writeOnly: true } },
    };
    expect((await sampleOf(schema, "request")).value).toEqual({ secret: "string" });
    expect((await sampleOf(schema)).value).toEqual({ id: "string" });
  });

  it("says where it may be wrong", async () => {
    const schema = {
      type: "object",
      properties: {
        code: { type: "string", pattern: "^[A-Z]{3}$" },
        known: { type: "string", pattern: "^[A-Z]{3}$", examples: ["EUR"] },
        even: { type: "integer", multipleOf: 2 },
      },
    };
    expect((await sampleOf(schema)).doubtful).toEqual(["$.code", "$.even"]);
  });
});
