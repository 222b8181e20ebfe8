import type { Operation } from "../../api.js";
import type { Authorizer } from "../../authorizer.js";
import { type Authorization, lowerAuthorization, type TypeOfAuthorizer } from "../authorization.js";
import type { HttpContext } from "../context.js";
import { createGroupedReport } from "../grouped-report.js";
import { checkGroups } from "../groups-check.js";
import { httpApiKey, routeAuthorizerKey, routeKey as routeKeyOf } from "../keys.js";
import type { RouteResource } from "../model-v2.js";
import { pathOrigin, type Route, routeOperations } from "../routes.js";
import { attributeValue } from "../values.js";
import type { HttpRoute } from "./http-route.js";
import type { HttpIntegrations } from "./integrations.js";

/** Every route of the API. The service's own export writes `$default` as a path with any method. */
export function routeHttpOperations(context: HttpContext): readonly HttpRoute[] {
  return routeOperations(context).map((route): HttpRoute => {
    const { operation, path, httpMethod } = route;
    if (path !== "/" && operation.path.text.endsWith("/"))
      context.diagnostics.report("path-trailing-slash", pathOrigin(operation), {
        path: operation.path.text,
        route: path,
      });
    checkPathParameters(operation, context);
    if (!isDefault(route)) return { operation, path, httpMethod, routeKey: `${httpMethod} ${path}` };
    if (httpMethod !== "ANY")
      context.diagnostics.report("default-route-method", operation.origin, { operation: operation.id });
    return { operation, path: "", httpMethod: "$default", routeKey: "$default" };
  });
}

/** Lists and objects lose what tells their parts from text: the gateway hands variables of the path on decoded. */
function checkPathParameters({ id, parameters }: Operation, { schemas, diagnostics }: HttpContext): void {
  for (const { in: place, name, schema, origin } of parameters) {
    const { kind } = schema.kind === "reference" ? (schemas.get(schema.target)?.schema ?? schema) : schema;
    if (place === "path" && (kind === "array" || kind === "object"))
      diagnostics.report("path-parameter-decoded", origin, { name, operation: id });
  }
}

const isDefault = ({ path }: Route): boolean => path === "/$default";

export interface HttpRoutes {
  readonly resources: readonly RouteResource[];
  /** What the routes make use of. */
  readonly authorizers: ReadonlySet<Authorizer>;
}

/** A resource for each route. */
export function lowerRoutes(
  routes: readonly HttpRoute[],
  integrations: HttpIntegrations,
  context: HttpContext,
): HttpRoutes {
  const authorizers = new Set<Authorizer>();
  const report = createGroupedReport(context.diagnostics);
  const resources = routes.map((route) => {
    const authorization = lowerAuthorization(route.operation, typeOfAuthorizer, report, context);
    if (authorization.authorizer !== undefined) authorizers.add(authorization.authorizer);
    checkEnforced(authorization, route, context);
    checkGroups(route.operation, authorization.type === "AWS_IAM" ? "iam" : authorization.authorizer, context);
    return lowerRoute(route, authorization, integrations);
  });
  report.finish();
  return { resources, authorizers };
}

/** Nothing may be left open because the gateway lacks what would guard it; readers of documents make something else of it. */
function checkEnforced(
  { apiKeyRequired, authorizer }: Authorization<RouteResource["authorizationType"]>,
  { operation }: HttpRoute,
  { diagnostics }: HttpContext,
): void {
  const report = (setting: string, help: string): void =>
    diagnostics.report("setting-not-for-api-type", operation.origin, { setting, type: "HTTP" }, { help });
  if (apiKeyRequired) report("API key", "Let a Lambda authorizer look keys up, or make it a REST API.");
  if (authorizer?.kind === "cognito") report("user pool authorizer", "Verify the pool's tokens with a JWT authorizer.");
}

const typeOfAuthorizer: TypeOfAuthorizer<RouteResource["authorizationType"]> = ({ kind }) =>
  kind === "jwt" ? { type: "JWT", checksScopes: true } : { type: "CUSTOM", checksScopes: false };

function lowerRoute(
  { operation, routeKey }: HttpRoute,
  { type, authorizer, scopes }: Authorization<RouteResource["authorizationType"]>,
  integrations: HttpIntegrations,
): RouteResource {
  return {
    kind: "route",
    key: routeKeyOf(routeKey),
    origin: operation.origin,
    dependsOn: [],
    api: attributeValue(httpApiKey, "id"),
    routeKey,
    operationName: operation.id,
    ...(operation.tags[0] === undefined ? {} : { tag: operation.tags[0] }),
    integration: attributeValue(integrations.keyOf(routeKey), "id"),
    authorizationType: type,
    ...(authorizer === undefined ? {} : { authorizer: attributeValue(routeAuthorizerKey(authorizer.id), "id") }),
    authorizationScopes: scopes,
    apiKeyRequired: false,
    requestParameters: [],
    requestModels: [],
  };
}
