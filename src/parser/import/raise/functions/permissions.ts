import { knownText } from "../../build-value.js";
import type { SourceResource } from "../../resource-graph.js";
import { propertyOf, type RaiseContext } from "../context.js";
import { isOfMethod } from "./callers.js";
import { functionBehind } from "./function-surroundings.js";
import { referencesIn } from "./references.js";

/** What lets the gateway call functions is made by the build, for just the methods that call them or as settings say. */
export function raisePermissions(context: RaiseContext): void {
  for (const permission of context.ofType("AWS::Lambda::Permission")) {
    if (!isOfApi(context, permission)) continue;
    const fields = context.own(permission);
    fields.ignore("FunctionName", "Principal");
    const action = fields.text("Action");
    if (action !== undefined && action.toLowerCase() !== "lambda:invokefunction")
      fields.annotate("Action", "approximated", "the build lets the gateway invoke the function and no more");
    fields.annotate("SourceAccount", "approximated", "the build names the API itself, which is of one account");
    const source = fields.value("SourceArn");
    if (context.carried.permissions.has(permission)) continue;
    if (source === undefined)
      context.claims.annotateResource(
        permission,
        "approximated",
        "it lets any API of the account call the function; the build lets those methods that do",
      );
    else if (isOfMethod(context, source)) context.claims.takeAll(source);
    else
      context.claims.annotate(
        source,
        "approximated",
        "the build lets those methods call the function that do, and no others",
      );
  }
}

/** A permission for this API: its source names the API, or it names none and the function is called by this one. */
export function isOfApi(context: RaiseContext, permission: SourceResource): boolean {
  const principal = propertyOf(permission, "Principal");
  if (principal === undefined || knownText(principal) !== "apigateway.amazonaws.com") return false;
  const source = propertyOf(permission, "SourceArn");
  if (source !== undefined) return referencesIn(source).some((each) => context.target(each) === context.api);
  const lambda = functionBehind(context, context.target(propertyOf(permission, "FunctionName")));
  return (
    lambda !== undefined &&
    context.uses.some(({ arn }) =>
      referencesIn(arn).some((each) => functionBehind(context, context.target(each)) === lambda),
    )
  );
}
