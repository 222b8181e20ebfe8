import {
  type Api,
  type ApiGatewayV2Client,
  GetIntegrationResponsesCommand,
  type Integration,
  type IntegrationResponse,
  type Route,
} from "@aws-sdk/client-apigatewayv2";
import type { FoundThing } from "./canonical.js";
import { routeIntegrationTimeouts } from "./defaults.js";
import { keyOf } from "./keys.js";

/** The integrations of an API by the routes that lead to them; one that none leads to is a thing of its own. */
export async function findIntegrations(
  client: ApiGatewayV2Client,
  api: Api,
  integrations: readonly Integration[],
  routes: readonly Route[],
): Promise<readonly FoundThing[]> {
  const found = await Promise.all(
    integrations.map(async (integration): Promise<readonly FoundThing[]> => {
      const target = `integrations/${integration.IntegrationId}`;
      const keys = routes.filter(({ Target }) => Target === target).map(({ RouteKey }) => RouteKey ?? "");
      const responses =
        api.ProtocolType === "WEBSOCKET" ? await responsesOf(client, api.ApiId, integration.IntegrationId) : [];
      return (keys.length === 0 ? ["nothing"] : keys).flatMap((routeKey) => [
        describeIntegration(integration, routeKey, api),
        ...responses.map((response) => describeResponse(response, routeKey)),
      ]);
    }),
  );
  return found.flat();
}

async function responsesOf(
  client: ApiGatewayV2Client,
  ApiId: string | undefined,
  IntegrationId: string | undefined,
): Promise<readonly IntegrationResponse[]> {
  const { Items = [] } = await client.send(new GetIntegrationResponsesCommand({ ApiId, IntegrationId }));
  return Items;
}

const describeIntegration = (integration: Integration, routeKey: string, { ProtocolType }: Api): FoundThing => ({
  key: keyOf.integration(routeKey),
  members: {
    IntegrationType: integration.IntegrationType,
    IntegrationSubtype: integration.IntegrationSubtype,
    Description: integration.Description,
    IntegrationMethod: integration.IntegrationMethod,
    IntegrationUri: integration.IntegrationUri,
    PayloadFormatVersion: integration.PayloadFormatVersion ?? "1.0",
    CredentialsArn: integration.CredentialsArn,
    ConnectionType: integration.ConnectionType ?? "INTERNET",
    ConnectionId: integration.ConnectionId,
    TlsConfig: { ServerNameToVerify: integration.TlsConfig?.ServerNameToVerify },
    TimeoutInMillis: integration.TimeoutInMillis ?? routeIntegrationTimeouts[ProtocolType ?? "HTTP"],
    RequestParameters: integration.RequestParameters,
    ResponseParameters: integration.ResponseParameters,
    PassthroughBehavior: integration.PassthroughBehavior,
    ContentHandlingStrategy: integration.ContentHandlingStrategy,
    TemplateSelectionExpression: integration.TemplateSelectionExpression,
    RequestTemplates: integration.RequestTemplates,
  },
});

const describeResponse = (response: IntegrationResponse, routeKey: string): FoundThing => ({
  key: keyOf["integration-response"](routeKey, response.IntegrationResponseKey ?? ""),
  members: {
    IntegrationResponseKey: response.IntegrationResponseKey,
    ContentHandlingStrategy: response.ContentHandlingStrategy,
    TemplateSelectionExpression: response.TemplateSelectionExpression,
    ResponseParameters: response.ResponseParameters,
    ResponseTemplates: response.ResponseTemplates,
  },
});
