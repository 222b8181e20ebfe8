import type {
  FunctionResource,
  GatewayPlan,
  MethodResource,
  PlanAttribute,
  PlanIntegration,
  PlanKey,
  PlanResource,
  PlanTree,
  PlanValue,
  RestApiResource,
} from "../../src/ir/plan/model.js";
import { at } from "./models.js";

export const literalValue = (text: string): PlanValue => ({ kind: "literal", text });
export const parameterValue = (name: string): PlanValue => ({ kind: "parameter", name });
export const attributeOf = (of: PlanKey, name: PlanAttribute = "id"): PlanValue => ({ kind: "attribute", of, name });
export const joinOf = (...parts: readonly (PlanValue | string)[]): PlanValue => ({
  kind: "join",
  parts: parts.map((part) => (typeof part === "string" ? literalValue(part) : part)),
});
const pseudo = (name: "region" | "account" | "partition" | "urlSuffix"): PlanValue => ({ kind: "pseudo", name });

/** Plain JSON as a tree; `values` stand in the places of `{"@": index}`. */
export function treeOf(json: unknown, ...values: readonly PlanValue[]): PlanTree {
  if (Array.isArray(json)) return json.map((item) => treeOf(item, ...values));
  if (typeof json !== "object" || json === null) return json as string | number | boolean | null;
  const value = values[Number((json as { readonly "@"?: number })["@"])];
  if (value !== undefined) return { kind: "value", value };
  return { kind: "object", entries: Object.entries(json).map(([key, item]) => [key, treeOf(item, ...values)]) };
}

const api = attributeOf("rest-api:pets");
const rootResource = attributeOf("rest-api:pets", "rootResourceId");
const none = { dependsOn: [] } as const;

