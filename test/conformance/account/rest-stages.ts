import {
  type APIGatewayClient,
  type Deployment,
  GetStagesCommand,
  type MethodSetting,
  paginateGetDeployments,
  type Stage,
} from "@aws-sdk/client-api-gateway";
import type { FoundThing } from "./canonical.js";
import { methodSettingDefaults } from "./defaults.js";
import { keyOf } from "./keys.js";
import { itemsOf } from "./pages.js";

/** The deployments of a REST API, also those that no stage is on, and its stages. */
export async function findDeploymentsAndStages(
  client: APIGatewayClient,
  restApiId: string,
): Promise<readonly FoundThing[]> {
  const [deployments, { item: stages = [] }] = await Promise.all([
    itemsOf(paginateGetDeployments({ client }, { restApiId, limit: 500 }), ({ items }) => items),
    client.send(new GetStagesCommand({ restApiId })),
  ]);
  return [...deployments.map((deployment) => describeDeployment(deployment, stages)), ...stages.map(describeStage)];
}

const describeDeployment = ({ id, description }: Deployment, stages: readonly Stage[]): FoundThing => ({
  key: keyOf.deployment(
    stages.flatMap(({ stageName = "", deploymentId, canarySettings }) => [
      ...(deploymentId === id ? [stageName] : []),
      ...(canarySettings?.deploymentId === id ? [`${stageName} canary`] : []),
    ]),
  ),
  identifiers: [id],
  members: { description },
});

const describeStage = (stage: Stage): FoundThing => ({
  key: keyOf.stage(stage.stageName ?? ""),
  members: {
    stageName: stage.stageName,
    deploymentId: stage.deploymentId,
    description: stage.description,
    variables: stage.variables,
    tracingEnabled: stage.tracingEnabled ?? false,
    accessLogSettings: stage.accessLogSettings,
    cacheClusterEnabled: stage.cacheClusterEnabled ?? false,
    cacheClusterSize: stage.cacheClusterEnabled === true ? stage.cacheClusterSize : undefined,
    canarySettings: stage.canarySettings && {
      deploymentId: stage.canarySettings.deploymentId,
      percentTraffic: stage.canarySettings.percentTraffic ?? 0,
      useStageCache: stage.canarySettings.useStageCache ?? false,
      stageVariableOverrides: stage.canarySettings.stageVariableOverrides,
    },
    clientCertificateId: stage.clientCertificateId,
    documentationVersion: stage.documentationVersion,
    methodSettings: Object.fromEntries(
      Object.entries(stage.methodSettings ?? {}).map(([path, settings]) => [path, describeMethodSettings(settings)]),
    ),
    tags: stage.tags,
  },
});

/** A negative throttle is none: how a client takes one back. */
const describeMethodSettings = (settings: MethodSetting) => ({
  ...methodSettingDefaults,
  ...Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined && value !== -1)),
});
