import { type ReadBody, readBody } from "./body.js";
import { HttpError } from "./errors.js";
import type { ProxyEvent } from "./event.js";
import { essence } from "./media-type.js";
import type { DecodedRequest, OperationData, ParameterData } from "./operation.js";
import { cookieValue, type Fields, headerValue, MalformedText, pathValue, queryValue } from "./parameters.js";
import { validate } from "./validate.js";

/** One thing that is wrong with a request, as the answer's `details` list it. */
export interface RequestProblem {
  readonly in: ParameterData["in"] | "body";
  /** Of the parameter; absent for a body. */
  readonly name?: string;
  /** RFC 6901 pointer into the value. */
  readonly pointer: string;
  readonly message: string;
}

/** The request's values by place, before they are read. */
interface RequestSource {
  readonly path: { readonly [name: string]: string | undefined };
  readonly query: Fields;
  /** By name in lower case, several values joined by commas. */
  readonly headers: ReadonlyMap<string, string>;
  readonly cookies: Fields;
}

type Place = "path" | "query" | "headers" | "cookies";
const placeOf = { path: "path", query: "query", header: "headers", cookie: "cookies" } as const;

/**
 * Reads and checks everything that the operation describes, and nothing else.
 *
 * @param path variables of the path as the caller wrote them
 * @throws HttpError 400 with all problems, 415 for a body of another content type
 */
export function readRequest(operation: OperationData, event: ProxyEvent, path: RequestSource["path"]): DecodedRequest {
  const headers = requestHeaders(event);
  const source: RequestSource = {
    path,
    headers,
    query: queryFields(event),
    cookies: cookieFields(headers.get("cookie")),
  };
  const problems: RequestProblem[] = [];
  const values: Record<Place, [string, unknown][]> = { path: [], query: [], headers: [], cookies: [] };
  for (const parameter of operation.parameters) {
    const value = readParameter(parameter, source, operation, problems);
    if (value !== undefined) values[placeOf[parameter.in]].push([parameter.name, value]);
  }
  const body = readCheckedBody(operation, event, headers.get("content-type"), problems);
  if (problems.length > 0) throw invalidRequest(problems);
  return {
    method: event.httpMethod.toUpperCase(),
    path: Object.fromEntries(values.path),
    query: Object.fromEntries(values.query),
    headers: Object.fromEntries(values.headers),
    cookies: Object.fromEntries(values.cookies),
    ...(body === undefined ? {} : { contentType: contentTypeOf(body, headers), body: body.value }),
    ...(body?.parts === undefined ? {} : { parts: body.parts }),
  };
}

/** The type that the document has; of a range the one that was sent. */
const contentTypeOf = ({ media }: ReadBody, headers: ReadonlyMap<string, string>): string =>
  media.type.includes("*") ? essence(headers.get("content-type") ?? "application/octet-stream") : media.type;

function readParameter(
  parameter: ParameterData,
  source: RequestSource,
  operation: OperationData,
  problems: RequestProblem[],
): unknown {
  const report = (pointer: string, message: string): void => {
    problems.push({ in: parameter.in, name: parameter.name, pointer, message });
  };
  try {
    const value = parameterValue(parameter, source, operation);
    if (value === undefined) {
      if (parameter.default === undefined && parameter.required === true) report("", "is required");
      return structuredDefault(parameter.default);
    }
    for (const { pointer, message } of validate(parameter.schema, value)) report(pointer, message);
    return value;
  } catch (error) {
    if (!(error instanceof MalformedText)) throw error;
    report("", error.message);
    return undefined;
  }
}

/** Each request gets a copy of its own: a handler may change what it is given. */
const structuredDefault = (value: unknown): unknown =>
  typeof value === "object" && value !== null ? JSON.parse(JSON.stringify(value)) : value;

function parameterValue(parameter: ParameterData, source: RequestSource, operation: OperationData): unknown {
  switch (parameter.in) {
    case "path": {
      const text = Object.hasOwn(source.path, parameter.name) ? source.path[parameter.name] : undefined;
      return text === undefined ? undefined : pathValue(parameter, text);
    }
    case "query":
      return queryValue(parameter, source.query, operation.parameters);
    case "header": {
      const text = source.headers.get(parameter.name.toLowerCase());
      return text === undefined ? undefined : headerValue(parameter, text);
    }
    case "cookie":
      return cookieValue(parameter, source.cookies);
  }
}

function readCheckedBody(
  operation: OperationData,
  event: ProxyEvent,
  contentType: string | undefined,
  problems: RequestProblem[],
): ReadBody | undefined {
  if (operation.body === undefined) return undefined;
  const body = readBody(operation.body, event, contentType);
  if (body === undefined || body.media.kind === "binary") return body;
  for (const problem of validate(body.media.schema, body.value)) problems.push({ in: "body", ...problem });
  return body;
}

/** The gateway's own message for such a request is "Invalid request body" or the like; ours names the first problem. */
function invalidRequest(problems: readonly RequestProblem[]): HttpError {
  const [first] = problems;
  const what = first?.name === undefined ? "the body" : `${first.in} parameter '${first.name}'`;
  const where = first?.pointer ? ` at ${first.pointer}` : "";
  return new HttpError(400, `Invalid request: ${what}${where} ${first?.message}.`, { details: problems });
}

export function requestHeaders(event: ProxyEvent): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (const [name, value] of Object.entries(event.headers ?? {})) {
    if (value !== undefined) headers.set(name.toLowerCase(), value);
  }
  for (const [name, values] of Object.entries(event.multiValueHeaders ?? {})) {
    if (values !== undefined && values.length > 0) {
      headers.set(name.toLowerCase(), values.join(name.toLowerCase() === "cookie" ? "; " : ","));
    }
  }
  return headers;
}

function queryFields(event: ProxyEvent): Fields {
  const fields = new Map<string, readonly string[]>();
  for (const [name, value] of Object.entries(event.queryStringParameters ?? {})) {
    if (value !== undefined) fields.set(name, [value]);
  }
  for (const [name, values] of Object.entries(event.multiValueQueryStringParameters ?? {})) {
    if (values !== undefined) fields.set(name, values);
  }
  return fields;
}

function cookieFields(header: string | undefined): Fields {
  const fields = new Map<string, string[]>();
  for (const pair of (header ?? "").split(";")) {
    const at = pair.indexOf("=");
    if (at < 0) continue;
    const name = pair.slice(0, at).trim();
    const value = pair
      .slice(at + 1)
      .trim()
      .replace(/^"(.*)"$/, "$1");
    const values = fields.get(name);
    if (values === undefined) fields.set(name, [value]);
    else values.push(value);
  }
  return fields;
}
