import type { SchemaId } from "../../ir/ids.js";
import type { Schema } from "../../ir/schema.js";
import { type SchemasById, visitSchema } from "./schema-graph.js";

/**
 * Tells whether a schema asks by rules, its own or those of what it leads to. Where rules are not checked, such a schema
 * takes more values than it says, and whatever refuses them for that would be wrong.
 */
export function ruledSchemas(byId: SchemasById): (schema: Schema) => boolean {
  const ruled = new Set<SchemaId>();
  const isRuled = (schema: Schema): boolean =>
    partsOf(schema).some((part) => part.rules !== undefined || (part.kind === "reference" && ruled.has(part.target)));
  for (let known = -1; known < ruled.size; ) {
    known = ruled.size;
    for (const { id, schema } of byId.values()) if (!ruled.has(id) && isRuled(schema)) ruled.add(id);
  }
  return isRuled;
}

function partsOf(schema: Schema): readonly Schema[] {
  const found: Schema[] = [];
  const pending = [schema];
  for (const each of pending)
    visitSchema(each, (part) => {
      found.push(part);
      if (part.kind === "not") pending.push(part.schema);
    });
  return found;
}
