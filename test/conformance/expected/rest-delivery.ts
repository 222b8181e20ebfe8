import type {
  PlanCanary,
  PlanMethodSettings,
  StageResource,
  UsagePlanResource,
} from "../../../src/ir/plan/model-rest.js";
import type { Throttle } from "../../../src/ir/throttling.js";
import { methodSettingDefaults } from "../account/defaults.js";
import { keyOf } from "../account/keys.js";
import { type ExpectationTable, type Expecting, mapOf, tagMap } from "./context.js";
import { deploymentUsers } from "./users.js";

type DeliveryKind = "deployment" | "stage" | "usage-plan" | "api-key" | "usage-plan-key";

export const expectedRestDelivery: ExpectationTable<DeliveryKind> = {
  deployment: (deployment, expecting) => ({
    key: keyOf.deployment(deploymentUsers(deployment, expecting)),
    members: {},
  }),
  stage: (stage, expecting) => ({ key: keyOf.stage(stage.name), members: stageMembers(stage, expecting) }),
  "usage-plan": (plan, expecting) => ({ key: keyOf["usage-plan"](plan.name), members: usagePlan(plan, expecting) }),
  "api-key": (apiKey, { optionalText }) => ({
    key: keyOf["api-key"](apiKey.name),
    members: {
      name: apiKey.name,
      description: apiKey.description,
      enabled: apiKey.enabled,
      // Where the plan has none the service makes one, which readers leave out.
      value: optionalText(apiKey.value),
    },
  }),
  "usage-plan-key": (key, { text, referred }) => {
    const plan = referred(key.usagePlan);
    const apiKey = referred(key.apiKey);
    return {
      key: keyOf["usage-plan-key"](
        plan?.kind === "usage-plan" ? plan.name : text(key.usagePlan),
        apiKey?.kind === "api-key" ? apiKey.name : text(key.apiKey),
      ),
      members: { usagePlanId: text(key.usagePlan), keyId: text(key.apiKey), type: "API_KEY" },
    };
  },
};

const stageMembers = (stage: StageResource, { text, optionalText, ...expecting }: Expecting) => ({
  stageName: stage.name,
  description: stage.description,
  deploymentId: text(stage.deployment),
  variables: mapOf(stage.variables, ({ name, value }) => [name, text(value)]),
  tracingEnabled: stage.tracing,
  accessLogSettings: stage.accessLog && {
    destinationArn: text(stage.accessLog.destination),
    format: stage.accessLog.format,
  },
  cacheClusterEnabled: stage.cacheSize !== undefined,
  cacheClusterSize: stage.cacheSize,
  canarySettings: stage.canary && canary(stage.canary, { ...expecting, text, optionalText }),
  clientCertificateId: optionalText(stage.clientCertificate),
  documentationVersion: stage.documentationVersion,
  methodSettings: mapOf(stage.methodSettings, (settings) => [settingsKey(settings), methodSettings(settings)]),
  tags: tagMap(stage.tags),
});

const canary = ({ deployment, percent, useStageCache, variables }: PlanCanary, { text }: Expecting) => ({
  deploymentId: text(deployment),
  percentTraffic: percent,
  useStageCache,
  stageVariableOverrides: mapOf(variables, ({ name, value }) => [name, text(value)]),
});

/** Two stars, or the path as one segment of a JSON pointer. https://docs.aws.amazon.com/apigateway/latest/api/API_Stage.html#apigw-Type-Stage-methodSettings */
const settingsKey = ({ path, httpMethod }: PlanMethodSettings): string =>
  `${path === "*" ? "*" : path.replaceAll("~", "~0").replaceAll("/", "~1")}/${httpMethod}`;

const methodSettings = ({ throttle, logging, dataTrace, metrics, cache }: PlanMethodSettings) => ({
  metricsEnabled: metrics ?? methodSettingDefaults.metricsEnabled,
  loggingLevel: logging ?? methodSettingDefaults.loggingLevel,
  dataTraceEnabled: dataTrace ?? methodSettingDefaults.dataTraceEnabled,
  throttlingRateLimit: throttle?.ratePerSecond ?? methodSettingDefaults.throttlingRateLimit,
  throttlingBurstLimit: throttle?.burst ?? methodSettingDefaults.throttlingBurstLimit,
  cachingEnabled: cache?.enabled ?? methodSettingDefaults.cachingEnabled,
  cacheTtlInSeconds: cache?.ttl ?? methodSettingDefaults.cacheTtlInSeconds,
  cacheDataEncrypted: cache?.encrypted ?? methodSettingDefaults.cacheDataEncrypted,
  requireAuthorizationForCacheControl:
    cache?.invalidation?.authorized ?? methodSettingDefaults.requireAuthorizationForCacheControl,
  unauthorizedCacheControlHeaderStrategy:
    cache?.invalidation?.unauthorized ?? methodSettingDefaults.unauthorizedCacheControlHeaderStrategy,
});

const usagePlan = (plan: UsagePlanResource, { text }: Expecting) => ({
  name: plan.name,
  description: plan.description,
  productCode: plan.productCode,
  throttle: plan.throttle && limits(plan.throttle),
  quota: plan.quota && {
    limit: plan.quota.limit,
    period: plan.quota.period.toUpperCase(),
    offset: plan.quota.offset ?? 0,
  },
  // By the name of the stage: plans serve one API.
  apiStages: mapOf(plan.stages, ({ api, stage, methods }) => [
    text(stage),
    {
      apiId: text(api),
      stage: text(stage),
      throttle: mapOf(methods, (method) => [`${method.path}/${method.httpMethod}`, limits(method.throttle)]),
    },
  ]),
});

const limits = ({ ratePerSecond, burst }: Throttle) => ({ rateLimit: ratePerSecond, burstLimit: burst });
