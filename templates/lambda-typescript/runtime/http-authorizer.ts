import type { AuthorizerContext, RequestAuthorizerEvent } from "./authorizer-event.js";
import { type HttpApiRequestContext, resourceOf, withoutStage } from "./http-event.js";
import type { ProtectedOperation } from "./policy.js";
import { shapeOf } from "./route.js";

/**
 * What an HTTP API calls an authorizer function with, in payload format 2.0.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html
 */
export interface HttpApiAuthorizerEvent {
  readonly version: "2.0";
  readonly type: "REQUEST";
  readonly routeArn: string;
  /** The values of the identity sources, in their order. */
  readonly identitySource: readonly string[] | null;
  /** `GET /pets/{petId}`, `$default`. */
  readonly routeKey: string;
  readonly rawPath: string;
  readonly rawQueryString: string;
  readonly cookies?: readonly string[];
  /** Names in lower case. */
  readonly headers: { readonly [name: string]: string | undefined };
  readonly queryStringParameters?: { readonly [name: string]: string | undefined };
  readonly pathParameters?: { readonly [name: string]: string | undefined };
  readonly stageVariables?: { readonly [name: string]: string | undefined };
  readonly requestContext: HttpApiRequestContext;
}

export interface SimpleAuthorizerResult {
  readonly isAuthorized: boolean;
  /** Reaches handlers as `context.authorizer`. */
  readonly context?: AuthorizerContext;
}

export const isHttpApiAuthorizerEvent = (event: { readonly version?: string }): event is HttpApiAuthorizerEvent =>
  event.version === "2.0";

/** The operation of the route that the gateway chose; undefined for an event that names no route. */
export function calledOperation(
  event: { readonly version?: string },
  operations: readonly ProtectedOperation[],
): ProtectedOperation | undefined {
  if (!isHttpApiAuthorizerEvent(event)) return undefined;
  const path = resourceOf(event.routeKey);
  const method = event.routeKey === "$default" ? "ANY" : event.routeKey.slice(0, event.routeKey.indexOf(" "));
  return operations.find((operation) => shapeOf(operation.path) === shapeOf(path) && operation.method === method);
}

/** The same question in payload format 1.0. */
export function asRequestEvent(event: HttpApiAuthorizerEvent): RequestAuthorizerEvent {
  const { requestContext, headers, cookies = [] } = event;
  const { http, stage } = requestContext;
  const path = withoutStage(event.rawPath, stage);
  const resource = resourceOf(event.routeKey);
  return {
    type: "REQUEST",
    methodArn: event.routeArn,
    resource,
    path,
    httpMethod: http.method,
    headers: cookies.length === 0 ? headers : { ...headers, cookie: cookies.join("; ") },
    queryStringParameters: event.queryStringParameters ?? null,
    pathParameters: event.pathParameters ?? null,
    stageVariables: event.stageVariables ?? null,
    requestContext: {
      accountId: requestContext.accountId,
      apiId: requestContext.apiId,
      domainName: requestContext.domainName,
      httpMethod: http.method,
      identity: { sourceIp: http.sourceIp, userAgent: http.userAgent },
      path: http.path,
      protocol: http.protocol,
      requestId: requestContext.requestId,
      requestTimeEpoch: requestContext.timeEpoch,
      resourcePath: resource,
      stage,
    },
  };
}
