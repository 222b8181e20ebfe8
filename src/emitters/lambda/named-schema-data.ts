import type { SchemaId } from "../../ir/ids.js";
import type { NamedSchema } from "../../ir/schema.js";
import { isExtended } from "../schemas/discriminator.js";
import { type Data, type DataMember, type DataObject, object, type SchemaForm } from "./data.js";
import { discriminatorMember, referenceMembers, type SchemaDataTypes, schemaData } from "./schema-data.js";

/** The data of named schemas, by the form that others refer to. */
export function namedSchemaData(types: SchemaDataTypes): (form: SchemaForm) => DataObject {
  const properties = hierarchyProperties(types);
  return (form) => formData(form, types, properties);
}

function formData(
  { id, base }: SchemaForm,
  types: SchemaDataTypes,
  properties: ReadonlyMap<SchemaId, string>,
): DataObject {
  const named = types.byId.get(id);
  if (named === undefined) throw new Error(`The model has no schema ${id}.`);
  const { discrimination } = types;
  const place = { types, extending: true };
  if (base && isExtended(discrimination, id)) return schemaData(named.schema, place);
  const property = properties.get(id);
  if (discrimination.children.has(id) && property !== undefined) return hierarchyData(id, property, types);
  const literals = discrimination.values.get(id);
  return literals === undefined ? schemaData(named.schema, place) : literalData(named, literals, types);
}

/** A schema with the values that tell it from its siblings. */
function literalData(
  { id, schema }: NamedSchema,
  literals: ReadonlyMap<string, readonly string[]>,
  types: SchemaDataTypes,
): DataObject {
  const itself = isExtended(types.discrimination, id)
    ? object(referenceMembers({ id, base: true }))
    : schemaData(schema, { types, extending: true });
  return allOf([itself, literalObject(literals)]);
}

const allOf = (members: readonly Data[]): DataObject =>
  object([
    ["kind", "allOf"],
    ["members", members],
  ]);

function literalObject(literals: ReadonlyMap<string, readonly string[]>): DataObject {
  const properties = [...literals].map(([name, values]): DataMember => {
    return [
      name,
      object([
        ["kind", "enum"],
        ["values", values],
      ]),
    ];
  });
  return object([
    ["kind", "object"],
    ["properties", object(properties)],
    ["required", [...literals.keys()]],
  ]);
}

/**
 * A base type that carries a discriminator stands for all types that extend it: a union of them, told apart by the
 * property's value, where every one of them has a value.
 */
function hierarchyData(id: SchemaId, property: string, types: SchemaDataTypes): DataObject {
  const { children, abstract, values } = types.discrimination;
  const below = children.get(id) ?? [];
  const members = below.map((child) => object(referenceMembers({ id: child, base: false })));
  const mapping = new Map<string, number>();
  let isTold = true;
  below.forEach((child, index) => {
    const own = descendantValues(child, property, types, new Set([id]));
    if (own.length === 0) isTold = false;
    for (const value of own) if (!mapping.has(value)) mapping.set(value, index);
  });
  if (!abstract.has(id)) {
    const own = values.get(id) ?? new Map<string, readonly string[]>();
    const base = object(referenceMembers({ id, base: true }));
    members.push(own.size === 0 ? base : allOf([base, literalObject(own)]));
    for (const value of own.get(property) ?? []) if (!mapping.has(value)) mapping.set(value, below.length);
    if ((own.get(property) ?? []).length === 0) isTold = false;
  }
  return object([["kind", "anyOf"], ["members", members], ...(isTold ? [discriminatorMember(property, mapping)] : [])]);
}

/** The values of a schema and of all that extend it. */
function descendantValues(
  id: SchemaId,
  property: string,
  types: SchemaDataTypes,
  met: Set<SchemaId>,
): readonly string[] {
  if (met.has(id)) return [];
  met.add(id);
  const { values, children } = types.discrimination;
  const below = (children.get(id) ?? []).flatMap((child) => descendantValues(child, property, types, met));
  return [...(values.get(id)?.get(property) ?? []), ...below];
}

/** The discriminating property of each base type: its own, or that of the type it extends. */
function hierarchyProperties({ byId, discrimination }: SchemaDataTypes): ReadonlyMap<SchemaId, string> {
  const { children } = discrimination;
  const properties = new Map<SchemaId, string>();
  for (const id of children.keys()) {
    const schema = byId.get(id)?.schema;
    if (schema?.kind !== "allOf" || schema.discriminator === undefined) continue;
    properties.set(id, schema.discriminator.property);
  }
  const pending = [...properties];
  for (const [id, property] of pending) {
    for (const child of children.get(id) ?? []) {
      if (!children.has(child) || properties.has(child)) continue;
      properties.set(child, property);
      pending.push([child, property]);
    }
  }
  return properties;
}
