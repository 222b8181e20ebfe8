import { describe, expect, it } from "vitest";
import type { Schema } from "../../../../src/ir/schema.js";
import {
  aBody,
  aNamedSchema,
  aNumber,
  anArray,
  anEnum,
  anInteger,
  anIntersection,
  anObject,
  anOperation,
  anyValue,
  aParameter,
  aReference,
  aString,
  at,
  aUnion,
} from "../../../support/models.js";
import { lowered } from "../lowered.js";

const validation = { parameters: false, body: true };
const draft4 = "http://json-schema.org/draft-04/schema#";

const withBody = (
  schema: Schema,
  schemas: Readonly<Record<string, Schema>> = {},
  definition: "resources" | "body" = "resources",
) =>
  lowered({
    gateway: { definition },
    operations: [anOperation("createPet", "post", "/pets", { body: aBody(schema), validation })],
    schemas: Object.entries(schemas).map(([name, each]) => aNamedSchema(name, each)),
  });

/** The body's own model, without the line that names the draft. */
function modelOf(schema: Schema, schemas: Readonly<Record<string, Schema>> = {}): unknown {
  const { $schema, ...rest } = withBody(schema, schemas).plain("model:CreatePetBody").schema as Record<string, unknown>;
  expect($schema).toBe(draft4);
  return rest;
}

