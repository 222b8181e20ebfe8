import { describe, expect, it } from "vitest";
import { createSample } from "../../../src/ir/expand/sample.js";
import { readModel } from "../../support/read-document.js";

async function sampleOf(schema: object, direction?: "request" | "response", schemas: object = {}) {
  const document = {
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    components: { schemas },
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

  it("names the alternative that it shows", async () => {
    const schemas = {
      Cat: { type: "object", required: ["kind"], properties: { kind: { type: "string" }, lives: { type: "integer" } } },
      Dog: { type: "object", properties: { kind: { enum: ["puppy", "dog"] } } },
      Cow: { type: "object", properties: { kind: { type: "string" } }, example: { kind: "calf" } },
      Animal: {
        type: "object",
        properties: { kind: { type: "string" } },
        discriminator: { propertyName: "kind", mapping: { bird: "#/components/schemas/Bird" } },
      },
      Bird: {
        allOf: [{ $ref: "#/components/schemas/Animal" }, { type: "object", properties: { wings: { const: 2 } } }],
      },
    };
    const to = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
    const union = (name: string, mapping: object): object => ({
      oneOf: [to(name), to("Cat")],
      discriminator: { propertyName: "kind", mapping },
    });
    const shown = async (schema: object): Promise<unknown> => (await sampleOf(schema, "response", schemas)).value;
    expect(await shown(union("Cat", {}))).toEqual({ kind: "Cat", lives: 0 });
    expect(await shown(union("Cat", { cat: "Cat", kitten: "Cat" }))).toEqual({ kind: "cat", lives: 0 });
    expect(await shown(union("Dog", { dog: "Dog" }))).toEqual({ kind: "dog" });
    expect(await shown(union("Dog", { wolf: "Dog" }))).toEqual({ kind: "puppy" });
    expect(await shown(union("Cow", { cow: "Cow" }))).toEqual({ kind: "calf" });
    expect(await shown(to("Animal"))).toEqual({ kind: "bird", wings: 2 });
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

  it.each([
    [{ type: "integer", example: "7" }, false],
    [{ type: "integer", example: 7 }, true],
    [{ type: "string", maxLength: 2, default: "long" }, false],
    [{ type: "string", format: "uuid", example: "some id" }, false],
    [{ type: "string", format: "date-time", example: "2024-01-01T00:00:00.5Z" }, true],
    [{ type: "array", items: { enum: ["a"] }, example: ["a", "b"] }, false],
    [{ type: "object", required: ["a"], properties: { a: {} }, example: {} }, false],
    [{ type: "object", required: ["a"], properties: { a: { readOnly: true } }, example: {} }, true],
    [{ type: "object", properties: { a: {} }, additionalProperties: false, example: { b: 1 } }, false],
    [{ anyOf: [{ type: "string" }, { type: "boolean" }], example: true }, true],
    [{ type: "object", dependentRequired: { a: ["b"] }, properties: { a: {} } }, false],
    [{ allOf: [{ type: "string" }, { not: { const: "string" } }] }, false],
    [{ type: "string", format: "ipv4" }, true],
  ])("of %j is sure: %s", async (schema, isSure) => {
    expect((await sampleOf(schema, "request")).doubtful.length === 0).toBe(isSure);
  });

  it("doubts a base type, whose discriminator it cannot choose", async () => {
    const properties = { kind: { type: "string" } };
    const Base = { type: "object", properties, required: ["kind"], discriminator: { propertyName: "kind" } };
    const Child = { allOf: [{ $ref: "#/components/schemas/Base" }, { type: "object" }] };
    for (const name of ["Base", "Child"]) {
      const { doubtful } = await sampleOf({ $ref: `#/components/schemas/${name}` }, "request", { Base, Child });
      expect(doubtful, name).toEqual(["$"]);
    }
  });

  it("is doubtful beside a rule in a part of its own", async () => {
    const zip = { properties: { zip: { type: "string" } } };
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema, in a document that nobody awaits
    const rule = { if: { required: ["zip"] }, then: { required: ["city"] } };
    expect((await sampleOf({ allOf: [{ type: "object", ...zip }, rule] })).doubtful).not.toEqual([]);
  });

  it("does not wait for patterns or circles to end", async () => {
    const pattern = { type: "string", pattern: "^(a+)+$", example: `${"a".repeat(60)}!` };
    expect((await sampleOf(pattern)).doubtful).not.toEqual([]);
    const again = { $ref: "#/components/schemas/Again" };
    const circle = { allOf: [again, again, { type: "object" }], example: { x: 1 } };
    expect((await sampleOf(again, undefined, { Again: circle })).doubtful).not.toEqual([]);
  });

  it.each([
    ["^[0-9a-f]{8}-[0-9a-f]{4}$", "0123abcd-89ef"],
    ["^(?:red|green)$", "green"],
    ["^\\d+\\.\\d+$", "1.25"],
  ])("trusts an example that the pattern %s takes", async (pattern, example) => {
    expect(await sampleOf({ type: "string", pattern, example })).toMatchObject({ value: example, doubtful: [] });
    expect((await sampleOf({ type: "string", pattern, example: `${example}!` })).doubtful).not.toEqual([]);
  });
});
