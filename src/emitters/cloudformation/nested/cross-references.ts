import type { PlanResource } from "../../../ir/plan/model.js";
import type { PlanAttribute, PlanKey, PlanValue } from "../../../ir/plan/model-base.js";

type Attribute = Extract<PlanValue, { readonly kind: "attribute" }>;

/** Values stand anywhere in a resource; they are told by their `kind`. */
const isAttribute = (node: object): node is Attribute =>
  "kind" in node && node.kind === "attribute" && "of" in node && "name" in node;

const isParameter = (node: object): node is Extract<PlanValue, { readonly kind: "parameter" }> =>
  "kind" in node && node.kind === "parameter" && "name" in node && typeof node.name === "string";

function visitValues(node: unknown, visit: (value: object) => void): void {
  if (typeof node !== "object" || node === null) return;
  visit(node);
  for (const member of Object.values(node)) visitValues(member, visit);
}

/** What a resource refers to, each once. */
export function referredKeys(resource: PlanResource): ReadonlySet<PlanKey> {
  const keys = new Set<PlanKey>();
  visitValues(resource, (node) => isAttribute(node) && keys.add(node.of));
  return keys;
}

/** Names of the inputs that something reads. */
export function readInputs(root: unknown): ReadonlySet<string> {
  const names = new Set<string>();
  visitValues(root, (node) => isParameter(node) && names.add(node.name));
  return names;
}

/** The same node with references replaced; `replace` gives undefined for those that stay. */
export function replaceReferences<Node>(
  node: Node,
  replace: (of: PlanKey, name: PlanAttribute) => PlanValue | undefined,
): Node {
  if (typeof node !== "object" || node === null) return node;
  if (Array.isArray(node)) return node.map((item) => replaceReferences(item, replace)) as Node;
  if (isAttribute(node)) return (replace(node.of, node.name) ?? node) as Node;
  return Object.fromEntries(
    Object.entries(node).map(([name, member]) => [name, replaceReferences(member, replace)]),
  ) as Node;
}