describe("models", () => {
  it("are made of bodies that are validated, and of what they refer to", () => {
    const body = aBody(aReference("Pet"));
    const schemas = [
      aNamedSchema("Unused", aString()),
      aNamedSchema("Pet", anObject({ owner: aReference("Owner") })),
      aNamedSchema("Owner", anObject({ "name!": aString() })),
    ];
    const operations = [
      anOperation("createPet", "post", "/pets", { body, validation }),
      anOperation("replacePet", "put", "/pets", { body }),
    ];
    const { of, plain } = lowered({ operations, schemas });
    expect(of("model").map(({ key }) => key)).toEqual(["model:Owner", "model:Pet"]);
    expect(plain("model:Pet")).toMatchObject({
      dependsOn: ["model:Owner"],
      name: "Pet",
      contentType: "application/json",
      schema: {
        $schema: draft4,
        type: "object",
        properties: { owner: { $ref: "https://apigateway.amazonaws.com/restapis/${rest-api:api.id}/models/Owner" } },
      },
    });
    expect(plain("method:POST /pets")).toMatchObject({
      requestModels: [{ contentType: "application/json", model: "${model:Pet.name}" }],
      validator: "${request-validator:body.id}",
    });
    expect(plain("method:PUT /pets").requestModels).toEqual([]);
  });

  it("leave out what the server fills in, however it is composed", () => {
    const base = anObject({ "id!": { ...aString(), access: "read" }, "name!": aString() });
    const whole = anIntersection([
      aReference("Base"),
      anObject({ "age!": anInteger() }, { requiredElsewhere: ["id", "tag"] }),
    ]);
    const { plain } = withBody(whole, { Base: base });
    expect(plain("model:Base").schema).toMatchObject({ required: ["name"] });
    expect(plain("model:CreatePetBody").schema).toMatchObject({ allOf: [{}, { required: ["age", "tag"] }] });
  });

  it.each<[string, Schema, unknown]>([
    [
      "numbers",
      aNumber({ minimum: 1, maximum: 9, multipleOf: 2 }),
      { type: "number", minimum: 1, maximum: 9, multipleOf: 2 },
    ],
    [
      "exclusive bounds",
      aNumber({ exclusiveMinimum: 1, exclusiveMaximum: 9 }),
      { type: "number", minimum: 1, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: true },
    ],
    ["the narrower of two bounds", aNumber({ minimum: 5, exclusiveMinimum: 1 }), { type: "number", minimum: 5 }],
    [
      "strings",
      aString({ minLength: 1, maxLength: 3, pattern: "^a", format: "email" }),
      { type: "string", minLength: 1, maxLength: 3, pattern: "^a" },
    ],
    ["enums", anEnum(["a", "b"]), { type: "string", enum: ["a", "b"] }],
    ["mixed enums", anEnum(["a", 1]), { enum: ["a", 1] }],
    ["nullable enums", anEnum(["a"], { nullable: true }), { type: ["string", "null"], enum: ["a", null] }],
    ["nullable types", aString({ nullable: true, maxLength: 3 }), { type: ["string", "null"], maxLength: 3 }],
    [
      "arrays",
      anArray(aString(), { minItems: 1, uniqueItems: true }),
      { type: "array", items: { type: "string" }, minItems: 1, uniqueItems: true },
    ],
    [
      "tuples",
      anArray("forbidden", { prefix: [aString(), anInteger()] }),
      { type: "array", items: [{ type: "string" }, { type: "integer" }], additionalItems: false },
    ],
    ["unions", aUnion("oneOf", [aString(), anInteger()]), { oneOf: [{ type: "string" }, { type: "integer" }] }],
    [
      "nullable unions",
      { ...aUnion("oneOf", [aString()]), nullable: true },
      { anyOf: [{ oneOf: [{ type: "string" }] }, { type: "null" }] },
    ],
    [
      "maps",
      anObject({}, { additional: anInteger(), minProperties: 1 }),
      { type: "object", additionalProperties: { type: "integer" }, minProperties: 1 },
    ],
    [
      "closed objects",
      anObject({ a: anyValue() }, { additional: "forbidden" }),
      { type: "object", properties: { a: {} }, additionalProperties: false },
    ],
    [
      "patterns of names",
      anObject({}, { patterns: [{ pattern: "^x-", schema: aString() }] }),
      { type: "object", patternProperties: { "^x-": { type: "string" } } },
    ],
    ["nothing", { ...aString(), kind: "never" } as Schema, { not: {} }],
  ])("say %s in draft 4", (_, schema, expected) => {
    expect(modelOf(schema)).toEqual(expected);
  });

  it("refer to a nullable schema as one of two", () => {
    expect(modelOf(anObject({ pet: aReference("Pet", { nullable: true }) }), { Pet: aString() })).toEqual({
      type: "object",
      properties: {
        pet: {
          anyOf: [
            { $ref: "https://apigateway.amazonaws.com/restapis/${rest-api:api.id}/models/Pet" },
            { type: "null" },
          ],
        },
      },
    });
  });

  it("keep hostile names as plain members", () => {
    const schema = anObject({});
    const properties = ["__proto__", "constructor"].map((name) => ({
      name,
      schema: aString(),
      required: true,
      origin: at(),
    }));
    const { of } = withBody({ ...schema, properties });
    const tree = of("model")[0]?.schema as { readonly entries: readonly (readonly [string, unknown])[] };
    const members = tree.entries.find(([key]) => key === "properties")?.[1] as typeof tree;
    expect(members.entries.map(([key]) => key)).toEqual(["__proto__", "constructor"]);
  });

  it("have names of letters and digits, and none of the service's", () => {
    const { of } = withBody(
      anObject({ a: aReference("Error"), b: aReference("pet.v1"), c: aReference("Pet-V1"), d: aReference("日本") }),
      {
        Error: aString(),
        "pet.v1": aString(),
        "Pet-V1": aString(),
        日本: aString(),
      },
    );
    const names = of("model").map(({ name }) => name);
    expect(names).toEqual([
      "ErrorModel",
      expect.stringMatching(/^PetV1[0-9a-f]{6}$/),
      "PetV1",
      "Model",
      "CreatePetBody",
    ]);
  });

  it("cover JSON only, by its plain content type", () => {
    const media = (type: string) => ({ type, schema: aString(), encoding: [], examples: [], origin: at() });
    const content = [
      "application/json; charset=utf-8",
      "application/vnd.pet+json",
      "multipart/form-data",
      "application/xml",
      "*/*",
    ].map(media);
    const { plain, of } = lowered({
      operations: [
        anOperation("createPet", "post", "/pets", { body: { required: true, content, origin: at() }, validation }),
      ],
    });
    expect(of("model")).toHaveLength(2);
    expect(plain("method:POST /pets").requestModels).toMatchObject([
      { contentType: "application/json" },
      { contentType: "application/vnd.pet+json" },
    ]);
  });

  it("are not made of a body that may be anything", () => {
    const { of } = withBody(anyValue());
    expect([...of("model"), ...of("request-validator")]).toEqual([]);
  });

  it("let through what a discriminator tells apart", () => {
    const union = aUnion("oneOf", [anObject({ a: aString() }), anObject({ b: aString() })]);
    expect(modelOf({ ...union, discriminator: { property: "kind", mapping: [] } } as Schema)).toHaveProperty("anyOf");
  });

  it("refuse nothing for what is not checked of an alternative or of what is forbidden", () => {
    const letters = ["^\\p{Lu}+$", "^\\p{Ll}+$"].map((pattern) => aString({ pattern }));
    expect(modelOf(aUnion("oneOf", letters))).toEqual({ anyOf: [{ type: "string" }, { type: "string" }] });
    const sent = (name: string) => anObject({ "id!": aString({ access: "read" }), [name]: aString() });
    expect(modelOf(aUnion("oneOf", [sent("a"), sent("b")]))).toHaveProperty("anyOf");
    expect(modelOf(aUnion("oneOf", [anObject({ "a!": aString() }), aString()]))).toHaveProperty("oneOf");
    const not = (schema: Schema): Schema => ({ ...anyValue(), kind: "not", schema }) as Schema;
    expect(modelOf(anObject({ a: not(aString({ pattern: "^\\p{L}" })) }))).toMatchObject({ properties: { a: {} } });
    expect(JSON.stringify(modelOf(anObject({ a: not(aString({ pattern: "^\\p{L}" })) })))).not.toContain("not");
    expect(modelOf(anObject({ a: not(aString()) }))).toMatchObject({ properties: { a: { not: { type: "string" } } } });
  });

  it("do not close an object that another part describes", () => {
    const closed = anObject({}, { additional: "forbidden" });
    expect(modelOf(anIntersection([closed, aUnion("oneOf", [anObject({ a: aString() })])]))).toMatchObject({
      allOf: [{ type: "object" }, { oneOf: [{}] }],
    });
    expect(JSON.stringify(modelOf(anIntersection([closed, anObject({})])))).not.toContain("additionalProperties");
    expect(modelOf(closed)).toEqual({ type: "object", additionalProperties: false });
  });

  describe("of a body that may be left out", () => {
    const optional = (schema: Schema, name?: string) =>
      lowered({
        operations: ["one", "two"].map((id) =>
          anOperation(id, "post", `/${id}`, {
            body: {
              required: false,
              content: [{ type: "application/json", schema, encoding: [], examples: [], origin: at() }],
              origin: at(),
            },
            validation: { ...validation, ...(name === undefined ? {} : { name }) },
          }),
        ),
        schemas: [
          aNamedSchema("Strict", anObject({ "name!": aString() })),
          aNamedSchema("Loose", anObject({ name: aString() })),
        ],
      });

    it("are made where nothing sent is valid", () => {
      const whole = anIntersection([aReference("Loose"), anObject({ "id!": { ...aString(), access: "read" } })]);
      for (const schema of [aReference("Loose"), whole, aUnion("anyOf", [aReference("Strict"), aReference("Loose")])])
        expect(optional(schema)).toMatchObject({ found: [] });
      expect(optional(aReference("Loose")).of("model")).toHaveLength(1);
    });

    it("are not made otherwise, which is said once", () => {
      const { of, diagnostics } = optional(aReference("Strict"));
      expect([...of("model"), ...of("request-validator")]).toEqual([]);
      expect(diagnostics).toMatchObject([
        { code: "optional-body-not-validated", message: expect.stringContaining("operations 'one', 'two'") },
      ]);
      for (const schema of [
        aString(),
        anArray(aString()),
        aUnion("oneOf", [aReference("Loose")]),
        anObject({}, { minProperties: 1 }),
      ])
        expect(optional(schema).of("model")).toEqual([]);
    });

    it("are made where the document names a validator", () => {
      const { of, found } = optional(aReference("Strict"), "strict");
      expect(of("model")).toHaveLength(1);
      expect(found).toEqual([]);
    });
  });

  it("say which patterns are not checked", () => {
    const { found, plain } = withBody(aString({ pattern: "^\\p{L}+$" }));
    expect(found).toEqual(["warning model-keyword-not-enforced"]);
    expect(plain("model:CreatePetBody").schema).toEqual({ $schema: draft4, type: "string" });
  });

  it("have a size", () => {
    expect(withBody(anEnum([`${"x".repeat(410_000)}`])).found).toEqual(["error limit-exceeded"]);
  });
});