const restApi: RestApiResource = {
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

const methods: readonly MethodResource[] = [
  method({
    key: "method:listPets",
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
    key: "method:createPet",
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
    key: "method:getFood",
    operationName: "getFood",
    resource: attributeOf("path:/pets/{petId}"),
    path: "/pets/{petId}",
    httpMethod: "GET",
    authorizationType: "AWS_IAM",
    requestParameters: [{ name: "method.request.path.petId", required: true }],
    integration: httpProxy,
  }),
  method({
    key: "method:root",
    operationName: "root",
    resource: rootResource,
    path: "/",
    httpMethod: "ANY",
    integration: lambdaProxy("listPets"),
  }),
];

const withinApi: readonly PlanResource[] = [
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

const functionParts = (handler: string, environment: FunctionResource["environment"]): readonly PlanResource[] => [
  {
    kind: "log-group",
    key: `log-group:${handler}`,
    origin: at(""),
    ...none,
    name: joinOf("/aws/lambda/", parameterValue("NamePrefix"), `-${handler}`),
    retentionDays: 30,
  },
  {
    kind: "function",
    key: `function:${handler}`,
    origin: at(""),
    ...none,
    name: joinOf(parameterValue("NamePrefix"), `-${handler}`),
    description: `Handles ${handler}.`,
    runtime: "nodejs22.x",
    architecture: "arm64",
    entryPoint: "index.handler",
    memoryMb: 256,
    timeoutSeconds: 10,
    environment,
    role: attributeOf("role:functions", "arn"),
    code: {
      bucket: parameterValue("ArtifactBucket"),
      key: joinOf(parameterValue("ArtifactPrefix"), `${handler}.zip`),
    },
    tracing: true,
    reservedConcurrency: 5,
    logGroup: attributeOf(`log-group:${handler}`, "name"),
  },
  {
    kind: "permission",
    key: `permission:${handler}`,
    origin: at(""),
    ...none,
    function: attributeOf(`function:${handler}`, "name"),
    principal: "apigateway.amazonaws.com",
    sourceArn: joinOf(attributeOf("rest-api:pets", "executionArn"), "/*/GET/pets"),
  },
];

const roles: readonly PlanResource[] = [
  {
    kind: "role",
    key: "role:functions",
    origin: at(""),
    ...none,
    description: "What the functions of pets may do.",
    service: "lambda.amazonaws.com",
    policies: [
      {
        name: "logs",
        statements: [
          {
            actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
            resources: [joinOf(attributeOf("log-group:listPets", "arn"), ":*")],
          },
          { actions: ["xray:PutTelemetryRecords", "xray:PutTraceSegments"], resources: [literalValue("*")] },
        ],
      },
    ],
  },
  {
    kind: "role",
    key: "role:queue",
    origin: at(""),
    ...none,
    description: "Lets API Gateway send orders.",
    service: "apigateway.amazonaws.com",
    policies: [
      { name: "orders", statements: [{ actions: ["sqs:SendMessage"], resources: [parameterValue("QueueArn")] }] },
    ],
  },
];

const delivery = (deploymentDependsOn: readonly PlanKey[]): readonly PlanResource[] => [
  {
    kind: "deployment",
    key: "deployment:pets",
    origin: at(""),
    dependsOn: deploymentDependsOn,
    api,
    fingerprint: "3f786850e387550fdab836ed7e6dc881de23001b",
  },
  {
    kind: "log-group",
    key: "log-group:access/live",
    origin: at(""),
    ...none,
    name: joinOf("/aws/apigateway/", parameterValue("NamePrefix"), "/live"),
    retentionDays: 90,
  },
  {
    kind: "stage",
    key: "stage:live",
    origin: at(""),
    ...none,
    api,
    deployment: attributeOf("deployment:pets"),
    name: "live",
    description: "What customers call.",
    variables: [{ name: "backend", value: joinOf("https://", parameterValue("BackendHost")) }],
    tracing: true,
    accessLog: {
      destination: attributeOf("log-group:access/live", "arn"),
      format: '{"requestId":"$context.requestId","status":"$context.status"}',
    },
    methodSettings: [
      { path: "*", httpMethod: "*", throttle: { ratePerSecond: 100, burst: 200 }, logging: "ERROR", metrics: true },
      { path: "/pets/{petId}", httpMethod: "GET", throttle: { ratePerSecond: 10.5, burst: 20 }, dataTrace: false },
      { path: "/", httpMethod: "GET", logging: "OFF" },
    ],
    tags: [{ key: "team", value: "pets" }],
  },
  {
    kind: "stage",
    key: "stage:next",
    origin: at(""),
    ...none,
    api,
    deployment: attributeOf("deployment:pets"),
    name: "next",
    variables: [],
    tracing: false,
    methodSettings: [],
    tags: [],
  },
  {
    kind: "usage-plan",
    key: "usage-plan:partners",
    origin: at(""),
    ...none,
    name: "partners",
    description: "For partners.",
    throttle: { ratePerSecond: 50, burst: 100 },
    quota: { limit: 10000, period: "week", offset: 2 },
    stages: [
      {
        api,
        stage: attributeOf("stage:live", "name"),
        methods: [{ path: "/pets", httpMethod: "POST", throttle: { ratePerSecond: 1, burst: 2 } }],
      },
    ],
  },
  {
    kind: "api-key",
    key: "api-key:acme",
    origin: at(""),
    ...none,
    name: "acme",
    description: "The key of Acme.",
    enabled: true,
    value: parameterValue("AcmeKey"),
  },
  {
    kind: "usage-plan-key",
    key: "usage-plan-key:partners/acme",
    origin: at(""),
    ...none,
    usagePlan: attributeOf("usage-plan:partners"),
    apiKey: attributeOf("api-key:acme"),
  },
];

const functions: readonly PlanResource[] = [
  ...roles,
  ...functionParts("listPets", [
    { name: "TABLE", value: literalValue("pets") },
    { name: "BACKEND", value: joinOf("https://", parameterValue("BackendHost"), "/${literal}") },
  ]),
  ...functionParts("token", []),
];

const ends: Pick<GatewayPlan, "name" | "description" | "inputs" | "outputs"> = {
  name: "pets",
  description: "Pets, their owners and their food.",
  inputs: [
    { name: "ArtifactBucket", description: "Bucket that holds the functions' archives.", secret: false },
    { name: "ArtifactPrefix", description: "What the archives' keys begin with.", secret: false, default: "" },
    { name: "NamePrefix", description: "What the functions' names begin with.", secret: false, default: "pets" },
    { name: "BackendHost", description: "Host of the food service.", secret: false, default: "food.example.com" },
    { name: "BackendVpcLink", description: "Link to the network of the food service.", secret: false },
    { name: "UserPoolArn", description: "The customers' user pool.", secret: false },
    { name: "QueueArn", description: "The queue for orders.", secret: false },
    { name: "AcmeKey", description: "The API key of Acme, at least 20 characters.", secret: true },
  ],
  outputs: [
    { name: "ApiId", description: "Id of the API.", value: api },
    {
      name: "LiveUrl",
      description: "Where the stage live answers.",
      value: joinOf(
        "https://",
        api,
        ".execute-api.",
        pseudo("region"),
        ".",
        pseudo("urlSuffix"),
        "/",
        attributeOf("stage:live", "name"),
      ),
    },
  ],
};

const aBody = (): PlanTree =>
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

/**
 * A small API with every kind of resource that a plan can hold, and every kind of value but the opaque ones.
 * It is complete: whatever is printed from it has to satisfy the target's own checkers.
 */
export const aPlan = (): GatewayPlan => ({
  ...ends,
  resources: [restApi, ...functions, ...withinApi, ...delivery(methods.map((each) => each.key))],
  overrides: [
    { target: "cloudformation", resource: "function:listPets", properties: { EphemeralStorage: { Size: 1024 } } },
    { target: "terraform", resource: "function:listPets", properties: { ephemeral_storage: { size: 1024 } } },
  ],
});

/** The same API as one OpenAPI document; only what stands outside of it are resources of their own. */
export const aBodyPlan = (): GatewayPlan => ({
  ...ends,
  inputs: ends.inputs.filter((input) => input.name !== "BackendVpcLink"),
  resources: [...functions, { ...restApi, body: aBody() }, ...delivery([])],
  overrides: [],
});
