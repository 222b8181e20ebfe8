import { knownText } from "../../build-value.js";
import type { SourceResource } from "../../resource-graph.js";
import type { SourceValue } from "../../source-value.js";
import { propertyOf, type RaiseContext } from "../context.js";
import { functionBehind } from "./function-surroundings.js";
import { referencesIn } from "./references.js";

/** What lets the gateway call functions is made anew by the build, for just the methods that call them. */
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
function isOfApi(context: RaiseContext, permission: SourceResource): boolean {
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

/** Whether a source names one method or authorizer of the API, in every stage, as the build does. */
function isOfMethod(context: RaiseContext, source: SourceValue): boolean {
  const parts = source.kind === "join" ? source.parts : [source];
  const at = parts.findIndex((part) => context.target(part) === context.api);
  const after = parts.slice(at + 1);
  const end = after.map((part) => knownText(part) ?? "").join("");
  if (end.startsWith("/authorizers/")) return true;
  if (after.every((part) => knownText(part) !== undefined) && isOfRoute(context, end)) return true;
  const [, method, path] = /^\/\*\/([A-Z]+|\*)(\/.*)$/.exec(end) ?? [];
  if (method === undefined || path === undefined || after.some((part) => knownText(part) === undefined)) return false;
  const paths = context.document.get(["paths"]);
  if (typeof paths !== "object" || paths === null || Array.isArray(paths)) return false;
  return Object.entries(paths).some(([template, item]) => {
    if (template.replace(/\{[^}]*\}/g, "*") !== path.replace(/\{[^}]*\}/g, "*")) return false;
    const key = method === "*" ? "x-amazon-apigateway-any-method" : method.toLowerCase();
    return typeof item === "object" && item !== null && key in item;
  });
}

/** Whether a source names a route of a WebSocket API in every stage. */
function isOfRoute({ settings }: RaiseContext, source: string): boolean {
  const routes = settings.get(["websocket", "routes"]);
  return typeof routes === "object" && routes !== null && Object.keys(routes).some((key) => source === `/*/${key}`);
}
