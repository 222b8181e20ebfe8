import { knownText } from "../build-value.js";
import type { SourceValue } from "../source-value.js";
import { propertyOf, type RaiseContext } from "./context.js";
import { raiseCarried } from "./functions/raise-carried.js";
import { invocationAddress } from "./routes/integration-target.js";

/** Who calls which function: those that came along are called by name, those that stay where they are by ARN. */
export function raiseFunctions(context: RaiseContext): void {
  const { settings, values } = context;
  const uses = raiseCarried(context);
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
    if (by.kind === "operation") {
      settings.put(["operations", by.id, "function", "arn"], text, arn);
      if (isPermittedElsewhere(context, arn)) settings.put(["operations", by.id, "function", "permission"], false, arn);
    } else if (by.kind === "authorizer") settings.put(["authorizers", by.scheme, "function"], text, arn);
    else if (!text.startsWith("${functions."))
      settings.put(["websocket", "routes", by.key, "function", "arn"], text, arn);
    else {
      // A function of the build that serves a route would be told of connections.
      const path = ["websocket", "routes", by.key];
      if (by.validation !== undefined) settings.put([...path, "validation"], by.validation, arn);
      settings.put(
        [...path, "integration"],
        { type: "aws_proxy", httpMethod: "POST", uri: invocationAddress(text) },
        arn,
      );
    }
  });
}

/** A function whose ARN is written out is not the source's own; who lets the gateway call it is told by nobody but it. */
function isPermittedElsewhere(context: RaiseContext, arn: SourceValue): boolean {
  const text = knownText(arn);
  const permissions = context
    .ofType("AWS::Lambda::Permission")
    .flatMap((each) => propertyOf(each, "FunctionName") ?? []);
  return text !== undefined && permissions.every((each) => context.values.preview(each) !== text);
}
