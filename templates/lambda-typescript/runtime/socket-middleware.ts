import { elapsed } from "./platform.js";
import type { Around } from "./run-through.js";
import type { RouteContext, RouteData } from "./socket-route.js";

/** One call of a route. */
export interface RouteCall {
  readonly route: RouteData;
  readonly context: RouteContext<never>;
  /**
   * The message, or of `$connect` the handshake, read and checked when it is first asked for.
   *
   * @throws HttpError 400 for one that the handler is not called with
   */
  message(): unknown;
}

/**
 * Runs around every route: it may do something before and after, answer in the route's place, or change the reply. `next`
 * rejects with what the checks of the message or the handler have thrown.
 */
export type RouteMiddleware = Around<RouteCall, unknown>;

/** One line in the log for each message that was served. Errors have a line of their own. */
export const logCalls: RouteMiddleware = async ({ context }, next) => {
  const start = elapsed();
  const reply = await next();
  context.log.info("served", { milliseconds: Math.round(elapsed() - start) });
  return reply;
};
