import {
  type APIGatewayClient,
  type Deployment,
  GetDeploymentCommand,
  GetStagesCommand,
  type MethodSetting,
  paginateGetDeployments,
  paginateGetResources,
  type Stage,
} from "@aws-sdk/client-api-gateway";
import { type FoundThing, sorted } from "./canonical.js";
import { methodSettingDefaults } from "./defaults.js";
import { keyOf } from "./keys.js";
import { itemsOf } from "./pages.js";

/** The deployments of a REST API, also those that no stage is on, and its stages. */
export async function findDeploymentsAndStages(
  client: APIGatewayClient,
  restApiId: string,
): Promise<readonly FoundThing[]> {
  const [listed, { item: stages = [] }, resources] = await Promise.all([
    itemsOf(paginateGetDeployments({ client }, { restApiId, limit: 500 }), ({ items }) => items),
    client.send(new GetStagesCommand({ restApiId })),
    itemsOf(paginateGetResources({ client }, { restApiId, limit: 500 }), ({ items }) => items),
  ]);
  const deployments = await Promise.all(
    listed.map(({ id }) =>
      client.send(new GetDeploymentCommand({ restApiId, deploymentId: id, embed: ["apisummary"] })),
    ),
  );
  const methods = resources.flatMap(({ path, resourceMethods = {} }) =>
    Object.keys(resourceMethods).map((verb) => `${verb} ${path}`),
  );
  return [
    ...deployments.map((deployment) => describeDeployment(deployment, stages, methods)),
    ...stages.map(describeStage),
  ];
}

const describeDeployment = (
  { id, description, apiSummary = {} }: Deployment,
  stages: readonly Stage[],
  methods: readonly string[],
): FoundThing => ({
  key: keyOf.deployment(
    stages.flatMap(({ stageName = "", deploymentId, canarySettings }) => [
      ...(deploymentId === id ? [stageName] : []),
      ...(canarySettings?.deploymentId === id ? [`${stageName} canary`] : []),
    ]),
  ),
  identifiers: [id],
  members: {
    description,
    // A deployment that is made before a method leaves it out, and only a request would show it.
    withoutMethods: sorted(methods.filter((method) => !isDeployed(method, apiSummary))),
  },
});

const isDeployed = (method: string, summary: NonNullable<Deployment["apiSummary"]>): boolean => {
  const [verb = "", path = ""] = method.split(" ");
  return summary[path]?.[verb] !== undefined;
};

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
