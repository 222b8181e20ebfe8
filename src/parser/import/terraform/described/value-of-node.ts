import { type DocumentNode, isRecord, items, members, placeOf } from "../../../document-node.js";
import { list, object, scalar, type Value } from "../evaluate/value.js";

/** JSON as a value, with its places. */
export function valueOfNode(node: DocumentNode): Value {
  const at = placeOf(node);
  const { value } = node;
  if (Array.isArray(value)) return list(items(node).map(valueOfNode), at);
  if (isRecord(value))
    return object(
      members(node).map(([key, child]) => [key, valueOfNode(child)] as const),
      at,
    );
  return scalar(
    typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null,
    at,
  );
}
