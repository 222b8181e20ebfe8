import type { SchemaId } from "../../ir/ids.js";
import type {
  ArraySchema,
  NumberSchema,
  ObjectSchema,
  Property,
  Schema,
  StringSchema,
  UnionSchema,
} from "../../ir/schema.js";
import { isPresent } from "../typescript/direction.js";
import { findProperty } from "../typescript/discriminator.js";
import { stringLiteral, valueLiteral } from "../typescript/literal.js";
import { isExtended, type SchemaTypes } from "../typescript/schema-types.js";
import { arrayExpression, type Entry, namedEntry, objectExpression } from "./expression.js";

/** A named schema in the form that the data of another one refers to. */
export interface SchemaForm {
  readonly id: SchemaId;
  /** Without what tells it from its siblings, for the schemas that extend it. */
  readonly base: boolean;
}

export interface DataPlace {
  readonly types: SchemaTypes;
  readonly indent: string;
  /** The expression of a named schema's data. */
  readonly refer: (form: SchemaForm) => string;
  /** Members of the `allOf` in hand are extended. */
  readonly extending?: boolean;
  /** Schemas that hold for the same value. */
  readonly beside?: readonly Schema[];
}

/** Formats that the runtime checks or that change what it reads; the others are remarks. */
const checkedFormats: ReadonlySet<string> = new Set(
  "date-time date uuid email uri ipv4 ipv6 byte binary int32".split(" "),
);

/** A schema as the runtime's data, for values that come in: the expression of a `Schema`. */
export function schemaData(schema: Schema, place: DataPlace): string {
  const entries = [...dataEntries(schema, place), ...(schema.nullable ? [["nullable", "true"] as const] : [])];
  return objectExpression(entries, place.indent);
}

const inside = (place: DataPlace, depth = 1): DataPlace => ({
  types: place.types,
  refer: place.refer,
  indent: place.indent + "  ".repeat(depth),
});

const kindEntry = (kind: string): Entry => ["kind", stringLiteral(kind)];

