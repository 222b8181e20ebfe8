import { type OperationId, unsafeId } from "../../ir/ids.js";
import { type DocumentNode, keyPlaceOf } from "../document-node.js";
import type { ReadContext } from "../read-context.js";

/** The operation that a key of the settings names; one that the document lacks is reported at the key. */
export function knownOperation(
  context: ReadContext,
  key: DocumentNode,
  operations: { has(id: OperationId): boolean },
  text: string,
): OperationId | undefined {
  const operation: OperationId = unsafeId(text);
  if (operations.has(operation)) return operation;
  context.diagnostics.report("setting-operation-unknown", keyPlaceOf(key), { operation: text });
  return undefined;
}
