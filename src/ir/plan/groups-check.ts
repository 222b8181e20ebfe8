import type { Operation } from "../api.js";
import type { Authorizer } from "../authorizer.js";
import type { LambdaTarget } from "../integration.js";
import type { LoweringContext } from "./context.js";

/**
 * Groups are checked by authorizers that the build makes, and by handlers that are told a caller's claims. Where there is
 * neither, an operation would be open to every group.
 */
export function checkGroups(
  operation: Operation,
  authorizer: Authorizer | "iam" | undefined,
  context: LoweringContext,
): void {
  if (operation.authorization === undefined) return;
  const reason = authorizer === "iam" ? "AWS credentials tell none" : reasonAgainst(operation, authorizer, context);
  if (reason !== undefined)
    context.diagnostics.report("groups-not-enforced", operation.origin, { operation: operation.id, reason });
}

function reasonAgainst(
  { integration }: Operation,
  authorizer: Authorizer | undefined,
  { handlers }: LoweringContext,
): string | undefined {
  const isGenerated = (target: LambdaTarget): boolean =>
    target.kind === "handler" && handlers.get(target.handler)?.generated === true;
  if (authorizer === undefined) return "it is open to callers without a token";
  if (authorizer.kind === "iam" || authorizer.kind === "apiKey" || authorizer.kind === "mutualTls")
    return `'${authorizer.id}' knows no groups`;
  if (authorizer.kind === "lambda" && isGenerated(authorizer.target)) return undefined;
  const isServed = integration.kind === "lambda" && isGenerated(integration.target) && integration.proxy;
  return isServed ? undefined : `'${authorizer.id}' does not check them, and no generated handler serves the operation`;
}
