import { bodyMessage, type GatewayFault, gatewayFault } from "./gateway-fault.js";
import type { ReceivedResponse } from "./response.js";

/**
 * Everything that a call throws by itself is a `CallError`: an `ApiError` for a response that is no success, a
 * `ConnectionError` where no whole response arrived, a `TimeoutError` where none arrived in time, a `FormatError` for a
 * success that is not what the API describes. A call that its caller aborts throws the reason of the abortion.
 */
export abstract class CallError extends Error {
  /** Name of the operation. */
  readonly operation: string;
  /** How often the request was sent, or tried to be. */
  readonly attempts: number;

  constructor(operation: string, attempts: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.operation = operation;
    this.attempts = attempts;
  }
}

/** Thrown for a response that is no success. `method.isError(error)` tells the type of its body by its status. */
export class ApiError<Status extends number = number, Body = unknown> extends CallError {
  override readonly name = "ApiError";
  readonly status: Status;
  readonly body: Body;
  readonly headers: Headers;
  /** What the gateway itself answered in place of the API; undefined for the API's own answers. */
  readonly gateway: GatewayFault | undefined;
  /** What the operator of the API finds the request by. */
  readonly requestId: string | undefined;

  constructor(operation: string, response: ReceivedResponse & { readonly status: Status; readonly body: Body }) {
    const said = bodyMessage(response.body);
    const message = `${operation} was answered with status ${response.status}`;
    super(operation, response.attempts, said === undefined ? `${message}.` : `${message}: ${said}`);
    this.status = response.status;
    this.body = response.body;
    this.headers = response.headers;
    this.gateway = gatewayFault(response);
    this.requestId = requestIdNames.map((name) => response.headers.get(name)).find((id) => id !== null) ?? undefined;
  }
}

/** REST APIs, HTTP APIs, and what many others send. */
const requestIdNames = ["x-amzn-requestid", "apigw-requestid", "x-request-id"];

/** Thrown where the connection failed before a whole response had arrived; `cause` is what `fetch` said. */
export class ConnectionError extends CallError {
  override readonly name = "ConnectionError";
  /** False where it is certain that nothing reached the API: the request cannot have been executed. */
  readonly wasSent: boolean;

  constructor(operation: string, attempts: number, wasSent: boolean, cause: unknown) {
    const reason = cause instanceof Error ? causeText(cause) : String(cause);
    super(operation, attempts, `${operation} got no response: ${reason}`, { cause });
    this.wasSent = wasSent;
  }
}

/** Node's `fetch` says no more than "fetch failed", and what failed in the cause of that. */
function causeText(error: Error): string {
  const { cause } = error;
  return cause instanceof Error && cause.message !== "" ? `${error.message} (${cause.message})` : error.message;
}

/** Thrown where the time for an attempt, or for the call with all its attempts, is over. */
export class TimeoutError extends CallError {
  override readonly name = "TimeoutError";
  readonly limit: "attempt" | "total";
  /** The limit, in milliseconds. */
  readonly milliseconds: number;

  constructor(operation: string, attempts: number, limit: "attempt" | "total", milliseconds: number) {
    super(operation, attempts, `${operation} had no response after ${milliseconds} ms.`);
    this.limit = limit;
    this.milliseconds = milliseconds;
  }
}

/** Thrown for a success whose body is not what the API describes: broken JSON, another content type, too many bytes. */
export class FormatError extends CallError {
  override readonly name = "FormatError";
  readonly status: number;
  readonly headers: Headers;

  constructor(operation: string, attempts: number, response: Response, problem: string, options?: ErrorOptions) {
    super(operation, attempts, `${operation} was answered with status ${response.status} and ${problem}.`, options);
    this.status = response.status;
    this.headers = response.headers;
  }
}
