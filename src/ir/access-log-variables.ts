import type { GatewayProtocol } from "./api.js";

/*
 * What `$context` holds for access logs. A name that ends in `.*` stands for every name below it.
 */

const phase = (name: string, ...more: readonly string[]): readonly string[] =>
  ["error", "latency", "status", ...more].map((each) => `${name}.${each}`);

/** Of every type of API. */
const common = [
  ...["accountId", "apiId", "domainName", "domainPrefix", "extendedRequestId", "requestId", "requestTime"],
  ...["requestTimeEpoch", "stage", "status", "authorizer.*", "integrationLatency", "integrationStatus"],
  ...["error.message", "error.messageString", "error.responseType"],
  ...["accountId", "caller", "cognitoAuthenticationProvider", "cognitoAuthenticationType", "cognitoIdentityId"].map(
    (each) => `identity.${each}`,
  ),
  ...["cognitoIdentityPoolId", "principalOrgId", "sourceIp", "user", "userAgent", "userArn", "clientCert.*"].map(
    (each) => `identity.${each}`,
  ),
  ...phase("integration", "integrationStatus", "requestId"),
];

/** Of REST APIs and HTTP APIs. */
const ofRequests = [
  ...["awsEndpointRequestId", "awsEndpointRequestId2", "customDomain.*", "httpMethod", "path", "protocol"],
  ...["responseLatency", "responseLength", "tlsVersion", "cipherSuite"],
];

/** Of the phases that REST and WebSocket APIs go through. */
const phases = [
  ...[...phase("authenticate"), ...phase("authorize"), ...phase("waf"), "wafResponseCode", "webaclArn"],
  ...["error.validationErrorString", "identity.apiKey", "identity.apiKeyId"],
];

/**
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html,
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html and
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-logging.html
 */
const variables: Readonly<Record<GatewayProtocol, ReadonlySet<string>>> = {
  rest: new Set([
    ...[...common, ...ofRequests, ...phases],
    ...["deploymentId", "endpointType", "isCanaryRequest", "resourceId", "resourcePath", "xrayTraceId"],
    ...["identity.vpcId", "identity.vpceId", "requestOverride.*", "responseOverride.*"],
  ]),
  http: new Set([...common, ...ofRequests, "dataProcessed", "integrationErrorMessage", "routeKey"]),
  websocket: new Set([
    ...[...common, ...phases, "connectedAt", "connectionId", "disconnectReason", "disconnectStatusCode"],
    ...["eventType", "integrationErrorMessage", "messageDirection", "messageId", "routeKey"],
  ]),
};

/** The names in a format that its type of API does not have, each once. */
export function unknownLogVariables(format: string, protocol: GatewayProtocol): readonly string[] {
  const names = [...format.matchAll(/\$context\.(\w+(?:\.[\w-]+)*)/g)].map((match) => match[1] ?? "");
  return [...new Set(names)].filter((name) => !isKnown(name, variables[protocol]));
}

const isKnown = (name: string, known: ReadonlySet<string>): boolean =>
  known.has(name) || [...name.matchAll(/\./g)].some((dot) => known.has(`${name.slice(0, dot.index)}.*`));
