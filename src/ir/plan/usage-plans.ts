import { placeWithin, type SourcePointer } from "../source.js";
import type { UsagePlan } from "../throttling.js";
import type { LoweringContext } from "./context.js";
import { apiKeyKey, apiKeyOf, stageKeyOf, usagePlanKey, usagePlanKeyKey } from "./keys.js";
import type { PlanValue } from "./model-base.js";
import type { ApiKeyResource, UsagePlanKeyResource, UsagePlanResource } from "./model-rest.js";
import type { Route } from "./routes.js";
import { attributeValue, describeValue, planValue } from "./values.js";

/** Something that demands an API key. */
export interface KeyDemand {
  readonly name: string;
  readonly origin: SourcePointer | undefined;
}

/**
 * Keys, plans, and which key belongs to which plan.
 *
 * @param demand undefined where nothing demands a key, or where an authorizer brings it
 */
export function lowerUsagePlans(
  routes: readonly Route[],
  demand: KeyDemand | undefined,
  context: LoweringContext,
): readonly (ApiKeyResource | UsagePlanResource | UsagePlanKeyResource)[] {
  const { api } = context;
  if (demand !== undefined) reportUnobtainableKey(demand, context);
  else if (routes.length > 0) reportPlansWithoutKeys(context);
  const keys = api.apiKeys.map(
    ({ name, description, enabled, value, origin }): ApiKeyResource => ({
      kind: "api-key",
      key: apiKeyKey(name),
      origin,
      dependsOn: [],
      name,
      ...(description === undefined ? {} : { description }),
      enabled,
      ...(value === undefined ? {} : { value: planValue(value) }),
    }),
  );
  for (const plan of api.usagePlans) checkQuota(plan, context);
  checkOverlaps(context);
  const plans = api.usagePlans.map((plan) => ({ plan, resource: lowerPlan(plan, routes, context) }));
  const members = plans.flatMap(({ plan, resource }) => [
    ...keys
      .filter(({ name }) => plan.apiKeys.includes(name))
      .map((key) => membership(resource, key.name, attributeValue(key.key, "id"))),
    ...plan.existingApiKeys.map((id) => membership(resource, describeValue(id), planValue(id))),
  ]);
  return [...keys, ...plans.map(({ resource }) => resource), ...members];
}

const lastOffsets = { day: 0, week: 6, month: 27 } as const;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-apigateway-usageplan-quotasettings.html */
function checkQuota({ name, quota, origin }: UsagePlan, { diagnostics }: LoweringContext): void {
  if (quota?.offset === undefined || quota.offset <= lastOffsets[quota.period]) return;
  const bound = quota.period === "day" ? "a day has no offset" : `${lastOffsets[quota.period]} is the last`;
  const { period, offset } = quota;
  diagnostics.report("quota-offset-invalid", placeWithin(origin, ["quota", "offset"], "key"), {
    plan: name,
    period,
    offset: String(offset),
    bound,
  });
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html */
function checkOverlaps({ api, diagnostics }: LoweringContext): void {
  for (const { name: key } of api.apiKeys) {
    const plans = new Map<string, string>();
    for (const { name: plan, stages, apiKeys, origin } of api.usagePlans) {
      if (!apiKeys.includes(key)) continue;
      const shared = stages.find(({ stage }) => plans.has(stage))?.stage;
      const other = shared === undefined ? undefined : plans.get(shared);
      if (shared !== undefined && other !== undefined)
        diagnostics.report("api-key-plans-overlap", origin, { key, plan: other, other: plan, stage: shared });
      for (const { stage } of stages) plans.set(stage, plan);
    }
  }
}

function lowerPlan(plan: UsagePlan, routes: readonly Route[], { api }: LoweringContext): UsagePlanResource {
  const { protocol } = api.gateway;
  const byOperation = new Map(routes.map((route) => [route.operation.id, route]));
  return {
    kind: "usage-plan",
    key: usagePlanKey(plan.name),
    origin: plan.origin,
    dependsOn: [],
    name: plan.name,
    ...(plan.description === undefined ? {} : { description: plan.description }),
    ...(plan.productCode === undefined ? {} : { productCode: plan.productCode }),
    ...(plan.throttle === undefined ? {} : { throttle: plan.throttle }),
    ...(plan.quota === undefined ? {} : { quota: plan.quota }),
    stages: plan.stages.map(({ stage, operations }) => ({
      api: attributeValue(apiKeyOf(protocol), "id"),
      stage: attributeValue(stageKeyOf(protocol, stage), "name"),
      methods: operations.flatMap(({ operation, throttle }) => {
        const route = byOperation.get(operation);
        return route === undefined ? [] : [{ path: route.path, httpMethod: route.httpMethod, throttle }];
      }),
    })),
  };
}

/** @param name of the key, or what is known of its id */
const membership = (plan: UsagePlanResource, name: string, apiKey: PlanValue): UsagePlanKeyResource => ({
  kind: "usage-plan-key",
  key: usagePlanKeyKey(plan, { name }),
  origin: plan.origin,
  dependsOn: [],
  usagePlan: attributeValue(plan.key, "id"),
  apiKey,
});

/** A plan lets its keys into its own stages alone. */
function reportUnobtainableKey(demand: KeyDemand, { api, diagnostics }: LoweringContext): void {
  const served = new Set(
    api.usagePlans
      .filter(({ apiKeys, existingApiKeys }) => apiKeys.length + existingApiKeys.length > 0)
      .flatMap(({ stages }) => stages.map(({ stage }) => stage)),
  );
  const closed = api.stages.filter(({ name }) => !served.has(name)).map(({ name }) => `'${name}'`);
  if (closed.length === 0) return;
  diagnostics.report("api-key-unobtainable", demand.origin, {
    operation: demand.name,
    stages: closed.length === 1 ? `the stage ${closed[0]}` : `the stages ${closed.join(", ")}`,
  });
}

/** Only calls with a key that was demanded belong to a plan; an authorizer may bring keys that nothing else tells of. */
function reportPlansWithoutKeys({ api, diagnostics }: LoweringContext): void {
  const { gateway, usagePlans } = api;
  if (gateway.protocol === "rest" && gateway.apiKeySource === "AUTHORIZER") return;
  for (const { name, origin } of usagePlans)
    diagnostics.report("usage-plan-without-keys", placeWithin(origin, ["name"], "key"), { plan: name });
}
