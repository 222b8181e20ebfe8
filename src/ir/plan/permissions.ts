import type { Authorizer } from "../authorizer.js";
import { limits } from "../limits.js";
import type { SourcePointer } from "../source.js";
import type { LoweringContext } from "./context.js";
import { type Call, type Callees, calleesOf, type Grantee, nameGrantees } from "./grantees.js";
import { createGroupedReport } from "./grouped-report.js";
import { apiKeyOf, authorizerKeyOf, permissionKey } from "./keys.js";
import type { PlanValue } from "./model-base.js";
import type { PermissionResource } from "./model-functions.js";
import { type CallPattern, callPatterns, routePatterns } from "./permission-paths.js";
import type { Route } from "./routes.js";
import { attributeValue, describeValue, joinValues, planValue } from "./values.js";

/** Lets the gateway, and of it just these methods of this API, call the functions. Functions called by a role need none. */
export function lowerPermissions(
  routes: readonly (Call & { readonly operation: Pick<Route["operation"], "id" | "origin" | "integration"> })[],
  authorizers: ReadonlySet<Authorizer>,
  context: LoweringContext,
): readonly PermissionResource[] {
  const grantees = new Grantees();
  const report = createGroupedReport(context.diagnostics);
  for (const { operation, path, httpMethod } of routes) {
    const { integration } = operation;
    if (integration.kind !== "lambda" || integration.credentials !== undefined) continue;
    const callees = calleesOf(integration.target, context);
    if (callees.kind === "unknown") report.add("permission-unknown", {}, operation);
    if (callees.kind === "incomplete") {
      const { variable, stage } = callees;
      report.add("stage-variable-missing", { variable, stage }, operation);
    }
    for (const grantee of grantees.of(callees, integration.origin)) grantee.calls.push({ path, httpMethod });
  }
  report.finish();
  for (const authorizer of authorizers) grantAuthorizer(authorizer, grantees, context);
  const ids = nameGrantees(grantees.identities);
  return grantees.all.flatMap(([identity, grantee]) => permissionsOf(grantee, ids(identity), context));
}

function grantAuthorizer(authorizer: Authorizer, grantees: Grantees, context: LoweringContext): void {
  const { id, origin } = authorizer;
  if (authorizer.kind !== "lambda" || authorizer.credentials !== undefined) return;
  const callees = calleesOf(authorizer.target, context);
  const operations = `the authorizer '${id}'`;
  if (callees.kind === "unknown") context.diagnostics.report("permission-unknown", origin, { operations });
  if (callees.kind === "incomplete") {
    const { variable, stage } = callees;
    context.diagnostics.report("stage-variable-missing", origin, { operations, variable, stage });
  }
  for (const grantee of grantees.of(callees, origin)) grantee.authorizers.push(authorizer);
}

/** Grantees by what is called and in which stages, in the order in which they are met. */
class Grantees {
  readonly #found = new Map<string, { readonly identity: string; readonly grantee: Grantee }>();

  of(callees: Callees, origin: SourcePointer): readonly Grantee[] {
    if (callees.kind === "unknown") return [];
    return callees.callees.map(({ identity, function: called, stages, sources }) => {
      const key = JSON.stringify([identity, stages, sources]);
      const known = this.#found.get(key);
      if (known !== undefined) return known.grantee;
      const grantee: Grantee = {
        function: called,
        stages,
        ...(sources === undefined ? {} : { sources }),
        origin,
        calls: [],
        authorizers: [],
      };
      this.#found.set(key, { identity, grantee });
      return grantee;
    });
  }

  get all(): readonly (readonly [identity: string, grantee: Grantee])[] {
    return [...this.#found.values()].map(({ identity, grantee }) => [identity, grantee]);
  }

  get identities(): readonly string[] {
    return [...new Set([...this.#found.values()].map(({ identity }) => identity))];
  }
}

function permissionsOf(grantee: Grantee, id: string, context: LoweringContext): readonly PermissionResource[] {
  const { gateway } = context.api;
  const { stages, sources } = grantee;
  const anyApi = (what: string): PermissionResource => ({
    kind: "permission",
    key: permissionKey(id, what),
    origin: grantee.origin,
    dependsOn: [],
    function: grantee.function,
    principal: "apigateway.amazonaws.com",
  });
  const permission = (what: string, source: readonly (PlanValue | string)[]): PermissionResource => ({
    ...anyApi(what),
    sourceArn: joinValues(attributeValue(apiKeyOf(gateway.protocol), "executionArn"), ...source),
  });
  if (sources !== undefined)
    return sources.map((each) => {
      const text = describeValue(planValue(each));
      return text === "*" ? anyApi("any") : permission(text.replace(/^\//, ""), [planValue(each)]);
    });
  const patterns = patternsOf(grantee, id, context);
  const calls =
    stages === undefined
      ? patterns.map((pattern) => permission(pattern, [`/*/${pattern}`]))
      : stages.flatMap((stage) =>
          patterns.map((pattern) => permission(`${stage}/${pattern}`, [`/${stage}/${pattern}`])),
        );
  // An imported document makes its authorizers without telling their ids.
  const isImported = "definition" in gateway && gateway.definition === "body";
  const authorizers = isImported ? grantee.authorizers.slice(0, 1) : grantee.authorizers;
  return [
    ...calls,
    ...authorizers.map((authorizer) =>
      permission(
        isImported ? "authorizers" : `authorizers/${authorizer.id}`,
        isImported
          ? ["/authorizers/*"]
          : ["/authorizers/", attributeValue(authorizerKeyOf(gateway.protocol, authorizer.id), "id")],
      ),
    ),
  ];
}

/**
 * Bytes of one statement beside the pattern and the names of stage and function: what `aws lambda get-policy` shows, with
 * a statement id of 100 characters (CloudFormation's are the names of stack and resource) and the longest region.
 */
const statementBytes = 560;

function patternsOf(
  { calls, stages, authorizers, function: called, origin }: Grantee,
  id: string,
  { api, diagnostics }: LoweringContext,
): readonly CallPattern[] {
  // The name of a function that the deployment names is 64 characters at most.
  const bytes = statementBytes + Math.max(64, Math.min(describeValue(called).length, 200));
  const statements = Math.floor(limits["function-policy"].value / bytes) - authorizers.length;
  const most = Math.max(1, Math.floor(statements / (stages?.length ?? 1)));
  const { patterns, widened } =
    api.gateway.protocol === "websocket" ? routePatterns(calls, most) : callPatterns(calls, most);
  if (widened.length > 0) reportWidened(id, calls, widened, origin, diagnostics);
  return patterns;
}

function reportWidened(
  id: string,
  calls: readonly Call[],
  widened: readonly CallPattern[],
  origin: SourcePointer,
  diagnostics: LoweringContext["diagnostics"],
): void {
  const shown = widened.slice(0, 3).map((pattern) => `'${pattern}'`);
  const more = widened.length - shown.length;
  diagnostics.report("permission-widened", origin, {
    function: id,
    count: String(calls.length),
    patterns: `${shown.join(", ")}${more === 0 ? "" : ` and ${more} ${more === 1 ? "other" : "others"}`}`,
  });
}
