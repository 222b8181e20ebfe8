import type { JsonValue } from "../../../ir/json.js";
import type { SourceValue } from "../source-value.js";
import type { RaiseContext } from "./context.js";
import type { TreeBuilder, TreePath } from "./tree-builder.js";

/** How a text of a tree is written at a path. */
export type WriteText = (value: SourceValue, path: TreePath) => JsonValue | undefined;

/** Puts a tree of the source into a document or settings, with the place of each of its parts. Takes all of it. */
export function putTree(
  context: Pick<RaiseContext, "claims" | "graph">,
  tree: TreeBuilder,
  path: TreePath,
  value: SourceValue,
  write: WriteText,
): void {
  context.claims.take(value);
  if (value.kind === "list") {
    tree.put(path, [], value);
    for (const [index, item] of value.items.entries()) putTree(context, tree, [...path, index], item, write);
  } else if (value.kind === "object") {
    tree.put(path, {}, value);
    for (const [key, member] of value.members) putTree(context, tree, [...path, key], member, write);
  } else if (value.kind === "scalar" && typeof value.value !== "string") tree.put(path, value.value, value);
  else tree.put(path, defaultList(context, value) ?? write(value, path) ?? null, value);
}

/** A parameter of the build is one text: a list of them is taken by its default, and as one where there is none. */
function defaultList(
  { claims, graph }: Pick<RaiseContext, "claims" | "graph">,
  value: SourceValue,
): readonly string[] | undefined {
  if (value.kind !== "parameter") return undefined;
  const { name } = value;
  const parameter = graph.parameters.find((each) => each.name === name);
  if (parameter?.list !== true) return undefined;
  const text = parameter.default;
  const how =
    text === undefined
      ? `taken as one text: of more, give them here as a list, or with \`--parameter ${name}=...\``
      : `taken as '${text}', which ${name} is by default`;
  claims.annotate(value, "approximated", how);
  return text?.split(",").map((each) => each.trim());
}
