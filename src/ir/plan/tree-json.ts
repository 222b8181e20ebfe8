import type { PlanTree } from "./model-base.js";
import { describeValue, isListTree } from "./values.js";

/** The tree as compact JSON; what only the deployment knows stands as `${name}`. For sizes, not for output. */
export function treeJson(tree: PlanTree): string {
  if (tree === null || typeof tree !== "object") return JSON.stringify(tree);
  if (isListTree(tree)) return `[${tree.map(treeJson).join(",")}]`;
  if (tree.kind === "value") return JSON.stringify(describeValue(tree.value));
  return `{${tree.entries.map(([key, value]) => `${JSON.stringify(key)}:${treeJson(value)}`).join(",")}}`;
}
