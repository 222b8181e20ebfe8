import { describe, expect, it } from "vitest";
import { writeDocument } from "../../src/emitters/openapi/document.js";
import type { ApiModel } from "../../src/ir/api.js";
import { DiagnosticBag } from "../../src/ir/diagnostics.js";
import { type DocumentObject, type ObjectFields, objectFields } from "../../src/parser/openapi/object-fields.js";
import { withoutOrigins } from "../support/exported.js";
import { readFiles, readModel } from "../support/read-document.js";

/*
 * Promise: nothing is lost in silence. Each field of each object of the specification is either in the model, where its
 * evidence shows, or named by a diagnostic. Documents below have all of them.
 */

/** Why a field need not leave anything in the model. */
const nothing = (reason: string) => ({ reason });
type Evidence = string | { readonly reason: string };

const structure = nothing("what is below it shows");

/** Text of the model in which a field shows, by object and field. */
const evidence: Readonly<Record<DocumentObject, Readonly<Record<string, Evidence>>>> = {
  document: {
    openapi: nothing("the model is of no version"),
    $schema: nothing("it names the form of the document for editors"),
    $self: nothing("it names the document"),
    jsonSchemaDialect: nothing("the usual one says nothing; another is reported"),
    info: structure,
    servers: structure,
    paths: structure,
    components: structure,
    security: '"scheme":"Key","scopes":[]',
    tags: structure,
    externalDocs: "root docs",
  },
  info: {
    title: "info title",
    version: "info version",
    summary: "info summary",
    description: "info description",
    termsOfService: "https://example.com/terms",
    contact: structure,
    license: structure,
  },
  contact: { name: "contact name", url: "https://example.com/contact", email: "contact@example.com" },
  license: { name: "license name", identifier: "Apache-2.0", url: "https://example.com/license" },
  externalDocs: { url: "https://example.com/root", description: "root docs" },
  server: { url: "https://{place}.example.com", description: "server description", variables: structure },
  serverVariable: { default: '"default":"eu"', description: "variable description", enum: '["eu","us"]' },
  tag: { name: '"name":"pets"', description: "tag description", externalDocs: "https://example.com/tag" },
  components: {
    schemas: "schema docs",
    responses: "shared response",
    parameters: "shared parameter",
    examples: "shared example",
    requestBodies: "shared body",
    headers: "shared header",
    securitySchemes: structure,
    pathItems: '"id":"sharedPath"',
    mediaTypes: nothing("what an operation refers to is read where it does"),
  },
  pathItem: {
    $ref: '"id":"sharedPath"',
    summary: "path summary",
    description: "path description",
    servers: "https://path.example.com",
    parameters: "path parameter",
    ...Object.fromEntries(
      ["get", "put", "post", "delete", "options", "head", "patch", "trace"].map((each) => [each, `"method":"${each}"`]),
    ),
  },
  operation: {
    operationId: '"id":"getPet"',
    summary: "operation summary",
    description: "operation description",
    externalDocs: "https://example.com/operation",
    tags: '"tags":["pets"]',
    parameters: structure,
    requestBody: structure,
    responses: structure,
    deprecated: '"deprecated":true,"tags":["pets"]',
    security: '"scheme":"Login","scopes":["read"]',
    servers: "https://operation.example.com",
  },
  parameter: {
    name: '"name":"size"',
    in: '"in":"query"',
    description: "parameter description",
    required: '"in":"query","description":"parameter description","required":true',
    deprecated: '"required":true,"deprecated":true',
    schema: structure,
    content: '"contentType":"application/vnd.parameter"',
    style: "spaceDelimited",
    explode: '"style":"spaceDelimited","explode":false',
    allowReserved: '"allowReserved":true',
    example: "single example",
    examples: "shared example",
  },
  header: {
    description: "header description",
    required: '"name":"X-Full","description":"header description","required":true',
    deprecated: '"name":"X-Full","description":"header description","required":true,"deprecated":true',
    schema: structure,
    content: '"contentType":"application/vnd.header"',
    style: nothing("headers have one style"),
    explode: '"explode":true,"examples":[{"value":"header example"}]',
    example: "header example",
    examples: "named header example",
  },
  requestBody: {
    description: "shared body",
    required: '"description":"shared body","required":true',
    content: structure,
  },
  mediaType: {
    schema: structure,
    example: "media example",
    examples: "named media example",
    encoding: '"property":"photo"',
  },
  encoding: {
    contentType: '"contentType":"image/png"',
    headers: "X-Part",
    style: "pipeDelimited",
    explode: '"style":"pipeDelimited","explode":true',
  },
  response: { description: "shared response", headers: structure, content: structure },
  example: { summary: "example summary", description: "example description", value: "shared example" },
  discriminator: { propertyName: '"property":"kind"', mapping: '"value":"feline"' },
  apiKey: { type: '"kind":"apiKey"', description: "key description", name: '"name":"x-api-key"', in: '"in":"header"' },
  http: {
    type: '"kind":"http"',
    description: "bearer description",
    scheme: '"scheme":"bearer"',
    bearerFormat: '"bearerFormat":"opaque"',
  },
  oauth2: { type: '"kind":"oauth2"', description: "login description", flows: structure },
  openIdConnect: {
    type: '"kind":"openIdConnect"',
    description: "identity description",
    openIdConnectUrl: "https://example.com/identity",
  },
  mutualTLS: { type: '"kind":"mutualTls"', description: "certificate description" },
  flow: {
    authorizationUrl: "https://example.com/authorize",
    tokenUrl: "https://example.com/token",
    refreshUrl: "https://example.com/refresh",
    scopes: "scope description",
  },
  swaggerParameter: {
    name: '"name":"ids"',
    in: '"in":"query"',
    description: "swagger parameter",
    required: '"description":"swagger parameter","required":true',
    collectionFormat: "pipeDelimited",
    schema: nothing("a slip that is read as what it means"),
    ...swaggerValues("ids"),
  },
  swaggerBody: {
    name: nothing("a body has no name on the wire"),
    in: structure,
    description: "swagger body",
    required: '"description":"swagger body","required":true',
    schema: structure,
  },
  swaggerHeader: {
    description: "swagger header",
    schema: nothing("a slip that is read as what it means"),
    ...swaggerValues("X-Count"),
  },
  swaggerResponse: {
    description: "swagger response",
    schema: structure,
    headers: structure,
    examples: "swagger example",
  },
};

