import type { ArraySchema, ObjectSchema, Schema } from "./schema.js";

/** The parts of a schema that decide how a value that arrives as text is read, through references and combinations. */
export interface Shape {
  readonly text: boolean;
  readonly bytes: boolean;
  readonly number: boolean;
  readonly boolean: boolean;
  readonly null: boolean;
  readonly enumValues: readonly unknown[];
  readonly arrays: readonly ArraySchema[];
  readonly objects: readonly ObjectSchema[];
}

const shapes = new WeakMap<Schema, Shape>();

/** Worked out once per schema. */
export function shapeOf(schema: Schema): Shape {
  const known = shapes.get(schema);
  if (known !== undefined) return known;
  const leaves = new Set<Schema>();
  const nullable = collect(schema, leaves, new Set());
  const kinds = new Set([...leaves].map((leaf) => leaf.kind));
  const shape: Shape = {
    text: kinds.has("string") || kinds.has("any"),
    bytes: [...leaves].some((leaf) => leaf.kind === "string" && leaf.format === "binary"),
    number: kinds.has("number") || kinds.has("integer"),
    boolean: kinds.has("boolean"),
    null: nullable || kinds.has("null"),
    enumValues: [...leaves].flatMap((leaf) => (leaf.kind === "enum" ? leaf.values : [])),
    arrays: [...leaves].filter((leaf) => leaf.kind === "array"),
    objects: [...leaves].filter((leaf) => leaf.kind === "object"),
  };
  shapes.set(schema, shape);
  return shape;
}

/** Gathers the schemas that say what a value is; true when one on the way allows null. */
function collect(schema: Schema, leaves: Set<Schema>, met: Set<Schema>): boolean {
  if (met.has(schema)) return false;
  met.add(schema);
  let nullable = schema.nullable === true;
  if (schema.kind === "ref") nullable = collect(schema.to(), leaves, met) || nullable;
  else if (schema.kind === "oneOf" || schema.kind === "anyOf" || schema.kind === "allOf") {
    // Beside other parts of an `allOf`, one that allows everything says nothing.
    const telling = schema.kind === "allOf" ? schema.members.filter((member) => member.kind !== "any") : schema.members;
    for (const member of telling) nullable = collect(member, leaves, met) || nullable;
  } else if (schema.kind === "unevaluated") nullable = collect(schema.of, leaves, met) || nullable;
  else if (schema.kind !== "when" && schema.kind !== "contains" && schema.kind !== "names") leaves.add(schema);
  return nullable;
}

/** Whether a value that is neither list nor object is possible. */
export const isPlain = (shape: Shape): boolean =>
  shape.text || shape.number || shape.boolean || shape.null || shape.enumValues.length > 0;

const anything: Schema = { kind: "any" };

/** The schema of one member of an object. */
export function memberSchema(shape: Shape, name: string): Schema {
  for (const { properties } of shape.objects) {
    const found = properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (found !== undefined) return found;
  }
  for (const { additional } of shape.objects) if (additional !== undefined && additional !== false) return additional;
  return anything;
}

/** The schema of one item of a list. */
export function itemSchema(shape: Shape, index: number): Schema {
  for (const { prefix, items } of shape.arrays) {
    const found = prefix?.[index] ?? items;
    if (found !== undefined && found !== false) return found;
  }
  return anything;
}

/** Names of the members that the schema describes. */
export const memberNames = (shape: Shape): readonly string[] =>
  shape.objects.flatMap(({ properties }) => Object.keys(properties ?? {}));

/** Whether the object may have members that it does not describe. */
export const isOpen = (shape: Shape): boolean => shape.objects.some(({ additional }) => additional !== false);
