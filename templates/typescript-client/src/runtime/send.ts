import { ApiError } from "./api-error.js";
import { type Authentication, authenticate } from "./authentication.js";
import { encodeBody } from "./body.js";
import type { RequestOptions } from "./method.js";
import type { HttpRequest, Middleware, OperationArguments, OperationDescriptor } from "./operation.js";
import { writeCookies, writeHeaders, writePath, writeQuery } from "./parameters.js";
import { type ReceivedResponse, readResponse } from "./response.js";

/** What all operations of a client have in common. */
export interface Connection {
  /** Where the API is; may hold `{variable}`. */
  readonly baseUrl: string;
  /** True when the caller gave `baseUrl`: operations with servers of their own go there too. */
  readonly isBaseUrlGiven: boolean;
  readonly variables: { readonly [name: string]: string | undefined };
  readonly headers: { readonly [name: string]: string };
  readonly authentication: Authentication;
  /** The first one is the outermost. */
  readonly middleware: readonly Middleware[];
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
}

/** Calls an operation: writes the request, sends it through the middleware, reads the response. */
export async function send(
  connection: Connection,
  name: string,
  descriptor: OperationDescriptor,
  input: OperationArguments = {},
  options: RequestOptions = {},
): Promise<ReceivedResponse> {
  const request = writeRequest(connection, name, descriptor, input, options);
  const transmit = async (final: HttpRequest): Promise<Response> => {
    const { url, method, headers, body, signal } = await authenticate(final, connection.authentication);
    return connection.fetch(url, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
      ...(signal === undefined ? {} : { signal }),
    });
  };
  const chain = connection.middleware.reduceRight<(request: HttpRequest) => Promise<Response>>(
    (next, middleware) => (current) => middleware(current, next),
    transmit,
  );
  return readResponse(await chain(request), name);
}

/** As `send`, but only a success is returned, and only its body. */
export async function sendForBody(...call: Parameters<typeof send>): Promise<unknown> {
  const response = await send(...call);
  if (!response.ok) throw new ApiError(call[1], response);
  return response.body;
}

function writeRequest(
  connection: Connection,
  name: string,
  descriptor: OperationDescriptor,
  input: OperationArguments,
  options: RequestOptions,
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
  const { method } = descriptor;
  const url = writeUrl(connection, descriptor, input, options);
  return { operation: name, descriptor, method, url, headers, body: encoded?.body, signal: options.signal };
}

function writeUrl(
  connection: Connection,
  descriptor: OperationDescriptor,
  input: OperationArguments,
  options: RequestOptions,
): string {
  const ofOperation = connection.isBaseUrlGiven ? undefined : descriptor.server;
  const template = options.baseUrl ?? ofOperation ?? connection.baseUrl;
  const base = template.replace(/\{([^{}]+)\}/g, (text, variable: string) =>
    Object.hasOwn(connection.variables, variable) ? (connection.variables[variable] ?? text) : text,
  );
  const url = base.replace(/\/+$/, "") + writePath(descriptor.path, input.path ?? {}, descriptor.pathParameters);
  const query = writeQuery(input.query ?? {}, descriptor.queryParameters);
  if (query === "") return url;
  return `${url}${url.includes("?") ? "&" : "?"}${query}`;
}

/** Makes the methods of a client: one for each descriptor, under the same name. */
export function bindOperations<Client>(
  connection: Connection,
  operations: { readonly [Name in keyof Client]: OperationDescriptor },
): Client {
  const names = Object.keys(operations) as (keyof Client & string)[];
  const methods = names.map((name) => {
    const descriptor = operations[name];
    const call = (input?: OperationArguments, options?: RequestOptions): Promise<unknown> =>
      sendForBody(connection, name, descriptor, input, options);
    const raw = (input?: OperationArguments, options?: RequestOptions): Promise<ReceivedResponse> =>
      send(connection, name, descriptor, input, options);
    const isError = (error: unknown): boolean => error instanceof ApiError && error.operation === name;
    return [name, Object.assign(call, { raw, isError })];
  });
  return Object.fromEntries(methods) as Client;
}