/** Parameters and headers are their own schemas in Swagger, keyword by keyword as everywhere. */
function swaggerValues(name: string): Readonly<Record<string, Evidence>> {
  const keywords = [
    ...["type", "format", "items", "default", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "pattern"],
    ...["maxLength", "minLength", "maxItems", "minItems", "uniqueItems", "enum", "multipleOf", "x-nullable"],
  ];
  return Object.fromEntries(
    keywords.map((keyword) => [keyword, nothing(`the schema of ${name} is read as every schema`)]),
  );
}

const unreadFields = (object: DocumentObject): Readonly<Record<string, unknown>> => {
  const fields: ObjectFields = objectFields[object];
  return Object.fromEntries((fields.unread ?? []).map((field) => [field, { unread: true }]));
};

const named = (name: string) => ({ schema: { type: "string" }, examples: { [name]: { value: name } } });
const responses = { 200: { $ref: "#/components/responses/Shared" } };

const openApi = {
  openapi: "3.1.1",
  $schema: "https://example.com/schema",
  $self: "https://example.com/openapi.yaml",
  jsonSchemaDialect: "https://spec.openapis.org/oas/3.1/dialect/base",
  ...unreadFields("document"),
  info: {
    title: "info title",
    version: "info version",
    summary: "info summary",
    description: "info description",
    termsOfService: "https://example.com/terms",
    contact: { name: "contact name", url: "https://example.com/contact", email: "contact@example.com" },
    license: { name: "license name", identifier: "Apache-2.0", url: "https://example.com/license" },
  },
  externalDocs: { url: "https://example.com/root", description: "root docs" },
  servers: [
    {
      url: "https://{place}.example.com",
      description: "server description",
      variables: { place: { default: "eu", enum: ["eu", "us"], description: "variable description" } },
      ...unreadFields("server"),
    },
  ],
  tags: [
    {
      name: "pets",
      description: "tag description",
      externalDocs: { url: "https://example.com/tag" },
      ...unreadFields("tag"),
    },
  ],
  security: [{ Key: [] }],
  paths: {
    "/pets/{petId}": {
      summary: "path summary",
      description: "path description",
      servers: [{ url: "https://path.example.com" }],
      parameters: [
        { name: "petId", in: "path", required: true, description: "path parameter", schema: { type: "string" } },
      ],
      get: {
        operationId: "getPet",
        summary: "operation summary",
        description: "operation description",
        externalDocs: { url: "https://example.com/operation" },
        tags: ["pets"],
        deprecated: true,
        security: [{ Login: ["read"] }],
        servers: [{ url: "https://operation.example.com" }],
        parameters: [
          {
            name: "size",
            in: "query",
            description: "parameter description",
            required: true,
            deprecated: true,
            schema: { type: "array", items: { type: "string" } },
            style: "spaceDelimited",
            explode: false,
            allowReserved: true,
            example: "single example",
            ...unreadFields("parameter"),
          },
          { name: "filter", in: "query", content: { "application/vnd.parameter": { schema: { type: "object" } } } },
          { $ref: "#/components/parameters/Shared" },
        ],
        responses,
        ...unreadFields("operation"),
      },
      post: { requestBody: { $ref: "#/components/requestBodies/Shared" }, responses },
      ...Object.fromEntries(
        ["put", "delete", "options", "head", "patch", "trace"].map((each) => [each, { responses }]),
      ),
      ...unreadFields("pathItem"),
    },
    "/shared": { $ref: "#/components/pathItems/Shared" },
  },
  components: {
    ...unreadFields("components"),
    pathItems: { Shared: { get: { operationId: "sharedPath", responses } } },
    parameters: {
      Shared: {
        name: "shared",
        in: "query",
        description: "shared parameter",
        schema: { type: "string" },
        examples: { one: { $ref: "#/components/examples/Shared" } },
      },
    },
    examples: {
      Shared: {
        summary: "example summary",
        description: "example description",
        value: "shared example",
        ...unreadFields("example"),
      },
    },
    headers: { Shared: { description: "shared header", schema: { type: "string" } } },
    requestBodies: {
      Shared: {
        description: "shared body",
        required: true,
        content: {
          "multipart/form-data": {
            schema: { type: "object", properties: { photo: { type: "string" } } },
            encoding: {
              photo: {
                contentType: "image/png",
                headers: { "X-Part": { schema: { type: "string" } } },
                style: "pipeDelimited",
                explode: true,
                ...unreadFields("encoding"),
              },
            },
            ...unreadFields("mediaType"),
          },
          "text/plain": { schema: { type: "string" }, example: "media example" },
          "text/csv": named("named media example"),
        },
      },
    },
    responses: {
      Shared: {
        description: "shared response",
        headers: {
          "X-Shared": { $ref: "#/components/headers/Shared" },
          "X-Full": {
            description: "header description",
            required: true,
            deprecated: true,
            style: "simple",
            explode: true,
            schema: { type: "string" },
            example: "header example",
          },
          "X-Content": { content: { "application/vnd.header": named("named header example") } },
        },
        content: { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } },
        ...unreadFields("response"),
      },
    },
    securitySchemes: {
      Key: {
        type: "apiKey",
        name: "x-api-key",
        in: "header",
        description: "key description",
        ...unreadFields("apiKey"),
      },
      Bearer: { type: "http", scheme: "bearer", bearerFormat: "opaque", description: "bearer description" },
      Login: {
        type: "oauth2",
        description: "login description",
        flows: {
          authorizationCode: {
            authorizationUrl: "https://example.com/authorize",
            tokenUrl: "https://example.com/token",
            refreshUrl: "https://example.com/refresh",
            scopes: { read: "scope description" },
            ...unreadFields("flow"),
          },
        },
      },
      Identity: {
        type: "openIdConnect",
        openIdConnectUrl: "https://example.com/identity",
        description: "identity description",
      },
      Certificate: { type: "mutualTLS", description: "certificate description" },
    },
    schemas: {
      Pet: {
        oneOf: [{ $ref: "#/components/schemas/Cat" }],
        discriminator: {
          propertyName: "kind",
          mapping: { feline: "#/components/schemas/Cat" },
          ...unreadFields("discriminator"),
        },
      },
      Cat: {
        type: "object",
        required: ["kind"],
        externalDocs: { url: "https://example.com/schema", description: "schema docs" },
        properties: { kind: { type: "string" } },
      },
    },
  },
};

