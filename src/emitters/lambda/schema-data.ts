import type { SchemaId } from "../../ir/ids.js";
import type { ArraySchema, NumberSchema, ObjectSchema, Schema, StringSchema, UnionSchema } from "../../ir/schema.js";
import { isPresent } from "../schemas/direction.js";
import { type Discrimination, findProperty, isExtended } from "../schemas/discriminator.js";
import type { SchemasById } from "../schemas/schema-graph.js";
import { type Data, type DataMember, type DataObject, object, present, type SchemaForm } from "./data.js";
import { ruledData } from "./rule-data.js";

/** What the data of a schema is worked out from. */
export interface SchemaDataTypes {
  readonly byId: SchemasById;
  readonly discrimination: Discrimination;
}

export interface DataPlace {
  readonly types: SchemaDataTypes;
  /** Members of the `allOf` in hand are extended. */
  readonly extending?: boolean;
  /** Schemas that hold for the same value. */
  readonly beside?: readonly Schema[];
}

/** Formats that the runtime checks or that change what it reads; the others are remarks. */
const checkedFormats: ReadonlySet<string> = new Set(
  "date-time date time duration hostname uuid email uri ipv4 ipv6 byte binary int32".split(" "),
);

/** A schema as the runtime's data, for values that come in. */
export function schemaData(schema: Schema, place: DataPlace): DataObject {
  const members = dataMembers(schema, place);
  if (schema.rules !== undefined)
    return ruledData(schema, members, place.types.byId, place.beside ?? [], (inner, beside) =>
      schemaData(inner, { types: place.types, ...(beside === undefined ? {} : { beside }) }),
    );
  return object([...members, ...(schema.nullable ? [["nullable", true] as const] : [])]);
}

function dataMembers(schema: Schema, place: DataPlace): readonly DataMember[] {
  switch (schema.kind) {
    case "any":
    case "never":
    case "null":
    case "boolean":
      return [["kind", schema.kind]];
    case "string":
      return [["kind", "string"], ...stringMembers(schema)];
    case "number":
    case "integer":
      return [["kind", schema.kind], ...numberMembers(schema)];
    case "enum":
      return [
        ["kind", "enum"],
        ["values", schema.values.map((literal) => ({ literal }))],
      ];
    case "array":
      return [["kind", "array"], ...arrayMembers(schema, place.types)];
    case "object":
      return [["kind", "object"], ...objectMembers(schema, place)];
    case "oneOf":
    case "anyOf":
      return unionMembers(schema, place.types);
    case "allOf": {
      const beside = [...(place.beside ?? []), ...schema.members];
      const member = { types: place.types, extending: place.extending === true, beside };
      return [
        ["kind", "allOf"],
        ["members", schema.members.map((each) => schemaData(openBeside(each, schema.members), member))],
      ];
    }
    case "not":
      return [
        ["kind", "not"],
        ["schema", schemaData(schema.schema, { types: place.types })],
      ];
    case "reference":
      return referenceMembers({ id: schema.target, base: isBase(schema.target, place) });
  }
}

/**
 * `additionalProperties: false` on a schema that describes no property itself, beside a `oneOf` that does, would refuse
 * every value that the `oneOf` takes. Nobody means that, and the types do not say it.
 */
function openBeside(schema: Schema, among: readonly Schema[]): Schema {
  if (schema.kind !== "object" || schema.additional !== "forbidden" || among.length < 2) return schema;
  const says = schema.properties.length + schema.patterns.length + schema.requiredElsewhere.length;
  return says > 0 ? schema : { ...schema, additional: "any" };
}

const isBase = (target: SchemaId, place: DataPlace): boolean =>
  place.extending === true && isExtended(place.types.discrimination, target);

export const referenceMembers = (reference: SchemaForm): readonly DataMember[] => [
  ["kind", "ref"],
  ["to", { reference }],
];

function stringMembers(schema: StringSchema): readonly DataMember[] {
  const format = schema.format ?? (schema.contentEncoding?.toLowerCase() === "base64" ? "byte" : undefined);
  return present({
    format: format !== undefined && checkedFormats.has(format) ? format : undefined,
    pattern: schema.pattern !== undefined && isPattern(schema.pattern) ? schema.pattern : undefined,
    minLength: schema.minLength,
    maxLength: schema.maxLength,
  });
}

