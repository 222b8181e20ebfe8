import type { MediaType } from "../../ir/api.js";
import type { Schema } from "../../ir/schema.js";
import { resolveSchema, type SchemasById } from "../schemas/schema-graph.js";

/** The schema of the JSON in an event's data: one that says anything but text; undefined for text. */
export function eventData({ schema }: MediaType, byId: SchemasById): Schema | undefined {
  const kind = resolveSchema(schema, byId)?.kind;
  return kind === "string" || kind === "any" ? undefined : itemOf(schema, byId);
}

/** Documents describe a stream as one of its items, or as the list of them. */
export function itemOf(schema: Schema, byId: SchemasById): Schema {
  const resolved = resolveSchema(schema, byId);
  return resolved?.kind === "array" && resolved.items !== "forbidden" ? resolved.items : schema;
}
