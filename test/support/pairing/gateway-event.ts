import type { ProxyEvent } from "../../../templates/lambda-typescript/runtime/event.js";
import type { HttpApiEvent } from "../../../templates/lambda-typescript/runtime/http-event.js";
import { anEvent, aQuery } from "../../templates/lambda-typescript/events.js";
import { anHttpApiEvent } from "../../templates/lambda-typescript/http-events.js";

/** Which API stands between client and function, and in which payload format it calls the function. */
export type GatewayKind = "rest" | "http-1.0" | "http-2.0";

/** What the gateway knows of the API that it serves. */
export interface ServedApi {
  readonly kind: GatewayKind;
  readonly stage: string;
  /** Method (or ANY) and path with the gateway's names of variables: `/pets/{petId}`, `/files/{key+}`. */
  readonly routes: readonly { readonly method: string; readonly path: string }[];
  /** Of a REST API: bodies that are bytes. */
  readonly binaryMediaTypes: readonly string[];
}

/** A request as it comes over the wire. */
export interface WireRequest {
  readonly method: string;
  readonly url: string;
  /** Each field once; several values of one name stand behind each other. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
}

export interface WireResponse {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
}

/** What functions return, in either format. */
export interface FunctionResult {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly multiValueHeaders?: Readonly<Record<string, readonly string[]>>;
  readonly cookies?: readonly string[];
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
}

/**
 * The event that API Gateway makes of a request; undefined where no route fits.
 *
 * A REST API hands variables of the path on as they were sent and decodes the query; bodies whose type is among the
 * binary media types are base64, all others are read as UTF-8. An HTTP API decodes variables too, joins several values of
 * one header, and sends everything in base64 that is not known to be text.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function gatewayEvent(api: ServedApi, request: WireRequest): ProxyEvent | HttpApiEvent | undefined {
  const url = new URL(request.url);
  const path = url.pathname.startsWith(`/${api.stage}/`) ? url.pathname.slice(api.stage.length + 1) : url.pathname;
  const found = matchRoute(api, request.method, path);
  if (found === undefined) return undefined;
  const { route, variables } = found;
  const isEncoded = request.body.length > 0 && isBinary(api, fieldOf(request.headers, "content-type") ?? "");
  const body = request.body.length === 0 ? null : Buffer.from(request.body).toString(isEncoded ? "base64" : "utf8");
  if (api.kind === "http-2.0") return formatTwo(api, request, { url, path, ...found, body, isEncoded });
  const pathParameters = api.kind === "rest" ? variables : decoded(variables);
  return anEvent(request.method, route.path, {
    ...(api.kind === "rest" ? {} : { version: "1.0" }),
    path,
    ...fields(request.headers),
    ...(url.search === "" ? {} : aQuery(url.search)),
    pathParameters: Object.keys(pathParameters).length === 0 ? null : pathParameters,
    body,
    isBase64Encoded: isEncoded,
  });
}

type Variables = Readonly<Record<string, string>>;

interface Routed {
  readonly url: URL;
  readonly path: string;
  readonly route: ServedApi["routes"][number];
  readonly variables: Variables;
  readonly body: string | null;
  readonly isEncoded: boolean;
}

function formatTwo(api: ServedApi, request: WireRequest, routed: Routed): HttpApiEvent {
  const { url, path, route, variables, body, isEncoded } = routed;
  const headers = new Map<string, string>();
  for (const [name, value] of request.headers) {
    const key = name.toLowerCase();
    headers.set(key, headers.has(key) ? `${headers.get(key)},${value}` : value);
  }
  const cookie = headers.get("cookie");
  headers.delete("cookie");
  return anHttpApiEvent(`${route.method} ${route.path}`, path, {
    stage: api.stage,
    rawQueryString: url.search.slice(1),
    headers: Object.fromEntries(headers),
    ...(cookie === undefined ? {} : { cookies: cookie.split("; ") }),
    ...(Object.keys(variables).length === 0 ? {} : { pathParameters: decoded(variables) }),
    ...(body === null ? {} : { body }),
    isBase64Encoded: isEncoded,
  });
}

const decoded = (variables: Variables): Variables =>
  Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, decodeURIComponent(value)]));

/** The last value of a name by itself, and all values. */
function fields(headers: WireRequest["headers"]): Pick<ProxyEvent, "headers" | "multiValueHeaders"> {
  const all = new Map<string, string[]>();
  for (const [name, value] of headers) all.set(name, [...(all.get(name) ?? []), value]);
  return {
    headers: Object.fromEntries([...all].map(([name, values]) => [name, values.at(-1)])),
    multiValueHeaders: Object.fromEntries(all),
  };
}

const fieldOf = (headers: WireRequest["headers"], wanted: string): string | undefined =>
  headers.find(([name]) => name.toLowerCase() === wanted)?.[1];

const essence = (type: string): string => (type.split(";")[0] ?? "").trim().toLowerCase();

/** HTTP APIs know these for text; everything else arrives in base64. */
const textual = /^(?:text\/|application\/(?:json|javascript|xml)$|[^/]+\/[^/]+\+(?:json|xml)$)/;

const isBinary = ({ kind, binaryMediaTypes }: ServedApi, contentType: string): boolean =>
  kind === "rest" ? isAmong(binaryMediaTypes, essence(contentType)) : !textual.test(essence(contentType));

const isAmong = (ranges: readonly string[], type: string): boolean =>
  ranges.some((range) => {
    const wanted = range.toLowerCase();
    return wanted === "*/*" || wanted === type || (wanted.endsWith("/*") && type.startsWith(wanted.slice(0, -1)));
  });

/** The most specific route: literal segments before variables, variables before greedy ones, a method before ANY. */
function matchRoute(
  api: ServedApi,
  method: string,
  path: string,
): { readonly route: ServedApi["routes"][number]; readonly variables: Variables } | undefined {
  const found = api.routes
    .filter((route) => route.method === method || route.method === "ANY")
    .flatMap((route) => {
      const variables = variablesOf(route.path, path);
      return variables === undefined ? [] : [{ route, variables, rank: rankOf(route.path) }];
    });
  return found.sort((left, right) => compare(left.rank, right.rank) || (left.route.method === "ANY" ? 1 : -1))[0];
}

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

const segmentsOf = (path: string): readonly string[] => path.split("/").filter((segment) => segment !== "");

const rankOf = (template: string): string =>
  segmentsOf(template)
    .map((segment) => (segment.endsWith("+}") ? "2" : segment.startsWith("{") ? "1" : "0"))
    .join("");

function variablesOf(template: string, path: string): Variables | undefined {
  const wanted = segmentsOf(template);
  const given = segmentsOf(path);
  const variables: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const value = given[index];
    if (value === undefined) return undefined;
    const name = /^\{(.+?)(\+?)\}$/.exec(segment);
    if (name?.[1] !== undefined && name[2] === "+") return { ...variables, [name[1]]: given.slice(index).join("/") };
    if (name?.[1] !== undefined) variables[name[1]] = value;
    else if (decodeURIComponent(value) !== segment) return undefined;
  }
  return given.length === wanted.length ? variables : undefined;
}

/**
 * The response that API Gateway makes of a function's result. A REST API decodes base64 only where the first type that
 * the caller accepts, is among the binary media types; an HTTP API always does.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/lambda-proxy-binary-media.html
 */
export function gatewayResponse(api: ServedApi, request: WireRequest, result: FunctionResult): WireResponse {
  const accepted = essence((fieldOf(request.headers, "accept") ?? "").split(",")[0] ?? "");
  const isDecoded = result.isBase64Encoded === true && (api.kind !== "rest" || isAmong(api.binaryMediaTypes, accepted));
  const body = result.body ?? "";
  return {
    status: result.statusCode,
    headers: [
      ...Object.entries(result.headers ?? {}),
      ...Object.entries(result.multiValueHeaders ?? {}).flatMap(([name, values]) =>
        values.map((value) => [name, value] as const),
      ),
      ...(result.cookies ?? []).map((value) => ["set-cookie", value] as const),
    ],
    body: new Uint8Array(Buffer.from(body, isDecoded ? "base64" : "utf8")),
  };
}
