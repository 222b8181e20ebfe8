import type { PlanCanary, PlanMethodSettings, StageResource } from "../../ir/plan/model-rest.js";
import type { Quota, Throttle } from "../../ir/throttling.js";
import { settingsPart } from "./addresses.js";
import { mapOf, type Row, type RowContext } from "./row.js";
import type { TerraformResource } from "./synth.js";

/** A new fingerprint replaces the deployment; the stages move to the new one before the old one goes. */
export const printDeployment: Row<"deployment"> = (deployment, context) => [
  {
    type: "aws_api_gateway_deployment",
    name: context.name(deployment.key),
    ...context.dependsOn(deployment),
    config: {
      restApiId: context.value(deployment.api),
      triggers: { redeployment: deployment.fingerprint },
      lifecycle: { createBeforeDestroy: true },
    },
  },
];

export const printStage: Row<"stage"> = (stage, context) => {
  const name = context.name(stage.key);
  const { accessLog } = stage;
  return [
    {
      type: "aws_api_gateway_stage",
      name,
      ...context.dependsOn(stage),
      config: {
        restApiId: context.value(stage.api),
        deploymentId: context.value(stage.deployment),
        stageName: context.text(stage.name),
        description: stage.description === undefined ? undefined : context.text(stage.description),
        variables: mapOf(stage.variables, (each) => [context.text(each.name), context.value(each.value)]),
        xrayTracingEnabled: stage.tracing,
        clientCertificateId: stage.clientCertificate && context.value(stage.clientCertificate),
        documentationVersion: stage.documentationVersion && context.text(stage.documentationVersion),
        accessLogSettings:
          accessLog === undefined
            ? undefined
            : { destinationArn: context.value(accessLog.destination), format: context.text(accessLog.format) },
        cacheClusterEnabled: stage.cacheSize === undefined ? undefined : true,
        cacheClusterSize: stage.cacheSize,
        canarySettings: stage.canary && canarySettings(stage.canary, context),
        tags: mapOf(stage.tags, ({ key, value }) => [context.text(key), context.text(value)]),
      },
    },
    ...printMethodSettings(stage, context, name),
  ];
};

const canarySettings = ({ deployment, percent, useStageCache, variables }: PlanCanary, context: RowContext) => ({
  deploymentId: context.value(deployment),
  percentTraffic: percent,
  useStageCache,
  stageVariableOverrides: mapOf(variables, ({ name, value }) => [context.text(name), context.value(value)]),
});

function printMethodSettings(stage: StageResource, context: RowContext, name: string): readonly TerraformResource[] {
  const standard = stage.methodSettings.find((settings) => settings.path === "*");
  return stage.methodSettings.map((settings) => ({
    type: "aws_api_gateway_method_settings",
    name: context.partName(stage.key, settingsPart(settings)),
    comment: settings.path === "*" ? `Every method of the stage ${stage.name}` : settingsPart(settings),
    config: {
      restApiId: context.value(stage.api),
      stageName: `\${aws_api_gateway_stage.${name}.stage_name}`,
      methodPath: context.text(methodPath(settings)),
      settings: {
        // Without a throttle the provider sends -1, which lifts the stage's; so the stage's is repeated.
        ...throttleSettings(settings.throttle ?? standard?.throttle),
        loggingLevel: settings.logging,
        dataTraceEnabled: settings.dataTrace,
        metricsEnabled: settings.metrics,
        cachingEnabled: settings.cache?.enabled,
        cacheTtlInSeconds: settings.cache?.ttl,
        cacheDataEncrypted: settings.cache?.encrypted,
        requireAuthorizationForCacheControl: settings.cache?.invalidation?.authorized,
        unauthorizedCacheControlHeaderStrategy: settings.cache?.invalidation?.unauthorized,
      },
    },
  }));
}

const throttleSettings = (throttle: Throttle | undefined) =>
  throttle === undefined ? {} : { throttlingRateLimit: throttle.ratePerSecond, throttlingBurstLimit: throttle.burst };

/** The key of the service's own map: the path as one segment of a JSON pointer, without a slash of its own before it. */
const methodPath = ({ path, httpMethod }: PlanMethodSettings): string =>
  `${path.replaceAll("~", "~0").replaceAll("/", "~1")}/${httpMethod}`;

export const printUsagePlan: Row<"usage-plan"> = (plan, context) => [
  {
    type: "aws_api_gateway_usage_plan",
    name: context.name(plan.key),
    ...context.dependsOn(plan),
    config: {
      name: context.text(plan.name),
      description: plan.description === undefined ? undefined : context.text(plan.description),
      productCode: plan.productCode === undefined ? undefined : context.text(plan.productCode),
      throttleSettings: plan.throttle && limitsOf(plan.throttle),
      quotaSettings: plan.quota && quotaSettings(plan.quota),
      apiStages: plan.stages.map((stage) => ({
        apiId: context.value(stage.api),
        stage: context.value(stage.stage),
        throttle: stage.methods.map(({ path, httpMethod, throttle }) => ({
          path: context.text(`${path}/${httpMethod}`),
          ...limitsOf(throttle),
        })),
      })),
    },
  },
];

const limitsOf = (throttle: Throttle) => ({ rateLimit: throttle.ratePerSecond, burstLimit: throttle.burst });

const quotaSettings = ({ limit, period, offset }: Quota) => ({ limit, period: period.toUpperCase(), offset });

/** Without a description the provider would write one of its own, "Managed by Terraform". */
export const printApiKey: Row<"api-key"> = (apiKey, context) => [
  {
    type: "aws_api_gateway_api_key",
    name: context.name(apiKey.key),
    ...context.dependsOn(apiKey),
    config: {
      name: context.text(apiKey.name),
      description: context.text(apiKey.description ?? ""),
      enabled: apiKey.enabled,
      value: apiKey.value === undefined ? undefined : context.value(apiKey.value),
    },
  },
];

export const printUsagePlanKey: Row<"usage-plan-key"> = (key, context) => [
  {
    type: "aws_api_gateway_usage_plan_key",
    name: context.name(key.key),
    ...context.dependsOn(key),
    config: {
      usagePlanId: context.value(key.usagePlan),
      keyId: context.value(key.apiKey),
      keyType: "API_KEY",
    },
  },
];