const swagger = {
  swagger: "2.0",
  info: { title: "swagger", version: "1" },
  paths: {
    "/pets": {
      post: {
        operationId: "addPet",
        parameters: [
          {
            name: "ids",
            in: "query",
            description: "swagger parameter",
            required: true,
            type: "array",
            items: { type: "string" },
            collectionFormat: "pipes",
            ...unreadFields("swaggerParameter"),
          },
          { name: "pet", in: "body", description: "swagger body", required: true, schema: { type: "object" } },
        ],
        responses: {
          200: {
            description: "swagger response",
            schema: { type: "string" },
            headers: { "X-Count": { description: "swagger header", type: "array", collectionFormat: "pipes" } },
            examples: { "application/json": "swagger example" },
          },
        },
      },
    },
  },
};

const documents = [openApi, swagger].map((each) => JSON.stringify(each));
const readings = await Promise.all(documents.map((text) => readFiles({ "openapi.json": text })));
const models = readings.map(({ api }) => api);
const said = readings.flatMap(({ found }) => found).join("\n");
const modelText = models.map((model) => JSON.stringify(withoutOrigins(model))).join("\n");

const objects = Object.keys(objectFields) as readonly DocumentObject[];
const rows = objects.flatMap((object) => {
  const fields: ObjectFields = objectFields[object];
  const isScheme = fields.plural === "security schemes";
  return [
    ...fields.read.map((field) => ({ object, field, plural: undefined })),
    // They have their unread fields in common.
    ...(isScheme && object !== "apiKey" ? [] : (fields.unread ?? [])).map((field) => ({
      object,
      field,
      plural: fields.plural,
    })),
  ];
});

