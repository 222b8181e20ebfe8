import type { GatewayPlan, PlanResource, PlanResourceOf } from "../../../ir/plan/model.js";
import type { PlanKey } from "../../../ir/plan/model-base.js";
import type { NestedStacksOption } from "../options.js";
import { referredKeys } from "./cross-references.js";

/** Key of a nested stack, a path's beginning or a tag; undefined for the stack that holds the others. */
export type StackKey = string | undefined;

/** Bear no slash and no tag's text: neither a path nor a tag is ever called like one of these. */
const modelsStack = "*models";
const preflightsStack = "*preflights";
const untaggedStack = "*untagged";

/**
 * Says in which stack each resource stands. It depends on the resource itself, and on whose part it is, never on how many
 * others there are: a resource that changed stacks would be deleted and made anew, in an order that nobody controls.
 */
export function assignStacks(plan: GatewayPlan, option: NestedStacksOption): ReadonlyMap<PlanKey, StackKey> {
  const stacks = new Map<PlanKey, StackKey>();
  for (const resource of plan.resources) stacks.set(resource.key, ownStack(resource, option));
  const operations = new Map(
    plan.resources.flatMap((each) =>
      isCalled(each) && each.operationName !== undefined ? [[each.operationName, stacks.get(each.key)]] : [],
    ),
  );
  for (const each of plan.resources)
    if (each.kind === "function" && each.operation !== undefined) stacks.set(each.key, operations.get(each.operation));
  for (const each of plan.resources) followFunction(each, stacks);
  followReferrers(plan, stacks);
  return stacks;
}

type Called = PlanResourceOf<"method" | "route">;

const isCalled = (resource: PlanResource): resource is Called =>
  resource.kind === "method" || resource.kind === "route";

/** A route's key is `GET /pets`, or a name such as `$default`. */
const pathOf = (resource: Called): string =>
  resource.kind === "method" ? resource.path : (/ (\/.*)$/.exec(resource.routeKey)?.[1] ?? "/");

/** Paths are shared by methods of different tags, so by tag they stay above. */
function ownStack(resource: PlanResource, { by, depth }: NestedStacksOption): StackKey {
  if (resource.kind === "model") return modelsStack;
  if (resource.kind === "path") return by === "path" ? beginning(resource.path, depth) : undefined;
  if (!isCalled(resource)) return undefined;
  if (by === "path") return beginning(pathOf(resource), depth);
  return resource.tag ?? (resource.operationName === undefined ? preflightsStack : untaggedStack);
}

/** The first segments of a path; undefined where it has fewer. */
function beginning(path: string, depth: number): StackKey {
  const segments = path.split("/").filter((segment) => segment !== "");
  return segments.length < depth ? undefined : `/${segments.slice(0, depth).join("/")}`;
}

const besideFunctions: ReadonlySet<PlanResource["kind"]> = new Set([
  "permission",
  "function-version",
  "function-alias",
]);

/** Permissions, aliases and the like stand beside the function that they are about. */
function followFunction(resource: PlanResource, stacks: Map<PlanKey, StackKey>): void {
  if (!besideFunctions.has(resource.kind)) return;
  for (const key of referredKeys(resource))
    if (/^function(?:-alias)?:/.test(key) && stacks.get(key) !== undefined) stacks.set(resource.key, stacks.get(key));
}

/** Roles and log groups stand beside the only one that uses them. */
function followReferrers(plan: GatewayPlan, stacks: Map<PlanKey, StackKey>): void {
  const referrers = new Map<PlanKey, Set<StackKey>>();
  for (const each of [...plan.resources].reverse()) {
    const users = referrers.get(each.key);
    if ((each.kind === "role" || each.kind === "log-group") && users?.size === 1) stacks.set(each.key, [...users][0]);
    for (const key of referredKeys(each)) {
      const known = referrers.get(key) ?? new Set();
      referrers.set(key, known.add(stacks.get(each.key)));
    }
  }
}
