import type { ApiOf } from "../../api.js";
import { compareText } from "../../compare.js";
import type { DiagnosticBag } from "../../diagnostics.js";
import { lowerAccount } from "../account.js";
import { createContext, type WebSocketContext } from "../context.js";
import { fingerprint } from "../fingerprint.js";
import { routeDeploymentKey, webSocketApiKey } from "../keys.js";
import type { LoweredApi } from "../lowered-api.js";
import type { PlanResource } from "../model.js";
import type { RouteDeploymentResource, WebSocketApiResource } from "../model-v2.js";
import { lowerPermissions } from "../permissions.js";
import { summarize } from "../rest/rest-api.js";
import { type KeyDemand, lowerUsagePlans } from "../usage-plans.js";
import { writtenChanges } from "../used-parameters.js";
import { attributeValue } from "../values.js";
import { type ConnectAuthorization, lowerConnectAuthorization } from "./authorization.js";
import { lowerAuthorizers } from "./authorizers.js";
import { connectionGrants } from "./connections.js";
import { checkWebSocketLimits } from "./limits-check.js";
import { lowerMessageModels } from "./messages.js";
import { checkRouteKeys } from "./route-keys.js";
import { lowerRoutes } from "./routes.js";
import { lowerWebSocketStages } from "./stages.js";

/** A WebSocket API: its routes with what they call and answer, its deployment, stages and usage plans. */
export function lowerWebSocket(api: ApiOf<"websocket">, diagnostics: DiagnosticBag): LoweredApi {
  const context = createContext(api, diagnostics);
  if (api.routes.length === 0 && api.stages.length > 0) diagnostics.report("api-without-routes", api.origin, {});
  checkRouteKeys(context);
  const authorization = lowerConnectAuthorization(context);
  const models = lowerMessageModels(api.routes, context);
  const webSocketApi = lowerApi(context);
  const within = [
    ...models.resources,
    ...lowerAuthorizers(authorization.authorizers, context),
    ...lowerRoutes(authorization, models, context),
  ];
  checkWebSocketLimits(within, context);
  const calls = api.routes.map((route) => ({ operation: route, path: "", httpMethod: route.key }));
  return {
    context,
    authorizers: authorization.authorizers,
    within,
    // Functions are told the API's address, so that it stands before them.
    beforeFunctions: [webSocketApi],
    grants: connectionGrants(context),
    resources: [
      ...within,
      ...lowerPermissions(calls, authorization.authorizers, context),
      ...(api.stages.length === 0 ? [] : [lowerDeployment(webSocketApi, within, api)]),
      ...lowerAccount(context),
      ...lowerWebSocketStages(context),
      ...lowerUsagePlans([], keyDemand(authorization, context), context),
    ],
  };
}

function lowerApi({ api }: WebSocketContext): WebSocketApiResource {
  const { gateway } = api;
  return {
    kind: "websocket-api",
    key: webSocketApiKey,
    origin: api.origin,
    dependsOn: [],
    name: api.name,
    ...(api.description === undefined ? {} : { description: summarize(api.description) }),
    routeSelectionExpression: gateway.routeSelectionExpression,
    ...(gateway.apiKeySelectionExpression === undefined
      ? {}
      : { apiKeySelectionExpression: gateway.apiKeySelectionExpression }),
    disableExecuteApiEndpoint: gateway.disableExecuteApiEndpoint,
    ...(gateway.ipAddressType === undefined ? {} : { ipAddressType: gateway.ipAddressType }),
    tags: gateway.resourceTags,
  };
}

/** An authorizer that brings the key may know of keys made elsewhere. */
function keyDemand({ ofConnect }: ConnectAuthorization, { api }: WebSocketContext): KeyDemand | undefined {
  const isBrought = api.gateway.apiKeySelectionExpression === "$context.authorizer.usageIdentifierKey";
  const connect = api.routes.find(({ key }) => key === "$connect");
  return ofConnect.apiKeyRequired && !isBrought ? { name: "$connect", origin: connect?.origin } : undefined;
}

/** A snapshot, which is taken when the last of what it holds is there. */
function lowerDeployment(
  webSocketApi: WebSocketApiResource,
  within: readonly PlanResource[],
  api: ApiOf<"websocket">,
): RouteDeploymentResource {
  const defined = [webSocketApi, ...within];
  const overridden = writtenChanges(api, defined);
  const last = within.filter(
    ({ kind }) => kind === "route" || kind === "route-response" || kind === "integration-response",
  );
  return {
    kind: "route-deployment",
    key: routeDeploymentKey,
    origin: webSocketApi.origin,
    dependsOn: last.map(({ key }) => key).sort(compareText),
    api: attributeValue(webSocketApiKey, "id"),
    fingerprint: fingerprint(webSocketApi, within, overridden),
  };
}
