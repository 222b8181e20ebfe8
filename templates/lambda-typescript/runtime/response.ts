import type { HttpError } from "./errors.js";
import type { ProxyResult } from "./event.js";
import { essence } from "./media-type.js";
import type { AnyResponse, BodyKind, OperationData, ResponseData } from "./operation.js";
import { encodeBase64 } from "./platform.js";

/** Statuses whose answers have no body (RFC 9110, section 6.4.1). */
const bodiless = new Set([204, 205, 304]);

/**
 * Writes what a handler returned as a proxy response.
 *
 * @param extra headers that are added, CORS ones for instance; those of the response win
 * @throws Error when the response cannot be sent: a status that is none, a header with a line break
 */
export function writeResponse(
  operation: OperationData | undefined,
  response: AnyResponse,
  method: string,
  extra: { readonly [name: string]: string } = {},
): ProxyResult {
  const { status, body } = response;
  if (!Number.isInteger(status) || status < 100 || status > 599) throw new Error(`${status} is no HTTP status.`);
  const hasBody = body !== undefined && !bodiless.has(status);
  const media = hasBody ? chooseMedia(operation, response) : undefined;
  const lines = headerLines(response, extra, media?.type);
  const { text, isBase64Encoded } = media === undefined ? emptyBody : writeBody(body, media.kind);
  return {
    statusCode: status,
    ...lines,
    body: method === "HEAD" ? "" : text,
    isBase64Encoded: method !== "HEAD" && isBase64Encoded,
  };
}

/** `{"message": ...}`, the shape of the gateway's own errors. */
export const errorResponse = (error: HttpError): AnyResponse => ({
  status: error.status,
  headers: error.headers,
  contentType: "application/json",
  body: { message: error.message, ...(error.details === undefined ? {} : { details: error.details }) },
});

interface ChosenMedia {
  readonly type: string;
  readonly kind: BodyKind;
}

/** The content type that the handler names, else the document's first for the status, else one that fits the value. */
function chooseMedia(operation: OperationData | undefined, response: AnyResponse): ChosenMedia {
  const content = describedResponse(operation?.responses ?? [], response.status)?.content ?? [];
  const named = response.contentType;
  if (named !== undefined) {
    const described = content.find(({ type }) => type === essence(named)) ?? fittingMedia(response.body);
    return { type: withCharset(named, described.kind), kind: described.kind };
  }
  const first = content.find(({ type }) => !type.includes("*")) ?? fittingMedia(response.body);
  return { type: withCharset(first.type, first.kind), kind: first.kind };
}

function describedResponse(responses: readonly ResponseData[], status: number): ResponseData | undefined {
  const range = `${Math.floor(status / 100)}XX`;
  return [String(status), range, "default"]
    .map((wanted) => responses.find((response) => response.status.toUpperCase() === wanted.toUpperCase()))
    .find((found) => found !== undefined);
}

function fittingMedia(body: unknown): ChosenMedia {
  if (body instanceof Uint8Array) return { type: "application/octet-stream", kind: "binary" };
  if (typeof body === "string") return { type: "text/plain", kind: "text" };
  return { type: "application/json", kind: "json" };
}

const withCharset = (type: string, kind: BodyKind): string =>
  kind === "text" && type.startsWith("text/") && !type.includes("charset") ? `${type}; charset=utf-8` : type;

const emptyBody = { text: "", isBase64Encoded: false };

function writeBody(body: unknown, kind: BodyKind): { readonly text: string; readonly isBase64Encoded: boolean } {
  if (body instanceof Uint8Array) return { text: encodeBase64(body), isBase64Encoded: true };
  if (kind !== "json" && typeof body === "string") return { text: body, isBase64Encoded: false };
  return { text: JSON.stringify(body) ?? "", isBase64Encoded: false };
}

function headerLines(
  response: AnyResponse,
  extra: { readonly [name: string]: string },
  contentType: string | undefined,
): Pick<ProxyResult, "headers" | "multiValueHeaders"> {
  const headers = new Map<string, readonly [name: string, values: readonly string[]]>();
  const add = (name: string, values: readonly string[]): void => {
    for (const value of [name, ...values]) {
      if (/[\r\n\0]/.test(value)) throw new Error(`The header ${JSON.stringify(name)} holds a line break.`);
    }
    headers.set(name.toLowerCase(), [name, values]);
  };
  for (const [name, value] of Object.entries(extra)) add(name, [value]);
  if (contentType !== undefined) add("Content-Type", [contentType]);
  for (const [name, value] of Object.entries(response.headers ?? {})) {
    if (value === undefined || value === null) continue;
    const earlier = headers.get(name.toLowerCase())?.[1] ?? [];
    const isCookie = name.toLowerCase() === "set-cookie";
    if (isCookie && Array.isArray(value)) add(name, value.map(String));
    else if (name.toLowerCase() === "vary") add(name, [[...earlier, headerText(value)].join(", ")]);
    else add(name, [headerText(value)]);
  }
  const all = [...headers.values()];
  return {
    headers: Object.fromEntries(
      all.flatMap(([name, [first, ...more]]) => (first !== undefined && more.length === 0 ? [[name, first]] : [])),
    ),
    multiValueHeaders: Object.fromEntries(all.filter(([, values]) => values.length > 1)),
  };
}

/** OpenAPI's style `simple`, the only one for headers. */
function headerText(value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join(",");
  if (value instanceof Date) return value.toUTCString();
  if (typeof value === "object" && value !== null) return Object.entries(value).flat().map(String).join(",");
  return String(value);
}
