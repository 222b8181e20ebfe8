import type { PlanResource } from "../../src/ir/plan/model.js";
import type { PlanKey } from "../../src/ir/plan/model-base.js";
import type { FunctionResource } from "../../src/ir/plan/model-functions.js";
import { at } from "./models.js";
import { api, attributeOf, joinOf, literalValue, none, parameterValue } from "./plan-values.js";

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
    description: literalValue(`Handles ${handler}.`),
    runtime: "nodejs22.x",
    architecture: "arm64",
    entryPoint: "index.handler",
    memoryMb: 256,
    timeoutSeconds: 10,
    environment,
    role: attributeOf("role:functions", "arn"),
    code: {
      kind: "archive",
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
    trust: ["lambda.amazonaws.com"],
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
    trust: ["apigateway.amazonaws.com"],
    policies: [
      { name: "orders", statements: [{ actions: ["sqs:SendMessage"], resources: [parameterValue("QueueArn")] }] },
    ],
  },
];

/** Deployment, stages, usage plan and key. */
export const delivery = (deploymentDependsOn: readonly PlanKey[]): readonly PlanResource[] => [
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

/** Functions with all that they need. */
export const functions: readonly PlanResource[] = [
  ...roles,
  ...functionParts("listPets", [
    { name: "TABLE", value: literalValue("pets") },
    { name: "BACKEND", value: joinOf("https://", parameterValue("BackendHost"), "/${literal}") },
  ]),
  ...functionParts("token", []),
];
