import { digest } from "../../../ir/digest.js";
import { allocateNames, asciiWords, pascalCase } from "../../../ir/names.js";
import type { GatewayPlan } from "../../../ir/plan/model.js";
import type { PlanAttribute, PlanKey } from "../../../ir/plan/model-base.js";
import { logicalIds } from "../logical-ids.js";
import type { StackKey } from "./assign-stacks.js";

export interface StackName {
  readonly logicalId: string;
  /** Stem of its file. */
  readonly name: string;
  /** Name of the parameter or output that hands on an attribute of a resource: `RestApiRootResourceId`. */
  attribute(of: PlanKey, name: PlanAttribute): string;
}

export type StackNames = ReadonlyMap<string, StackName>;

/** Names of the nested stacks, in the order of their first resources. */
export function nameStacks(plan: GatewayPlan, assigned: ReadonlyMap<PlanKey, StackKey>): StackNames {
  const keys = [...new Set(plan.resources.flatMap(({ key }) => assigned.get(key) ?? []))];
  const inputs = new Set(plan.inputs.map(({ name }) => name));
  const ids = logicalIds(plan.resources, inputs);
  const taken = new Set([...inputs, ...ids.values()]);
  const names = allocateNames(keys, stemOf);
  const stackIds = allocateNames(
    keys,
    (key) => `${pascalCase((names.get(key) ?? "").replaceAll("-", " "))}Stack`,
    (name) => taken.has(name),
  );
  const attribute = (of: PlanKey, name: PlanAttribute): string => {
    const wish = `${ids.get(of) ?? of}${pascalCase(name)}`;
    return inputs.has(wish) ? `${wish}${digest(of).slice(0, 6)}` : wish;
  };
  return new Map(
    keys.map((key) => [key, { logicalId: stackIds.get(key) ?? key, name: names.get(key) ?? key, attribute }]),
  );
}

/** `/v1/pets` → `v1-pets`. What ASCII lacks, and what is cut off, is represented by a digest. */
function stemOf(key: string): string {
  const stem = asciiWords(key).toLowerCase().replaceAll(" ", "-");
  return stem === "" || stem.length > 60
    ? `${stem.slice(0, 50)}${stem === "" ? "stack" : ""}-${digest(key).slice(0, 6)}`
    : stem;
}