describe("circles of models", () => {
  const tree = anObject({ children: anArray(aReference("Tree")) });

  it("become definitions inside of one model", () => {
    const { plain, of } = withBody(aReference("Tree"), { Tree: tree });
    expect(of("model")).toHaveLength(1);
    expect(plain("model:Tree")).toMatchObject({
      dependsOn: [],
      schema: {
        $schema: draft4,
        allOf: [{ $ref: "#/definitions/Tree" }],
        definitions: {
          Tree: { type: "object", properties: { children: { type: "array", items: { $ref: "#/definitions/Tree" } } } },
        },
      },
    });
  });

  it("have a model for each schema that is entered from outside, and refer to others as usual", () => {
    const schemas = {
      A: anObject({ b: aReference("B") }),
      B: anObject({ a: aReference("A"), leaf: aReference("Leaf") }),
      Leaf: aString(),
    };
    const { of, plain } = withBody(anObject({ a: aReference("A") }), schemas);
    expect(of("model").map(({ key, dependsOn }) => [key, dependsOn])).toEqual([
      ["model:Leaf", []],
      ["model:A", ["model:Leaf"]],
      ["model:CreatePetBody", ["model:A"]],
    ]);
    const { definitions } = plain("model:A").schema as { readonly definitions: Record<string, unknown> };
    expect(Object.keys(definitions).sort()).toEqual(["A", "B"]);
  });

  it("are given up where the copies would not fit", () => {
    const large = anEnum([`${"x".repeat(300_000)}`]);
    const schemas = {
      A: anObject({ b: aReference("B"), large }),
      B: anObject({ a: aReference("A") }),
    };
    const { found, of, plain } = withBody(anObject({ a: aReference("A"), b: aReference("B") }), schemas);
    expect(found).toEqual(["warning model-keyword-not-enforced"]);
    expect(
      of("model")
        .map(({ name }) => name)
        .sort(),
    ).toEqual(["A", "B", "CreatePetBody"]);
    expect(plain("model:B").schema).toEqual({ $schema: draft4, type: "object", properties: { a: {} } });
  });

  it("stay as they are in an imported document", () => {
    const { of, plain } = withBody(aReference("Tree"), { Tree: tree }, "body");
    expect(of("model")).toEqual([]);
    expect(plain("rest-api:api").body).toMatchObject({
      components: {
        schemas: { Tree: { properties: { children: { items: { $ref: "#/components/schemas/Tree" } } } } },
      },
    });
  });

  it("may be long chains", () => {
    const names = Array.from({ length: 20_000 }, (_, index) => `S${index}`);
    const schemas = Object.fromEntries(
      names.map((name, index) => [name, anObject({ next: aReference(`S${(index + 1) % 20_000}`) })]),
    );
    expect(withBody(aReference("S0"), schemas).of("model")).toHaveLength(1);
  });
});

