import { describe, expect, it } from "vitest";
import { importTemplate } from "../../support/imported-template.js";

const template = `
Resources:
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Body:
        Fn::Transform: { Name: AWS::Include, Parameters: { Location: api/openapi.yaml } }
`;

const definition = `
openapi: 3.0.1
info: { title: Orders, version: "1" }
paths:
  /orders:
    post:
      parameters: [{ $ref: "../shared/parameters.yaml#/Page" }]
      requestBody:
        content:
          application/json:
            schema: { $ref: "../shared/schemas.yaml#/Order" }
      responses:
        "200": { description: Made, content: { application/json: { schema: { $ref: "#/components/schemas/Item" } } } }
        "404": { $ref: "../shared/missing.yaml#/NotFound" }
      x-amazon-apigateway-integration: { type: mock }
components:
  schemas:
    Item: { type: string }
`;

const schemas = `
Order:
  type: object
  properties:
    items: { type: array, items: { $ref: "#/Item" } }
    replaces: { $ref: "#/Order" }
Item: { type: object, properties: { count: { type: integer } } }
`;

const parameters = "Page: { name: page, in: query, schema: { $ref: 'schemas.yaml#/Item' } }";

describe("a definition that refers to other files", () => {
  it("is put together from them, and needs them no longer", async () => {
    const { document, said } = await importTemplate(template, {
      "api/openapi.yaml": definition,
      "shared/schemas.yaml": schemas,
      "shared/parameters.yaml": parameters,
    });
    expect(document).toMatchObject({
      paths: {
        "/orders": {
          post: {
            parameters: [{ name: "page", in: "query", schema: { $ref: "#/components/schemas/Item2" } }],
            requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/Order" } } } },
            responses: {
              "200": { content: { "application/json": { schema: { $ref: "#/components/schemas/Item" } } } },
              "404": { $ref: "../shared/missing.yaml#/NotFound" },
            },
          },
        },
      },
      components: {
        schemas: {
          Item: { type: "string" },
          Item2: { type: "object", properties: { count: { type: "integer" } } },
          Order: {
            properties: {
              items: { items: { $ref: "#/components/schemas/Item2" } },
              replaces: { $ref: "#/components/schemas/Order" },
            },
          },
        },
      },
    });
    expect(said.filter((line) => line.startsWith("dropped"))).toEqual([]);
  });
});

describe("a version that is written as a number", () => {
  it("is a text, and dropped nowhere", async () => {
    const { document, said } = await importTemplate(`
Resources:
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Body: { swagger: 2.0, info: { title: Pets, version: 0.0.1 }, paths: {} }
`);
    expect(document).toMatchObject({ swagger: "2.0" });
    expect(said).toEqual([]);
  });
});
