import type { Authorizer } from "../authorizer.js";
import type { DeployValue } from "../deploy-value.js";
import type { LambdaTarget } from "../integration.js";
import { allocateNames } from "../names.js";
import type { SourcePointer } from "../source.js";
import type { LoweringContext } from "./context.js";
import { createGroupedReport } from "./grouped-report.js";
import { authorizerKey, functionKey, permissionKey, restApiKey } from "./keys.js";
import type { PlanValue } from "./model-base.js";
import type { PermissionResource } from "./model-functions.js";
import type { MethodResource } from "./model-rest.js";
import { callPatterns } from "./permission-paths.js";
import type { Route } from "./routes.js";
import { attributeValue, describeValue, joinValues, planValue } from "./values.js";

/** A function, with what the gateway calls it for. */
interface Grantee {
  /** Part of the keys of its permissions. */
  readonly id: string;
  readonly function: PlanValue;
  readonly origin: SourcePointer;
  readonly calls: Pick<MethodResource, "path" | "httpMethod">[];
  readonly authorizers: Authorizer[];
}

/** Lets the gateway, and of it just these methods of this API, call the functions. Functions called by a role need none. */
export function lowerPermissions(
  routes: readonly Route[],
  authorizers: ReadonlySet<Authorizer>,
  context: LoweringContext,
): readonly PermissionResource[] {
  const grantees = new Map<string, Grantee>();
  const report = createGroupedReport(context.diagnostics);
  for (const { operation, path, httpMethod } of routes) {
    const { integration } = operation;
    if (integration.kind !== "lambda" || integration.credentials !== undefined) continue;
    const grantee = granteeOf(integration.target, integration.origin, grantees);
    if (grantee === undefined) report.add("permission-unknown", {}, operation);
    else grantee.calls.push({ path, httpMethod });
  }
  report.finish();
  for (const authorizer of authorizers) {
    const { id, origin } = authorizer;
    if (authorizer.kind !== "lambda" || authorizer.credentials !== undefined) continue;
    const grantee = granteeOf(authorizer.target, origin, grantees);
    if (grantee !== undefined) grantee.authorizers.push(authorizer);
    else context.diagnostics.report("permission-unknown", origin, { operations: `the authorizer '${id}'` });
  }
  const ids = nameGrantees([...grantees.keys()]);
  return [...grantees].flatMap(([identity, grantee]) => permissionsOf(grantee, ids(identity), context));
}

/** Undefined where only the deployment, or the stage, knows the function. */
function granteeOf(target: LambdaTarget, origin: SourcePointer, grantees: Map<string, Grantee>): Grantee | undefined {
  const arn = target.kind === "external" ? knownFunction(target.functionArn) : undefined;
  if (target.kind === "external" && arn === undefined) return undefined;
  const [identity, value] =
    target.kind === "handler"
      ? [target.handler, attributeValue(functionKey(target.handler), "name")]
      : [`external ${arn === undefined ? "" : describeValue(arn)}`, planValue(arn ?? { kind: "literal", text: "" })];
  const known = grantees.get(identity);
  if (known !== undefined) return known;
  const grantee: Grantee = { id: identity, function: value, origin, calls: [], authorizers: [] };
  grantees.set(identity, grantee);
  return grantee;
}

/** A stage variable names another function in each stage. */
const knownFunction = (arn: DeployValue | undefined): DeployValue | undefined =>
  arn === undefined || describeValue(arn).includes("stageVariables.") ? undefined : arn;

/** A handler keeps its id; another function is called what stands behind `function:` in its ARN. */
function nameGrantees(identities: readonly string[]): (identity: string) => string {
  const external = identities.filter((identity) => identity.startsWith("external "));
  const handlers = new Set(identities.filter((identity) => !identity.startsWith("external ")));
  const names = allocateNames(
    external,
    (identity) => identity.replace(/^external (?:.*:function:)?/s, ""),
    (name) => handlers.has(name),
  );
  return (identity) => names.get(identity) ?? identity;
}

function permissionsOf(grantee: Grantee, id: string, { api }: LoweringContext): readonly PermissionResource[] {
  const permission = (what: string, source: readonly (PlanValue | string)[]): PermissionResource => ({
    kind: "permission",
    key: permissionKey(id, what),
    origin: grantee.origin,
    dependsOn: [],
    function: grantee.function,
    principal: "apigateway.amazonaws.com",
    sourceArn: joinValues(attributeValue(restApiKey, "executionArn"), ...source),
  });
  const calls = callPatterns(grantee.calls).map((pattern) => permission(pattern, [`/*/${pattern}`]));
  // An imported document makes its authorizers without telling their ids.
  const isImported = "definition" in api.gateway && api.gateway.definition === "body";
  const authorizers = isImported ? grantee.authorizers.slice(0, 1) : grantee.authorizers;
  return [
    ...calls,
    ...authorizers.map((authorizer) =>
      permission(
        isImported ? "authorizers" : `authorizers/${authorizer.id}`,
        isImported ? ["/authorizers/*"] : ["/authorizers/", attributeValue(authorizerKey(authorizer.id), "id")],
      ),
    ),
  ];
}
