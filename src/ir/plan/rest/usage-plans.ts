import type { UsagePlan } from "../../throttling.js";
import type { RestContext } from "../context.js";
import { apiKeyKey, restApiKey, stageKey, usagePlanKey, usagePlanKeyKey } from "../keys.js";
import type { ApiKeyResource, MethodResource, UsagePlanKeyResource, UsagePlanResource } from "../model-rest.js";
import type { Route } from "../routes.js";
import { attributeValue, planValue } from "../values.js";

/** Keys, plans, and which key belongs to which plan. */
export function lowerUsagePlans(
  routes: readonly Route[],
  methods: readonly MethodResource[],
  context: RestContext,
): readonly (ApiKeyResource | UsagePlanResource | UsagePlanKeyResource)[] {
  const { api } = context;
  reportUnobtainableKey(methods, context);
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
  const plans = api.usagePlans.map((plan) => ({ plan, resource: lowerPlan(plan, routes) }));
  const members = plans.flatMap(({ plan, resource }) =>
    keys
      .filter(({ name }) => plan.apiKeys.includes(name))
      .map((key): UsagePlanKeyResource => membership(resource, key)),
  );
  return [...keys, ...plans.map(({ resource }) => resource), ...members];
}

function lowerPlan(plan: UsagePlan, routes: readonly Route[]): UsagePlanResource {
  const byOperation = new Map(routes.map((route) => [route.operation.id, route]));
  return {
    kind: "usage-plan",
    key: usagePlanKey(plan.name),
    origin: plan.origin,
    dependsOn: [],
    name: plan.name,
    ...(plan.description === undefined ? {} : { description: plan.description }),
    ...(plan.throttle === undefined ? {} : { throttle: plan.throttle }),
    ...(plan.quota === undefined ? {} : { quota: plan.quota }),
    stages: plan.stages.map(({ stage, operations }) => ({
      api: attributeValue(restApiKey, "id"),
      stage: attributeValue(stageKey(stage), "name"),
      methods: operations.flatMap(({ operation, throttle }) => {
        const route = byOperation.get(operation);
        return route === undefined ? [] : [{ path: route.path, httpMethod: route.httpMethod, throttle }];
      }),
    })),
  };
}

const membership = (plan: UsagePlanResource, apiKey: ApiKeyResource): UsagePlanKeyResource => ({
  kind: "usage-plan-key",
  key: usagePlanKeyKey(plan, apiKey),
  origin: plan.origin,
  dependsOn: [],
  usagePlan: attributeValue(plan.key, "id"),
  apiKey: attributeValue(apiKey.key, "id"),
});

/** A plan without stages lets nobody in; an authorizer that brings the key may know of keys made elsewhere. */
function reportUnobtainableKey(methods: readonly MethodResource[], { api, diagnostics }: RestContext): void {
  const isServed = api.usagePlans.some(({ stages, apiKeys }) => stages.length > 0 && apiKeys.length > 0);
  const demanding = methods.find(({ apiKeyRequired }) => apiKeyRequired);
  if (demanding === undefined || isServed || api.gateway.apiKeySource === "AUTHORIZER") return;
  diagnostics.report("api-key-unobtainable", demanding.origin, { operation: demanding.operationName ?? demanding.key });
}
