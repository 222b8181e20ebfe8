import type { ReceivedResponse } from "./response.js";

/** Thrown for a response that is no success. `method.isError(error)` tells the type of its body. */
export class ApiError<Status extends number = number, Body = unknown> extends Error {
  override readonly name = "ApiError";
  /** Name of the client's method. */
  readonly operation: string;
  readonly status: Status;
  readonly body: Body;
  readonly headers: Headers;

  constructor(operation: string, response: ReceivedResponse & { readonly status: Status; readonly body: Body }) {
    super(`${operation} was answered with status ${response.status}.`);
    this.operation = operation;
    this.status = response.status;
    this.body = response.body;
    this.headers = response.headers;
  }
}
