import type { DocumentNode } from "../document-node.js";
import type { ReadContext } from "../read-context.js";

/** One of the documents behind an API, in the shape of OpenAPI 3.1. */
export interface DocumentPart {
  /** All parts share everything but the version of the specification. */
  readonly context: ReadContext;
  readonly document: DocumentNode;
  /** What stands before each of its paths: `/orders`, or nothing. */
  readonly prefix: string;
  /** Words that tell its names from those of the documents before it. */
  readonly name: string;
}

/** The first is what the API as a whole is described by. */
export type DocumentParts = readonly [DocumentPart, ...DocumentPart[]];

/** The path of a part's own, as the API has it. */
export const pathOf = ({ prefix }: Pick<DocumentPart, "prefix">, path: string): string =>
  prefix !== "" && path === "/" ? prefix : `${prefix}${path}`;
