/*
 * What a service does where it was told nothing. Readers of an account fill these in where an answer leaves them out, and
 * expectations where the plan says nothing; what is here once, both take from here.
 */

/** Of a method's integration in a REST API. https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html */
export const integrationDefaults = {
  connectionType: "INTERNET",
  /** Milliseconds. */
  timeoutInMillis: 29_000,
  passthroughBehavior: "WHEN_NO_MATCH",
} as const;

/** Of the settings of methods in a stage; the throttle is the account's. https://docs.aws.amazon.com/apigateway/latest/api/API_MethodSetting.html */
export const methodSettingDefaults = {
  metricsEnabled: false,
  loggingLevel: "OFF",
  dataTraceEnabled: false,
  /** Requests a second, and at once. */
  throttlingRateLimit: 10_000,
  throttlingBurstLimit: 5000,
  cachingEnabled: false,
  /** Seconds. */
  cacheTtlInSeconds: 300,
  cacheDataEncrypted: false,
  requireAuthorizationForCacheControl: true,
  unauthorizedCacheControlHeaderStrategy: "SUCCEED_WITH_RESPONSE_HEADER",
} as const;

/** Of the routes in a stage. https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-stages-stagename.html */
export const routeSettingDefaults = {
  DetailedMetricsEnabled: false,
  LoggingLevel: "OFF",
  DataTraceEnabled: false,
  /** The account's: requests a second, and at once. */
  ThrottlingRateLimit: 10_000,
  ThrottlingBurstLimit: 5000,
} as const;

/** Milliseconds that an integration of an HTTP and of a WebSocket API may take. https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-integrations.html */
export const routeIntegrationTimeouts = { HTTP: 30_000, WEBSOCKET: 29_000 } as const;

/** Seconds that a browser may keep the answer of an HTTP API to a preflight request; Terraform's provider sends it too. */
export const corsMaxAge = 0;

/** https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid.html */
export const apiKeySelectionExpression = "$request.header.x-api-key";
/** Of HTTP APIs, the only one. */
export const routeSelectionExpression = "$request.method $request.path";

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-ip-address-type.html */
export const ipAddressTypes = { EDGE: "ipv4", REGIONAL: "ipv4", PRIVATE: "dualstack" } as const;
