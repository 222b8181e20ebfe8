import type { HttpMethod, PathTemplate } from "../../ir/api.js";
import type { DocumentNode } from "../document-node.js";
import type { OperationSettings } from "../settings/schema/operations.js";
import type { DocumentPart } from "./document-part.js";

/** An operation before it has a name and a function. */
export interface FoundOperation {
  readonly part: DocumentPart;
  /** The path as the document has it, with what stands before all of its paths. */
  readonly text: string;
  readonly path: PathTemplate;
  readonly method: HttpMethod;
  readonly pathItem: DocumentNode;
  readonly node: DocumentNode;
  /** As the document has it. */
  readonly operationId: string | undefined;
  /** `x-gatewright` of the operation over that of its path. */
  readonly settings: OperationSettings;
}
