import { describe, expect, it } from "vitest";
import type { RestGateway } from "../../../../src/ir/api.js";
import { literal } from "../../../../src/ir/deploy-value.js";
import {
  type ApiMembers,
  aBody,
  aNamedSchema,
  anObject,
  anOperation,
  aParameter,
  apiKeyScheme,
  aReference,
  aRequirement,
  aScheme,
  aString,
  at,
  cognitoScheme,
  httpProxy,
  iamScheme,
  mockIntegration,
  tokenScheme,
} from "../../../support/models.js";
import { lowered } from "../lowered.js";

const imported = (members: ApiMembers) =>
  lowered({ ...members, gateway: { ...(members.gateway as Partial<RestGateway>), definition: "body" } });
const bodyOf = (members: ApiMembers) => imported(members).plain("rest-api:api").body;

const schemes = [apiKeyScheme(), iamScheme(), cognitoScheme(), tokenScheme()];
const security: ApiMembers = {
  securitySchemes: schemes.map(({ scheme }) => scheme),
  authorizers: schemes.map(({ authorizer }) => authorizer),
};

describe("the body of an API", () => {
  it("leaves functions, permissions and stages as they are, and no parts of the API", () => {
    const operations = [anOperation("getPet", "get", "/pets/{petId}")];
    expect(imported({ operations }).keys).toEqual([
      "log-group:getPet",
      "role:getPet",
      "function:getPet",
      "rest-api:api",
      "permission:getPet:GET/pets/*",
      "deployment:api",
      "stage:live",
    ]);
  });

  it("says as much as a call depends on", () => {
    const operations = [
      anOperation("createPet", "post", "/pets", {
        summary: "Creates a pet",
        parameters: [aParameter("header", "X-Id", { required: true, description: "Id" })],
        body: aBody(aReference("Pet")),
        validation: { parameters: true, body: true },
      }),
    ];
    const schemas = [aNamedSchema("Pet", anObject({ "name!": aString({ description: "Name" }) }))];
    expect(bodyOf({ operations, schemas, description: "Pets" })).toEqual({
      openapi: "3.0.1",
      info: { title: "pets", description: "Pets", version: "1.0.0" },
      paths: {
        "/pets": {
          post: {
            operationId: "createPet",
            parameters: [{ name: "X-Id", in: "header", required: true, schema: { type: "string" } }],
            requestBody: {
              required: true,
              content: { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } },
            },
            responses: {},
            "x-amazon-apigateway-request-validator": "body-and-parameters",
            "x-amazon-apigateway-integration": {
              type: "aws_proxy",
              httpMethod: "POST",
              uri: "${function:createPet.invokeArn}",
            },
          },
        },
      },
      components: {
        schemas: { Pet: { type: "object", properties: { name: { type: "string" } }, required: ["name"] } },
      },
      "x-amazon-apigateway-request-validators": {
        "body-and-parameters": { validateRequestBody: true, validateRequestParameters: true },
      },
      "x-amazon-apigateway-api-key-source": "HEADER",
    });
  });

  it("names what a method demands", () => {
    const operations = [
      anOperation("a", "get", "/a", { security: [[aRequirement("apiKey"), aRequirement("bearer")]] }),
      anOperation("b", "get", "/b", { security: [[aRequirement("users", ["pets/read"])]] }),
      anOperation("c", "get", "/c", { security: [[aRequirement("iam")]] }),
      anOperation("d", "get", "/d"),
    ];
    const body = bodyOf({ ...security, operations }) as {
      paths: Record<string, { get: { security?: unknown } }>;
      components: { securitySchemes: unknown };
    };
    expect(["/a", "/b", "/c", "/d"].map((path) => body.paths[path]?.get.security)).toEqual([
      [{ bearer: [] }, { api_key: [] }],
      [{ users: ["pets/read"] }],
      [{ sigv4: [] }],
      undefined,
    ]);
    const header = { type: "apiKey", name: "Authorization", in: "header" };
    expect(body.components.securitySchemes).toEqual({
      users: {
        ...header,
        "x-amazon-apigateway-authtype": "cognito_user_pools",
        "x-amazon-apigateway-authorizer": {
          type: "cognito_user_pools",
          providerARNs: ["arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_pool"],
        },
      },
      bearer: {
        ...header,
        "x-amazon-apigateway-authtype": "custom",
        "x-amazon-apigateway-authorizer": { type: "token", authorizerUri: "${function:bearer.invokeArn}" },
      },
      sigv4: { ...header, "x-amazon-apigateway-authtype": "awsSigv4" },
      api_key: { ...header, name: "x-api-key" },
    });
  });

  it("keeps names that authorizers have taken", () => {
    const { scheme, authorizer } = tokenScheme("api_key");
    const key = apiKeyScheme("key");
    const body = bodyOf({
      operations: [anOperation("a", "get", "/a", { security: [[aRequirement("api_key"), aRequirement("key")]] })],
      securitySchemes: [scheme, key.scheme],
      authorizers: [authorizer, key.authorizer],
    });
    expect(body).toMatchObject({ paths: { "/a": { get: { security: [{ api_key: [] }, { api_key_: [] }] } } } });
  });

  it("reads a REQUEST authorizer's sources from the extension", () => {
    const { scheme, authorizer } = aScheme(
      "own",
      { kind: "http", scheme: "bearer" },
      {
        kind: "lambda",
        mode: "request",
        target: { kind: "handler", handler: "own" as never },
        identitySources: ["method.request.header.Authorization", "context.identity.sourceIp"],
        ttlSeconds: 60,
      },
    );
    const operations = [anOperation("a", "get", "/a", { security: [[aRequirement("own")]] })];
    expect(bodyOf({ operations, securitySchemes: [scheme], authorizers: [authorizer] })).toMatchObject({
      components: {
        securitySchemes: {
          own: {
            name: "Unused",
            "x-amazon-apigateway-authorizer": {
              type: "request",
              identitySource: "method.request.header.Authorization,context.identity.sourceIp",
              authorizerResultTtlInSeconds: 60,
            },
          },
        },
      },
    });
  });

  it("writes integrations in the extension's words", () => {
    const integration = httpProxy("https://example.com/{id}", {
      vpcLink: literal("link"),
      timeoutMs: 1000,
      passthroughBehavior: "NEVER",
      insecureSkipVerification: true,
      cacheNamespace: "a",
      cacheKeyParameters: ["method.request.path.id"],
      requestParameters: [{ to: "integration.request.path.id", from: literal("method.request.path.id") }],
    });
    const response = {
      selectionPattern: "4..",
      statusCode: "400",
      parameters: [{ to: "method.response.header.X", from: literal("'1'") }],
      templates: [{ contentType: "application/json", template: literal("{}") }],
      origin: at(),
    };
    const answered = mockIntegration({
      responses: [{ statusCode: "200", parameters: [], templates: [], origin: at() }, response],
    });
    expect(
      bodyOf({
        operations: [
          anOperation("any", "any", "/{id}", { integration }),
          anOperation("mock", "get", "/{id}/mock", { integration: answered }),
        ],
      }),
    ).toMatchObject({
      paths: {
        "/{id}": {
          "x-amazon-apigateway-any-method": {
            parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
            "x-amazon-apigateway-integration": {
              type: "http_proxy",
              httpMethod: "ANY",
              uri: "https://example.com/{id}",
              connectionType: "VPC_LINK",
              connectionId: "link",
              timeoutInMillis: 1000,
              passthroughBehavior: "never",
              cacheNamespace: "a",
              cacheKeyParameters: ["method.request.path.id"],
              requestParameters: { "integration.request.path.id": "method.request.path.id" },
              tlsConfig: { insecureSkipVerification: true },
            },
          },
        },
        "/{id}/mock": {
          get: {
            responses: {
              "200": { description: "200 response" },
              "400": { description: "400 response", headers: { X: { schema: { type: "string" } } } },
            },
            "x-amazon-apigateway-integration": {
              type: "mock",
              requestTemplates: { "application/json": '{"statusCode": 200}' },
              responses: {
                default: { statusCode: "200" },
                "4..": {
                  statusCode: "400",
                  responseParameters: { "method.response.header.X": "'1'" },
                  responseTemplates: { "application/json": "{}" },
                },
              },
            },
          },
        },
      },
    });
  });

  it("carries the API's own settings", () => {
    expect(
      bodyOf({
        operations: [anOperation("root", "get", "/")],
        cors: { origins: ["*"], headers: [], exposedHeaders: [], credentials: false, origin: at() },
        gateway: {
          endpoint: "private",
          vpcEndpointIds: ["vpce-1"],
          disableExecuteApiEndpoint: true,
          apiKeySource: "AUTHORIZER",
          binaryMediaTypes: ["image/png"],
          minimumCompressionSize: 0,
        },
      }),
    ).toMatchObject({
      paths: { "/": { options: { "x-amazon-apigateway-integration": { type: "mock" } } } },
      "x-amazon-apigateway-gateway-responses": {
        DEFAULT_4XX: { responseParameters: { "gatewayresponse.header.Access-Control-Allow-Origin": "'*'" } },
      },
      "x-amazon-apigateway-api-key-source": "AUTHORIZER",
      "x-amazon-apigateway-binary-media-types": ["image/png"],
      "x-amazon-apigateway-minimum-compression-size": 0,
      "x-amazon-apigateway-policy": { Version: "2012-10-17" },
      "x-amazon-apigateway-endpoint-configuration": { disableExecuteApiEndpoint: true, vpcEndpointIds: ["vpce-1"] },
    });
  });

  it("is not too large for the service", () => {
    const large = mockIntegration({
      requestTemplates: [{ contentType: "application/json", template: literal("x".repeat(300_000)) }],
    });
    const operations = Array.from({ length: 22 }, (_, index) =>
      anOperation(`a${index}`, "get", `/a${index}`, { integration: large }),
    );
    expect(imported({ operations }).found).toEqual(["error limit-exceeded"]);
  });
});
