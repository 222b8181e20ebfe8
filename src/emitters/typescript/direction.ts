import type { SchemaId } from "../../ir/ids.js";
import type { NamedSchema, Property, Schema } from "../../ir/schema.js";
import { type SchemasById, visitSchema } from "./schema-graph.js";

/** A request omits what is `readOnly`, a response what is `writeOnly`. */
export type Direction = "request" | "response";

/**
 * The direction that a property is for. The mark stands on the property's own schema, on the schema that it refers to, or
 * on a member of the `allOf` that OpenAPI 3.0 needs to put it beside a reference.
 */
function propertyAccess(schema: Schema, byId: SchemasById, met?: Set<Schema>): Schema["access"] {
  if (schema.access !== "both" || (schema.kind !== "reference" && schema.kind !== "allOf")) return schema.access;
  const seen = met ?? new Set();
  if (seen.has(schema)) return "both";
  seen.add(schema);
  if (schema.kind === "reference") {
    const target = byId.get(schema.target)?.schema;
    return target === undefined ? "both" : propertyAccess(target, byId, seen);
  }
  for (const member of schema.members) {
    const access = propertyAccess(member, byId, seen);
    if (access !== "both") return access;
  }
  return "both";
}

/** Whether values that go in a direction may hold the property. */
export function isPresent(property: Property, direction: Direction, byId: SchemasById): boolean {
  const access = propertyAccess(property.schema, byId);
  return access === "both" || access === (direction === "request" ? "write" : "read");
}

/** The named schemas whose two directions differ: in a property of their own or in whatever they refer to. */
export function findDirectional(schemas: readonly NamedSchema[], byId: SchemasById): ReadonlySet<SchemaId> {
  const referrers = new Map<SchemaId, SchemaId[]>();
  const directional = new Set<SchemaId>();
  for (const { id, schema } of schemas) {
    visitSchema(schema, (part) => {
      if (part.kind === "reference") {
        const known = referrers.get(part.target);
        if (known === undefined) referrers.set(part.target, [id]);
        else known.push(id);
      } else if (part.kind === "object") {
        if (part.properties.some((property) => propertyAccess(property.schema, byId) !== "both")) directional.add(id);
      }
    });
  }
  for (const id of directional) for (const referrer of referrers.get(id) ?? []) directional.add(referrer);
  return directional;
}
