import { describe, expect, it } from "vitest";
import type { Schema } from "../../src/ir/schema.js";
import { readFiles } from "../support/read-document.js";

async function schemaOf(text: string, version = "3.1.0"): Promise<Schema> {
  const { api, found } = await readFiles({
    "openapi.yaml": `openapi: ${version}\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents: {schemas: {S: ${text}, Other: {type: object}, Third: {type: object}}}`,
  });
  const schema = api?.schemas[0]?.schema;
  if (schema === undefined) throw new Error(found.join("\n"));
  return schema;
}

describe("types", () => {
  it.each([
    ["{}", { kind: "any" }],
    ["true", { kind: "any" }],
    ["false", { kind: "never" }],
    ["{type: 'null'}", { kind: "null" }],
    [
      "{type: string, format: date, pattern: '^a', maxLength: 3}",
      { kind: "string", format: "date", pattern: "^a", maxLength: 3 },
    ],
    ["{type: string, contentMediaType: image/png}", { kind: "string", format: "binary" }],
    ["{contentMediaType: application/octet-stream, contentEncoding: binary}", { kind: "string", format: "binary" }],
    ["{type: [string, 'null']}", { kind: "string", nullable: true }],
    ["{type: [string, integer]}", { kind: "anyOf", members: [{ kind: "string" }, { kind: "integer" }] }],
    ["{enum: [a, null, a]}", { kind: "enum", values: ["a"], nullable: true }],
    ["{const: 1, type: integer}", { kind: "enum", values: [1], type: "integer" }],
    [
      "{properties: {a: {type: string}}, required: [a, b]}",
      { kind: "object", requiredElsewhere: ["b"], properties: [{ name: "a", required: true }] },
    ],
    ["{type: object, additionalProperties: false}", { kind: "object", additional: "forbidden" }],
    ["{type: object, additionalProperties: {type: string}}", { kind: "object", additional: { kind: "string" } }],
    ["{type: array}", { kind: "array", items: { kind: "any" } }],
    [
      "{type: array, prefixItems: [{type: string}], items: false}",
      { kind: "array", prefix: [{ kind: "string" }], items: "forbidden" },
    ],
  ])("reads %s", async (text, expected) => {
    expect(await schemaOf(text)).toMatchObject(expected);
  });
});

it.each([
  "{type: string, contentMediaType: image/png, contentEncoding: base64}",
  "{type: string, contentMediaType: application/json}",
  "{type: string, contentMediaType: image/svg+xml}",
])("takes %s for text, and not for bytes", async (text) => {
  expect(await schemaOf(text)).not.toHaveProperty("format");
});

describe("compositions", () => {
  it.each([
    ["{allOf: [{$ref: '#/components/schemas/Other'}]}", { kind: "reference", target: "Other" }],
    [
      "{allOf: [{$ref: '#/components/schemas/Other'}], required: [a]}",
      { kind: "allOf", members: [{ kind: "object", requiredElsewhere: ["a"] }, { kind: "reference" }] },
    ],
    [
      "{oneOf: [{$ref: '#/components/schemas/Other'}, {type: 'null'}]}",
      { kind: "reference", target: "Other", nullable: true },
    ],
    [
      "{type: object, oneOf: [{$ref: '#/components/schemas/Other'}, {$ref: '#/components/schemas/Third'}], discriminator: {propertyName: k, mapping: {o: Other}}}",
      {
        kind: "allOf",
        members: [
          { kind: "object" },
          { kind: "oneOf", discriminator: { property: "k", mapping: [{ value: "o", target: "Other" }] } },
        ],
      },
    ],
    [
      "{anyOf: [{$ref: '#/components/schemas/Other'}, {$ref: '#/components/schemas/Third'}], discriminator: {propertyName: k}}",
      { kind: "anyOf", discriminator: { property: "k", mapping: [] } },
    ],
    ["{not: {type: string}}", { kind: "not", schema: { kind: "string" } }],
    ["{$ref: '#/components/schemas/Other', description: d}", { kind: "reference", target: "Other", description: "d" }],
    [
      "{$ref: '#/components/schemas/Other', minProperties: 1, type: object}",
      { kind: "allOf", members: [{ kind: "object", minProperties: 1 }, { kind: "reference" }] },
    ],
  ])("reads %s", async (text, expected) => {
    expect(await schemaOf(text)).toMatchObject(expected);
  });

  it("gives the outer description precedence over the inner one", async () => {
    const schema = await schemaOf("{description: outer, allOf: [{type: string, description: inner, title: t}]}");
    expect(schema).toMatchObject({ kind: "string", description: "outer", title: "t" });
  });
});

