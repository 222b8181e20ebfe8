import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { compile } from "../src/compile.js";
import { createMemoryHost } from "../src/host/memory-host.js";
import { catalog } from "../src/ir/catalog.js";

/** A document with a little of everything that is read, so that every reader meets every wrong kind of value. */
const openApi = `
openapi: 3.1.0
info: { title: Mutations, version: "1", description: text }
servers: [{ url: "https://{stage}.example.com/v1", variables: { stage: { default: live, enum: [live] } } }]
security: [{ token: [] }]
tags: [{ name: things, description: text }]
paths:
  /things/{id}:
    parameters: [{ $ref: "#/components/parameters/Id" }]
    get:
      operationId: getThing
      tags: [things]
      parameters:
        - { name: filter, in: query, style: deepObject, explode: true, schema: { type: object, properties: { a: { type: string } } } }
        - { name: x-trace, in: header, required: true, schema: { type: string } }
      responses:
        "200":
          description: text
          headers: { x-next: { schema: { type: integer } } }
          content: { application/json: { schema: { $ref: "#/components/schemas/Thing" }, examples: { one: { value: {} } } } }
        default: { $ref: "#/components/responses/Problem" }
    put:
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } } }
      responses: { "204": { description: text } }
      security: [{ key: [] }, {}]
      x-amazon-apigateway-request-validator: all
      x-amazon-apigateway-integration:
        type: aws
        httpMethod: POST
        uri: { Fn::Sub: "arn:aws:apigateway:\${AWS::Region}:sqs:path/queue" }
        credentials: { Fn::GetAtt: [Role, Arn] }
        passthroughBehavior: never
        timeoutInMillis: 1000
        requestParameters: { integration.request.header.x-a: "'b'" }
        requestTemplates: { application/json: "$input.body" }
        responses:
          default: { statusCode: "204", responseParameters: {}, responseTemplates: { application/json: "" } }
          "5\\\\d{2}": { statusCode: "500" }
  /mock:
    x-amazon-apigateway-any-method:
      responses: { "200": { description: text } }
      x-amazon-apigateway-integration: { type: mock, requestTemplates: { application/json: "{}" }, responses: { default: { statusCode: 200 } } }
components:
  parameters: { Id: { name: id, in: path, required: true, schema: { type: string, pattern: "^[a-z]+$" } } }
  responses: { Problem: { description: text, content: { application/problem+json: { schema: { type: object } } } } }
  securitySchemes:
    token:
      type: http
      scheme: bearer
      x-amazon-apigateway-authorizer: { type: token, authorizerUri: "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:f/invocations", authorizerResultTtlInSeconds: 60 }
    key: { type: apiKey, in: header, name: x-api-key }
    flow: { type: oauth2, flows: { clientCredentials: { tokenUrl: "https://example.com", scopes: { a: text } } } }
  schemas:
    Thing:
      allOf:
        - { $ref: "#/components/schemas/Base" }
        - type: object
          required: [name]
          properties:
            name: { type: [string, "null"], minLength: 1, maxLength: 9, default: a, examples: [b] }
            kind: { enum: [a, b, 1, null] }
            self: { $ref: "#/components/schemas/Thing" }
            list: { type: array, items: { oneOf: [{ type: string }, { $ref: "#/components/schemas/Base" }] }, minItems: 1 }
            count: { type: integer, minimum: 1, exclusiveMaximum: 9, multipleOf: 2 }
          additionalProperties: { type: string, format: date-time }
    Base:
      type: object
      properties: { type: { const: base } }
      discriminator: { propertyName: type, mapping: { base: "#/components/schemas/Base" } }
      patternProperties: { "^x": { type: boolean } }
x-amazon-apigateway-request-validators: { all: { validateRequestBody: true, validateRequestParameters: true } }
x-amazon-apigateway-api-key-source: HEADER
x-amazon-apigateway-binary-media-types: [image/png]
x-amazon-apigateway-gateway-responses: { DEFAULT_4XX: { statusCode: 400, responseParameters: { gatewayresponse.header.a: "'b'" }, responseTemplates: { application/json: "{}" } } }
x-amazon-apigateway-policy: { Version: "2012-10-17", Statement: [{ Effect: Allow, Principal: "*", Action: "execute-api:Invoke", Resource: ["*"] }] }
x-gatewright: { functions: { per: tag }, stages: [{ name: live }] }
`;

const swagger = `
swagger: "2.0"
info: { title: Mutations, version: "1" }
host: example.com
basePath: /v1
schemes: [https]
consumes: [application/json]
produces: [application/json]
paths:
  /things/{id}:
    post:
      parameters:
        - { name: id, in: path, required: true, type: string }
        - { name: list, in: query, type: array, items: { type: string, enum: [a] }, collectionFormat: csv }
        - { name: body, in: body, required: true, schema: { $ref: "#/definitions/Thing" } }
      responses:
        "200": { description: text, schema: { $ref: "#/definitions/Thing" }, headers: { x-a: { type: string } }, examples: { application/json: {} } }
      security: [{ flow: [a] }]
    put:
      consumes: [multipart/form-data]
      parameters:
        - { name: id, in: path, required: true, type: string }
        - { name: file, in: formData, type: file }
      responses: { "204": { description: text } }
securityDefinitions: { flow: { type: oauth2, flow: implicit, authorizationUrl: "https://example.com", scopes: { a: text } } }
definitions: { Thing: { type: object, properties: { a: { type: integer, format: int64, x-nullable: true } }, discriminator: a, required: [a] } }
`;

