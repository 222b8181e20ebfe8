import type { Connection } from "./connection.js";
import { type Deadline, openDeadline } from "./deadline.js";
import { ApiError, CallError, ConnectionError, TimeoutError } from "./errors.js";
import type { RequestOptions } from "./method.js";
import type { HttpRequest, OperationArguments, OperationDescriptor, ReadBody } from "./operation.js";
import { writeRequest } from "./request.js";
import { contentTypeOf, type ReceivedResponse, readJson } from "./response.js";
import { mayRepeat, type Outcome, retryDelay, retryPolicy } from "./retry.js";

/** What the runtime asks beside what a caller can. */
export interface SendOptions extends RequestOptions {
  /** How the body of a success is read. */
  readonly readBody?: ReadBody;
  /** Where the API itself has led to, in place of path and query; it is told the base URL. */
  readonly locate?: (base: string) => string;
}

/**
 * Calls an operation: writes the request, sends it through the middleware as often as the policy allows, reads the
 * response. Resolves to the last response, whatever its status.
 */
export async function send(
  connection: Connection,
  name: string,
  descriptor: OperationDescriptor,
  input: OperationArguments = {},
  options: SendOptions = {},
): Promise<ReceivedResponse> {
  const limit = options.timeouts?.total ?? connection.timeouts.total;
  const total = openDeadline(options.signal, limit, () => new TimeoutError(name, request.attempt, "total", limit ?? 0));
  let request = { ...writeRequest(connection, name, descriptor, input, options), signal: total.signal };
  try {
    let wasRefused = false;
    for (;;) {
      total.signal?.throwIfAborted();
      const outcome = await attempt(connection, request, total, options);
      if (outcome.kind === "response" && outcome.response.status === 401 && !wasRefused) {
        // Whoever is not let in has not been served: with a fresh token even a POST can be sent again.
        wasRefused = true;
        if (connection.authentication?.discard(request) === true) {
          request = { ...request, attempt: request.attempt + 1 };
          continue;
        }
      }
      const delay = nextDelay(connection, request, outcome, options);
      if (delay === undefined) return settle(outcome);
      await connection.environment.sleep(delay, total.signal);
      request = { ...request, attempt: request.attempt + 1 };
    }
  } finally {
    total.stop();
  }
}

function settle(outcome: Outcome): ReceivedResponse {
  if (outcome.kind === "failure") throw outcome.error;
  return outcome.response;
}

/** Milliseconds until the next attempt; undefined where the last one stands. */
function nextDelay(
  connection: Connection,
  request: HttpRequest,
  outcome: Outcome,
  options: RequestOptions,
): number | undefined {
  const isFailure = outcome.kind === "failure" || !outcome.response.ok;
  if (!isFailure) connection.budget.give();
  const policy = retryPolicy(options.retry, connection.retry);
  if (!isFailure || request.attempt >= policy.attempts || !mayRepeat(request, outcome)) return undefined;
  const { environment, budget } = connection;
  const delay = retryDelay(policy, request.attempt, outcome, { now: environment.now(), random: environment.random() });
  return delay !== undefined && budget.take() ? delay : undefined;
}

/** One attempt. What the middleware or a credential throws is nobody's failed connection: it ends the call. */
async function attempt(
  connection: Connection,
  request: HttpRequest,
  total: Deadline,
  options: SendOptions,
): Promise<Outcome> {
  const { operation } = request;
  const limit = options.timeouts?.attempt ?? connection.timeouts.attempt;
  const late = (): TimeoutError => new TimeoutError(operation, request.attempt, "attempt", limit ?? 0);
  const deadline = openDeadline(total.signal, limit, late);
  const failed = (cause: unknown, wasSent: boolean): ConnectionError | TimeoutError => {
    if (total.signal?.aborted === true) throw total.signal.reason;
    return deadline.isOver() ? late() : new ConnectionError(operation, request.attempt, wasSent, cause);
  };
  try {
    const transmit = async (final: HttpRequest): Promise<Response> => {
      const authenticated = (await connection.authentication?.authenticate(final)) ?? final;
      try {
        return await fetchOnce(connection, authenticated);
      } catch (cause) {
        throw failed(cause, !isConnectFailure(cause));
      }
    };
    const chain = connection.middleware.reduceRight<(request: HttpRequest) => Promise<Response>>(
      (next, middleware) => (current) => middleware(current, next),
      transmit,
    );
    const response = await chain({ ...request, signal: deadline.signal });
    const usual = request.descriptor.read ?? readJson;
    const read = response.ok ? (options.readBody ?? usual) : usual;
    const size = options.maximumBodySize ?? connection.maximumBodySize;
    const body = await read(response, request, size).catch((cause: unknown) => {
      throw cause instanceof CallError ? cause : failed(cause, true);
    });
    const { ok, status, headers } = response;
    const contentType = contentTypeOf(response);
    return { kind: "response", response: { ok, status, body, contentType, headers, attempts: request.attempt } };
  } catch (error) {
    if (total.signal?.aborted === true) throw total.signal.reason;
    if (error instanceof ConnectionError || (error instanceof TimeoutError && error.limit === "attempt")) {
      return { kind: "failure", error };
    }
    throw error;
  } finally {
    deadline.stop();
  }
}

function fetchOnce(connection: Connection, request: HttpRequest): Promise<Response> {
  const { url, method, headers, body, signal, redirect } = request;
  return connection.fetch(url, {
    method,
    headers,
    redirect,
    ...(body === undefined ? {} : { body }),
    // Node asks for this word before it sends a stream.
    ...(body instanceof ReadableStream ? { duplex: "half" } : {}),
    ...(signal === undefined ? {} : { signal }),
  });
}

/** What Node says where there was no connection at all. Browsers do not tell: there, everything may have been sent. */
const connectFailures: ReadonlySet<unknown> = new Set([
  "ECONNREFUSED",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "UND_ERR_CONNECT_TIMEOUT",
]);

function isConnectFailure(error: unknown): boolean {
  for (let each = error, depth = 0; each instanceof Error && depth < 5; each = each.cause, depth += 1) {
    if ("code" in each) return connectFailures.has(each.code);
    // One error for each address of the host.
    if (each instanceof AggregateError) return each.errors.length > 0 && each.errors.every(isConnectFailure);
  }
  return false;
}

/** As `send`, but only a success is returned, and only its body. */
export async function sendForBody(...call: Parameters<typeof send>): Promise<unknown> {
  const response = await send(...call);
  if (!response.ok) throw new ApiError(call[1], response);
  return response.body;
}