function dataEntries(schema: Schema, place: DataPlace): readonly Entry[] {
  switch (schema.kind) {
    case "any":
    case "never":
    case "null":
    case "boolean":
      return [kindEntry(schema.kind)];
    case "string":
      return [kindEntry("string"), ...stringEntries(schema)];
    case "number":
    case "integer":
      return [kindEntry(schema.kind), ...numberEntries(schema)];
    case "enum":
      return [kindEntry("enum"), ["values", arrayExpression(schema.values.map(valueLiteral), `${place.indent}  `)]];
    case "array":
      return [kindEntry("array"), ...arrayEntries(schema, place)];
    case "object":
      return [kindEntry("object"), ...objectEntries(schema, place)];
    case "oneOf":
    case "anyOf":
      return unionEntries(schema, place);
    case "allOf": {
      const beside = [...(place.beside ?? []), ...schema.members];
      const member = { ...inside(place, 2), extending: place.extending === true, beside };
      return [
        kindEntry("allOf"),
        membersEntry(
          schema.members.map((each) => schemaData(openBeside(each, schema.members), member)),
          place,
        ),
      ];
    }
    case "not":
      return [kindEntry("not"), ["schema", schemaData(schema.schema, inside(place))]];
    case "reference":
      return referenceEntries({ id: schema.target, base: isBase(schema.target, place) }, place);
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

export const referenceEntries = (form: SchemaForm, place: Pick<DataPlace, "refer">): readonly Entry[] => [
  kindEntry("ref"),
  ["to", `() => ${place.refer(form)}`],
];

export const membersEntry = (members: readonly string[], place: Pick<DataPlace, "indent">): Entry => [
  "members",
  arrayExpression(members, `${place.indent}  `),
];

function stringEntries(schema: StringSchema): readonly Entry[] {
  const format = schema.format ?? (schema.contentEncoding?.toLowerCase() === "base64" ? "byte" : undefined);
  const isChecked = format !== undefined && checkedFormats.has(format);
  return [
    ...(isChecked ? [["format", stringLiteral(format)] as const] : []),
    ...(schema.pattern !== undefined && isPattern(schema.pattern)
      ? [["pattern", stringLiteral(schema.pattern)] as const]
      : []),
    ...limitEntries({ minLength: schema.minLength, maxLength: schema.maxLength }),
  ];
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

const limitEntries = (limits: Readonly<Record<string, number | undefined>>): readonly Entry[] =>
  Object.entries(limits).flatMap(([name, limit]) =>
    limit === undefined ? [] : [[name, valueLiteral(limit)] as const],
  );

function numberEntries(schema: NumberSchema): readonly Entry[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const isChecked = schema.format !== undefined && checkedFormats.has(schema.format);
  return [
    ...(isChecked ? [["format", stringLiteral(schema.format ?? "")] as const] : []),
    ...limitEntries({ minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf }),
  ];
}

function arrayEntries(schema: ArraySchema, place: DataPlace): readonly Entry[] {
  const { items, prefix, minItems, maxItems } = schema;
  return [
    ...(items === "forbidden" ? [["items", "false"] as const] : []),
    ...(items === "forbidden" || isAnything(items) ? [] : [["items", schemaData(items, inside(place))] as const]),
    ...(prefix.length === 0
      ? []
      : [
          [
            "prefix",
            arrayExpression(
              prefix.map((each) => schemaData(each, inside(place, 2))),
              `${place.indent}  `,
            ),
          ] as const,
        ]),
    ...limitEntries({ minItems, maxItems }),
    ...(schema.uniqueItems ? [["uniqueItems", "true"] as const] : []),
  ];
}

const isAnything = (schema: Schema): boolean => schema.kind === "any";

function objectEntries(schema: ObjectSchema, place: DataPlace): readonly Entry[] {
  const { additional, minProperties, maxProperties } = schema;
  const { byId } = place.types;
  const present = schema.properties.filter((property) => isPresent(property, "request", byId));
  const hidden = schema.properties.filter((property) => !isPresent(property, "request", byId));
  const required = new Set(present.filter((property) => property.required).map(({ name }) => name));
  for (const name of schema.requiredElsewhere) if (isExpected(name, schema, place)) required.add(name);
  const names = (list: Iterable<string>): string => arrayExpression([...list].map(stringLiteral), `${place.indent}  `);
  return [
    ...(present.length === 0 ? [] : [["properties", propertiesExpression(present, place)] as const]),
    ...(required.size === 0 ? [] : [["required", names(required)] as const]),
    ...(hidden.length === 0 ? [] : [["readOnly", names(hidden.map(({ name }) => name))] as const]),
    ...(additional === "forbidden" ? [["additional", "false"] as const] : []),
    ...(typeof additional === "string" || isAnything(additional)
      ? []
      : [["additional", schemaData(additional, inside(place))] as const]),
    ...patternEntries(schema, place),
    ...limitEntries({ minProperties, maxProperties }),
  ];
}

/** Whether a name that is required here and described beside is one that callers send at all. */
function isExpected(name: string, schema: ObjectSchema, place: DataPlace): boolean {
  const found = findProperty(place.beside ?? [], name, place.types.byId)?.schema;
  if (found === undefined) return true;
  return isPresent({ name, schema: found, required: true, origin: schema.origin }, "request", place.types.byId);
}

function propertiesExpression(properties: readonly Property[], place: DataPlace): string {
  const entries = properties.map(({ name, schema }) => namedEntry(name, schemaData(schema, inside(place, 2))));
  return objectExpression(entries, `${place.indent}  `);
}

function patternEntries(schema: ObjectSchema, place: DataPlace): readonly Entry[] {
  const rows = schema.patterns
    .filter(({ pattern }) => isPattern(pattern))
    .map((row) =>
      arrayExpression([stringLiteral(row.pattern), schemaData(row.schema, inside(place, 3))], `${place.indent}    `),
    );
  return rows.length === 0 ? [] : [["patterns", arrayExpression(rows, `${place.indent}  `)]];
}

function unionEntries(schema: UnionSchema, place: DataPlace): readonly Entry[] {
  const members = schema.members.map((member) => schemaData(member, inside(place, 2)));
  const targets = schema.members.map((member) => (member.kind === "reference" ? member.target : undefined));
  const mapping =
    schema.discriminator === undefined
      ? undefined
      : discriminatorMapping(schema.discriminator.property, targets, place.types);
  return [
    kindEntry(schema.kind),
    membersEntry(members, place),
    ...(schema.discriminator === undefined || mapping === undefined
      ? []
      : [discriminatorEntry(schema.discriminator.property, mapping, place)]),
  ];
}

export function discriminatorEntry(
  property: string,
  mapping: ReadonlyMap<string, number>,
  place: Pick<DataPlace, "indent">,
): Entry {
  const values = [...mapping].map(([value, index]): Entry => [value, String(index)]);
  const entries: readonly Entry[] = [
    ["property", stringLiteral(property)],
    ["mapping", objectExpression(values, `${place.indent}    `)],
  ];
  return ["discriminator", objectExpression(entries, `${place.indent}  `)];
}

/** Value → index of the member; undefined where values do not tell all members apart. */
function discriminatorMapping(
  property: string,
  targets: readonly (SchemaId | undefined)[],
  types: SchemaTypes,
): ReadonlyMap<string, number> | undefined {
  const mapping = new Map<string, number>();
  for (const [index, target] of targets.entries()) {
    const values = target === undefined ? undefined : types.discrimination.values.get(target)?.get(property);
    if (values === undefined || values.some((value) => mapping.has(value))) return undefined;
    for (const value of values) mapping.set(value, index);
  }
  return mapping;
}