describe("models of an imported document", () => {
  const imported = (schema: Schema) => {
    const { plain, found } = withBody(schema, {}, "body");
    const body = plain("rest-api:api").body as { components: { schemas: Record<string, unknown> } };
    return { schema: body.components.schemas.CreatePetBody, found };
  };

  it.each<[string, Schema, unknown]>([
    ["null", aString({ nullable: true }), {}],
    ["exclusive bounds", aNumber({ exclusiveMinimum: 1 }), { type: "number", minimum: 1 }],
    ["tuples", anArray("forbidden", { prefix: [aString()] }), { type: "array", items: {} }],
    [
      "numbers of items",
      anArray(aString(), { minItems: 1 }),
      { type: "array", items: { type: "string" }, minItems: 1 },
    ],
    [
      "patterns of names",
      anObject({}, { additional: "forbidden", patterns: [{ pattern: "^x-", schema: aString() }] }),
      { type: "object" },
    ],
  ])("never refuse more than the document does: %s", (_, schema, expected) => {
    expect(imported(schema)).toEqual({ schema: expected, found: ["warning model-keyword-not-enforced"] });
  });
});

describe("hostile schemas", () => {
  it("do not multiply", () => {
    const depth = 60;
    const schemas = Object.fromEntries(
      Array.from({ length: depth }, (_, index) => {
        const next = aReference(index + 1 < depth ? `S${index + 1}` : "Leaf");
        return [`S${index}`, aUnion("anyOf", [next, { ...next }])];
      }),
    );
    const named = Object.entries({ ...schemas, Leaf: aString() }).map(([name, schema]) => aNamedSchema(name, schema));
    const body = { required: false, content: aBody(aReference("S0"))?.content ?? [], origin: at() };
    const parameters = [aParameter("query", "q", { required: true, schema: aReference("S0") })];
    const { found } = lowered({
      operations: [
        anOperation("it", "post", "/it", { body, parameters, validation: { parameters: true, body: true } }),
      ],
      schemas: named,
    });
    expect(found).toEqual(["warning optional-body-not-validated"]);
  });
});
