import type { JsonValue } from "../../ir/json.js";
import type { TemplateEntry, TemplateNode } from "./template-node.js";

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);

/** JSON as it stands, intrinsic functions in their long form included: overrides, and values kept by an importer. */
export function jsonNode(value: JsonValue): TemplateNode {
  if (typeof value !== "object" || value === null) return value;
  if (isList(value)) return value.map(jsonNode);
  const entries = Object.entries(value).map(([key, member]): TemplateEntry => [key, jsonNode(member)]);
  return { kind: "object", entries };
}
