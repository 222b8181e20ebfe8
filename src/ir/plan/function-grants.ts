import type { Handler } from "../handler.js";
import { functionKey, roleKey } from "./keys.js";
import type { PlanResource } from "./model.js";
import type { PlanKey, PlanValue } from "./model-base.js";
import type { RoleResource } from "./model-functions.js";

/** What the API that functions belong to gives them beside what their settings say. */
export interface FunctionGrants {
  readonly policiesOf: (handler: Handler) => RoleResource["policies"];
  readonly environmentOf: (handler: Handler) => readonly { readonly name: string; readonly value: PlanValue }[];
}

/** The resources of functions with what the API gives these. A role that exists, or that says all it may, is its owner's to extend. */
export function withGrants(
  resources: readonly PlanResource[],
  handlers: readonly Handler[],
  grants: FunctionGrants | undefined,
): readonly PlanResource[] {
  if (grants === undefined) return resources;
  const byKey = new Map<PlanKey, Handler>(
    handlers.flatMap((handler) => [
      [roleKey(handler.id), handler],
      [functionKey(handler.id), handler],
    ]),
  );
  return resources.map((resource) => {
    const handler = byKey.get(resource.key);
    if (handler === undefined) return resource;
    if (resource.kind === "role" && handler.role?.inlinePolicies === undefined)
      return { ...resource, policies: [...resource.policies, ...grants.policiesOf(handler)] };
    if (resource.kind !== "function") return resource;
    const own = new Set(resource.environment.map(({ name }) => name));
    const added = grants.environmentOf(handler).filter(({ name }) => !own.has(name));
    return { ...resource, environment: [...resource.environment, ...added] };
  });
}
