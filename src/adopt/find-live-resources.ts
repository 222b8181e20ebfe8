import type { LiveResources } from "../ir/plan/live-resources.js";
import type { GatewayPlan } from "../ir/plan/model.js";
import type { PlanKey } from "../ir/plan/model-base.js";
import type { ResourceGraph, SourceResource } from "../parser/import/resource-graph.js";
import type { LiveDescription } from "./live-description.js";
import { matchResources } from "./match-resources.js";
import { graphOfPlan } from "./plan-graph.js";

export interface FoundResources {
  readonly live: LiveResources;
  /** Resources of the plan that nothing of the source is. */
  readonly unmatched: readonly PlanKey[];
  /** Resources of the source that nothing of the plan is. */
  readonly left: readonly SourceResource[];
  /** Resources of the source that the description of what is live does not know. */
  readonly unknown: readonly SourceResource[];
}

/** Finds what of a plan is live: by the source that it was deployed from, and the ids that its resources were given. */
export async function findLiveResources(
  plan: GatewayPlan,
  source: ResourceGraph,
  { ids, parameters, rootResourceId }: LiveDescription,
): Promise<FoundResources> {
  const { graph, keys } = await graphOfPlan(plan, parameters);
  const matched = matchResources(graph, source);
  const sources = new Map(source.resources.map((resource) => [resource.id, resource]));
  const found = new Map<PlanKey, string>();
  const unmatched: PlanKey[] = [];
  const unknown = new Map<string, SourceResource>();
  for (const [id, key] of keys) {
    const resource = sources.get(matched.get(id) ?? "");
    const physicalId = resource === undefined ? undefined : (ids.get(resource.id) ?? resource.physicalId);
    if (resource === undefined) unmatched.push(key);
    else if (physicalId === undefined) unknown.set(resource.id, resource);
    else found.set(key, physicalId);
  }
  const taken = new Set(matched.values());
  return {
    live: { ids: found, inputs: parameters, ...(rootResourceId === undefined ? {} : { rootResourceId }) },
    unmatched,
    left: source.resources.filter(({ id }) => !taken.has(id)),
    unknown: [...unknown.values()],
  };
}
