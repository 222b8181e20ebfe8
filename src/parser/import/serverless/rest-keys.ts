import type { JsonValue } from "../../../ir/json.js";
import { authorizerPart } from "./names.js";
import { allOf, type Service } from "./service.js";
import type { SettingsNode } from "./settings-node.js";
import { ref } from "./template-builder.js";

const apiId = "ApiGatewayRestApi";

/** One plan has no name of its own; several are told apart by theirs, and so are the keys of each. */
interface Plan {
  readonly name: string | undefined;
  readonly limits: Readonly<Record<string, JsonValue>>;
}

/** https://www.serverless.com/framework/docs/providers/aws/events/apigateway#setting-api-keys-for-your-rest-api */
export function addKeys(service: Service): void {
  const settings = service.provider.object("apiGateway");
  const keys = settings?.items("apiKeys") ?? [];
  const plans = plansOf(settings);
  if (keys.length === 0 && plans.length === 0) return;
  for (const plan of plans.length === 0 ? [{ name: undefined, limits: {} }] : plans) addPlan(plan, service);
  const ofPlan = (key: SettingsNode): Plan | undefined =>
    plans.find(({ name }) => name !== undefined && typeof key.value !== "string" && key.has(name));
  let number = 0;
  for (const key of keys) {
    const name = ofPlan(key)?.name;
    if (name === undefined) {
      number += 1;
      addKey(key, String(number), undefined, service);
    } else for (const [index, each] of key.items(name).entries()) addKey(each, String(index + 1), name, service);
  }
}

function plansOf(settings: SettingsNode | undefined): readonly Plan[] {
  const several = settings?.items("usagePlan") ?? [];
  if (several.length > 0)
    return several.flatMap((plan) =>
      Object.entries(allOf(plan.all())).map(([name, limits]) => ({ name, limits: allOf(limits) })),
    );
  const limits = allOf(settings?.json("usagePlan"));
  return Object.keys(limits).length === 0 ? [] : [{ name: undefined, limits }];
}

const part = (name: string | undefined): string => (name === undefined ? "" : authorizerPart(name));

function addPlan({ name, limits }: Plan, { template, name: service, stage, from }: Service): void {
  const { quota, throttle } = limits;
  template.add(
    `ApiGatewayUsagePlan${part(name)}`,
    "AWS::ApiGateway::UsagePlan",
    {
      UsagePlanName: name === undefined ? `${service}-${stage}` : `${service}-${name}-${stage}`,
      Description: `Usage plan ${name === undefined ? "" : `"${name}" `}for ${service} ${stage} stage`,
      ApiStages: [{ ApiId: ref(apiId), Stage: ref("ApiGatewayStage") }],
      Quota: quota === undefined ? undefined : upperKeys(allOf(quota)),
      Throttle: throttle === undefined ? undefined : upperKeys(allOf(throttle)),
    },
    from,
  );
}

function addKey(key: SettingsNode, number: string, plan: string | undefined, { template, stage, from }: Service): void {
  const id = `${part(plan)}${number}`;
  template.add(
    `ApiGatewayApiKey${id}`,
    "AWS::ApiGateway::ApiKey",
    {
      Enabled: key.boolean("enabled") ?? true,
      Name: typeof key.value === "string" ? String(key.all()) : key.json("name"),
      Value: key.json("value"),
      Description: key.json("description"),
      CustomerId: key.json("customerId"),
      StageKeys: [{ RestApiId: ref(apiId), StageName: stage }],
    },
    from,
  );
  template.add(
    `ApiGatewayUsagePlanKey${id}`,
    "AWS::ApiGateway::UsagePlanKey",
    {
      KeyId: ref(`ApiGatewayApiKey${id}`),
      KeyType: "API_KEY",
      UsagePlanId: ref(`ApiGatewayUsagePlan${part(plan)}`),
    },
    from,
  );
}

const upperKeys = (value: Readonly<Record<string, JsonValue>>): JsonValue =>
  Object.fromEntries(Object.entries(value).map(([key, each]) => [key.charAt(0).toUpperCase() + key.slice(1), each]));
