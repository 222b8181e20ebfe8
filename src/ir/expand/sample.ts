import type { SchemaId } from "../ids.js";
import type { JsonValue } from "../json.js";
import type { NamedSchema, Schema, StringSchema } from "../schema.js";
import { propertiesOf, resolveSchema } from "./schemas.js";

export interface Sample {
  readonly value: JsonValue;
  /** JSON paths of values for which the document has no example: `$.owner.name`. */
  readonly madeUp: readonly string[];
}

/** A value that a schema allows, made of its examples, defaults and enumerations, and of its types where it has none. */
export function createSample(schema: Schema, schemas: ReadonlyMap<SchemaId, NamedSchema>): Sample {
  const madeUp: string[] = [];
  const visit = (start: Schema, path: string, depth: number): JsonValue => {
    const known = start.examples[0] ?? start.default;
    if (known !== undefined) return known;
    const each = resolveSchema(start, schemas);
    const example = each.examples[0] ?? each.default;
    if (example !== undefined) return example;
    if (each.kind === "enum") return each.values[0] ?? null;
    if (each.kind === "null" || each.kind === "never" || depth > 8) return null;
    if (each.kind === "array") {
      // What refers to itself ends in an empty list.
      if (depth > 4 || each.items === "forbidden") return [];
      return [visit(each.items, `${path}[0]`, depth + 1)];
    }
    const properties = propertiesOf(each, schemas);
    if (properties !== undefined) {
      const wanted = properties.filter(
        ({ required, schema: { access } }) => access !== "write" && (required || depth < 3),
      );
      return Object.fromEntries(
        wanted.map((property) => [property.name, visit(property.schema, `${path}.${property.name}`, depth + 1)]),
      );
    }
    if (each.kind === "oneOf" || each.kind === "anyOf")
      return visit(each.members[0] ?? { ...each, kind: "any" }, path, depth + 1);
    madeUp.push(path);
    return placeholder(each);
  };
  return { value: visit(schema, "$", 0), madeUp };
}

const placeholder = (schema: Schema): JsonValue => {
  if (schema.kind === "boolean") return true;
  if (schema.kind === "integer" || schema.kind === "number") return schema.minimum ?? 0;
  return schema.kind === "string" ? textPlaceholder(schema) : {};
};

const byFormat: Readonly<Record<string, string>> = {
  date: "2024-01-01",
  "date-time": "2024-01-01T00:00:00Z",
  email: "someone@example.com",
  uuid: "00000000-0000-0000-0000-000000000000",
  uri: "https://example.com/",
  byte: "",
};

const textPlaceholder = ({ format, minLength = 0 }: StringSchema): string =>
  byFormat[format ?? ""] ?? "string".padEnd(minLength, "g");
