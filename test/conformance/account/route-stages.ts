import type { Deployment, RouteSettings, Stage } from "@aws-sdk/client-apigatewayv2";
import type { FoundThing } from "./canonical.js";
import { routeSettingDefaults } from "./defaults.js";
import { keyOf } from "./keys.js";

export const describeDeployment = (
  { DeploymentId, Description }: Deployment,
  stages: readonly Stage[],
): FoundThing => ({
  key: keyOf["route-deployment"](
    stages.filter((stage) => stage.DeploymentId === DeploymentId).map(({ StageName }) => StageName ?? ""),
  ),
  identifiers: [DeploymentId],
  members: { Description },
});

/** What a stage that deploys by itself stands on is the service's own affair. */
export const describeStage = (stage: Stage): FoundThing => ({
  key: keyOf["route-stage"](stage.StageName ?? ""),
  members: {
    StageName: stage.StageName,
    Description: stage.Description,
    DeploymentId: stage.AutoDeploy === true ? undefined : stage.DeploymentId,
    AutoDeploy: stage.AutoDeploy ?? false,
    StageVariables: stage.StageVariables,
    AccessLogSettings: stage.AccessLogSettings && {
      DestinationArn: stage.AccessLogSettings.DestinationArn,
      Format: stage.AccessLogSettings.Format,
    },
    DefaultRouteSettings: describeSettings(stage.DefaultRouteSettings),
    RouteSettings: Object.fromEntries(
      Object.entries(stage.RouteSettings ?? {}).map(([key, settings]) => [key, describeSettings(settings)]),
    ),
    Tags: stage.Tags,
  },
});

/** A stage answers with settings of its routes where somebody has set any, and some of them where nobody has. */
const describeSettings = (settings: RouteSettings = {}) => ({
  ...routeSettingDefaults,
  ...Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)),
});