describe("OpenAPI 3.0", () => {
  it("knows nullable and boolean bounds", async () => {
    expect(
      await schemaOf("{type: integer, nullable: true, minimum: 1, exclusiveMinimum: true}", "3.0.3"),
    ).toMatchObject({
      kind: "integer",
      nullable: true,
      exclusiveMinimum: 1,
    });
    expect(await schemaOf("{nullable: true, allOf: [{$ref: '#/components/schemas/Other'}]}", "3.0.3")).toMatchObject({
      kind: "reference",
      nullable: true,
    });
  });

  it("says that what stands beside a reference has no effect", async () => {
    const { found } = await readFiles({
      "openapi.yaml":
        "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents: {schemas: {A: {type: string}, B: {$ref: '#/components/schemas/A', maxLength: 1}}}",
    });
    expect(found).toEqual([expect.stringMatching(/^reference-siblings openapi.yaml:4:\d+ .*maxLength/)]);
  });
});

describe("what cannot be compiled", () => {
  it.each([
    ["{then: {type: string}}", "schema-keyword-not-read"],
    ["{type: array, minContains: 2}", "schema-keyword-not-read"],
    ["{contentSchema: {type: string}}", "schema-keyword-not-read"],
    ["{dependentRequired: {a: {type: object}}}", "value-invalid"],
    ["{type: string, pattern: '(?i)a'}", "pattern-invalid"],
    ["{type: object, discriminator: {}}", "discriminator-invalid"],
    ["{type: object, required: true}", "value-ignored"],
    ["{type: list}", "value-invalid"],
    ["{enum: []}", "value-invalid"],
    ["text", "value-invalid"],
  ])("%s is reported as %s", async (text, code) => {
    const { found } = await readFiles({
      "openapi.yaml": `openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents: {schemas: {S: ${text}}}`,
    });
    expect(found).toEqual([expect.stringMatching(new RegExp(`^${code} openapi.yaml:4:`))]);
  });
});

describe("rules beside types", () => {
  it.each([
    ["{type: array, contains: {type: string}, maxContains: 2}", { kind: "contains", minimum: 1, maximum: 2 }],
    ["{type: object, propertyNames: {maxLength: 3}}", { kind: "propertyNames", schema: { kind: "string" } }],
    [
      "{if: {required: [a]}, else: {required: [b]}}",
      { kind: "if", condition: { kind: "object" }, unmet: { requiredElsewhere: ["b"] } },
    ],
    ["{dependentRequired: {a: [b]}}", { kind: "dependentRequired", property: "a", required: ["b"] }],
    ["{dependencies: {a: [b]}}", { kind: "dependentRequired", property: "a", required: ["b"] }],
    ["{dependencies: {a: {required: [b]}}}", { kind: "dependentSchemas", property: "a", schema: { kind: "object" } }],
    [
      "{$ref: '#/components/schemas/Other', unevaluatedProperties: false}",
      { kind: "unevaluatedProperties", schema: { kind: "never" } },
    ],
    ["{type: array, unevaluatedItems: {type: string}}", { kind: "unevaluatedItems", schema: { kind: "string" } }],
  ])("reads %s", async (text, expected) => {
    expect(await schemaOf(text)).toMatchObject({ rules: [expected] });
  });

  it.each([
    "{type: object, unevaluatedProperties: true}",
    "{type: object, additionalProperties: true, unevaluatedProperties: false}",
    "{if: {type: string}}",
    "{type: object, propertyNames: {}}",
  ])("has none for %s, which asks for nothing", async (text) => {
    expect(await schemaOf(text)).not.toHaveProperty("rules");
  });

  it("keeps those of a part apart from those around it", async () => {
    const part = "{properties: {a: {}}, dependentRequired: {a: [b]}}";
    expect(await schemaOf(`{allOf: [${part}], dependentRequired: {c: [d]}}`)).toMatchObject({
      kind: "allOf",
      members: [{ kind: "object", rules: [{ property: "a" }] }],
      rules: [{ property: "c" }],
    });
  });
});
