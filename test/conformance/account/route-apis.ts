import {
  type Api,
  ApiGatewayV2Client,
  type Authorizer,
  GetApisCommand,
  GetAuthorizersCommand,
  GetDeploymentsCommand,
  GetIntegrationsCommand,
  GetModelsCommand,
  GetRoutesCommand,
  GetStagesCommand,
  type Model,
} from "@aws-sdk/client-apigatewayv2";
import { openClient } from "../emulator/connection.js";
import { canonicalJson, type FoundThing, sorted } from "./canonical.js";
import { corsMaxAge } from "./defaults.js";
import { keyOf } from "./keys.js";
import type { AccountReader } from "./read-account.js";
import { findIntegrations } from "./route-integrations.js";
import { findRoutes } from "./route-routes.js";
import { describeDeployment, describeStage } from "./route-stages.js";

const MaxResults = "500";

/** HTTP and WebSocket APIs and everything within them. */
export const readRouteApis: AccountReader = async (connection, scope) => {
  const client = openClient(ApiGatewayV2Client, connection);
  const { Items = [] } = await client.send(new GetApisCommand({ MaxResults }));
  const owned = Items.filter(({ ApiId }) => scope.owns("aws_apigatewayv2_api", ApiId));
  return (await Promise.all(owned.map((api) => readRouteApi(client, api)))).flat();
};

async function readRouteApi(client: ApiGatewayV2Client, api: Api): Promise<readonly FoundThing[]> {
  const ApiId = api.ApiId;
  const isWebSocket = api.ProtocolType === "WEBSOCKET";
  const [routes, integrations, authorizers, models, deployments, stages] = await Promise.all([
    client.send(new GetRoutesCommand({ ApiId, MaxResults })),
    client.send(new GetIntegrationsCommand({ ApiId, MaxResults })),
    client.send(new GetAuthorizersCommand({ ApiId, MaxResults })),
    isWebSocket ? client.send(new GetModelsCommand({ ApiId, MaxResults })) : { Items: [] },
    client.send(new GetDeploymentsCommand({ ApiId, MaxResults })),
    client.send(new GetStagesCommand({ ApiId, MaxResults })),
  ]);
  // A stage that deploys by itself makes its deployments by itself.
  const manual = (deployments.Items ?? []).filter(({ AutoDeployed }) => AutoDeployed !== true);
  return [
    describeApi(api),
    ...(await findRoutes(client, ApiId, routes.Items ?? [])),
    ...(await findIntegrations(client, api, integrations.Items ?? [], routes.Items ?? [])),
    ...(authorizers.Items ?? []).map(describeAuthorizer),
    ...(models.Items ?? []).map(describeModel),
    ...manual.map((deployment) => describeDeployment(deployment, stages.Items ?? [])),
    ...(stages.Items ?? []).map(describeStage),
  ];
}

const describeApi = (api: Api): FoundThing => ({
  key: keyOf[api.ProtocolType === "WEBSOCKET" ? "websocket-api" : "http-api"](api.Name ?? ""),
  identifiers: [api.ApiId],
  members: {
    Name: api.Name,
    Description: api.Description,
    ProtocolType: api.ProtocolType,
    RouteSelectionExpression: api.RouteSelectionExpression,
    ApiKeySelectionExpression: api.ApiKeySelectionExpression,
    DisableExecuteApiEndpoint: api.DisableExecuteApiEndpoint ?? false,
    IpAddressType: api.IpAddressType ?? "ipv4",
    CorsConfiguration: api.CorsConfiguration && {
      AllowOrigins: sorted(api.CorsConfiguration.AllowOrigins),
      AllowMethods: sorted(api.CorsConfiguration.AllowMethods),
      AllowHeaders: sorted(api.CorsConfiguration.AllowHeaders),
      ExposeHeaders: sorted(api.CorsConfiguration.ExposeHeaders),
      AllowCredentials: api.CorsConfiguration.AllowCredentials ?? false,
      MaxAge: api.CorsConfiguration.MaxAge ?? corsMaxAge,
    },
    Tags: api.Tags,
  },
});

const describeAuthorizer = (authorizer: Authorizer): FoundThing => ({
  key: keyOf["route-authorizer"](authorizer.Name ?? ""),
  identifiers: [authorizer.AuthorizerId],
  members: {
    Name: authorizer.Name,
    AuthorizerType: authorizer.AuthorizerType,
    AuthorizerUri: authorizer.AuthorizerUri,
    AuthorizerCredentialsArn: authorizer.AuthorizerCredentialsArn,
    IdentitySource: sorted(authorizer.IdentitySource),
    AuthorizerPayloadFormatVersion: authorizer.AuthorizerPayloadFormatVersion,
    EnableSimpleResponses: authorizer.EnableSimpleResponses || undefined,
    AuthorizerResultTtlInSeconds: authorizer.AuthorizerResultTtlInSeconds,
    JwtConfiguration: authorizer.JwtConfiguration && {
      Issuer: authorizer.JwtConfiguration.Issuer,
      Audience: sorted(authorizer.JwtConfiguration.Audience),
    },
  },
});

const describeModel = (model: Model): FoundThing => ({
  key: keyOf["message-model"](model.Name ?? ""),
  identifiers: [model.ModelId],
  members: {
    Name: model.Name,
    Description: model.Description,
    ContentType: model.ContentType,
    Schema: model.Schema === undefined ? undefined : canonicalJson(model.Schema),
  },
});
