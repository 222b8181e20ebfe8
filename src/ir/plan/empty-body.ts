import type { SchemaId } from "../ids.js";
import type { NamedSchema, Schema } from "../schema.js";
import { isReadOnly } from "./read-only.js";

/**
 * Whether `{}` is certainly valid in a request. The gateway validates a request without a body as if that were its body.
 */
export function acceptsEmptyObject(
  schema: Schema,
  schemas: ReadonlyMap<SchemaId, NamedSchema>,
  seen: ReadonlySet<SchemaId> = new Set(),
): boolean {
  switch (schema.kind) {
    case "any":
      return true;
    case "object":
      return (
        (schema.minProperties ?? 0) === 0 &&
        schema.requiredElsewhere.length === 0 &&
        schema.properties.every((property) => !property.required || isReadOnly(property.schema, schemas))
      );
    case "allOf":
      return schema.members.every((member) => acceptsEmptyObject(member, schemas, seen));
    case "anyOf":
      return schema.members.some((member) => acceptsEmptyObject(member, schemas, seen));
    case "reference": {
      const target = schemas.get(schema.target);
      if (target === undefined || seen.has(schema.target)) return false;
      return acceptsEmptyObject(target.schema, schemas, new Set([...seen, schema.target]));
    }
    default:
      return false;
  }
}
