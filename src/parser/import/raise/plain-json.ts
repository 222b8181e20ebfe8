import type { JsonValue } from "../../../ir/json.js";
import type { SourceValue } from "../source-value.js";
import type { RaiseContext } from "./context.js";
import { withListsByDefault } from "./list-parameters.js";
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
  putPart(context.claims, tree, path, withListsByDefault(context, value), write);
}

function putPart(
  claims: RaiseContext["claims"],
  tree: TreeBuilder,
  path: TreePath,
  value: SourceValue,
  write: WriteText,
): void {
  claims.take(value);
  if (value.kind === "list") {
    tree.put(path, [], value);
    for (const [index, item] of value.items.entries()) putPart(claims, tree, [...path, index], item, write);
  } else if (value.kind === "object") {
    tree.put(path, {}, value);
    for (const [key, member] of value.members) putPart(claims, tree, [...path, key], member, write);
  } else if (value.kind === "scalar" && typeof value.value !== "string") tree.put(path, value.value, value);
  else tree.put(path, write(value, path) ?? null, value);
}
