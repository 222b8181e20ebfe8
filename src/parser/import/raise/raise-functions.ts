import { knownText } from "../build-value.js";
import type { SourceResource } from "../resource-graph.js";
import type { SourceValue } from "../source-value.js";
import { propertyOf, type RaiseContext } from "./context.js";
import { raiseCallers } from "./functions/callers.js";
import { isOfApi } from "./functions/permissions.js";
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
    raiseCallers(context, permissionsOn(context, context.target(uses[0]?.arn)), ["functions"]);
    return;
  }
  uses.forEach(({ by, arn }, index) => {
    const text = arns[index];
    if (text === undefined) return;
    const called = permissionsOn(context, context.target(arn));
    if (by.kind === "operation") {
      const path = ["operations", by.id, "function"];
      settings.put([...path, "arn"], text, arn);
      if (isPermittedElsewhere(context, arn)) settings.put([...path, "permission"], false, arn);
      raiseCallers(context, called, path);
    } else if (by.kind === "authorizer") settings.put(["authorizers", by.scheme, "function"], text, arn);
    else if (!text.startsWith("${functions.")) {
      const path = ["websocket", "routes", by.key, "function"];
      settings.put([...path, "arn"], text, arn);
      raiseCallers(context, called, path);
    } else {
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

/** What lets the gateway call a function that stays where it is, or the alias of it that is called. */
const permissionsOn = (context: RaiseContext, called: SourceResource | undefined): readonly SourceResource[] =>
  called === undefined
    ? []
    : context
        .ofType("AWS::Lambda::Permission")
        .filter((each) => context.target(propertyOf(each, "FunctionName")) === called && isOfApi(context, each));

/** A function whose ARN is written out is not the source's own; who lets the gateway call it is told by nobody but it. */
function isPermittedElsewhere(context: RaiseContext, arn: SourceValue): boolean {
  const text = knownText(arn);
  const permissions = context
    .ofType("AWS::Lambda::Permission")
    .flatMap((each) => propertyOf(each, "FunctionName") ?? []);
  return text !== undefined && permissions.every((each) => context.values.preview(each) !== text);
}
