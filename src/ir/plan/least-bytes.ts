import type { SchemaId } from "../ids.js";
import type { Schema } from "../schema.js";
import type { LoweringContext } from "./context.js";

/**
 * Measures the least that a value takes as JSON, in bytes, as far as its schema says so at first sight. Each named schema
 * is measured once; within itself it counts as one byte.
 */
export function createLeastBytes(schemas: LoweringContext["schemas"]): (schema: Schema) => number {
  const known = new Map<SchemaId, number>();
  const referenced = (target: SchemaId): number => {
    const before = known.get(target);
    if (before !== undefined) return before;
    known.set(target, 1);
    const named = schemas.get(target);
    const bytes = named === undefined ? 1 : least(named.schema);
    known.set(target, bytes);
    return bytes;
  };
  const least = (schema: Schema): number => {
    switch (schema.kind) {
      case "string":
        return 2 + (schema.minLength ?? 0);
      case "array":
        return 2 + (schema.minItems ?? 0) * ((schema.items === "forbidden" ? 1 : least(schema.items)) + 1);
      case "object":
        return schema.properties.reduce(
          (sum, { name, required, schema: value }) => (required ? sum + name.length + 4 + least(value) : sum),
          2,
        );
      case "allOf":
        return Math.max(1, ...schema.members.map(least));
      case "oneOf":
      case "anyOf":
        return Math.min(...schema.members.map(least));
      case "reference":
        return referenced(schema.target);
      default:
        return 1;
    }
  };
  return least;
}
