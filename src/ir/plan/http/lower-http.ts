import type { ApiOf } from "../../api.js";
import type { Authorizer } from "../../authorizer.js";
import { compareText } from "../../compare.js";
import type { DiagnosticBag } from "../../diagnostics.js";
import { createContext, type HttpContext } from "../context.js";
import { fingerprint } from "../fingerprint.js";
import { lowerIntegrationRoles } from "../integration-roles.js";
import { httpApiKey, routeDeploymentKey } from "../keys.js";
import type { LoweredApi } from "../lowered-api.js";
import type { PlanResource } from "../model.js";
import type { HttpApiResource, RouteDeploymentResource } from "../model-v2.js";
import { checkPayloads } from "../payload-check.js";
import { lowerPermissions } from "../permissions.js";
import { writtenChanges } from "../used-parameters.js";
import { attributeValue } from "../values.js";
import type { HttpParts } from "./api-parts.js";
import { lowerRouteAuthorizers } from "./authorizers.js";
import { lowerHttpApi } from "./http-api.js";
import type { HttpRoute } from "./http-route.js";
import { lowerIntegrations } from "./integrations.js";
import { httpOpenApiBody } from "./openapi-body.js";
import { withPositionalRoutes } from "./positional-variables.js";
import { lowerRoutes, routeHttpOperations } from "./routes.js";
import { lowerHttpStages } from "./stages.js";
import { lowerVpcLinks } from "./vpc-links.js";

/** An HTTP API: its routes with what they call, and its stages. */
export function lowerHttp(api: ApiOf<"http">, diagnostics: DiagnosticBag): LoweredApi {
  const context = createContext(withPositionalRoutes(api, diagnostics), diagnostics);
  const routes = routeHttpOperations(context);
  checkPayloads(routes, context);
  if (api.operations.length === 0) diagnostics.report("http-api-without-routes", api.origin, {});
  const { parts, authorizers } = lowerParts(routes, context);
  const within = [...parts.authorizers, ...parts.integrations, ...parts.routes];
  const isImported = api.gateway.definition === "body";
  const plain = lowerHttpApi(routes, context);
  const httpApi = isImported ? withBody(plain, parts, api) : plain;
  return {
    context,
    authorizers,
    within,
    resources: [
      ...lowerIntegrationRoles(routes),
      ...lowerVpcLinks(context),
      httpApi,
      ...(isImported ? [] : within),
      ...lowerPermissions(routes, authorizers, context),
      ...lowerDeployment(httpApi, within, api),
      ...lowerHttpStages(routes, context),
    ],
  };
}

const withBody = (plain: HttpApiResource, parts: HttpParts, api: ApiOf<"http">): HttpApiResource => ({
  ...plain,
  // https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis.html (version)
  ...(api.version === "" ? {} : { version: api.version.slice(0, 64) }),
  ...(api.gateway.failOnWarnings ? { failOnWarnings: true } : {}),
  body: httpOpenApiBody(api, plain, parts),
});

interface LoweredParts {
  readonly parts: HttpParts;
  readonly authorizers: ReadonlySet<Authorizer>;
}

function lowerParts(routes: readonly HttpRoute[], context: HttpContext): LoweredParts {
  const integrations = lowerIntegrations(routes, context);
  const { resources, authorizers } = lowerRoutes(routes, integrations, context);
  return {
    parts: {
      authorizers: lowerRouteAuthorizers(authorizers, context),
      integrations: integrations.resources,
      routes: resources,
    },
    authorizers,
  };
}

/**
 * A snapshot for the stages that do not deploy by themselves; none where all do, nor where there is nothing to deploy,
 * which the service refuses. A stage needs no snapshot to be there.
 */
function lowerDeployment(
  httpApi: HttpApiResource,
  within: readonly PlanResource[],
  api: ApiOf<"http">,
): readonly RouteDeploymentResource[] {
  if (api.operations.length === 0 || api.stages.every(({ autoDeploy }) => autoDeploy === true)) return [];
  const defined = [httpApi, ...within];
  const overridden = writtenChanges(api, defined);
  const routes = httpApi.body === undefined ? within.filter(({ kind }) => kind === "route") : [];
  return [
    {
      kind: "route-deployment",
      key: routeDeploymentKey,
      origin: httpApi.origin,
      dependsOn: routes.map(({ key }) => key).sort(compareText),
      api: attributeValue(httpApiKey, "id"),
      fingerprint: fingerprint(httpApi, within, overridden),
    },
  ];
}
