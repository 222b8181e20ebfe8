import type { Schema } from "../../ir/schema.js";
import { type DocumentNode, placeOf } from "../document-node.js";
import type { ReadContext } from "../read-context.js";
import type { SchemaRegistry } from "./schema-registry.js";

/** What reading schemas needs beside the context. */
export interface SchemaReading {
  readonly context: ReadContext;
  readonly registry: SchemaRegistry;
  /** Reads one schema object, `true` or `false`. */
  readSchema(node: DocumentNode): Schema;
}

/** The members that every schema has. */
export type SchemaHead = Pick<
  Schema,
  "origin" | "title" | "description" | "nullable" | "deprecated" | "access" | "default" | "examples" | "externalDocs"
>;

/** A head that says nothing. */
export const plainHead = (node: DocumentNode): SchemaHead => ({
  origin: placeOf(node),
  nullable: false,
  deprecated: false,
  access: "both",
  examples: [],
});
