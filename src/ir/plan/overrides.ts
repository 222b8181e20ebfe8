import type { LoweringContext } from "./context.js";
import type { GatewayPlan, PlanResource } from "./model.js";

/** The overrides that meet a resource; others are reported. */
export function lowerOverrides(
  resources: readonly PlanResource[],
  { api, diagnostics }: LoweringContext,
): GatewayPlan["overrides"] {
  const keys = new Map<string, PlanResource["key"]>(resources.map(({ key }) => [key, key]));
  return api.overrides.flatMap(({ target, resource, properties, origin }) => {
    const key = keys.get(resource);
    if (key !== undefined) return [{ target, resource: key, properties, origin }];
    diagnostics.report("override-unused", origin, { resource });
    return [];
  });
}
