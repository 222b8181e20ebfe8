import type { SchemaId } from "../../ir/ids.js";
import type { Discriminator, NamedSchema, Schema } from "../../ir/schema.js";
import { resolveSchema, type SchemasById, visitSchema } from "./schema-graph.js";

/** What discriminators say about named schemas. */
export interface Discrimination {
  /** The values that tell a schema from its siblings, by property: a literal type in its declaration. */
  readonly values: ReadonlyMap<SchemaId, ReadonlyMap<string, readonly string[]>>;
  /** Base types that carry a discriminator, with the schemas that extend them directly through `allOf`. */
  readonly children: ReadonlyMap<SchemaId, readonly SchemaId[]>;
  /** Schemas with literals of their own that others extend: the others extend a form of it without the literals. */
  readonly bases: ReadonlySet<SchemaId>;
  /** Base types that no value stands for: an explicit mapping leaves them out. */
  readonly abstract: ReadonlySet<SchemaId>;
}

/** Whether other types extend a form of the schema that is not the whole. */
export const isExtended = (discrimination: Discrimination, id: SchemaId): boolean =>
  discrimination.bases.has(id) || discrimination.children.has(id);

type Assignments = Map<SchemaId, Map<string, string[]>>;

/**
 * Reads all discriminators at once (OpenAPI 3.1, section 4.8.25): those of unions, and those of base types whose children
 * name them in `allOf`.
 *
 * @param inline schemas outside the named ones
 */
export function findDiscrimination(
  schemas: readonly NamedSchema[],
  inline: readonly Schema[],
  byId: SchemasById,
): Discrimination {
  const assigned: Assignments = new Map();
  const assign = (id: SchemaId, property: string, discriminator: Discriminator): void =>
    assignValues(assigned, id, property, discriminator, byId);
  const visit = (part: Schema): void => {
    if ((part.kind !== "oneOf" && part.kind !== "anyOf") || part.discriminator === undefined) return;
    for (const member of part.members) {
      if (member.kind === "reference" && isObjectLike(member, byId)) {
        assign(member.target, part.discriminator.property, part.discriminator);
      }
    }
  };
  for (const { schema } of schemas) visitSchema(schema, visit);
  for (const schema of inline) visitSchema(schema, visit);

  const extenders = findExtenders(schemas);
  const children = new Map<SchemaId, readonly SchemaId[]>();
  const abstract = new Set<SchemaId>();
  for (const { id, schema } of schemas) {
    if (schema.kind !== "allOf" || schema.discriminator === undefined) continue;
    addHierarchy(id, schema.discriminator, { extenders, children, abstract, assign });
  }
  const bases = new Set([...assigned.keys()].filter((id) => extenders.has(id)));
  return { values: assigned, children, bases, abstract };
}

const isObjectLike = (schema: Schema, byId: SchemasById): boolean => {
  const kind = resolveSchema(schema, byId)?.kind;
  return kind === "object" || kind === "allOf";
};

function assignValues(
  assigned: Assignments,
  id: SchemaId,
  property: string,
  discriminator: Discriminator,
  byId: SchemasById,
): void {
  const named = byId.get(id);
  if (named === undefined) return;
  const mapped = discriminator.mapping.filter(({ target }) => target === id).map(({ value }) => value);
  const wished = mapped.length > 0 ? mapped : [named.name];
  const values = allowedValues(wished, named.schema, property, byId);
  if (values.length === 0) return;
  const properties = assigned.get(id) ?? new Map<string, string[]>();
  assigned.set(id, properties);
  properties.set(property, [...new Set([...(properties.get(property) ?? []), ...values])]);
}

/** Those of the values that the schema's own description of the property allows; a description decides over a discriminator. */
function allowedValues(
  wished: readonly string[],
  schema: Schema,
  property: string,
  byId: SchemasById,
): readonly string[] {
  const found = findProperty([schema], property, byId)?.schema;
  if (found === undefined) return wished;
  const resolved = resolveSchema(found, byId);
  if (resolved?.kind === "enum") return wished.filter((value) => resolved.values.includes(value));
  return resolved?.kind === "any" || (resolved?.kind === "string" && resolved.format !== "binary") ? wished : [];
}

/** The description of a property in any of several schemas, through references and `allOf`. */
export function findProperty(
  schemas: readonly Schema[],
  name: string,
  byId: SchemasById,
  met: Set<Schema> = new Set(),
): { readonly schema: Schema } | undefined {
  for (const schema of schemas) {
    const resolved = resolveSchema(schema, byId);
    if (resolved === undefined || met.has(resolved)) continue;
    met.add(resolved);
    if (resolved.kind === "object") {
      const found = resolved.properties.find((property) => property.name === name);
      if (found !== undefined) return found;
    } else if (resolved.kind === "allOf") {
      const found = findProperty(resolved.members, name, byId, met);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** Who extends a schema: names it in an `allOf` at its top. */
function findExtenders(schemas: readonly NamedSchema[]): ReadonlyMap<SchemaId, readonly SchemaId[]> {
  const extenders = new Map<SchemaId, SchemaId[]>();
  for (const { id, schema } of schemas) {
    if (schema.kind !== "allOf") continue;
    for (const member of schema.members) {
      if (member.kind !== "reference" || member.target === id) continue;
      const known = extenders.get(member.target);
      if (known === undefined) extenders.set(member.target, [id]);
      else if (known.at(-1) !== id) known.push(id);
    }
  }
  return extenders;
}

interface Hierarchy {
  readonly extenders: ReadonlyMap<SchemaId, readonly SchemaId[]>;
  readonly children: Map<SchemaId, readonly SchemaId[]>;
  readonly abstract: Set<SchemaId>;
  readonly assign: (id: SchemaId, property: string, discriminator: Discriminator) => void;
}

/** Makes unions of a base type and of those among its descendants that have children themselves. */
function addHierarchy(root: SchemaId, discriminator: Discriminator, hierarchy: Hierarchy): void {
  if (!hierarchy.extenders.has(root)) return;
  const isMapped = new Set(discriminator.mapping.map(({ target }) => target));
  const pending = [root];
  for (const id of pending) {
    if (hierarchy.children.has(id)) continue;
    if (isMapped.size > 0 && !isMapped.has(id)) hierarchy.abstract.add(id);
    else hierarchy.assign(id, discriminator.property, discriminator);
    const children = hierarchy.extenders.get(id);
    if (children === undefined) continue;
    hierarchy.children.set(id, children);
    pending.push(...children);
  }
}
