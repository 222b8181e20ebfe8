import type { DeployTree, DeployValue } from "../deploy-value.js";
import type { PlanValue } from "../plan/model-base.js";

type AnyValue = DeployValue | PlanValue;

const kinds: ReadonlySet<string> = new Set(["literal", "parameter", "pseudo", "join", "opaque", "attribute"]);

/** Whether a node of a model is a value of the deployment's, and no part of the API's own structure. */
export function isDeployValue(node: unknown): node is AnyValue {
  if (typeof node !== "object" || node === null || !("kind" in node) || typeof node.kind !== "string") return false;
  if (kinds.has(node.kind)) return true;
  if (node.kind === "role") return "role" in node;
  return (node.kind === "handler" && "attribute" in node) || (node.kind === "vpcLink" && "link" in node);
}

/** The value as the documents write it: `arn:aws:lambda:${AWS::Region}:...`, `${TableArn}`. */
export function valueText(value: AnyValue): string {
  switch (value.kind) {
    case "literal":
      return value.text;
    case "parameter":
      return `\${${value.name}}`;
    case "pseudo":
      return `\${AWS::${value.name.charAt(0).toUpperCase()}${value.name.slice(1)}}`;
    case "handler":
      return `\${function ${value.handler}.${value.attribute}}`;
    case "role":
      return `\${roles.${value.role}.arn}`;
    case "vpcLink":
      return `\${vpcLinks.${value.name}}`;
    case "attribute":
      return `\${${value.of} ${value.name}}`;
    case "join":
      return value.parts.map((part: AnyValue) => valueText(part)).join("");
    case "opaque":
      return `\${${value.text}}`;
  }
}

/** A tree as plain JSON, values of the deployment as their texts. */
export function plainTree(tree: DeployTree<DeployValue>): unknown {
  if (typeof tree !== "object" || tree === null) return tree;
  if (!("kind" in tree)) return tree.map(plainTree);
  if (tree.kind === "value") return valueText(tree.value);
  return Object.fromEntries(tree.entries.map(([key, value]) => [key, plainTree(value)]));
}
