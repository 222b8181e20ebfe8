import { encodeBody } from "./body.js";
import type { Connection } from "./connection.js";
import type { HttpRequest, OperationArguments, OperationDescriptor } from "./operation.js";
import { writeCookies, writeHeaders, writePath, writeQuery } from "./parameters.js";
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
  const cookies = writeCookies(input.cookies ?? {}, descriptor.cookieParameters);
  if (cookies !== "") headers.set("cookie", cookies);
  const encoded = input.body === undefined ? undefined : encodeBody(descriptor, input.body, input.contentType);
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
  if (options.url !== undefined) return urlBelow(base, options.url);
  const url = base.replace(/\/+$/, "") + writePath(descriptor.path, input.path ?? {}, descriptor.pathParameters);
  const query = writeQuery(input.query ?? {}, descriptor.queryParameters);
  if (query === "") return url;
  return `${url}${url.includes("?") ? "&" : "?"}${query}`;
}

/** Credentials go where the caller has sent them, and to no other host, whatever a response says. */
function urlBelow(base: string, url: string): string {
  const { location } = globalThis as { readonly location?: { readonly href: string } };
  const from = new URL(base, location?.href);
  const target = new URL(url, from);
  if (target.origin !== from.origin) {
    throw new TypeError(`The next page is said to be at ${target.origin}, and the API is at ${from.origin}.`);
  }
  return target.href;
}