/** Others have been reported by the reader, and are not enforced. */
function isPattern(pattern: string): boolean {
  try {
    new RegExp(pattern, "u");
    return true;
  } catch {
    return false;
  }
}

function numberMembers(schema: NumberSchema): readonly DataMember[] {
  const { format, minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const checked = format !== undefined && checkedFormats.has(format) ? format : undefined;
  return present({ format: checked, minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf });
}

function arrayMembers(schema: ArraySchema, types: SchemaDataTypes): readonly DataMember[] {
  const { items, prefix, minItems, maxItems } = schema;
  return present({
    items: items === "forbidden" ? false : (unlessAnything(items, types) ?? (schema.saysAny ? anything : undefined)),
    prefix: prefix.length === 0 ? undefined : prefix.map((each) => schemaData(each, { types })),
    minItems,
    maxItems,
    uniqueItems: schema.uniqueItems ? true : undefined,
  });
}

const anything = object([["kind", "any"]]);

const unlessAnything = (schema: Schema, types: SchemaDataTypes): Data | undefined =>
  schema.kind === "any" && schema.rules === undefined ? undefined : schemaData(schema, { types });

function objectMembers(schema: ObjectSchema, place: DataPlace): readonly DataMember[] {
  const { additional, minProperties, maxProperties } = schema;
  const { types } = place;
  const sent = schema.properties.filter((property) => isPresent(property, "request", types.byId));
  const hidden = schema.properties.filter((property) => !isPresent(property, "request", types.byId));
  const required = new Set(sent.filter((property) => property.required).map(({ name }) => name));
  for (const name of schema.requiredElsewhere) if (isExpected(name, schema, place)) required.add(name);
  const properties = sent.map((property): DataMember => [property.name, schemaData(property.schema, { types })]);
  const patterns = schema.patterns
    .filter(({ pattern }) => isPattern(pattern))
    .map((row): Data => [row.pattern, schemaData(row.schema, { types })]);
  const unchecked = additional === "any" && schema.saysAny ? anything : undefined;
  const closed = additional === "forbidden" ? false : unchecked;
  return present({
    properties: properties.length === 0 ? undefined : object(properties),
    required: required.size === 0 ? undefined : [...required],
    readOnly: hidden.length === 0 ? undefined : hidden.map(({ name }) => name),
    additional: typeof additional === "string" ? closed : unlessAnything(additional, types),
    patterns: patterns.length === 0 ? undefined : patterns,
    minProperties,
    maxProperties,
  });
}

/** Whether a name that is required here and described beside is one that callers send at all. */
function isExpected(name: string, schema: ObjectSchema, place: DataPlace): boolean {
  const found = findProperty(place.beside ?? [], name, place.types.byId)?.schema;
  if (found === undefined) return true;
  return isPresent({ name, schema: found, required: true, origin: schema.origin }, "request", place.types.byId);
}

function unionMembers(schema: UnionSchema, types: SchemaDataTypes): readonly DataMember[] {
  const members = schema.members.map((member) => schemaData(member, { types }));
  const targets = schema.members.map((member) => (member.kind === "reference" ? member.target : undefined));
  const { discriminator } = schema;
  const mapping =
    discriminator === undefined ? undefined : discriminatorMapping(discriminator.property, targets, types);
  return [
    ["kind", schema.kind],
    ["members", members],
    ...(discriminator === undefined || mapping === undefined
      ? []
      : [discriminatorMember(discriminator.property, mapping)]),
  ];
}

export const discriminatorMember = (property: string, mapping: ReadonlyMap<string, number>): DataMember => [
  "discriminator",
  object([
    ["property", property],
    ["mapping", object([...mapping])],
  ]),
];

/** Value → index of the member; undefined where values do not tell all members apart. */
function discriminatorMapping(
  property: string,
  targets: readonly (SchemaId | undefined)[],
  types: SchemaDataTypes,
): ReadonlyMap<string, number> | undefined {
  const mapping = new Map<string, number>();
  for (const [index, target] of targets.entries()) {
    const values = target === undefined ? undefined : types.discrimination.values.get(target)?.get(property);
    if (values === undefined || values.some((value) => mapping.has(value))) return undefined;
    for (const value of values) mapping.set(value, index);
  }
  return mapping;
}
