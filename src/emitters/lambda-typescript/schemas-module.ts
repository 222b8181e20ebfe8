import type { SchemaId } from "../../ir/ids.js";
import type { NamedSchema } from "../../ir/schema.js";
import { stringLiteral } from "../typescript/literal.js";
import { isExtended, type SchemaTypes } from "../typescript/schema-types.js";
import { arrayExpression, type Entry, namedEntry, objectExpression } from "./expression.js";
import {
  type DataPlace,
  discriminatorEntry,
  membersEntry,
  referenceEntries,
  type SchemaForm,
  schemaData,
} from "./schema-data.js";

/** Gives named schemas their names in `schemas.ts` and remembers which are used. */
export interface SchemaReferences {
  readonly refer: (form: SchemaForm) => string;
  /** In the order in which they were first used. */
  readonly used: ReadonlyMap<string, SchemaForm>;
}

export function schemaReferences(types: SchemaTypes): SchemaReferences {
  const used = new Map<string, SchemaForm>();
  const refer = (form: SchemaForm): string => {
    const name = types.nameOf(form.id, { direction: "request", base: form.base });
    if (!used.has(name)) used.set(name, form);
    return name;
  };
  return { refer, used };
}

/**
 * The data of all schemas that are used, and of those that these use in turn. In the order of the document, so that
 * operations that change places change nothing here.
 */
export function schemasModule(types: SchemaTypes, references: SchemaReferences): string {
  const propertyOf = hierarchyProperties(types);
  const texts = new Map<string, string>();
  // The map grows while it is walked: printing a schema finds those that it refers to.
  for (const [name, form] of references.used) {
    const place: DataPlace = { types, indent: "", refer: references.refer, extending: true };
    texts.set(name, `export const ${name}: runtime.Schema = ${formData(form, place, propertyOf)};\n`);
  }
  const order = [...types.byId.keys()].flatMap((id) =>
    [false, true].map((base) => types.nameOf(id, { direction: "request", base })),
  );
  return [...new Set(order)].flatMap((name) => texts.get(name) ?? []).join("\n");
}

function formData({ id, base }: SchemaForm, place: DataPlace, propertyOf: ReadonlyMap<SchemaId, string>): string {
  const named = place.types.byId.get(id);
  if (named === undefined) throw new Error(`The model has no schema ${id}.`);
  const { values, children } = place.types.discrimination;
  if (base && isExtended(place.types.discrimination, id)) return schemaData(named.schema, place);
  const property = propertyOf.get(id);
  if (children.has(id) && property !== undefined) return hierarchyData(id, property, place);
  const literals = values.get(id);
  return literals === undefined ? schemaData(named.schema, place) : literalData(named, literals, place);
}

/** A schema with the values that tell it from its siblings. */
function literalData(
  { id, schema }: NamedSchema,
  literals: ReadonlyMap<string, readonly string[]>,
  place: DataPlace,
): string {
  const inner: DataPlace = { ...place, indent: `${place.indent}    ` };
  const itself = isExtended(place.types.discrimination, id)
    ? objectExpression(referenceEntries({ id, base: true }, place), inner.indent)
    : schemaData(schema, inner);
  return allOf([itself, literalObject(literals, inner)], place);
}

const allOf = (members: readonly string[], place: DataPlace): string =>
  objectExpression([["kind", '"allOf"'], membersEntry(members, place)], place.indent);

function literalObject(literals: ReadonlyMap<string, readonly string[]>, place: DataPlace): string {
  const properties = [...literals].map(([name, values]) => {
    const list = arrayExpression(values.map(stringLiteral), `${place.indent}      `);
    const expression = objectExpression(
      [
        ["kind", '"enum"'],
        ["values", list],
      ],
      `${place.indent}    `,
    );
    return namedEntry(name, expression);
  });
  const entries: readonly Entry[] = [
    ["kind", '"object"'],
    ["properties", objectExpression(properties, `${place.indent}  `)],
    ["required", arrayExpression([...literals.keys()].map(stringLiteral), `${place.indent}  `)],
  ];
  return objectExpression(entries, place.indent);
}

/**
 * A base type that carries a discriminator stands for all types that extend it: a union of them, told apart by the
 * property's value, where every one of them has a value.
 */
function hierarchyData(id: SchemaId, property: string, place: DataPlace): string {
  const { children, abstract, values } = place.types.discrimination;
  const inner: DataPlace = { ...place, indent: `${place.indent}    ` };
  const below = children.get(id) ?? [];
  const members = below.map((child) =>
    objectExpression(referenceEntries({ id: child, base: false }, place), inner.indent),
  );
  const mapping = new Map<string, number>();
  let isTold = true;
  below.forEach((child, index) => {
    const own = descendantValues(child, property, place.types, new Set([id]));
    if (own.length === 0) isTold = false;
    for (const value of own) if (!mapping.has(value)) mapping.set(value, index);
  });
  if (!abstract.has(id)) {
    const own = values.get(id) ?? new Map<string, readonly string[]>();
    const base = objectExpression(referenceEntries({ id, base: true }, place), `${inner.indent}    `);
    members.push(
      own.size === 0 ? base : allOf([base, literalObject(own, { ...inner, indent: `${inner.indent}    ` })], inner),
    );
    for (const value of own.get(property) ?? []) if (!mapping.has(value)) mapping.set(value, below.length);
    if ((own.get(property) ?? []).length === 0) isTold = false;
  }
  return objectExpression(
    [
      ["kind", '"anyOf"'],
      membersEntry(members, place),
      ...(isTold ? [discriminatorEntry(property, mapping, place)] : []),
    ],
    place.indent,
  );
}

/** The values of a schema and of all that extend it. */
function descendantValues(id: SchemaId, property: string, types: SchemaTypes, met: Set<SchemaId>): readonly string[] {
  if (met.has(id)) return [];
  met.add(id);
  const { values, children } = types.discrimination;
  const below = (children.get(id) ?? []).flatMap((child) => descendantValues(child, property, types, met));
  return [...(values.get(id)?.get(property) ?? []), ...below];
}

/** The discriminating property of each base type: its own, or that of the type it extends. */
function hierarchyProperties(types: SchemaTypes): ReadonlyMap<SchemaId, string> {
  const { children } = types.discrimination;
  const properties = new Map<SchemaId, string>();
  for (const id of children.keys()) {
    const schema = types.byId.get(id)?.schema;
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
