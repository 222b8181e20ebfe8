import type { SourceValue } from "../source-value.js";
import type { RaiseContext } from "./context.js";
import { fieldsOfValue } from "./fields.js";
import type { TreePath } from "./tree-builder.js";

/** Tags as a list of `Key` and `Value`, or as an object of texts. */
export function raiseTags(context: RaiseContext, path: TreePath, tags: SourceValue | undefined): void {
  if (tags === undefined) return;
  context.claims.take(tags);
  for (const [key, value] of tagsOf(context, tags)) {
    const text = context.values.literal(value);
    if (text !== undefined) context.settings.put([...path, key], text, value);
  }
}

export function tagsOf(
  context: RaiseContext,
  tags: SourceValue,
): readonly (readonly [key: string, value: SourceValue])[] {
  if (tags.kind === "object") return tags.members;
  if (tags.kind !== "list") return [];
  return tags.items.flatMap((item) => {
    const fields = fieldsOfValue(item, context);
    const key = fields?.text("Key");
    const value = fields?.value("Value");
    return key === undefined || value === undefined ? [] : [[key, value] as const];
  });
}
