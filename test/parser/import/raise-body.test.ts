import { describe, expect, it } from "vitest";
import { importTemplate } from "../../support/imported-template.js";

const invoke = "arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Fn.Arn}/invocations";

/** A REST API whose definition has these lines, which stand eight places in. */
const withBody = (lines: string): string => `
Resources:
  Fn: { Type: AWS::Lambda::Function, Properties: { Handler: index.handler } }
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties:
      EndpointConfiguration: { Types: [REGIONAL] }
      Body:
        openapi: 3.0.1
        info: { title: Pets, version: 2022-01-01 }
${lines}`;

describe("a definition in one document", () => {
  it("goes through as it is, but for functions that it calls", async () => {
    const { document, settings, said } = await importTemplate(
      withBody(`        paths:
          /pets:
            get:
              responses: {}
              x-amazon-apigateway-integration: { type: aws_proxy, httpMethod: POST, uri: !Sub "${invoke}" }
            post:
              operationId: addPet
              responses: { "200": { description: Added } }
              x-amazon-apigateway-integration:
                type: aws
                httpMethod: POST
                uri: arn:aws:apigateway:\${AWS::Region}:sqs:path/pets
                credentials: !Sub "arn:aws:iam::\${AWS::AccountId}:role/pets"
                requestTemplates: { application/json: '{"region": "\${name}"}' }
                responses: { default: { statusCode: "200" } }
`),
    );
    expect(document).toMatchObject({
      openapi: "3.0.1",
      paths: {
        "/pets": {
          get: { operationId: "getPets", responses: { default: { description: "What the backend answers" } } },
          post: {
            operationId: "addPet",
            "x-amazon-apigateway-integration": {
              uri: "arn:aws:apigateway:${AWS::Region}:sqs:path/pets",
              credentials: "arn:aws:iam::${AWS::AccountId}:role/pets",
              requestTemplates: { "application/json": '{"region": "${name}"}' },
            },
          },
        },
      },
    });
    expect(JSON.stringify(document)).not.toContain("aws_proxy");
    expect(settings).toMatchObject({ validation: "none", operations: { getPets: { function: { arn: "${FnArn}" } } } });
    expect(said).toEqual([
      "approximated: Api Properties.Body.paths./pets.post.x-amazon-apigateway-integration.uri: read as if it were the text of an `Fn::Sub`, which the source has forgotten",
    ]);
  });

  it("asks for what the service makes of its security", async () => {
    const { document, settings, said } = await importTemplate(
      withBody(`        security: [{ token: [] }]
        paths:
          /open:
            get: { responses: {}, security: [{ NONE: [] }], x-amazon-apigateway-integration: { type: mock } }
          /both:
            get:
              responses: {}
              security: [{ token: [] }, { api_key: [] }]
              x-amazon-apigateway-integration: { type: mock }
        components:
          securitySchemes:
            api_key: { type: apiKey, name: x-api-key, in: header }
            token:
              type: apiKey
              name: X-Token
              in: header
              x-amazon-apigateway-authtype: custom
              x-amazon-apigateway-authorizer: { type: token, authorizerUri: !Sub "${invoke}" }
`),
    );
    expect(document).toMatchObject({ paths: { "/both": { get: { security: [{ token: [], api_key: [] }] } } } });
    expect(JSON.stringify(document)).not.toContain("NONE");
    expect(document).not.toHaveProperty("security");
    expect(settings).toMatchObject({
      authorizers: {
        token: {
          type: "lambda",
          mode: "token",
          identitySources: ["method.request.header.X-Token"],
          ttl: 300,
          function: "${FnArn}",
        },
      },
    });
    expect(said).toEqual([
      "approximated: Api Properties.Body.security: the service ignores it at the root of a document, and asks nobody for it",
    ]);
  });

  it("has the models that every API has, and settings in place of servers without an address", async () => {
    const { document, settings } = await importTemplate(
      withBody(`        servers: [{ x-amazon-apigateway-endpoint-configuration: { disableExecuteApiEndpoint: true } }]
        paths:
          /:
            get:
              responses:
                "200":
                  description: Nothing
                  content: { application/json: { schema: { $ref: "#/components/schemas/Empty" } } }
              x-amazon-apigateway-integration: { type: mock }
`),
    );
    expect(document).toMatchObject({ components: { schemas: { Empty: { type: "object" } } } });
    expect(document).not.toHaveProperty("servers");
    expect(settings).toMatchObject({ api: { disableExecuteApiEndpoint: true } });
  });

  it("loses servers that say nothing, and takes the text of an HTTP API's own properties", async () => {
    const { document, said } = await importTemplate(`
Resources:
  Api:
    Type: AWS::ApiGatewayV2::Api
    Properties:
      Description: All about pets
      Body:
        openapi: 3.0.1
        info: { title: Pets, version: "2", description: Pets }
        servers: [{ variables: { basePath: { default: /pets } } }, { url: https://pets.example }]
        paths: { /: { get: { responses: {} } } }
`);
    expect(document).toMatchObject({
      info: { title: "Pets", version: "2", description: "All about pets" },
      servers: [{ url: "https://pets.example" }],
    });
    expect(said).toEqual([
      "approximated: Api Properties.Body.servers.0: left out: a server without an address says nothing to the service",
    ]);
  });

  it("stands in S3 for all that a template tells", async () => {
    const { said } = await importTemplate(
      "Resources:\n  Api:\n    Type: AWS::ApiGateway::RestApi\n    Properties: { BodyS3Location: { Bucket: b, Key: k } }\n",
    );
    expect(said).toContain(
      "dropped: Api Properties.BodyS3Location: the definition stands in S3: fetch it, and give it as `Body`",
    );
  });
});
