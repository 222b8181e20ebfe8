import type { PlanTree, PlanValue } from "../../ir/plan/model-base.js";
import { jsonParts, needsText } from "./json-parts.js";
import { nodeOf, type Part, partsOf, type ReferenceScope } from "./parts.js";
import type { TemplateEntry, TemplateNode } from "./template-node.js";

/** Prints the values of one resource. */
export interface ValuePrinter {
  value(value: PlanValue): TemplateNode;
  /** The same where it may be absent. */
  optional(value: PlanValue | undefined): TemplateNode | undefined;
  /** For properties of the type Json: as an object, or as JSON text where CloudFormation would misread the object. */
  json(tree: PlanTree): TemplateNode;
  /** As JSON text, for properties of the type String. */
  jsonText(tree: PlanTree): TemplateNode;
}

export function valuePrinter(scope: ReferenceScope): ValuePrinter {
  const partsFor = (planValue: PlanValue): readonly Part[] => partsOf(planValue, scope);
  const value = (planValue: PlanValue): TemplateNode => nodeOf(partsFor(planValue));
  return {
    value,
    optional: (absent) => (absent === undefined ? undefined : value(absent)),
    jsonText: (tree) => nodeOf(jsonParts(tree, partsFor)),
    json: (tree) => (needsText(tree, partsFor) ? nodeOf(jsonParts(tree, partsFor)) : treeNode(tree, value)),
  };
}

function treeNode(tree: PlanTree, print: ValuePrinter["value"]): TemplateNode {
  if (typeof tree !== "object" || tree === null) return tree;
  if (!("kind" in tree)) return tree.map((item) => treeNode(item, print));
  if (tree.kind === "value") return print(tree.value);
  const entries = tree.entries.map(([key, member]): TemplateEntry => [key, treeNode(member, print)]);
  return { kind: "object", entries };
}
