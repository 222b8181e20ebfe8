import type { Connection } from "./connection.js";
import { isInRange } from "./media-range.js";
import type { EncodedBody, HttpRequest, OperationArguments, OperationDescriptor } from "./operation.js";
import { writeHeaders, writePairs, writePath } from "./parameters.js";
import type { SendOptions } from "./send.js";

/** The first attempt of a call, without credentials. Headers of the call stand above the operation's, those above the client's. */
export function writeRequest(
  connection: Connection,
  name: string,
  descriptor: OperationDescriptor,
  input: OperationArguments,
  options: SendOptions,
): HttpRequest {
  const headers = new Headers({ accept: descriptor.accept ?? "application/json" });
  for (const [field, value] of Object.entries(connection.headers)) headers.set(field, value);
  for (const [field, value] of writeHeaders(input.headers ?? {}, descriptor.headerParameters))
    headers.set(field, value);
  const cookies = writePairs("; ", input.cookies ?? {}, descriptor.cookieParameters);
  if (cookies !== "") headers.set("cookie", cookies);
  const encoded = input.body === undefined ? undefined : writeBody(descriptor, input.body, input.contentType);
  if (encoded?.contentType !== undefined) headers.set("content-type", encoded.contentType);
  for (const [field, value] of Object.entries(options.headers ?? {})) headers.set(field, value);
  addIdempotencyKey(headers, connection, descriptor);
  const { method } = descriptor;
  return {
    operation: name,
    descriptor,
    attempt: 1,
    method,
    url: writeUrl(connection, descriptor, input, options),
    headers,
    body: encoded?.body,
    signal: options.signal,
    redirect: options.redirect ?? redirectionOf(method),
    isRedirectChosen: options.redirect !== undefined,
  };
}

/** A body in a content type that the caller chose, or the operation's first. */
function writeBody(
  descriptor: OperationDescriptor,
  value: unknown,
  chosen: string | undefined,
): EncodedBody | undefined {
  const writers = Object.entries(descriptor.body ?? {});
  const found = writers.find(([type]) => chosen === undefined || isInRange(chosen, type)) ?? writers[0];
  return found?.[1](value, chosen ?? found[0], descriptor);
}

function addIdempotencyKey(headers: Headers, connection: Connection, { idempotencyKey }: OperationDescriptor): void {
  if (idempotencyKey === undefined || headers.has(idempotencyKey)) return;
  headers.set(idempotencyKey, connection.environment.uniqueKey());
}

/**
 * `fetch` makes a GET without a body of a redirected POST, so a redirection of anything but GET and HEAD is an answer
 * like others: an error that holds where it leads.
 */
const redirectionOf = (method: string): "follow" | "manual" =>
  method === "GET" || method === "HEAD" ? "follow" : "manual";

function writeUrl(
  connection: Connection,
  descriptor: OperationDescriptor,
  input: OperationArguments,
  options: SendOptions,
): string {
  const ofOperation = connection.isBaseUrlGiven ? undefined : descriptor.server;
  const template = options.baseUrl ?? ofOperation ?? connection.baseUrl;
  const base = template.replace(/\{([^{}]+)\}/g, (text, variable: string) =>
    Object.hasOwn(connection.variables, variable) ? (connection.variables[variable] ?? text) : text,
  );
  if (options.locate !== undefined) return options.locate(base);
  const url = base.replace(/\/+$/, "") + writePath(descriptor.path, input.path ?? {}, descriptor.pathParameters);
  const query = writePairs("&", input.query ?? {}, descriptor.queryParameters);
  if (query === "") return url;
  return `${url}${url.includes("?") ? "&" : "?"}${query}`;
}
