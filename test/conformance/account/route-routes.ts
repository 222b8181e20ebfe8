import {
  type ApiGatewayV2Client,
  GetRouteResponsesCommand,
  type Route,
  type RouteResponse,
} from "@aws-sdk/client-apigatewayv2";
import { type FoundThing, sorted } from "./canonical.js";
import { keyOf } from "./keys.js";

/** The routes of an API, and what a WebSocket API's answer. */
export async function findRoutes(
  client: ApiGatewayV2Client,
  ApiId: string | undefined,
  routes: readonly Route[],
): Promise<readonly FoundThing[]> {
  const responses = await Promise.all(
    routes
      .filter(({ RouteResponseSelectionExpression }) => RouteResponseSelectionExpression !== undefined)
      .map(async ({ RouteId, RouteKey }) => {
        const { Items = [] } = await client.send(new GetRouteResponsesCommand({ ApiId, RouteId }));
        return Items.map((response) => describeResponse(response, RouteKey ?? ""));
      }),
  );
  return [...routes.map(describeRoute), ...responses.flat()];
}

/** Several routes may lead to one integration, which stands in the account once for each of them. */
const describeRoute = (route: Route): FoundThing => ({
  key: keyOf.route(route.RouteKey ?? ""),
  identifiers: [route.RouteId],
  members: {
    RouteKey: route.RouteKey,
    OperationName: route.OperationName,
    Target: route.Target === undefined ? undefined : `integrations/@${keyOf.integration(route.RouteKey ?? "")}`,
    AuthorizationType: route.AuthorizationType ?? "NONE",
    AuthorizerId: route.AuthorizerId,
    AuthorizationScopes: sorted(route.AuthorizationScopes),
    ApiKeyRequired: route.ApiKeyRequired ?? false,
    RequestParameters: route.RequestParameters,
    RouteResponseSelectionExpression: route.RouteResponseSelectionExpression,
    ModelSelectionExpression: route.ModelSelectionExpression,
    RequestModels: route.RequestModels,
  },
});

const describeResponse = (response: RouteResponse, routeKey: string): FoundThing => ({
  key: keyOf["route-response"](routeKey, response.RouteResponseKey ?? ""),
  members: { RouteResponseKey: response.RouteResponseKey, ResponseModels: response.ResponseModels },
});
