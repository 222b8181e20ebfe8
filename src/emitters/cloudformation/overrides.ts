import type { JsonValue } from "../../ir/json.js";
import { isIntrinsicName } from "./inert-text.js";
import { jsonNode } from "./json-node.js";
import { isObject, type TemplateEntry, type TemplateNode, type TemplateObject } from "./template-node.js";

/**
 * Lays what the user asks for over a resource's properties: objects are merged, null removes, everything else
 * is replaced. Nothing is escaped: the user writes CloudFormation here, intrinsic functions in their long form included.
 */
export function override(base: TemplateObject, changes: { readonly [key: string]: JsonValue }): TemplateObject {
  const changed = jsonNode(changes);
  return isObject(changed) ? mergeObjects(base, changed) : base;
}

function mergeObjects(base: TemplateObject, changes: TemplateObject): TemplateObject {
  const merged = new Map<string, TemplateNode>(base.entries);
  for (const [key, change] of changes.entries) {
    if (change === null) {
      merged.delete(key);
      continue;
    }
    const before = merged.get(key);
    merged.set(
      key,
      before !== undefined && isObject(before) && isObject(change) && !isIntrinsic(change)
        ? mergeObjects(before, change)
        : change,
    );
  }
  return { kind: "object", entries: [...merged] satisfies readonly TemplateEntry[] };
}

/** `{"Ref": ...}` and `{"Fn::...": ...}` are values, not objects to merge. */
const isIntrinsic = (node: TemplateObject): boolean => node.entries.some(([key]) => isIntrinsicName(key));
