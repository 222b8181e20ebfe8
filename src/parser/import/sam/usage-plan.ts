import type { SourceResource } from "../resource-graph.js";
import type { SourceValue } from "../source-value.js";
import { made, makeResource } from "./make-resource.js";
import { decidedText, reportInvalid, reportRefused, type SamContext, type SamResource } from "./sam-context.js";
import { propertyOf } from "./sam-resource.js";
import { isObject, list, member, object, reference, scalar } from "./values.js";

const planKeys: ReadonlySet<string> = new Set([
  "CreateUsagePlan",
  "Description",
  "Quota",
  "Tags",
  "Throttle",
  "UsagePlanName",
]);

/**
 * The usage plan of one API, or its part in the plan that APIs share: those parts are put together by `shareUsagePlans`.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-apiusageplan.html
 */
export function usagePlan(sam: SamResource, stage: string, context: SamContext): readonly SourceResource[] {
  const { id } = sam.resource;
  const plan = member(propertyOf(sam, "Auth"), "UsagePlan");
  if (plan === undefined) return [];
  if (!isObject(plan)) {
    reportInvalid(context, `'UsagePlan' of ${id}`, "a map", plan);
    return [];
  }
  for (const [key, { at }] of plan.members) {
    if (!planKeys.has(key))
      context.diagnostics.report("sam-property-unknown", at, { property: key, type: "UsagePlan" });
  }
  const create = member(plan, "CreateUsagePlan");
  const kind = decidedText(context, create);
  if (create === undefined) {
    reportRefused(context, `'UsagePlan' of ${id}`, "it has no 'CreateUsagePlan'", plan.at);
    return [];
  }
  if (kind !== "PER_API" && kind !== "SHARED") {
    if (kind !== "NONE") reportInvalid(context, `'CreateUsagePlan' of ${id}`, "PER_API, SHARED or NONE", create);
    return [];
  }
  return planResources(sam, plan, kind === "SHARED" ? "Serverless" : id, stage);
}

function planResources(sam: SamResource, plan: SourceValue, stem: string, stage: string): readonly SourceResource[] {
  const { at } = plan;
  const { id } = sam.resource;
  const onStage = object({ ApiId: reference(id, at), Stage: reference(stage, at) }, at);
  const keyOnStage = object({ RestApiId: reference(id, at), StageName: reference(stage, at) }, at);
  return [
    makeResource(sam, `${stem}UsagePlan`, "AWS::ApiGateway::UsagePlan", [
      made("ApiStages", list([onStage], at)),
      ...["UsagePlanName", "Description", "Quota", "Tags", "Throttle"].map((name) => made(name, member(plan, name))),
    ]),
    makeResource(sam, `${stem}ApiKey`, "AWS::ApiGateway::ApiKey", [
      made("Enabled", scalar(true, at)),
      made("StageKeys", list([keyOnStage], at)),
    ]),
    makeResource(sam, `${stem}UsagePlanKey`, "AWS::ApiGateway::UsagePlanKey", [
      made("KeyId", reference(`${stem}ApiKey`, at)),
      made("KeyType", scalar("API_KEY", at)),
      made("UsagePlanId", reference(`${stem}UsagePlan`, at)),
    ]),
  ];
}

/**
 * Resources of several APIs under one logical id are one: the stages of all, the record sets of all; what the last one
 * says of the rest holds.
 */
export function uniteShared(resources: readonly SourceResource[]): readonly SourceResource[] {
  const united = new Map<string, SourceResource>();
  for (const resource of resources) {
    const known = united.get(resource.id);
    united.set(resource.id, known === undefined ? resource : unite(known, resource));
  }
  return [...united.values()];
}

const unitedLists: ReadonlySet<string> = new Set(["ApiStages", "StageKeys", "RecordSets"]);

function unite(known: SourceResource, other: SourceResource): SourceResource {
  const properties = new Map(known.properties.map((property) => [property.name, property]));
  for (const property of other.properties) {
    const before = properties.get(property.name)?.value;
    const { value } = property;
    const joined =
      unitedLists.has(property.name) && before?.kind === "list" && value.kind === "list"
        ? list([...before.items, ...value.items], before.at)
        : value;
    properties.set(property.name, { ...property, value: joined });
  }
  return { ...known, properties: [...properties.values()], nodes: [...new Set([...known.nodes, ...other.nodes])] };
}
