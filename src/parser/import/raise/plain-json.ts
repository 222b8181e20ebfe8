import type { JsonValue } from "../../../ir/json.js";
import type { SourceValue } from "../source-value.js";
import type { RaiseContext } from "./context.js";
import type { TreeBuilder, TreePath } from "./tree-builder.js";

/** How a text of a tree is written at a path. */
export type WriteText = (value: SourceValue, path: TreePath) => JsonValue | undefined;

/** Puts a tree of the source into a document or settings, with the place of each of its parts. Takes all of it. */
export function putTree(
  context: Pick<RaiseContext, "claims">,
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
  else tree.put(path, write(value, path) ?? null, value);
}
