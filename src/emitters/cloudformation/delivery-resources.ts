import type { PlanCanary, PlanMethodSettings, StageResource } from "../../ir/plan/model-rest.js";
import type { Throttle } from "../../ir/throttling.js";
import type { ResourceTable } from "./resource.js";
import { dictionary, list, properties, type TemplateNode } from "./template-node.js";
import type { ValuePrinter } from "./value.js";

type DeliveryKind = "deployment" | "stage" | "usage-plan" | "api-key" | "usage-plan-key";

/** What makes the API reachable, and for whom. */
export const deliveryResources: ResourceTable<DeliveryKind> = {
  deployment: (deployment, print) => ({
    type: "AWS::ApiGateway::Deployment",
    properties: properties({ RestApiId: print.value(deployment.api) }),
  }),
  stage: (stage, print) => ({
    type: "AWS::ApiGateway::Stage",
    properties: properties({
      RestApiId: print.value(stage.api),
      DeploymentId: print.value(stage.deployment),
      StageName: stage.name,
      Description: stage.description,
      Variables: dictionary(stage.variables, ({ name, value }) => [name, print.value(value)]),
      TracingEnabled: stage.tracing,
      AccessLogSetting:
        stage.accessLog === undefined
          ? undefined
          : properties({
              DestinationArn: print.value(stage.accessLog.destination),
              Format: stage.accessLog.format,
            }),
      CacheClusterEnabled: stage.cacheSize === undefined ? undefined : true,
      CacheClusterSize: stage.cacheSize,
      CanarySetting: stage.canary === undefined ? undefined : canary(stage.canary, print),
      ClientCertificateId: print.optional(stage.clientCertificate),
      DocumentationVersion: stage.documentationVersion,
      MethodSettings: list(stage.methodSettings, methodSettings),
      Tags: tags(stage.tags),
    }),
  }),
  "usage-plan": (plan, print) => ({
    type: "AWS::ApiGateway::UsagePlan",
    properties: properties({
      UsagePlanName: plan.name,
      Description: plan.description,
      Throttle: plan.throttle === undefined ? undefined : throttle(plan.throttle),
      Quota:
        plan.quota === undefined
          ? undefined
          : properties({
              Limit: plan.quota.limit,
              Period: plan.quota.period.toUpperCase(),
              Offset: plan.quota.offset,
            }),
      ApiStages: list(plan.stages, ({ api, stage, methods }) =>
        properties({
          ApiId: print.value(api),
          Stage: print.value(stage),
          // `/pets/GET`: path, slash, method.
          // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-apigateway-usageplan-apistage.html
          Throttle: dictionary(methods, (method) => [`${method.path}/${method.httpMethod}`, throttle(method.throttle)]),
        }),
      ),
    }),
  }),
  "api-key": (key, print) => ({
    type: "AWS::ApiGateway::ApiKey",
    properties: properties({
      Name: key.name,
      Description: key.description,
      Enabled: key.enabled,
      Value: print.optional(key.value),
    }),
  }),
  "usage-plan-key": (key, print) => ({
    type: "AWS::ApiGateway::UsagePlanKey",
    properties: properties({
      KeyId: print.value(key.apiKey),
      KeyType: "API_KEY",
      UsagePlanId: print.value(key.usagePlan),
    }),
  }),
};

export const tags = (rows: StageResource["tags"]): readonly TemplateNode[] | undefined =>
  list(rows, ({ key, value }) => properties({ Key: key, Value: value }));

const canary = ({ deployment, percent, useStageCache, variables }: PlanCanary, print: ValuePrinter): TemplateNode =>
  properties({
    DeploymentId: print.value(deployment),
    PercentTraffic: percent,
    UseStageCache: useStageCache,
    StageVariableOverrides: dictionary(variables, ({ name, value }) => [name, print.value(value)]),
  });

const throttle = ({ ratePerSecond, burst }: Throttle): TemplateNode =>
  properties({ RateLimit: ratePerSecond, BurstLimit: burst });

/**
 * `/*` for every path; else a slash and the path with each of its slashes as `~1`: `/~1pets~1{petId}`, the root `/~1`.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-apigateway-stage-methodsetting.html
 */
const resourcePath = (path: string): string => `/${path.replaceAll("/", "~1")}`;

const methodSettings = (settings: PlanMethodSettings): TemplateNode =>
  properties({
    ResourcePath: resourcePath(settings.path),
    HttpMethod: settings.httpMethod,
    ThrottlingRateLimit: settings.throttle?.ratePerSecond,
    ThrottlingBurstLimit: settings.throttle?.burst,
    LoggingLevel: settings.logging,
    DataTraceEnabled: settings.dataTrace,
    MetricsEnabled: settings.metrics,
    CachingEnabled: settings.cache?.enabled,
    CacheTtlInSeconds: settings.cache?.ttl,
    CacheDataEncrypted: settings.cache?.encrypted,
  });
