import type { ApiModel } from "../../ir/api.js";
import type { SchemaId } from "../../ir/ids.js";
import type { NamedSchema, Schema } from "../../ir/schema.js";

export type SchemasById = ReadonlyMap<SchemaId, NamedSchema>;

export const schemasById = (schemas: readonly NamedSchema[]): SchemasById =>
  new Map(schemas.map((named) => [named.id, named]));

/** The schemas directly below one, except what `not` holds: no type says it. */
export function childSchemas(schema: Schema): readonly Schema[] {
  switch (schema.kind) {
    case "array":
      return schema.items === "forbidden" ? schema.prefix : [...schema.prefix, schema.items];
    case "object": {
      const children = [...schema.properties, ...schema.patterns].map((member) => member.schema);
      if (typeof schema.additional === "object") children.push(schema.additional);
      return children;
    }
    case "oneOf":
    case "anyOf":
    case "allOf":
      return schema.members;
    default:
      return [];
  }
}

/** Calls `visit` for a schema and everything inside it; references are met, not followed. */
export function visitSchema(schema: Schema, visit: (schema: Schema) => void): void {
  visit(schema);
  for (const child of childSchemas(schema)) visitSchema(child, visit);
}

/** The schemas that operations hold outside the named ones. */
export function operationSchemas(api: ApiModel): readonly Schema[] {
  return api.operations.flatMap((operation) => [
    ...operation.parameters.map((parameter) => parameter.schema),
    ...(operation.body?.content ?? []).map((media) => media.schema),
    ...operation.responses.flatMap((response) => [
      ...response.content.map((media) => media.schema),
      ...response.headers.map((header) => header.schema),
    ]),
  ]);
}

/** What a chain of references ends at; undefined for a chain that leads back to itself. */
export function resolveSchema(schema: Schema, byId: SchemasById): Schema | undefined {
  const met = new Set<SchemaId>();
  let current: Schema | undefined = schema;
  while (current?.kind === "reference") {
    if (met.has(current.target)) return undefined;
    met.add(current.target);
    current = byId.get(current.target)?.schema;
  }
  return current;
}
