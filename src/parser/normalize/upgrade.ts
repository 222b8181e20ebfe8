import type { DocumentNode } from "../document-node.js";
import type { ReadContext } from "../read-context.js";

/** Everything that a step needs: the context, and where what it makes stands in the text. */
export interface Upgrade {
  readonly context: ReadContext;
  readonly document: DocumentNode;
  /** Notes that `value` says what stands at `node`, and gives it back. */
  place<Value extends object>(node: DocumentNode, value: Value): Value;
}
