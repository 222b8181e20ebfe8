import type { ProxyEvent, ProxyResult } from "./event.js";

/**
 * The event of a Lambda integration of an HTTP API in payload format 2.0, as far as it is read or useful.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export interface HttpApiEvent {
  readonly version: "2.0";
  /** `GET /pets/{petId}`, `ANY /{proxy+}`, `$default`. */
  readonly routeKey: string;
  /** Begins with the stage, unless it is `$default`. */
  readonly rawPath: string;
  readonly rawQueryString: string;
  /** `name=value` each; `headers` has none. */
  readonly cookies?: readonly string[];
  /** Names in lower case, several values joined by commas. */
  readonly headers: Values;
  readonly queryStringParameters?: Values;
  /** Percent-decoded by the gateway. */
  readonly pathParameters?: Values;
  readonly stageVariables?: Values;
  readonly requestContext: HttpApiRequestContext;
  readonly body?: string;
  readonly isBase64Encoded: boolean;
}

export interface HttpApiRequestContext {
  readonly accountId: string;
  readonly apiId: string;
  /** By what has authorised the call. */
  readonly authorizer?: {
    readonly jwt?: {
      readonly claims: { readonly [name: string]: unknown };
      readonly scopes?: readonly string[] | null;
    };
    readonly lambda?: { readonly [name: string]: unknown } | null;
    readonly iam?: { readonly [name: string]: unknown };
  };
  readonly domainName: string;
  readonly domainPrefix: string;
  readonly http: {
    readonly method: string;
    readonly path: string;
    readonly protocol: string;
    readonly sourceIp: string;
    readonly userAgent: string;
  };
  readonly requestId: string;
  readonly routeKey: string;
  readonly stage: string;
  readonly time: string;
  readonly timeEpoch: number;
}

export interface HttpApiResult {
  readonly statusCode: number;
  readonly headers: { readonly [name: string]: string };
  /** A `Set-Cookie` each. */
  readonly cookies: readonly string[];
  readonly body: string;
  readonly isBase64Encoded: boolean;
}

interface Values {
  readonly [name: string]: string | undefined;
}

export const isHttpApiEvent = (event: { readonly version?: string }): event is HttpApiEvent => event.version === "2.0";

/** The same request in payload format 1.0, which everything else reads. */
export function asProxyEvent(event: HttpApiEvent): ProxyEvent {
  const { requestContext, headers, cookies = [] } = event;
  const { http, stage } = requestContext;
  const resource = resourceOf(event.routeKey);
  const query = queryValues(event.rawQueryString);
  return {
    version: "1.0",
    resource,
    path: withoutStage(event.rawPath, stage),
    httpMethod: http.method,
    headers: cookies.length === 0 ? headers : { ...headers, cookie: cookies.join("; ") },
    queryStringParameters: null,
    multiValueQueryStringParameters: query,
    pathParameters: encodedAgain(event.pathParameters),
    stageVariables: event.stageVariables ?? null,
    requestContext: {
      accountId: requestContext.accountId,
      apiId: requestContext.apiId,
      authorizer: authorizerOf(requestContext),
      domainName: requestContext.domainName,
      httpMethod: http.method,
      identity: { sourceIp: http.sourceIp, userAgent: http.userAgent, ...requestContext.authorizer?.iam },
      path: http.path,
      protocol: http.protocol,
      requestId: requestContext.requestId,
      requestTimeEpoch: requestContext.timeEpoch,
      resourcePath: resource,
      stage,
    },
    body: event.body ?? null,
    isBase64Encoded: event.isBase64Encoded,
  };
}

/** `/pets/{petId}` of `GET /pets/{petId}`; documents write the route `$default` as a path. */
export const resourceOf = (routeKey: string): string =>
  routeKey === "$default" ? "/$default" : routeKey.slice(routeKey.indexOf(" ") + 1);

export const withoutStage = (path: string, stage: string): string =>
  stage !== "$default" && path.startsWith(`/${stage}/`) ? path.slice(stage.length + 1) : path;

/** Other APIs hand variables of the path on as the caller wrote them; these are decoded, and must not be so again. */
export const encodedAgain = (values: Values | null | undefined): Values | null =>
  values === null || values === undefined
    ? null
    : Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value?.replace(/%/g, "%25")]));

/** Every value of every name. Not from `queryStringParameters`, where several values of one name are one text with commas. */
export function queryValues(text: string): { readonly [name: string]: readonly string[] } {
  const fields = new Map<string, string[]>();
  for (const pair of text.split("&")) {
    if (pair === "") continue;
    const at = pair.indexOf("=");
    const name = decodeField(at < 0 ? pair : pair.slice(0, at));
    const value = at < 0 ? "" : decodeField(pair.slice(at + 1));
    const values = fields.get(name);
    if (values === undefined) fields.set(name, [value]);
    else values.push(value);
  }
  return Object.fromEntries(fields);
}

function decodeField(text: string): string {
  const spaced = text.replace(/\+/g, " ");
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

/** A Lambda authorizer's context by itself, as REST APIs have it; a token's claims and scopes; an IAM identity. */
function authorizerOf({ authorizer }: HttpApiRequestContext): { readonly [name: string]: unknown } | null {
  if (authorizer === undefined) return null;
  const { jwt, lambda, iam } = authorizer;
  return lambda ?? (jwt === undefined ? undefined : { ...jwt }) ?? iam ?? null;
}

/** An answer in payload format 2.0. */
export function asHttpApiResult({
  statusCode,
  headers,
  multiValueHeaders,
  body,
  isBase64Encoded,
}: ProxyResult): HttpApiResult {
  const isCookie = (name: string): boolean => name.toLowerCase() === "set-cookie";
  const single = Object.entries(headers);
  const several = Object.entries(multiValueHeaders);
  return {
    statusCode,
    headers: Object.fromEntries([
      ...single.filter(([name]) => !isCookie(name)),
      ...several.filter(([name]) => !isCookie(name)).map(([name, values]) => [name, values.join(",")] as const),
    ]),
    cookies: [
      ...single.filter(([name]) => isCookie(name)).map(([, value]) => value),
      ...several.filter(([name]) => isCookie(name)).flatMap(([, values]) => values),
    ],
    body,
    isBase64Encoded,
  };
}
