import type { ProxyEvent, ProxyResult } from "./event.js";
import type { LambdaHandler } from "./handler.js";
import { queryValues } from "./http-event.js";
import { essence } from "./media-type.js";
import { decodeBase64, encodeBase64 } from "./platform.js";
import { lambdaContext } from "./testing-context.js";

/** A request as a caller would send it. */
export interface TestRequest {
  /** `GET` where it is left out. */
  readonly method?: string;
  /** Percent-encoded, with the query: `/pets/7?verbose=true`. */
  readonly path: string;
  readonly headers?: { readonly [name: string]: string };
  /** Text and bytes are sent as they are, everything else as JSON. */
  readonly body?: unknown;
  /** What the authorizer has found out about the caller: `{ claims: { scope: "pets:read" } }`. */
  readonly authorizer?: { readonly [name: string]: unknown };
}

export interface TestResponse {
  readonly status: number;
  /** By name in lower case. */
  readonly headers: { readonly [name: string]: string };
  /** One text for each `Set-Cookie`. */
  readonly cookies: readonly string[];
  /** Of JSON the value; a text, or bytes, for every other type; undefined without a body. */
  readonly body: unknown;
}

/** Calls a function as the gateway would. */
export async function callHandler(handler: LambdaHandler, request: TestRequest): Promise<TestResponse> {
  return readResult(await handler(eventOf(request), lambdaContext()));
}

function eventOf({ method = "GET", path: target, headers = {}, body, authorizer }: TestRequest): ProxyEvent {
  const [path = "/", ...query] = target.split("?");
  const sent = bodyOf(body);
  const all: { readonly [name: string]: string } = { ...sent.headers, ...headers };
  return {
    resource: "",
    path,
    httpMethod: method,
    headers: all,
    queryStringParameters: null,
    multiValueQueryStringParameters: queryValues(query.join("?")),
    pathParameters: null,
    stageVariables: null,
    requestContext: {
      accountId: "123456789012",
      apiId: "test",
      ...(authorizer === undefined ? {} : { authorizer }),
      httpMethod: method,
      identity: { sourceIp: "127.0.0.1", userAgent: null },
      path,
      requestId: "test",
      resourcePath: "",
      stage: "test",
    },
    body: sent.text,
    isBase64Encoded: sent.isBase64Encoded,
  };
}

interface SentBody {
  readonly text: string | null;
  readonly isBase64Encoded: boolean;
  readonly headers: { readonly [name: string]: string };
}

function bodyOf(body: unknown): SentBody {
  if (body === undefined) return { text: null, isBase64Encoded: false, headers: {} };
  if (typeof body === "string") return { text: body, isBase64Encoded: false, headers: {} };
  if (body instanceof Uint8Array) return { text: encodeBase64(body), isBase64Encoded: true, headers: {} };
  return { text: JSON.stringify(body), isBase64Encoded: false, headers: { "content-type": "application/json" } };
}

function readResult({ statusCode, headers, multiValueHeaders, body, isBase64Encoded }: ProxyResult): TestResponse {
  const several = Object.entries(multiValueHeaders);
  const lines = [
    ...Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value]] as const),
    ...several.map(([name, values]) => [name.toLowerCase(), values] as const),
  ];
  const all = Object.fromEntries(lines.map(([name, values]) => [name, values.join(", ")]));
  const type = essence(all["content-type"] ?? "");
  const isJson = /^[^/]+\/([^/]+\+)?json$/.test(type);
  return {
    status: statusCode,
    headers: all,
    cookies: lines.flatMap(([name, values]) => (name === "set-cookie" ? values : [])),
    body: isBase64Encoded ? decodeBase64(body) : body === "" ? undefined : isJson ? JSON.parse(body) : body,
  };
}
