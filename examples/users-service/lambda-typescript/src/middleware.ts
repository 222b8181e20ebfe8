// Yours: Gatewright writes this file once and never again.
import type { Middleware } from "./generated/runtime/middleware.js";

/**
 * What runs around every operation, the first outermost. `mapErrors` and `logCalls` of the same module are ready made:
 *
 *     mapErrors((error) => (error instanceof OutOfStock ? new HttpError(409, "Sold out.") : undefined))
 */
export const middleware: readonly Middleware[] = [];
