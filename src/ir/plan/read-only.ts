import type { SchemaId } from "../ids.js";
import type { NamedSchema, Schema } from "../schema.js";

type Schemas = ReadonlyMap<SchemaId, NamedSchema>;

/** What a schema is made of at its own level: itself, the parts of an `allOf`, and what these refer to. */
function layersOf(schema: Schema, schemas: Schemas): readonly Schema[] {
  const layers = new Set<Schema>();
  const pending = [schema];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (layers.has(next)) continue;
    layers.add(next);
    if (next.kind === "allOf") pending.push(...next.members);
    const target = next.kind === "reference" ? schemas.get(next.target) : undefined;
    if (target !== undefined) pending.push(target.schema);
  }
  return [...layers];
}

/** Whether the server alone sets the value: a request may leave out a read-only property that is required. */
export const isReadOnly = (schema: Schema, schemas: Schemas): boolean =>
  layersOf(schema, schemas).some(({ access }) => access === "read");

/** Names of the read-only properties of a schema and the parts that it is composed of. */
export function readOnlyNames(schema: Schema, schemas: Schemas): ReadonlySet<string> {
  const properties = layersOf(schema, schemas).flatMap((layer) => (layer.kind === "object" ? layer.properties : []));
  return new Set(
    properties.filter((property) => isReadOnly(property.schema, schemas)).map((property) => property.name),
  );
}
