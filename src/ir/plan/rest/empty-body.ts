import type { SchemaId } from "../../ids.js";
import type { NamedSchema, Schema } from "../../schema.js";
import type { ReadOnly } from "../read-only.js";

/**
 * Whether `{}` is certainly valid in a request. The gateway validates a request without a body as if that were its body.
 */
export function acceptsEmptyObject(
  schema: Schema,
  schemas: ReadonlyMap<SchemaId, NamedSchema>,
  readOnly: ReadOnly,
): boolean {
  const known = new Map<SchemaId, boolean>();
  const accepts = (each: Schema): boolean => {
    switch (each.kind) {
      case "any":
        return true;
      case "object":
        return (
          (each.minProperties ?? 0) === 0 &&
          each.requiredElsewhere.length === 0 &&
          each.properties.every((property) => !property.required || readOnly.is(property.schema))
        );
      case "allOf":
        return each.members.every(accepts);
      case "anyOf":
        return each.members.some(accepts);
      case "reference":
        return target(each.target);
      default:
        return false;
    }
  };
  const target = (id: SchemaId): boolean => {
    const answer = known.get(id);
    if (answer !== undefined) return answer;
    // A schema that leads back to itself is not taken to accept anything.
    known.set(id, false);
    const found = schemas.get(id);
    const accepted = found !== undefined && accepts(found.schema);
    known.set(id, accepted);
    return accepted;
  };
  return accepts(schema);
}