describe("each field of the specification's objects is in the model or named by a diagnostic", () => {
  it.each(rows)("$object.$field", ({ object, field, plural }) => {
    if (plural !== undefined) {
      const what = object === "document" ? `The field '${field}'` : `The field '${field}' of ${plural}`;
      expect(said).toContain(`${what} is not compiled into any output.`);
      return;
    }
    const shown = evidence[object][field];
    expect(shown, "a field that is read needs evidence here").toBeDefined();
    if (typeof shown === "string") expect(modelText).toContain(shown);
    else expect(shown?.reason).toBeTruthy();
  });

  it("has evidence for no field that is not read", () => {
    const stale = objects.flatMap((object) =>
      Object.keys(evidence[object]).filter(
        (field) => !(objectFields[object].read as readonly string[]).includes(field),
      ),
    );
    expect(stale).toEqual([]);
  });

  it("meets nothing that it does not know", () => {
    expect(said).not.toMatch(/field-unknown|value-invalid|value-ignored/);
  });

  it("survives being written as OpenAPI", async () => {
    for (const model of models) {
      const written = JSON.stringify(writeDocument(model as ApiModel, new DiagnosticBag()));
      expect(withoutOrigins(await readModel(written))).toEqual(withoutOrigins(model));
    }
  });
});

