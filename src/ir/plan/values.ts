import type { DeployTree, DeployValue, PseudoParameter } from "../deploy-value.js";
import { functionKey, sharedRoleKey, vpcLinkKeyOf } from "./keys.js";
import type { PlanAttribute, PlanKey, PlanTree, PlanValue } from "./model-base.js";

export const literalValue = (text: string): PlanValue => ({ kind: "literal", text });
export const parameterValue = (name: string): PlanValue => ({ kind: "parameter", name });
export const pseudoValue = (name: PseudoParameter): PlanValue => ({ kind: "pseudo", name });
export const attributeValue = (of: PlanKey, name: PlanAttribute): PlanValue => ({ kind: "attribute", of, name });

/** Joins parts: nested joins are flattened, neighbouring literals merged; one part alone stands for itself. */
export function joinValues(...parts: readonly (PlanValue | string)[]): PlanValue {
  const flat: PlanValue[] = [];
  for (const part of parts.flatMap(partsOf)) {
    const last = flat.at(-1);
    if (part.kind === "literal" && last?.kind === "literal")
      flat[flat.length - 1] = literalValue(last.text + part.text);
    else if (part.kind !== "literal" || part.text !== "") flat.push(part);
  }
  const [only] = flat;
  if (only === undefined) return literalValue("");
  return flat.length === 1 ? only : { kind: "join", parts: flat };
}

const partsOf = (part: PlanValue | string): readonly PlanValue[] =>
  typeof part === "string" ? [literalValue(part)] : part.kind === "join" ? part.parts : [part];

/** The plan's form of a deploy value: handlers have become functions. */
export function planValue(value: DeployValue): PlanValue {
  switch (value.kind) {
    case "handler":
      return attributeValue(functionKey(value.handler), value.attribute);
    case "role":
      return attributeValue(sharedRoleKey(value.role), "arn");
    case "vpcLink":
      return attributeValue(vpcLinkKeyOf(value), "id");
    case "join":
      return joinValues(...value.parts.map(planValue));
    default:
      return value;
  }
}

/** The same tree with every deploy value in the plan's form. */
export function planTree(tree: DeployTree): PlanTree {
  if (tree === null || typeof tree !== "object") return tree;
  if (isList(tree)) return tree.map(planTree);
  if (tree.kind === "value") return { kind: "value", value: planValue(tree.value) };
  return { kind: "object", entries: tree.entries.map(([key, value]) => [key, planTree(value)] as const) };
}

const isList = (tree: DeployTree): tree is readonly DeployTree[] => Array.isArray(tree);

export type ObjectTree = Extract<PlanTree, { readonly kind: "object" }>;

export const isListTree = (tree: PlanTree): tree is readonly PlanTree[] => Array.isArray(tree);

export const isObjectTree = (tree: PlanTree): tree is ObjectTree =>
  typeof tree === "object" && tree !== null && !isListTree(tree) && tree.kind === "object";

/** An object of a tree; members that are undefined are left out. */
export const treeObject = (entries: readonly (readonly [string, PlanTree | undefined])[]): ObjectTree => ({
  kind: "object",
  entries: entries.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
});

/** A value as a leaf; what is known now stands as plain text. */
export const treeValue = (value: PlanValue): PlanTree =>
  value.kind === "literal" ? value.text : { kind: "value", value };

/** The text as far as it is known now, with `${name}` for what only the deployment knows. For messages and checks. */
export function describeValue(value: DeployValue | PlanValue): string {
  switch (value.kind) {
    case "literal":
      return value.text;
    case "parameter":
    case "pseudo":
      return `\${${value.name}}`;
    case "handler":
      return `\${${value.handler}.${value.attribute}}`;
    case "role":
      return `\${roles.${value.role}.arn}`;
    case "vpcLink":
      return `\${vpcLinks.${value.name}}`;
    case "attribute":
      return `\${${value.of}.${value.name}}`;
    case "opaque":
      return value.text;
    case "join":
      return (value.parts as readonly (DeployValue | PlanValue)[]).map(describeValue).join("");
  }
}
