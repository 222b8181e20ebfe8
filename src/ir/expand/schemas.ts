import type { SchemaId } from "../ids.js";
import type { NamedSchema, Property, Schema } from "../schema.js";

type Schemas = ReadonlyMap<SchemaId, NamedSchema>;

/** The schema behind references; circles of nothing but references end in the last of them. */
export function resolveSchema(schema: Schema, schemas: Schemas): Schema {
  let found = schema;
  for (const seen = new Set<SchemaId>(); found.kind === "reference" && !seen.has(found.target); ) {
    seen.add(found.target);
    const target = schemas.get(found.target);
    if (target === undefined) return found;
    found = found.nullable && !target.schema.nullable ? { ...target.schema, nullable: true } : target.schema;
  }
  // One schema beside keywords that say nothing of the type, such as a description.
  const telling =
    found.kind === "allOf" ? found.members.filter(({ kind, rules }) => kind !== "any" || rules !== undefined) : [];
  const [only] = telling;
  // A base type is more than its one part: its discriminator tells what may stand for it.
  const isBase = found.kind === "allOf" && found.discriminator !== undefined;
  return telling.length === 1 && !isBase && only !== undefined && only !== schema
    ? resolveSchema(only, schemas)
    : found;
}

/** The properties of an object, those of its `allOf` parts together; undefined for what is no object. */
export function propertiesOf(schema: Schema, schemas: Schemas): readonly Property[] | undefined {
  const visit = (each: Schema, depth: number): readonly Property[] | undefined => {
    const resolved = resolveSchema(each, schemas);
    if (resolved.kind === "object") return resolved.properties;
    if (resolved.kind !== "allOf" || depth > 16) return undefined;
    const parts = resolved.members.map((member) => visit(member, depth + 1));
    if (parts.every((part) => part === undefined)) return undefined;
    return [...new Map(parts.flatMap((part) => part ?? []).map((property) => [property.name, property])).values()];
  };
  return visit(schema, 0);
}

export const propertyOf = (schema: Schema, name: string, schemas: Schemas): Property | undefined => {
  const property = propertiesOf(schema, schemas)?.find((each) => each.name === name);
  return property === undefined ? undefined : { ...property, schema: resolveSchema(property.schema, schemas) };
};
