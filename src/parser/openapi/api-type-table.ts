import type { GatewayProtocol } from "../../ir/api.js";

/** The way out, in whole sentences, for each type of API that lacks a feature; the others have it. */
export type WaysOut = { readonly [Type in GatewayProtocol]?: string };

const validates =
  "Generated handlers validate every request by themselves. Remove it, or set `api.type: rest`, where the gateway validates.";
const validation: WaysOut = {
  http: validates,
  websocket: "Generated handlers validate every message by themselves. Remove it.",
};

const noExecutionLogs: WaysOut = {
  http: "HTTP APIs write no execution logs. Use `accessLog` with `$context.integrationErrorMessage` and `$context.authorizer.error`.",
};
const noCache: WaysOut = {
  http: "Put CloudFront before the API, or set `api.type: rest`.",
  websocket: "WebSocket APIs keep no answers. Remove it.",
};
const tlsAtDomain =
  "The default endpoint of an HTTP API takes TLS 1.2 and later. Set `api.disableExecuteApiEndpoint: true` where a custom domain is the only way in. Remove it.";
const whoCalls =
  "Authorize callers with IAM or a Lambda authorizer, filter addresses with AWS WAF at CloudFront, or set `api.type: rest`.";
const whoConnects = "Authorize who connects with IAM or a Lambda authorizer on `$connect`.";
const bodiesPass = "HTTP APIs pass every body as it is. Remove it.";
const compress = "Compress in the backend, or in CloudFront before the API. Remove it.";
const keysByAuthorizer = "Remove it; a Lambda authorizer can look keys up.";
const ofRestAlone = "It belongs to REST APIs. Remove it.";
const documentation: WaysOut = {
  http: "The service keeps documentation of REST APIs alone: set `api.type: rest`, or remove it.",
  websocket: "The service keeps documentation of REST APIs alone. Remove it.",
};
const noTracing = {
  http: "HTTP and WebSocket APIs take no part in X-Ray; set `functions.tracing` for the functions.",
  websocket: "WebSocket APIs take no part in X-Ray; set `functions.tracing` for the functions.",
};

/** What may stand in a stage, and among the defaults of all stages. */
const stageSettings: Readonly<Record<string, WaysOut>> = {
  tracing: noTracing,
  logging: noExecutionLogs,
  dataTrace: noExecutionLogs,
  executionLogRetention: noExecutionLogs,
  cache: noCache,
  clientCertificate: {
    http: "HTTP APIs show no certificate to their backends. Let a function call the backend, or set `api.type: rest`.",
    websocket:
      "REST APIs alone show certificates to their backends. Let a function call the backend, with a certificate of its own.",
  },
  canary: {
    http: "Shift traffic with a weighted alias of the function, or set `api.type: rest`.",
    websocket: "Shift traffic with a weighted alias of the function (`functions.alias`).",
  },
  deployment: {
    http: "Set `autoDeploy: false`: the stage gets a deployment of its own with each change.",
    websocket: "The stage has the newest deployment. Remove it.",
  },
  autoDeploy: {
    rest: "A REST API is deployed by a deployment of its own, which the build makes anew with each change. Remove it.",
  },
};

const operationSettings: Readonly<Record<string, WaysOut>> = {
  logging: noExecutionLogs,
  dataTrace: noExecutionLogs,
  cache: noCache,
};

const below = (beginning: string, table: Readonly<Record<string, WaysOut>>): Readonly<Record<string, WaysOut>> =>
  Object.fromEntries(Object.entries(table).map(([name, ways]) => [beginning + name, ways]));

/**
 * Settings that not every type of API has, by path; `*` stands for any name or index.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vs-rest.html
 */
