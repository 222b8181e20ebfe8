import {
  APIGatewayClient,
  type ApiKey,
  type ApiStage,
  paginateGetApiKeys,
  paginateGetUsagePlanKeys,
  paginateGetUsagePlans,
  type UsagePlan,
} from "@aws-sdk/client-api-gateway";
import { openClient } from "../emulator/connection.js";
import type { FoundThing } from "./canonical.js";
import { keyOf } from "./keys.js";
import { itemsOf } from "./pages.js";
import type { AccountReader } from "./read-account.js";

/** Usage plans, API keys, and which key is in which plan. */
export const readUsagePlans: AccountReader = async (connection, scope) => {
  const client = openClient(APIGatewayClient, connection);
  const [allPlans, allKeys] = await Promise.all([
    itemsOf(paginateGetUsagePlans({ client }, { limit: 500 }), ({ items }) => items),
    itemsOf(paginateGetApiKeys({ client }, { limit: 500, includeValues: true }), ({ items }) => items),
  ]);
  const plans = allPlans.filter(({ id }) => scope.owns("aws_api_gateway_usage_plan", id));
  const keys = allKeys.filter(({ id }) => scope.owns("aws_api_gateway_api_key", id));
  const memberships = await Promise.all(plans.map((plan) => findMemberships(client, plan, keys)));
  return [...plans.map(describePlan), ...keys.map(describeKey), ...memberships.flat()];
};

const describePlan = (plan: UsagePlan): FoundThing => ({
  key: keyOf["usage-plan"](plan.name ?? ""),
  identifiers: [plan.id],
  members: {
    name: plan.name,
    description: plan.description,
    productCode: plan.productCode,
    throttle: plan.throttle,
    quota: plan.quota && { ...plan.quota, offset: plan.quota.offset ?? 0 },
    apiStages: Object.fromEntries((plan.apiStages ?? []).map((each) => [each.stage ?? "", describeApiStage(each)])),
    tags: plan.tags,
  },
});

const describeApiStage = ({ apiId, stage, throttle }: ApiStage) => ({ apiId, stage, throttle });

/** A value that the service made up is nothing that was configured; one that was given is. */
const describeKey = (key: ApiKey): FoundThing => ({
  key: keyOf["api-key"](key.name ?? ""),
  identifiers: [key.id],
  members: {
    name: key.name,
    description: key.description,
    enabled: key.enabled ?? false,
    value: isMadeUp(key.value) ? undefined : key.value,
    tags: key.tags,
  },
});

/** The service's own keys are forty letters and digits. */
const isMadeUp = (value: string | undefined): boolean => value !== undefined && /^[A-Za-z0-9]{40}$/.test(value);

/** A key that was there before is known by its id. */
async function findMemberships(
  client: APIGatewayClient,
  plan: UsagePlan,
  keys: readonly ApiKey[],
): Promise<readonly FoundThing[]> {
  const pages = paginateGetUsagePlanKeys({ client }, { usagePlanId: plan.id, limit: 500 });
  const members = await itemsOf(pages, ({ items }) => items);
  return members.map(({ id, type }) => ({
    key: keyOf["usage-plan-key"](plan.name ?? "", keys.find((key) => key.id === id)?.name ?? id ?? ""),
    members: { usagePlanId: plan.id, keyId: id, type },
  }));
}
