import type { SchemaId } from "../../ir/ids.js";
import type { ObjectSchema, Property, Schema } from "../../ir/schema.js";
import type { SchemasById } from "../schemas/schema-graph.js";

/** The members of an object, wherever they are described: Python has no intersections, so `allOf` is merged. */
export interface ObjectShape {
  readonly properties: readonly Property[];
  /** Names that are required and not described. */
  readonly requiredElsewhere: readonly string[];
  /** What every other member is; undefined where nothing is said of them. */
  readonly others: readonly Schema[];
  readonly isClosed: boolean;
  /** What tells this alternative from others: the name of the schema that it comes from. */
  readonly label?: string | undefined;
  /** What a discriminator says of this alternative: the values that a property is narrowed to. */
  readonly narrowed?: NarrowedValues | undefined;
}

/** Values that a property is narrowed to, by property. */
export type NarrowedValues = ReadonlyMap<string, readonly string[]>;

/** Alternatives of one object; more of them are described together, by members that may all be absent. */
const maximumAlternatives = 16;

/** Finds the shapes of objects. It remembers what it merged, so that one property is described by one schema. */
export interface ObjectShapes {
  /** The alternatives of a schema that describes objects only; undefined for every other schema. */
  of(schema: Schema): readonly ObjectShape[] | undefined;
}

const anyObject: ObjectShape = { properties: [], requiredElsewhere: [], others: [], isClosed: false };

/**
 * @param narrowed what discriminators say of their alternatives
 * @param onMerged is told of every schema that was made of two, with the ones that it was made of
 */
export function objectShapes(
  byId: SchemasById,
  narrowed: ReadonlyMap<SchemaId, NarrowedValues>,
  onMerged: (made: Schema, of: Schema) => void,
): ObjectShapes {
  const merged = new Map<Schema, Map<Schema, Schema>>();
  const both = (left: Schema, right: Schema): Schema => {
    if (left === right || saysNothing(right)) return left;
    if (saysNothing(left)) return right;
    if (left.kind === "reference" && right.kind === "reference" && left.target === right.target) return right;
    const known = merged.get(left)?.get(right);
    if (known !== undefined) return known;
    const { origin, deprecated, access, examples, title, description } = right;
    const nullable = left.nullable && right.nullable;
    const texts = { ...(title === undefined ? {} : { title }), ...(description === undefined ? {} : { description }) };
    const members = [left, right];
    const made: Schema = { kind: "allOf", members, origin, deprecated, access, examples, nullable, ...texts };
    merged.set(left, (merged.get(left) ?? new Map()).set(right, made));
    onMerged(made, right);
    return made;
  };
  const found = new Map<Schema, readonly ObjectShape[] | undefined>();
  /** Met again while it is being worked out, a schema is a part of itself: that adds nothing. */
  const find = (schema: Schema): readonly ObjectShape[] | undefined => {
    if (found.has(schema)) return found.get(schema);
    found.set(schema, undefined);
    const shapes = work(schema);
    found.set(schema, shapes);
    return shapes;
  };
  /** As one of several a schema is told by its discriminator; where it is extended, what extends it has its own. */
  const alternative = (member: Schema): readonly ObjectShape[] | undefined => {
    const values = member.kind === "reference" ? narrowed.get(member.target) : undefined;
    const shapes = find(member);
    return values === undefined ? shapes : shapes?.map((shape) => ({ ...shape, narrowed: values }));
  };
  const work = (schema: Schema): readonly ObjectShape[] | undefined => {
    switch (schema.kind) {
      case "object":
        return [shapeOf(schema)];
      case "reference": {
        const target = byId.get(schema.target);
        const shapes = target === undefined ? undefined : find(target.schema);
        return shapes?.length === 1 ? shapes.map((shape) => ({ ...shape, label: target?.name })) : shapes;
      }
      case "oneOf":
      case "anyOf": {
        const all = schema.members.map((member) => alternative(member));
        return all.every((shapes) => shapes !== undefined) ? all.flat() : undefined;
      }
      case "allOf": {
        const saying = schema.members.filter((member) => !saysNothing(member));
        const all = saying.map((member) => find(member));
        if (!all.every((shapes) => shapes !== undefined)) return undefined;
        return saying.length === 0 && !schema.members.some(({ kind }) => kind === "object")
          ? undefined
          : all.reduce((left, right) => product(left, right, both), [anyObject]);
      }
      default:
        return undefined;
    }
  };
  return { of: find };
}

