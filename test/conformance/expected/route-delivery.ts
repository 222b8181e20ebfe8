import type { PlanRouteSettings, RouteStageResource } from "../../../src/ir/plan/model-v2.js";
import { routeSettingDefaults } from "../account/defaults.js";
import { keyOf } from "../account/keys.js";
import { type ExpectationTable, type Expecting, mapOf, tagMap } from "./context.js";
import { routeDeploymentUsers } from "./users.js";

export const expectedRouteDelivery: ExpectationTable<"route-deployment" | "route-stage"> = {
  "route-deployment": (deployment, expecting) => ({
    key: keyOf["route-deployment"](routeDeploymentUsers(deployment, expecting)),
    members: {},
  }),
  "route-stage": (stage, expecting) => ({
    key: keyOf["route-stage"](stage.name),
    members: stageMembers(stage, expecting),
  }),
};

const stageMembers = (stage: RouteStageResource, { text, optionalText }: Expecting) => ({
  StageName: stage.name,
  Description: stage.description,
  DeploymentId: optionalText(stage.deployment),
  AutoDeploy: stage.autoDeploy,
  StageVariables: mapOf(stage.variables, ({ name, value }) => [name, text(value)]),
  AccessLogSettings: stage.accessLog && {
    DestinationArn: text(stage.accessLog.destination),
    Format: stage.accessLog.format,
  },
  DefaultRouteSettings: routeSettings(stage.defaultRouteSettings ?? {}),
  RouteSettings: mapOf(stage.routeSettings, (settings) => [settings.routeKey, routeSettings(settings)]),
  Tags: tagMap(stage.tags),
});

const routeSettings = ({ throttle, metrics, logging, dataTrace }: PlanRouteSettings) => ({
  ThrottlingRateLimit: throttle?.ratePerSecond ?? routeSettingDefaults.ThrottlingRateLimit,
  ThrottlingBurstLimit: throttle?.burst ?? routeSettingDefaults.ThrottlingBurstLimit,
  DetailedMetricsEnabled: metrics ?? routeSettingDefaults.DetailedMetricsEnabled,
  LoggingLevel: logging ?? routeSettingDefaults.LoggingLevel,
  DataTraceEnabled: dataTrace ?? routeSettingDefaults.DataTraceEnabled,
});
