import type { SourceResource } from "../../resource-graph.js";
import type { Fields } from "../fields.js";
import type { TreePath } from "../tree-builder.js";

/** A method that is to become an operation. */
export interface MethodDraft {
  readonly method: SourceResource;
  readonly fields: Fields;
  readonly path: string;
  /** Upper case. */
  readonly httpMethod: string;
  /** Of the operation in the document. */
  readonly at: TreePath;
  readonly id: string;
}
