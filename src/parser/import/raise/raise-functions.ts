import type { RaiseContext } from "./context.js";
import { invocationAddress } from "./routes/integration-target.js";

/** Functions that are called by ARN: those that stay where they are. */
export function raiseFunctions({ uses, settings, values }: RaiseContext): void {
  const arns = uses.map((use) => values.template(use.arn));
  const [first] = arns;
  const byOperations = uses.every(({ by }) => by.kind !== "authorizer");
  // One function that answers everything is said once.
  if (byOperations && uses.length > 1 && first !== undefined && arns.every((arn) => arn === first)) {
    settings.put(["functions"], { per: "api", arn: first }, uses[0]?.arn);
    return;
  }
  uses.forEach(({ by, arn }, index) => {
    const text = arns[index];
    if (text === undefined) return;
    if (by.kind === "operation") settings.put(["operations", by.id, "function", "arn"], text, arn);
    else if (by.kind === "authorizer") settings.put(["authorizers", by.scheme, "function"], text, arn);
    else settings.put(["websocket", "routes", by.key, "integration"], routeIntegration(text), arn);
  });
}

/** A route of a WebSocket API names a function that exists by what it calls. */
const routeIntegration = (arn: string) => ({ type: "aws_proxy", httpMethod: "POST", uri: invocationAddress(arn) });
