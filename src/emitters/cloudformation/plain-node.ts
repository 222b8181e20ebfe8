import type { PlanTree, PlanValue } from "../../ir/plan/model-base.js";
import type { TemplateEntry, TemplateNode } from "./template-node.js";

/** A tree of which nothing depends on the deployment; undefined when something does. */
export function plainNode(tree: PlanTree): TemplateNode | undefined {
  if (typeof tree !== "object" || tree === null) return tree;
  if (!("kind" in tree)) {
    const items = tree.map(plainNode);
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  if (tree.kind === "value") return plainText(tree.value);
  const entries: TemplateEntry[] = [];
  for (const [key, member] of tree.entries) {
    const node = plainNode(member);
    if (node === undefined) return undefined;
    entries.push([key, node]);
  }
  return { kind: "object", entries };
}

function plainText(value: PlanValue): string | undefined {
  if (value.kind === "literal") return value.text;
  if (value.kind !== "join") return undefined;
  const texts = value.parts.map(plainText);
  return texts.every((text) => text !== undefined) ? texts.join("") : undefined;
}
