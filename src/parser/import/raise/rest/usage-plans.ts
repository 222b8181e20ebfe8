import type { SourceResource } from "../../resource-graph.js";
import { propertyOf, type RaiseContext } from "../context.js";
import { type Fields, fieldsOfValue } from "../fields.js";
import { isPathOf, operationsOf } from "../operations.js";
import type { TreePath } from "../tree-builder.js";
import { raiseApiKey } from "./api-keys.js";
import type { RaisedStages } from "./stages.js";

/**
 * Usage plans of the API's stages, with their keys.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-usageplan.html
 */
export function raiseUsagePlans(context: RaiseContext, stages: RaisedStages): void {
  const keys = new Map<SourceResource, string>();
  for (const plan of context.ofType("AWS::ApiGateway::UsagePlan")) {
    const apiStages = propertyOf(plan, "ApiStages");
    const isOurs =
      apiStages?.kind === "list" &&
      apiStages.items.some(
        (item) =>
          item.kind === "object" &&
          item.members.some(([key, value]) => key === "ApiId" && context.target(value) === context.api),
      );
    if (isOurs) raisePlan(context, plan, stages, keys);
  }
  for (const key of context.ofType("AWS::ApiGateway::ApiKey")) {
    if (keys.has(key)) continue;
    const stageKeys = propertyOf(key, "StageKeys");
    const isOurs =
      stageKeys?.kind === "list" &&
      stageKeys.items.some(
        (item) => item.kind === "object" && item.members.some(([, value]) => context.target(value) === context.api),
      );
    if (isOurs) raiseApiKey(context, key, keys);
  }
}

function raisePlan(
  context: RaiseContext,
  plan: SourceResource,
  stages: RaisedStages,
  keys: Map<SourceResource, string>,
): void {
  const { settings, values } = context;
  const fields = context.own(plan);
  const name = fields.value("UsagePlanName");
  const text = (name === undefined ? undefined : values.literal(name)) ?? plan.id;
  const path = settings.push(["usagePlans"], { name: text }, name ?? plan.nodes[0]?.at);
  const description = fields.text("Description");
  if (description !== undefined) settings.put([...path, "description"], description, fields.value("Description"));
  // Templates cannot say it; the provider can.
  const product = fields.text("ProductCode");
  if (product !== undefined) settings.put([...path, "productCode"], product, fields.value("ProductCode"));
  const throttle = throttleOf(fields.object("Throttle"));
  if (throttle !== undefined) settings.put([...path, "throttle"], throttle, fields.value("Throttle"));
  raiseQuota(context, path, fields.object("Quota"));
  raiseApiStages(context, path, fields, stages);
  for (const link of context.ofType("AWS::ApiGateway::UsagePlanKey")) {
    if (context.target(propertyOf(link, "UsagePlanId")) !== plan) continue;
    const own = context.own(link);
    own.ignore("UsagePlanId", "KeyType");
    const key = context.target(own.value("KeyId"));
    if (key?.type === "AWS::ApiGateway::ApiKey") {
      own.ignore("KeyId");
      settings.push([...path, "apiKeys"], keys.get(key) ?? raiseApiKey(context, key, keys), own.value("KeyId"));
    } else {
      const id = own.template("KeyId");
      if (id !== undefined) settings.push([...path, "existingApiKeys"], id, own.value("KeyId"));
    }
  }
}

/** The service takes one of the two for the account's where it is not given. */
function throttleOf(fields: Fields | undefined): { readonly rate: number; readonly burst: number } | undefined {
  if (fields === undefined) return undefined;
  const rate = fields.number("RateLimit");
  const burst = fields.number("BurstLimit");
  if (rate === undefined && burst === undefined) return undefined;
  if (rate === undefined || burst === undefined) {
    const given = rate === undefined ? "BurstLimit" : "RateLimit";
    fields.annotate(given, "approximated", "the other of rate and burst is the account's, 10000 and 5000");
  }
  return { rate: rate ?? 10_000, burst: burst ?? 5000 };
}

function raiseQuota({ settings }: RaiseContext, path: TreePath, quota: Fields | undefined): void {
  const limit = quota?.number("Limit");
  const period = quota?.text("Period")?.toLowerCase();
  const offset = quota?.number("Offset");
  if (quota === undefined || limit === undefined || period === undefined) return;
  settings.put(
    [...path, "quota"],
    { limit, period, ...(offset === undefined || offset === 0 ? {} : { offset }) },
    quota.at,
  );
}

function raiseApiStages(context: RaiseContext, path: TreePath, fields: Fields, stages: RaisedStages): void {
  const names: string[] = [];
  const all = new Set([...stages.values()].map(({ name }) => name));
  for (const item of fields.items("ApiStages")) {
    const each = item.kind === "object" ? item.members.find(([key]) => key === "ApiId")?.[1] : undefined;
    if (context.target(each) !== context.api) {
      context.claims.annotate(item, "left", "the plan serves another API too, which has to name it itself");
      continue;
    }
    const stage = fieldsOfValue(item, context);
    stage?.ignore("ApiId");
    const target = context.target(stage?.value("Stage"));
    const name = (target === undefined ? undefined : stages.get(target)?.name) ?? stage?.text("Stage");
    stage?.ignore("Stage");
    if (name !== undefined && all.has(name)) names.push(name);
    else if (name !== undefined) stage?.annotate("Stage", "dropped", `the source does not make the stage '${name}'`);
    raiseMethodThrottles(context, path, stage);
  }
  if (names.length < all.size) context.settings.put([...path, "stages"], names, fields.value("ApiStages"));
}

/** `/pets/GET`: path, slash, method. */
function raiseMethodThrottles(context: RaiseContext, path: TreePath, stage: Fields | undefined): void {
  for (const [key, value] of stage?.members("Throttle") ?? []) {
    const slash = key.lastIndexOf("/");
    const [route, method] = [key.slice(0, slash) || "/", key.slice(slash + 1).toUpperCase()];
    const operation = operationsOf(context).find((each) => isPathOf(each, route) && each.httpMethod === method);
    const throttle = throttleOf(fieldsOfValue(value, context));
    if (operation === undefined)
      context.claims.annotate(value, "approximated", `no operation answers ${method} ${route}, so that it limits none`);
    else if (throttle !== undefined) context.settings.put([...path, "operations", operation.id], throttle, value);
  }
}
