import type { Operation } from "../api.js";
import type { Authorizer } from "../authorizer.js";
import type { LoweringContext } from "./context.js";

/**
 * Groups are checked by authorizers that the build makes, and by handlers that are told a caller's claims. Where there is
 * neither, an operation would be open to every group.
 */
export function checkGroups(
  operation: Operation,
  authorizer: Authorizer | "iam" | undefined,
  { diagnostics }: LoweringContext,
): void {
  if (operation.authorization === undefined) return;
  const reason = authorizer === "iam" ? "AWS credentials tell none" : reasonAgainst(operation, authorizer);
  if (reason !== undefined)
    diagnostics.report("groups-not-enforced", operation.origin, { operation: operation.id, reason });
}

function reasonAgainst({ integration }: Operation, authorizer: Authorizer | undefined): string | undefined {
  if (authorizer === undefined) return "it is open to callers without a token";
  if (authorizer.kind === "iam" || authorizer.kind === "apiKey" || authorizer.kind === "mutualTls")
    return `'${authorizer.id}' knows no groups`;
  if (authorizer.kind === "lambda" && authorizer.target.kind === "handler") return undefined;
  const isServed = integration.kind === "lambda" && integration.target.kind === "handler" && integration.proxy;
  return isServed ? undefined : `'${authorizer.id}' does not check them, and no generated handler serves the operation`;
}