/** A schema that says something with each keyword of JSON Schema 2020-12, its drafts and OpenAPI. */
const keywords: readonly (readonly [keyword: string, schema: object, written?: string])[] = [
  ["title", { title: "t" }],
  ["description", { description: "d" }],
  ["default", { type: "string", default: "d" }],
  ["examples", { type: "string", examples: ["e"] }],
  ["example", { type: "string", example: "e" }, "examples"],
  ["deprecated", { deprecated: true }],
  ["readOnly", { type: "string", readOnly: true }],
  ["writeOnly", { type: "string", writeOnly: true }],
  ["externalDocs", { externalDocs: { url: "https://example.com" } }],
  ["type", { type: "integer" }],
  ["nullable", { type: "string", nullable: true }, "null"],
  ["enum", { enum: ["a"] }],
  ["const", { const: "a" }, "enum"],
  ["format", { type: "string", format: "date" }],
  ["format", { type: "integer", format: "int32", enum: [1] }],
  ["format", { type: "object", format: "date" }, "diagnosed"],
  ...["pattern", "minLength", "maxLength", "contentEncoding", "contentMediaType"].map(
    (each) => [each, { type: "string", [each]: each.includes("Length") ? 1 : "a" }] as const,
  ),
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"].map(
    (each) => [each, { type: "number", [each]: 1 }] as const,
  ),
  ["items", { type: "array", items: { type: "string" } }],
  ["items", { type: "array", items: {} }],
  ["items", { items: [{ type: "string" }] }, "diagnosed"],
  ["prefixItems", { type: "array", prefixItems: [{ type: "string" }] }],
  ...["minItems", "maxItems"].map((each) => [each, { type: "array", [each]: 1 }] as const),
  ["uniqueItems", { type: "array", uniqueItems: true }],
  ["properties", { type: "object", properties: { a: { type: "string" } } }],
  ["patternProperties", { type: "object", patternProperties: { a: { type: "string" } } }],
  ...[false, true].map((each) => ["additionalProperties", { type: "object", additionalProperties: each }] as const),
  ["required", { type: "object", required: ["a"] }],
  ...["minProperties", "maxProperties"].map((each) => [each, { type: "object", [each]: 1 }] as const),
  ...["allOf", "oneOf", "anyOf"].map((each) => [each, { [each]: [{ type: "string" }, { type: "integer" }] }] as const),
  ["not", { not: { type: "string" } }],
  ...["then", "else"].map((each) => [each, { if: { const: 1 }, [each]: { type: "string" } }] as const),
  [
    "if",
    Object.fromEntries([
      ["if", { const: 1 }],
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema, in a document that nobody awaits
      ["then", { type: "string" }],
    ]),
  ],
  ["dependentSchemas", { type: "object", dependentSchemas: { a: { required: ["b"] } } }],
  ["dependentRequired", { type: "object", dependentRequired: { a: ["b"] } }],
  ["dependencies", { type: "object", dependencies: { a: ["b"] } }, "dependentRequired"],
  ["dependencies", { type: "object", dependencies: { a: { required: ["b"] } } }, "dependentSchemas"],
  ["unevaluatedProperties", { type: "object", unevaluatedProperties: false }],
  ["unevaluatedItems", { type: "array", unevaluatedItems: false }],
  ...["contains", "minContains", "maxContains"].map(
    (each) => [each, { type: "array", contains: { const: 1 }, minContains: 2, maxContains: 3 }] as const,
  ),
  ["propertyNames", { type: "object", propertyNames: { maxLength: 3 } }],
  ...["dependentSchemas", "dependentRequired", "dependencies"].map(
    (each) => [each, { [each]: 3 }, "diagnosed"] as const,
  ),
  // Without the keyword that they belong to.
  ...["then", "else", "minContains", "maxContains"].map((each) => [each, { [each]: {} }, "diagnosed"] as const),
  ...["$dynamicRef", "$recursiveRef", "additionalItems", "contentSchema", "xml", "minlength"].map(
    (each) => [each, { [each]: {} }, "diagnosed"] as const,
  ),
  ...["pattern", "minLength", "minimum", "multipleOf", "items", "minItems", "properties", "minProperties"].map(
    (each) => [each, { enum: ["a"], [each]: {} }, "diagnosed"] as const,
  ),
];

describe("each keyword of a schema is in the model or named by a diagnostic", () => {
  it.each(keywords)("%s %j", async (keyword, schema, written = keyword) => {
    const { openapi, paths, info } = { openapi: "3.1.0", paths: {}, info: { title: "t", version: "1" } };
    const text = JSON.stringify({ openapi, info, paths, components: { schemas: { Subject: schema } } });
    const { api, found } = await readFiles({ "openapi.json": text });
    if (written === "diagnosed") {
      expect(found.join("\n")).toContain(`'${keyword}'`);
      return;
    }
    expect(found).toEqual([]);
    const again = JSON.stringify(writeDocument(api as ApiModel, new DiagnosticBag()).components);
    expect(again).toContain(`"${written}"`);
  });
});
