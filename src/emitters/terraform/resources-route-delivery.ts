import { limits } from "../../ir/limits.js";
import type { PlanRouteSettings } from "../../ir/plan/model-v2.js";
import { listOf, mapOf, type Row } from "./row.js";

/** A new fingerprint replaces the deployment; the stages move to the new one before the old one goes. */
export const printRouteDeployment: Row<"route-deployment"> = (deployment, context) => [
  {
    type: "aws_apigatewayv2_deployment",
    name: context.name(deployment.key),
    ...context.dependsOn(deployment),
    config: {
      apiId: context.value(deployment.api),
      triggers: { redeployment: deployment.fingerprint },
      lifecycle: { createBeforeDestroy: true },
    },
  },
];

export const printRouteStage: Row<"route-stage"> = (stage, context) => [
  {
    type: "aws_apigatewayv2_stage",
    name: context.name(stage.key),
    ...context.dependsOn(stage),
    config: {
      apiId: context.value(stage.api),
      name: context.text(stage.name),
      deploymentId: context.optionalValue(stage.deployment),
      autoDeploy: stage.autoDeploy ? true : undefined,
      description: context.optionalText(stage.description),
      stageVariables: mapOf(stage.variables, ({ name, value }) => [context.text(name), context.value(value)]),
      accessLogSettings:
        stage.accessLog === undefined
          ? undefined
          : {
              destinationArn: context.value(stage.accessLog.destination),
              format: context.text(stage.accessLog.format),
            },
      defaultRouteSettings: stage.defaultRouteSettings && routeSettings(stage.defaultRouteSettings),
      routeSettings: listOf(stage.routeSettings, (settings) => ({
        routeKey: context.text(settings.routeKey),
        ...routeSettings(settings),
      })),
      tags: mapOf(stage.tags, ({ key, value }) => [context.text(key), context.text(value)]),
    },
  },
];

/**
 * A block without a throttle would let nothing through: the provider sends 0 for what is not there. The account's own
 * quotas stand in, which hold in any case. https://github.com/hashicorp/terraform-provider-aws/issues/14742
 */
const routeSettings = ({ throttle, metrics, logging, dataTrace }: PlanRouteSettings) => ({
  throttlingRateLimit: throttle?.ratePerSecond ?? limits["account-rate"].value,
  throttlingBurstLimit: throttle?.burst ?? limits["account-burst"].value,
  detailedMetricsEnabled: metrics,
  loggingLevel: logging,
  dataTraceEnabled: dataTrace,
});
