import { knownText } from "../../build-value.js";
import type { SourceResource } from "../../resource-graph.js";
import type { SourceValue } from "../../source-value.js";
import { propertyOf, type RaiseContext } from "../context.js";
import type { TreePath } from "../tree-builder.js";

/**
 * Says what of the API may call a function, where the source says that in other words than the build does: one permission
 * for the whole API, or one for a method in one stage.
 */
export function raiseCallers(context: RaiseContext, permissions: readonly SourceResource[], path: TreePath): void {
  const [first] = permissions;
  const sources = permissions.flatMap((each) => propertyOf(each, "SourceArn") ?? []);
  if (sources.length === permissions.length && sources.every((source) => isOfMethod(context, source))) return;
  const ends = permissions.map((each) => whoCalls(context, each));
  if (first === undefined || ends.some((end) => end === undefined)) return;
  const texts = [...new Set(ends.flatMap((end) => end ?? []))];
  context.settings.put([...path, "callableFrom"], texts, sources[0] ?? first.nodes[0]?.at);
  for (const source of sources) context.claims.takeAll(source);
  for (const permission of permissions) context.carried.permissions.add(permission);
}

/** `*` where no source is named, and nothing else that narrows it. */
function whoCalls(context: RaiseContext, permission: SourceResource): string | undefined {
  const source = propertyOf(permission, "SourceArn");
  if (source !== undefined) return endOf(context, source);
  const isNarrowed = ["SourceAccount", "PrincipalOrgID"].some((name) => propertyOf(permission, name) !== undefined);
  return isNarrowed ? undefined : "*";
}

/** The parts of a source's ARN behind the id of the API; undefined where it is that of another one. */
function partsBehind(context: RaiseContext, source: SourceValue): readonly SourceValue[] | undefined {
  const parts = source.kind === "join" ? source.parts : [source];
  const at = parts.findIndex((part) => context.target(part) === context.api);
  return at === -1 ? undefined : parts.slice(at + 1);
}

/** Text behind the id of the API, as the settings have it; undefined where it holds more than names of stages. */
function endOf(context: RaiseContext, source: SourceValue): string | undefined {
  const texts = partsBehind(context, source)?.map((part) => {
    const stage = context.target(part);
    const named = stage !== undefined && /::Stage$/.test(stage.type) ? propertyOf(stage, "StageName") : part;
    return named === undefined || named.kind === "reference" ? undefined : context.values.template(named);
  });
  return texts?.every((text) => text !== undefined) && texts[0]?.startsWith("/") ? texts.join("") : undefined;
}

/** Whether an end names a route of the API by its key, in every stage. */
const isRoute = (context: RaiseContext, end: string): boolean =>
  context.ofApi("AWS::ApiGatewayV2::Route", "ApiId").some((route) => {
    const key = propertyOf(route, "RouteKey");
    return key !== undefined && end === `/*/${knownText(key)}`;
  });

/** Whether a source names one method or authorizer of the API, in every stage, as the build does. */
export function isOfMethod(context: RaiseContext, source: SourceValue): boolean {
  const after = partsBehind(context, source) ?? [];
  const end = after.map((part) => knownText(part) ?? "").join("");
  if (end.startsWith("/authorizers/") || isRoute(context, end)) return true;
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
