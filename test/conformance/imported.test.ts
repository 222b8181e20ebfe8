import { describe, expect, it } from "vitest";
import type { JsonValue } from "../../src/ir/json.js";
import { asImported } from "./imported.js";

const models = (schema: JsonValue): Readonly<Record<string, unknown>> => {
  const account = asImported({
    "rest-api Pets": {},
    "model Pet": { name: "Pet", contentType: "application/json", schema: JSON.stringify(schema) },
  });
  return Object.fromEntries(
    Object.entries(account).flatMap(([key, thing]) =>
      key.startsWith("model ") ? [[key, JSON.parse(String(thing.schema)) as JsonValue]] : [],
    ),
  );
};

const imported = (schema: JsonValue): unknown => models(schema)["model Pet"];

describe("a model as an import has it", () => {
  it("keeps what OpenAPI 3.0 can say", () => {
    const schema = {
      type: "object",
      required: ["name"],
      properties: {
        name: { type: "string", maxLength: 80 },
        kind: { oneOf: [{ type: "string" }, { type: "integer" }] },
      },
      additionalProperties: false,
    };
    expect(imported({ $schema: "http://json-schema.org/draft-04/schema#", ...schema })).toEqual(schema);
  });

  it.each<readonly [JsonValue, JsonValue]>([
    [{ type: ["number", "null"] }, {}],
    [{ anyOf: [{ $ref: "a" }, { type: "null" }] }, {}],
    [
      { type: "number", minimum: 0, exclusiveMinimum: true },
      { type: "number", minimum: 0 },
    ],
    [
      { type: "array", items: [{ type: "string" }], additionalItems: false },
      { type: "array", items: {} },
    ],
    [{ type: "object", patternProperties: { "^x": {} }, additionalProperties: false }, { type: "object" }],
    [{ oneOf: [{ type: ["string", "null"] }, { type: "integer" }] }, { anyOf: [{}, { type: "integer" }] }],
    [{ not: { type: "array", minItems: 1 } }, {}],
  ])("lets through what it cannot say: %j", (schema, expected) => {
    expect(imported(schema)).toEqual(expected);
  });

  it("is a component of its own where it stood within another one", () => {
    const owner = { type: "object", properties: { pets: { type: "array", items: { $ref: "#/definitions/Pet" } } } };
    const pet = { type: "object", properties: { owner: { $ref: "#/definitions/Owner" } } };
    const address = "https://apigateway.amazonaws.com/restapis/@rest-api Pets/models/";
    expect(models({ allOf: [{ $ref: "#/definitions/Pet" }], definitions: { Pet: pet, Owner: owner } })).toEqual({
      "model Pet": { type: "object", properties: { owner: { $ref: `${address}Owner` } } },
      "model Owner": { type: "object", properties: { pets: { type: "array", items: { $ref: `${address}Pet` } } } },
    });
  });
});

describe("who may call an authorizer's function", () => {
  it("is whoever calls for any authorizer of the API, and of no other API", () => {
    const source = "arn:aws:execute-api:eu-central-1:111122223333:@http-api Pets/authorizers/@route-authorizer keepers";
    const key = `permission keepers ${source}`;
    expect(Object.keys(asImported({ [key]: { Condition: source } }))).toEqual([
      "permission keepers arn:aws:execute-api:eu-central-1:111122223333:@http-api Pets/authorizers/*",
    ]);
  });
});
