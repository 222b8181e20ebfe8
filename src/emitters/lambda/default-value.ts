import type { Parameter } from "../../ir/api.js";
import type { JsonValue } from "../../ir/json.js";
import type { Schema } from "../../ir/schema.js";
import { resolveSchema, type SchemasById } from "../schemas/schema-graph.js";

/**
 * What a parameter has when a caller leaves it out. A default of another type than the schema's is not taken: the handler
 * would get what its types exclude.
 */
export function fittingDefault(parameter: Parameter, byId: SchemasById): JsonValue | undefined {
  if (parameter.required) return undefined;
  const value = declaredDefault(parameter.schema, byId);
  return value !== undefined && fits(value, parameter.schema, byId, 0) ? value : undefined;
}

/** The schema's own, that of the schema it refers to, or that of a part of an `allOf`. */
function declaredDefault(schema: Schema, byId: SchemasById, depth = 0): JsonValue | undefined {
  if (schema.default !== undefined || depth > 8) return schema.default;
  const resolved = resolveSchema(schema, byId);
  if (resolved === undefined) return undefined;
  if (resolved.default !== undefined || resolved.kind !== "allOf") return resolved.default;
  for (const member of resolved.members) {
    const found = declaredDefault(member, byId, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether a value has the type that is printed for the schema; limits and patterns aside. */
function fits(value: JsonValue, schema: Schema, byId: SchemasById, depth: number): boolean {
  const resolved = resolveSchema(schema, byId);
  if (resolved === undefined || depth > 16) return false;
  if (value === null)
    return resolved.nullable || schema.nullable || resolved.kind === "null" || resolved.kind === "any";
  switch (resolved.kind) {
    case "any":
      return true;
    case "boolean":
    case "number":
      return typeof value === resolved.kind;
    case "string":
      return typeof value === "string" && resolved.format !== "binary";
    case "integer":
      return Number.isInteger(value);
    case "enum":
      return resolved.values.some((allowed) => JSON.stringify(allowed) === JSON.stringify(value));
    case "array": {
      const { items, prefix } = resolved;
      return (
        Array.isArray(value) &&
        prefix.length === 0 &&
        items !== "forbidden" &&
        value.every((item) => fits(item, items, byId, depth + 1))
      );
    }
    case "oneOf":
    case "anyOf":
      return resolved.members.some((member) => fits(value, member, byId, depth + 1));
    case "allOf":
      return resolved.members.every((member) => fits(value, member, byId, depth + 1));
    default:
      // Objects as defaults of parameters are not seen in practice; what has a type of its own is not guessed at.
      return false;
  }
}
