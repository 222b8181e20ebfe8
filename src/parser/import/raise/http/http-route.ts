import type { Fields } from "../fields.js";
import type { TreePath } from "../tree-builder.js";

/** A route that is an operation of the document. */
export interface HttpRouteDraft {
  readonly id: string;
  readonly routeKey: string;
  readonly fields: Fields;
  /** Of the operation in the document. */
  readonly at: TreePath;
}