export const hasMembers = ({ properties, requiredElsewhere, narrowed }: ObjectShape): boolean =>
  properties.length + requiredElsewhere.length + (narrowed?.size ?? 0) > 0;

/** Whether a part of an `allOf` leaves the type as the other parts have it. */
export function saysNothing(schema: Schema): boolean {
  if (schema.kind === "any" || schema.kind === "not") return true;
  if (schema.kind === "oneOf" || schema.kind === "anyOf") {
    return schema.members.every((member) => member.kind === "object" && isBare(member));
  }
  return schema.kind === "object" && isBare(schema) && schema.requiredElsewhere.length === 0;
}

/** What an `allOf` comes down to where all its other parts say nothing: what it refers to, as it is. */
export function soleMember(schema: Schema): Schema | undefined {
  if (schema.kind !== "allOf") return undefined;
  const saying = schema.members.filter((member) => !saysNothing(member));
  return saying.length === 1 && saying[0]?.kind !== "object" ? saying[0] : undefined;
}

/** `type: object`, or `required` alone: as one of several alternatives it changes no type. */
const isBare = (schema: ObjectSchema): boolean =>
  schema.properties.length + schema.patterns.length === 0 && typeof schema.additional !== "object";

const shapeOf = (schema: ObjectSchema): ObjectShape => ({
  properties: schema.properties,
  requiredElsewhere: schema.requiredElsewhere,
  others: [
    ...schema.patterns.map((pattern) => pattern.schema),
    ...(typeof schema.additional === "object" ? [schema.additional] : []),
  ],
  isClosed: schema.additional === "forbidden",
  label: schema.title,
});

type Both = (left: Schema, right: Schema) => Schema;

function product(left: readonly ObjectShape[], right: readonly ObjectShape[], both: Both): readonly ObjectShape[] {
  if (left.length * right.length <= maximumAlternatives) {
    return left.flatMap((one) => right.map((other) => merge(one, other, both)));
  }
  const all = [...left, ...right].map((shape) => (left.length === 1 && shape === left[0] ? shape : loosened(shape)));
  return [all.reduce((one, other) => merge(one, other, both))];
}

const loosened = (shape: ObjectShape): ObjectShape => ({
  ...shape,
  properties: shape.properties.map((property) => ({ ...property, required: false })),
  requiredElsewhere: [],
  narrowed: undefined,
});

function merge(left: ObjectShape, right: ObjectShape, both: Both): ObjectShape {
  const properties = new Map(left.properties.map((property) => [property.name, property]));
  for (const property of right.properties) {
    const known = properties.get(property.name);
    properties.set(
      property.name,
      known === undefined
        ? property
        : {
            ...property,
            schema: both(known.schema, property.schema),
            required: known.required || property.required,
          },
    );
  }
  const required = new Set([...left.requiredElsewhere, ...right.requiredElsewhere]);
  return {
    properties: [...properties.values()].map((property) =>
      required.has(property.name) && !property.required ? { ...property, required: true } : property,
    ),
    requiredElsewhere: [...required].filter((name) => !properties.has(name)),
    others: [...left.others, ...right.others],
    isClosed: left.isClosed && right.isClosed,
    label: right.label ?? left.label,
    narrowed: left.narrowed === undefined ? right.narrowed : new Map([...left.narrowed, ...(right.narrowed ?? [])]),
  };
}
