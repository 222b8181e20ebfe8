import type { PlanResource } from "../../src/ir/plan/model.js";
import type { PlanTree } from "../../src/ir/plan/model-base.js";
import type { RestApiResource } from "../../src/ir/plan/model-rest.js";
import { at } from "./models.js";
import { methods } from "./plan-methods.js";
import { api, attributeOf, joinOf, literalValue, none, parameterValue, rootResource, treeOf } from "./plan-values.js";

export const restApi: RestApiResource = {
  kind: "rest-api",
  key: "rest-api:pets",
  origin: at(""),
  ...none,
  name: "pets",
  description: "Pets, their owners and their food.",
  endpoint: "REGIONAL",
  vpcEndpointIds: [],
  disableExecuteApiEndpoint: false,
  apiKeySource: "HEADER",
  binaryMediaTypes: ["image/png"],
  minimumCompressionSize: 1024,
  policy: treeOf({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: "*", Action: "execute-api:Invoke", Resource: "execute-api:/*" }],
  }),
  tags: [
    { key: "team", value: "pets" },
    { key: "cost:centre", value: "4711" },
  ],
};

/** What belongs to the API where each part of it is a resource. */
export const withinApi: readonly PlanResource[] = [
  {
    kind: "request-validator",
    key: "request-validator:body",
    origin: at(""),
    ...none,
    api,
    name: "body",
    body: true,
    parameters: false,
  },
  {
    kind: "request-validator",
    key: "request-validator:parameters",
    origin: at(""),
    ...none,
    api,
    name: "parameters",
    body: false,
    parameters: true,
  },
  {
    kind: "model",
    key: "model:Pet",
    origin: at("/components/schemas/Pet"),
    ...none,
    api,
    name: "Pet",
    description: "A pet: name and age.",
    contentType: "application/json",
    schema: treeOf({
      $schema: "http://json-schema.org/draft-04/schema#",
      type: "object",
      required: ["name"],
      properties: { name: { type: "string", pattern: "^[^\\s].*$" }, age: { type: "integer", minimum: 0 } },
    }),
  },
  {
    kind: "model",
    key: "model:Pets",
    origin: at("/components/schemas/Pets"),
    ...none,
    api,
    name: "Pets",
    contentType: "application/json",
    schema: treeOf(
      { $schema: "http://json-schema.org/draft-04/schema#", type: "array", items: { $ref: { "@": 0 } } },
      joinOf("https://apigateway.amazonaws.com/restapis/", api, "/models/", attributeOf("model:Pet", "name")),
    ),
  },
  {
    kind: "authorizer",
    key: "authorizer:pool",
    origin: at("/components/securitySchemes/pool"),
    ...none,
    api,
    name: "pool",
    type: "COGNITO_USER_POOLS",
    identitySource: "method.request.header.Authorization",
    providerArns: [parameterValue("UserPoolArn")],
  },
  {
    kind: "authorizer",
    key: "authorizer:token",
    origin: at("/components/securitySchemes/token"),
    ...none,
    api,
    name: "token",
    type: "TOKEN",
    uri: attributeOf("function:token", "invokeArn"),
    identitySource: "method.request.header.Authorization",
    identityValidationExpression: "^Bearer [-0-9A-Za-z._~+/]+=*$",
    ttlSeconds: 300,
    providerArns: [],
  },
  {
    kind: "gateway-response",
    key: "gateway-response:DEFAULT_4XX",
    origin: at("/x-amazon-apigateway-gateway-responses/DEFAULT_4XX"),
    ...none,
    api,
    responseType: "DEFAULT_4XX",
    parameters: [{ to: "gatewayresponse.header.Access-Control-Allow-Origin", from: literalValue("'*'") }],
    templates: [
      { contentType: "application/json", template: literalValue('{"message": $context.error.messageString}') },
    ],
  },
  {
    kind: "path",
    key: "path:/pets",
    origin: at("/paths/~1pets"),
    ...none,
    api,
    parent: rootResource,
    part: "pets",
    path: "/pets",
  },
  {
    kind: "path",
    key: "path:/pets/{petId}",
    origin: at("/paths/~1pets~1{petId}"),
    ...none,
    api,
    parent: attributeOf("path:/pets"),
    part: "{petId}",
    path: "/pets/{petId}",
  },
  ...methods,
];

/** The API as one document. */
export const aBody = (): PlanTree =>
  treeOf(
    {
      openapi: "3.0.1",
      info: { title: "pets", version: "1.0" },
      paths: {
        "/": {
          "x-amazon-apigateway-any-method": {
            responses: {},
            "x-amazon-apigateway-integration": { type: "aws_proxy", httpMethod: "POST", uri: { "@": 0 } },
          },
        },
        "/pets": {
          get: {
            operationId: "listPets",
            security: [{ pool: ["pets/read"] }],
            parameters: [{ name: "limit", in: "query", required: true, schema: { type: "integer" } }],
            responses: { 200: { description: "All pets: yes, all." } },
            "x-amazon-apigateway-request-validator": "parameters",
            "x-amazon-apigateway-integration": { type: "aws_proxy", httpMethod: "POST", uri: { "@": 0 } },
          },
        },
        "/pets/{petId}": {
          get: {
            operationId: "getFood",
            parameters: [{ name: "petId", in: "path", required: true, schema: { type: "string" } }],
            responses: { 200: { description: "On: the shelf", content: { "application/json": {} } } },
            "x-amazon-apigateway-integration": {
              type: "http_proxy",
              httpMethod: "GET",
              uri: { "@": 1 },
              requestTemplates: { "application/json": '#set($x = "${y}")\n$x\n' },
            },
          },
        },
      },
      components: {
        schemas: { Pet: { type: "object", required: ["name"], properties: { name: { type: "string" } } } },
        securitySchemes: {
          pool: {
            type: "apiKey",
            name: "Authorization",
            in: "header",
            "x-amazon-apigateway-authtype": "cognito_user_pools",
            "x-amazon-apigateway-authorizer": { type: "cognito_user_pools", providerARNs: [{ "@": 2 }] },
          },
        },
      },
      "x-amazon-apigateway-request-validators": {
        parameters: { validateRequestBody: false, validateRequestParameters: true },
      },
    },
    attributeOf("function:listPets", "invokeArn"),
    joinOf("https://", parameterValue("BackendHost"), "/food/{petId}"),
    parameterValue("UserPoolArn"),
  );
