import { HttpError } from "./errors.js";
import type { AnyResponse, DecodedRequest, OperationContext, OperationData } from "./operation.js";
import { elapsed } from "./platform.js";
import { errorResponse } from "./response.js";
import type { Around } from "./run-through.js";

/** One call of an operation, by a caller who has its scopes and groups. */
export interface Call {
  readonly operation: OperationData;
  readonly context: OperationContext;
  /**
   * The request, read and checked when it is first asked for.
   *
   * @throws HttpError 400, 413 or 415 for one that the handler is not called with
   */
  request(): DecodedRequest;
}

/**
 * Runs around every operation: it may do something before and after, answer in the operation's place, or change the
 * answer. What `next` gives has not been written yet; it rejects with what the checks of the request or the handler have
 * thrown. Requests that no operation serves, and callers who lack a scope or a group, are answered before.
 */
export type Middleware = Around<Call, AnyResponse>;

/**
 * Answers for errors of your code, and of the checks, in one place.
 *
 * @param answerFor the error or the response that the caller gets; undefined for what it does not know
 */
export const mapErrors =
  (answerFor: (error: unknown, call: Call) => HttpError | AnyResponse | undefined): Middleware =>
  async (call, next) => {
    try {
      return await next();
    } catch (error) {
      const answer = answerFor(error, call);
      if (answer === undefined) throw error;
      return answer instanceof HttpError ? errorResponse(answer) : answer;
    }
  };

/** One line in the log for each call: its status, and how long it took. Errors that nobody maps have a line of their own. */
export const logCalls: Middleware = async ({ context }, next) => {
  const start = elapsed();
  const response = await next();
  const milliseconds = Math.round(elapsed() - start);
  context.log.info("answered", { status: response.status, milliseconds });
  return response;
};
