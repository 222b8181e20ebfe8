// Yours: Gatewright writes this file once and never again.
import type { RouteMiddleware } from "./generated/runtime/socket-middleware.js";

/** What runs around every route, the first outermost. `logCalls` of the same module is ready made. */
export const middleware: readonly RouteMiddleware[] = [];