export const settingsByType: Readonly<Record<string, WaysOut>> = {
  documents: {
    websocket: "A WebSocket API has one document: let it refer to what stands in other files with `$ref`. Remove it.",
  },
  "api.basePath": { websocket: "A WebSocket API has no paths. Remove it." },
  "api.definition": {
    websocket: "The service imports no documents of WebSocket APIs: each route is a resource of its own. Remove it.",
  },
  "api.pathVariables": { websocket: "A WebSocket API has no paths. Remove it." },
  "api.endpoint": {
    http: "An HTTP API is regional. For an edge, put CloudFront before it; for a private API set `api.type: rest`. Remove it.",
    websocket: "A WebSocket API is regional. Put CloudFront before it where an edge is wanted. Remove it.",
  },
  "api.vpcEndpointIds": {
    http: "Private APIs are REST APIs: set `api.type: rest` with `api.endpoint: private`.",
    websocket: "Private APIs are REST APIs. Let an authorizer or AWS WAF at CloudFront check who connects.",
  },
  "api.apiKeySource": { http: keysByAuthorizer, websocket: "Set `websocket.apiKeySelectionExpression`." },
  "api.binaryMediaTypes": { http: bodiesPass, websocket: "Messages are text: encode bytes as base64. Remove it." },
  "api.minimumCompressionSize": { http: compress, websocket: "Messages are not compressed. Remove it." },
  "api.resourcePolicy": { http: whoCalls, websocket: whoConnects },
  "api.access": { http: whoCalls, websocket: whoConnects },
  "api.securityPolicy": {
    http: tlsAtDomain,
    websocket: "The API's own address takes TLS 1.2 and later; choose more at a custom domain. Remove it.",
  },
  "api.endpointAccessMode": { http: tlsAtDomain, websocket: ofRestAlone },
  "api.payloadFormatVersion": {
    rest: "REST APIs have format 1.0 alone. Remove it, or set `api.type: http`.",
    websocket: "Events of WebSocket APIs have one format. Remove it.",
  },
  "api.failOnWarnings": {
    rest: "Remove it, or set `api.type: http` with `api.definition: body`.",
    websocket: "The service imports no documents of WebSocket APIs. Remove it.",
  },
  cors: {
    websocket:
      "Browsers do not ask before they open a WebSocket: compare the `Origin` header in the authorizer of `$connect`.",
  },
  "cors.methods": { rest: "The preflight of each path names the path's own methods. Remove it." },
  operations: { websocket: "Say it of the route: `websocket.routes.<route key>`." },
  "operations.*.validation": { http: validates },
  "operations.*.logging": noExecutionLogs,
  "operations.*.dataTrace": noExecutionLogs,
  // Of a WebSocket API `operations` as a whole.
  "operations.*.cache": { http: "Put CloudFront before the API, or set `api.type: rest`." },
  validation,
  apiKeys: { http: "Let a Lambda authorizer look keys up, or set `api.type: rest`." },
  usagePlans: { http: "Throttle routes in the stage's settings (`stages[].throttle`), or set `api.type: rest`." },
  "usagePlans.*.operations": {
    websocket: "Plans count connections: throttle routes with `websocket.routes.<route key>.throttle`.",
  },
  vpcLinks: { websocket: "Let a function in the VPC (`functions.vpc`) call the backend." },
  webAcl: {
    http: "AWS WAF protects REST APIs alone. Put CloudFront with a web ACL before the API: `cloudFront.webAclArn`.",
    websocket: "Web ACLs protect REST APIs. Put CloudFront with one before the API: `cloudFront.webAclArn`.",
  },
  documentation,
  ...below("stages.*.", stageSettings),
  ...below("stages.*.operations.*.", operationSettings),
  ...below("stageDefaults.", stageSettings),
  "authorizers.*.identityValidationExpression": { http: "Check the credential in the function. Remove it." },
  "authorizers.*.payloadFormatVersion": {
    rest: "REST APIs have one format. Remove it, or set `api.type: http`.",
    websocket: "Events of WebSocket APIs have one format. Remove it.",
  },
  "authorizers.*.simpleResponses": {
    rest: "The function answers a policy. Remove it, or set `api.type: http`.",
    websocket: "The function answers a policy. Remove it.",
  },
  "authorizers.*.clientIds": {
    rest: "User pool authorizers of REST APIs take every client of the pool. Remove it.",
  },
};

const both = (help: string): WaysOut => ({ http: help, websocket: help });

/** The service's extensions that not every type of API has, by name behind `x-amazon-apigateway-`. */
export const extensionsByType: Readonly<Record<string, WaysOut>> = {
  "request-validators": both(validates),
  "request-validator": both(validates),
  "api-key-source": both(keysByAuthorizer),
  "binary-media-types": both(bodiesPass),
  "minimum-compression-size": both(compress),
  "gateway-responses": both(
    "HTTP APIs answer errors in one fixed form. For CORS on errors set `cors`; otherwise set `api.type: rest`.",
  ),
  policy: { http: whoCalls, websocket: whoConnects },
  "security-policy": { http: tlsAtDomain, websocket: "Choose the policy at a custom domain. Remove it." },
  "endpoint-access-mode": { http: tlsAtDomain, websocket: ofRestAlone },
  documentation,
  cors: {
    rest: "Set `cors` in the settings: the build makes the OPTIONS methods of a REST API from it.",
    websocket: "Compare the `Origin` header in the authorizer of `$connect`.",
  },
};
