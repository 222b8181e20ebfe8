import type { Authorizer } from "../../authorizer.js";
import { compareText } from "../../compare.js";
import type { WebSocketRoute } from "../../websocket.js";
import { isConnectionRoute } from "../../websocket.js";
import type { WebSocketContext } from "../context.js";
import { integrationKey, routeAuthorizerKey, routeKey, routeResponseKey, webSocketApiKey } from "../keys.js";
import { isMappableName } from "../mapping.js";
import type { PlanResource } from "../model.js";
import type { RouteResource, RouteResponseResource } from "../model-v2.js";
import { attributeValue } from "../values.js";
import type { ConnectAuthorization } from "./authorization.js";
import { isTwoWay, lowerIntegration } from "./integrations.js";
import { mappedParameters } from "./mappings.js";
import type { MessageModels } from "./messages.js";

/** Of each route what it calls, the route itself, and its answer; what is referred to stands first. */
export function lowerRoutes(
  authorization: ConnectAuthorization,
  models: MessageModels,
  context: WebSocketContext,
): readonly PlanResource[] {
  return context.api.routes.flatMap((route) => {
    checkReply(route, context);
    const itself = lowerRoute(route, authorization, models, context);
    return [...lowerIntegration(route, context), itself, ...(isTwoWay(route) ? [lowerResponse(route, models)] : [])];
  });
}

function lowerRoute(
  route: WebSocketRoute,
  { ofConnect }: ConnectAuthorization,
  models: MessageModels,
  context: WebSocketContext,
): RouteResource {
  const { key, operationName, origin } = route;
  const checked: ConnectAuthorization["ofConnect"] =
    key === "$connect" ? ofConnect : { type: "NONE", scopes: [], apiKeyRequired: false };
  const requestModels = models.requestsOf(route);
  return {
    kind: "route",
    key: routeKey(key),
    origin,
    dependsOn: requestModels.map(({ resource }) => resource).sort(compareText),
    api: attributeValue(webSocketApiKey, "id"),
    routeKey: key,
    ...(operationName === undefined ? {} : { operationName: operationName.slice(0, 64) }),
    integration: attributeValue(integrationKey(key), "id"),
    authorizationType: checked.type,
    ...(checked.authorizer === undefined ? {} : { authorizer: authorizerId(checked.authorizer) }),
    authorizationScopes: [],
    apiKeyRequired: checked.apiKeyRequired,
    requestParameters: requestParameters(route, context),
    ...(isTwoWay(route) ? { routeResponseSelectionExpression: "$default" } : {}),
    // An expression has to be there for messages to be checked; whatever it gives, the default model is what is left.
    ...(requestModels.length === 0
      ? {}
      : { modelSelectionExpression: route.modelSelectionExpression ?? context.api.gateway.routeSelectionExpression }),
    requestModels: requestModels.map(({ key: name, model }) => ({ key: name, model })),
  };
}

const authorizerId = ({ id }: Authorizer) => attributeValue(routeAuthorizerKey(id), "id");

/** The required parameters of the handshake, where they are validated, and all that the integration hands on. */
function requestParameters(
  route: WebSocketRoute,
  { diagnostics }: WebSocketContext,
): RouteResource["requestParameters"] {
  const declared = new Map(mappedParameters(route.integration.requestParameters).map((name) => [name, false]));
  for (const { name, in: place, required, origin } of route.validation.parameters ? route.parameters : []) {
    if (!required) continue;
    const reason = "its name has characters that the gateway does not take";
    if (isMappableName(name))
      declared.set(`route.request.${place === "query" ? "querystring" : "header"}.${name}`, true);
    else diagnostics.report("parameter-not-validated", origin, { in: place, name, reason });
  }
  return [...declared]
    .map(([name, required]) => ({ name, required }))
    .sort((one, other) => compareText(one.name, other.name));
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-route-response.html */
function lowerResponse(route: WebSocketRoute, models: MessageModels): RouteResponseResource {
  const replies = models.repliesOf(route);
  return {
    kind: "route-response",
    key: routeResponseKey(route.key),
    origin: route.reply?.origin ?? route.origin,
    dependsOn: replies.map(({ resource }) => resource).sort(compareText),
    api: attributeValue(webSocketApiKey, "id"),
    route: attributeValue(routeKey(route.key), "id"),
    responseKey: "$default",
    models: replies.map(({ key, model }) => ({ key, model })),
  };
}

function checkReply({ key, reply }: WebSocketRoute, { diagnostics }: WebSocketContext): void {
  if (isConnectionRoute(key) && reply !== undefined)
    diagnostics.report("route-reply-unheard", reply.origin, { route: key });
}
