import { APIGatewayClient, paginateGetDeployments, paginateGetRestApis } from "@aws-sdk/client-api-gateway";
import { ApiGatewayV2Client, GetApisCommand, GetDeploymentsCommand } from "@aws-sdk/client-apigatewayv2";
import { itemsOf } from "../account/pages.js";
import type { Scope } from "../account/scope.js";
import { type Connection, openClient } from "../emulator/connection.js";

/** Ids of the deployments of a scope's APIs, sorted: a new deployment has another one. */
export async function deploymentIds(connection: Connection, scope: Scope): Promise<string> {
  const client = openClient(APIGatewayClient, connection);
  const second = openClient(ApiGatewayV2Client, connection);
  const ids: (string | undefined)[] = [];
  for (const { id: restApiId } of await itemsOf(
    paginateGetRestApis({ client }, { limit: 500 }),
    ({ items }) => items,
  )) {
    if (!scope.owns("aws_api_gateway_rest_api", restApiId)) continue;
    const deployments = await itemsOf(
      paginateGetDeployments({ client }, { restApiId, limit: 500 }),
      ({ items }) => items,
    );
    ids.push(...deployments.map(({ id }) => id));
  }
  const { Items: apis = [] } = await second.send(new GetApisCommand({}));
  for (const { ApiId } of apis) {
    if (!scope.owns("aws_apigatewayv2_api", ApiId)) continue;
    const { Items = [] } = await second.send(new GetDeploymentsCommand({ ApiId }));
    ids.push(...Items.filter(({ AutoDeployed }) => AutoDeployed !== true).map(({ DeploymentId }) => DeploymentId));
  }
  return ids.sort().join(" ");
}
