import type { MethodResource, PlanIntegration } from "../../src/ir/plan/model-rest.js";
import { at } from "./models.js";
import { api, attributeOf, joinOf, literalValue, none, parameterValue, pseudo, rootResource } from "./plan-values.js";

const emptyIntegration = {
  cacheKeyParameters: [],
  insecureSkipVerification: false,
  requestParameters: [],
  requestTemplates: [],
  responses: [],
} as const;

const lambdaProxy = (handler: string): PlanIntegration => ({
  ...emptyIntegration,
  type: "AWS_PROXY",
  httpMethod: "POST",
  uri: attributeOf(`function:${handler}`, "invokeArn"),
});

const httpProxy: PlanIntegration = {
  ...emptyIntegration,
  type: "HTTP_PROXY",
  httpMethod: "GET",
  uri: joinOf("https://", parameterValue("BackendHost"), "/food/{petId}"),
  connection: { vpcLink: parameterValue("BackendVpcLink") },
  timeoutMs: 5000,
  requestParameters: [{ to: "integration.request.path.petId", from: literalValue("method.request.path.petId") }],
};

const queueIntegration: PlanIntegration = {
  ...emptyIntegration,
  type: "AWS",
  httpMethod: "POST",
  uri: joinOf(
    "arn:",
    pseudo("partition"),
    ":apigateway:",
    pseudo("region"),
    ":sqs:path/",
    pseudo("account"),
    "/orders",
  ),
  credentials: attributeOf("role:queue", "arn"),
  passthroughBehavior: "NEVER",
  requestParameters: [
    { to: "integration.request.header.Content-Type", from: literalValue("'application/x-www-form-urlencoded'") },
  ],
  requestTemplates: [
    {
      contentType: "application/json",
      template: literalValue(
        '#set($body = $input.json("$"))\n#if($body != "")\nAction=SendMessage&MessageBody=$util.urlEncode("${body}")\n#end\n',
      ),
    },
  ],
  responses: [
    {
      statusCode: "202",
      parameters: [
        {
          to: "method.response.header.X-Request-Id",
          from: literalValue("integration.response.header.x-amzn-requestid"),
        },
      ],
      templates: [{ contentType: "application/json", template: literalValue('{"accepted": true}') }],
    },
    { selectionPattern: "[45]\\d{2}", statusCode: "502", parameters: [], templates: [] },
  ],
};

const preflight: PlanIntegration = {
  ...emptyIntegration,
  type: "MOCK",
  passthroughBehavior: "WHEN_NO_MATCH",
  requestTemplates: [{ contentType: "application/json", template: literalValue('{"statusCode": 204}') }],
  responses: [
    {
      statusCode: "204",
      parameters: [{ to: "method.response.header.Access-Control-Allow-Origin", from: literalValue("'*'") }],
      templates: [],
    },
  ],
};

type MethodParts = Pick<MethodResource, "key" | "resource" | "path" | "httpMethod" | "integration"> &
  Partial<MethodResource>;

const method = (parts: MethodParts): MethodResource => ({
  kind: "method",
  origin: at(`/paths/${parts.path.replaceAll("~", "~0").replaceAll("/", "~1")}/${parts.httpMethod.toLowerCase()}`),
  ...none,
  api,
  authorizationType: "NONE",
  authorizationScopes: [],
  apiKeyRequired: false,
  requestParameters: [],
  requestModels: [],
  responses: [],
  ...parts,
});

/** A method of each type of integration, and of each way to authorise. */
export const methods: readonly MethodResource[] = [
  method({
    key: "method:GET /pets",
    operationName: "listPets",
    resource: attributeOf("path:/pets"),
    path: "/pets",
    httpMethod: "GET",
    authorizationType: "COGNITO_USER_POOLS",
    authorizer: attributeOf("authorizer:pool"),
    authorizationScopes: ["pets/read", "pets/write"],
    validator: attributeOf("request-validator:parameters"),
    requestParameters: [
      { name: "method.request.header.X-Trace", required: false },
      { name: "method.request.querystring.limit", required: true },
    ],
    integration: lambdaProxy("listPets"),
    responses: [
      {
        statusCode: "200",
        parameters: [{ name: "method.response.header.X-Next", required: false }],
        models: [{ contentType: "application/json", model: attributeOf("model:Pets", "name") }],
      },
    ],
  }),
  method({
    key: "method:POST /pets",
    operationName: "createPet",
    resource: attributeOf("path:/pets"),
    path: "/pets",
    httpMethod: "POST",
    authorizationType: "CUSTOM",
    authorizer: attributeOf("authorizer:token"),
    apiKeyRequired: true,
    validator: attributeOf("request-validator:body"),
    requestModels: [{ contentType: "application/json", model: attributeOf("model:Pet", "name") }],
    integration: queueIntegration,
    responses: [
      {
        statusCode: "202",
        parameters: [{ name: "method.response.header.X-Request-Id", required: false }],
        models: [{ contentType: "application/json", model: literalValue("Empty") }],
      },
      { statusCode: "502", parameters: [], models: [] },
    ],
  }),
  method({
    key: "method:OPTIONS /pets",
    resource: attributeOf("path:/pets"),
    path: "/pets",
    httpMethod: "OPTIONS",
    integration: preflight,
    responses: [
      {
        statusCode: "204",
        parameters: [{ name: "method.response.header.Access-Control-Allow-Origin", required: false }],
        models: [],
      },
    ],
  }),
  method({
    key: "method:GET /pets/{petId}",
    operationName: "getFood",
    resource: attributeOf("path:/pets/{petId}"),
    path: "/pets/{petId}",
    httpMethod: "GET",
    authorizationType: "AWS_IAM",
    requestParameters: [{ name: "method.request.path.petId", required: true }],
    integration: httpProxy,
  }),
  method({
    key: "method:ANY /",
    operationName: "root",
    resource: rootResource,
    path: "/",
    httpMethod: "ANY",
    integration: lambdaProxy("listPets"),
  }),
];
