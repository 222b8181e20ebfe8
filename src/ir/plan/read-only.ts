import type { SchemaId } from "../ids.js";
import type { IntersectionSchema, NamedSchema, Schema } from "../schema.js";

/** What the server alone fills in, so that a request may leave it out although it is required. */
export interface ReadOnly {
  readonly is: (schema: Schema) => boolean;
  /** Names of the read-only properties of the parts that a schema is composed of. */
  readonly names: (schema: IntersectionSchema) => ReadonlySet<string>;
}

export function createReadOnly(schemas: ReadonlyMap<SchemaId, NamedSchema>): ReadOnly {
  const targets = new Map<SchemaId, boolean>();
  const is = (schema: Schema): boolean => {
    if (schema.kind !== "reference" || schema.access === "read") return hasReadOnlyLayer(schema);
    const known = targets.get(schema.target) ?? hasReadOnlyLayer(schema);
    targets.set(schema.target, known);
    return known;
  };
  const hasReadOnlyLayer = (schema: Schema): boolean =>
    layersOf(schema, schemas).some(({ access }) => access === "read");
  const names = (schema: IntersectionSchema): ReadonlySet<string> => {
    const properties = layersOf(schema, schemas).flatMap((layer) => (layer.kind === "object" ? layer.properties : []));
    return new Set(properties.filter((property) => is(property.schema)).map((property) => property.name));
  };
  return { is, names };
}

/** What a schema is made of at its own level: itself, the parts of an `allOf`, and what these refer to. */
function layersOf(schema: Schema, schemas: ReadonlyMap<SchemaId, NamedSchema>): readonly Schema[] {
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
