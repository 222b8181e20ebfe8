export interface HttpErrorOptions {
  /** Put beside `message` in the body of the answer. */
  readonly details?: unknown;
  readonly headers?: { readonly [name: string]: string };
  readonly cause?: unknown;
}

/** Throw it anywhere below a handler: the caller gets `status` and `{"message": ...}`. Its message is public. */
export class HttpError extends Error {
  override readonly name = "HttpError";
  readonly status: number;
  readonly details: unknown;
  readonly headers: { readonly [name: string]: string };

  constructor(status: number, message: string, options: HttpErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.status = status;
    this.details = options.details;
    this.headers = options.headers ?? {};
  }
}

/** What a handler throws until it is written. */
export const notImplemented = (operation: string): HttpError =>
  new HttpError(501, `The operation '${operation}' is not implemented yet.`);

/**
 * The error that may be shown to a caller, or undefined. Errors of other libraries count when they say themselves that
 * they are public (`expose`, as those of `http-errors` do); a status alone may come from a call to another service.
 */
export function publicError(error: unknown): HttpError | undefined {
  if (error instanceof HttpError) return error;
  if (!(error instanceof Error) || !("expose" in error) || error.expose !== true) return undefined;
  const status = "statusCode" in error ? error.statusCode : "status" in error ? error.status : undefined;
  if (typeof status !== "number" || !Number.isInteger(status) || status < 400 || status > 599) return undefined;
  return new HttpError(status, error.message, { cause: error });
}

/** What an error says of itself: anything may be thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
