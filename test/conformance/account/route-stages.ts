import type { Deployment, RouteSettings, Stage } from "@aws-sdk/client-apigatewayv2";
import type { FoundThing } from "./canonical.js";
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
    DefaultRouteSettings: settingsUnlessStandard(stage.DefaultRouteSettings),
    RouteSettings: Object.fromEntries(
      Object.entries(stage.RouteSettings ?? {}).map(([key, settings]) => [key, describeSettings(settings)]),
    ),
    Tags: stage.Tags,
  },
});

const describeSettings = (settings: RouteSettings) => ({
  ThrottlingRateLimit: settings.ThrottlingRateLimit,
  ThrottlingBurstLimit: settings.ThrottlingBurstLimit,
  DetailedMetricsEnabled: settings.DetailedMetricsEnabled ?? false,
  LoggingLevel: settings.LoggingLevel ?? "OFF",
  DataTraceEnabled: settings.DataTraceEnabled ?? false,
});

/** A stage answers with settings of its routes even where nobody has set any. */
function settingsUnlessStandard(settings: RouteSettings | undefined): object | undefined {
  const { DetailedMetricsEnabled, LoggingLevel, DataTraceEnabled, ...throttle } = describeSettings(settings ?? {});
  const isStandard =
    !DetailedMetricsEnabled &&
    LoggingLevel === "OFF" &&
    !DataTraceEnabled &&
    Object.values(throttle).every((limit) => limit === undefined);
  return isStandard ? undefined : { DetailedMetricsEnabled, LoggingLevel, DataTraceEnabled, ...throttle };
}