const settings = `
api: { name: text, definition: resources, endpoint: regional, tags: { a: b }, binaryMediaTypes: [image/png] }
functions: { per: operation, runtime: nodejs22.x, memory: 128, environment: { A: b } }
validation: all
cors: { origins: ["https://example.com"], headers: [a], maxAge: 60 }
authorizers: { token: { type: lambda, mode: token, ttl: 60 } }
stages: [{ name: live, variables: { a: b }, throttle: { rate: 1, burst: 1 }, operations: { getThing: { throttle: { rate: 1, burst: 1 } } }, accessLog: { retention: 7 } }]
apiKeys: [{ name: a, value: { parameter: Secret } }]
usagePlans: [{ name: a, quota: { limit: 1, period: day }, stages: [live], apiKeys: [a] }]
parameters: { Secret: { description: text, secret: true } }
operations: { getThing: { validation: none } }
emit: { cloudformation: {}, typescript-client: {} }
diagnostics: { ignore: [] }
`;

const replacements: readonly unknown[] = [null, true, -1.5, "text", [], [null], { a: { a: 1 } }, undefined];

type Path = readonly (string | number)[];

function* pathsOf(value: unknown, path: Path = []): Generator<Path> {
  yield path;
  if (typeof value !== "object" || value === null) return;
  for (const [key, child] of Object.entries(value)) yield* pathsOf(child, [...path, key]);
}

/** A copy in which another value stands at the path, or nothing at all. */
function replaced(root: unknown, path: Path, replacement: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return replacement;
  if (Array.isArray(root))
    return root.map((item, index) => (String(index) === key ? replaced(item, rest, replacement) : item));
  const entries = Object.entries(root as object).flatMap(([name, child]) => {
    if (name !== key) return [[name, child] as const];
    return rest.length === 0 && replacement === undefined ? [] : [[name, replaced(child, rest, replacement)] as const];
  });
  return Object.fromEntries(entries);
}

const emitters = ["cloudformation", "lambda-typescript", "typescript-client"];

/** What went wrong, when it is not the user who was told. */
async function fault(document: unknown, configuration: unknown): Promise<string | undefined> {
  const files = {
    "/api.yaml": JSON.stringify(document) ?? "",
    "/gatewright.yaml": configuration === undefined ? "" : stringify(configuration),
  };
  try {
    const { diagnostics, artifacts, sources } = await compile({
      entry: "/api.yaml",
      configuration: "/gatewright.yaml",
      emitters,
      host: createMemoryHost(files),
    });
    const hasErrors = diagnostics.some(({ severity }) => severity === "error");
    if (hasErrors === artifacts.length > 0) return hasErrors ? "errors and artifacts" : "neither errors nor artifacts";
    for (const { code, message, at } of diagnostics) {
      if (!Object.hasOwn(catalog, code)) return `unknown code ${code}`;
      if (/(?<!received )\bundefined\b|\[object Object\]/.test(message))
        return `message without its values: ${message}`;
      if (at !== undefined) sources.get(at.file)?.locate(at);
    }
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message).split("\n").slice(0, 4).join("\n") : String(error);
  }
}

const parsedSettings: unknown = parse(settings);

describe("any value in any place ends in output or in a diagnostic", () => {
  it.each([
    ["an OpenAPI document", parse(openApi)],
    ["a Swagger document", parse(swagger)],
  ])("of %s", { timeout: 240_000 }, async (_name, document: unknown) => {
    expect(await fault(document, undefined)).toBeUndefined();
    const faults: string[] = [];
    for (const path of pathsOf(document)) {
      for (const replacement of replacements) {
        const found = await fault(replaced(document, path, replacement), undefined);
        if (found !== undefined) faults.push(`/${path.join("/")} = ${JSON.stringify(replacement)}: ${found}`);
      }
    }
    expect(faults).toEqual([]);
  });

  it("of the settings", { timeout: 240_000 }, async () => {
    const document: unknown = parse(openApi);
    expect(await fault(document, parsedSettings)).toBeUndefined();
    const faults: string[] = [];
    for (const path of pathsOf(parsedSettings)) {
      for (const replacement of replacements) {
        const found = await fault(document, replaced(parsedSettings, path, replacement));
        if (found !== undefined) faults.push(`/${path.join("/")} = ${JSON.stringify(replacement)}: ${found}`);
      }
    }
    expect(faults).toEqual([]);
  });
});
