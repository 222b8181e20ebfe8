import type { PlanTree } from "./model-base.js";
import { describeValue, isListTree } from "./values.js";

export interface PolicyProblem {
  /** Where in the policy. */
  readonly path: readonly (string | number)[];
  /** Ends the sentence "The resource policy ...". */
  readonly problem: string;
  /** Set where a condition's key is one that nobody has heard of. */
  readonly unknownKey?: string;
}

/** Text that is known now; undefined for everything else, and for what the deployment has a say in. */
export function textOf(tree: PlanTree): string | undefined {
  if (typeof tree === "string") return tree;
  if (typeof tree === "number" || typeof tree === "boolean") return String(tree);
  if (tree === null || typeof tree !== "object" || isListTree(tree) || tree.kind !== "value") return undefined;
  return tree.value.kind === "literal" ? describeValue(tree.value) : undefined;
}

/** The items of a list with their paths; what stands alone counts as one item. */
export const itemsOf = (
  tree: PlanTree,
  path: PolicyProblem["path"],
): readonly (readonly [item: PlanTree, path: PolicyProblem["path"]])[] =>
  isListTree(tree) ? tree.map((item, index) => [item, [...path, index]] as const) : [[tree, path]];
