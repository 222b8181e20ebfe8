import type { SchemaId } from "../../ir/ids.js";
import type { ArraySchema, EnumSchema, ObjectSchema, Property, Schema, StringSchema } from "../../ir/schema.js";
import { type Direction, isPresent } from "../schemas/direction.js";
import { findProperty, isExtended } from "../schemas/discriminator.js";
import type { BytesForm } from "./bytes.js";
import { type FormKey, formKey } from "./declared-shape.js";
import { schemaDocumentation } from "./documentation.js";
import { docComment, literalType, propertyName } from "./literal.js";
import { complementType, withAbsentMembers, withoutRefused } from "./negation.js";
import type { SchemaTypes } from "./schema-types.js";
import {
  arrayOf,
  intersection,
  optionalType,
  primary,
  type TypeText,
  typeAfter,
  union,
  unionOfTexts,
} from "./type-text.js";

/** Where a type is printed. */
export interface TypePlace {
  readonly types: SchemaTypes;
  readonly direction: Direction;
  /** White space in front of the line that the type stands on. */
  readonly indent: string;
  /** What `format: binary` stands for; text where nothing is said. */
  readonly bytes?: BytesForm | undefined;
  /** Collects the names of the declarations that are used. */
  readonly used?: Set<string> | undefined;
  /** The declaration whose alias this is a direct part of. */
  readonly alias?: FormKey | undefined;
  /** Schemas that hold for the same value: they describe properties that this one only requires. */
  readonly beside?: readonly Schema[] | undefined;
  /** Inside a description that was fetched from elsewhere no other is fetched: they may lead to each other. */
  readonly fetched?: boolean | undefined;
  /** Members of the `allOf` in hand are extended, not referred to. */
  readonly extending?: boolean | undefined;
}

/** The type of a schema, as an expression. */
export function schemaType(schema: Schema, place: TypePlace): TypeText {
  const type = withoutNull(schema, place);
  return schema.nullable ? union([type, plain.null], place.indent) : type;
}

const plain = {
  boolean: primary("boolean"),
  never: primary("never"),
  null: primary("null"),
  number: primary("number"),
  string: primary("string"),
  unknown: primary("unknown"),
} as const;

/** The most frequent kinds come first: a large document has tens of thousands of nodes. */
function withoutNull(schema: Schema, place: TypePlace): TypeText {
  switch (schema.kind) {
    case "string":
      return stringType(schema, place);
    case "reference":
      return referenceType(schema.target, place);
    case "object":
      return primary(objectType(schema, within(place)));
    case "integer":
    case "number":
      return schema.format === "int64" ? longIntegers[place.types.options.int64] : plain.number;
    case "array":
      return arrayType(schema, within(place));
    case "enum":
      return enumType(schema, place);
    case "oneOf":
    case "anyOf":
      return union(
        schema.members.map((member) => schemaType(member, referring(place))),
        place.indent,
      );
    case "allOf":
      return intersectionType(schema.members, place);
    case "boolean":
    case "null":
    case "never":
      return plain[schema.kind];
    case "any":
      return plain.unknown;
    case "not":
      return complementType(schema, place.types.byId, place.indent);
  }
}

function referenceType(target: SchemaId, place: TypePlace): TypeText {
  const { types, direction, alias } = place;
  const isBase = place.extending === true && isExtended(types.discrimination, target);
  if (alias !== undefined && types.shapes.isCircular(alias, formKey(target, isBase))) return plain.unknown;
  const name = types.nameOf(target, { direction, base: isBase });
  place.used?.add(name);
  return primary(name);
}

function stringType({ format }: StringSchema, place: TypePlace): TypeText {
  if (format === "binary") return bytesType(place);
  return format === "date-time" && place.types.options.dateTime === "Date" ? primary("Date") : plain.string;
}

const longIntegers = { number: plain.number, string: plain.string, bigint: primary("bigint") } as const;

function bytesType({ types, bytes = "text" }: TypePlace): TypeText {
  if (bytes === "text") return plain.string;
  return bytes === "bytes" ? primary(types.binary) : unionOfTexts([types.binary, "string"], "");
}

/** `string & {}` takes every text and leaves the editor the known ones to suggest. A single value is a constant. */
function enumType({ values }: EnumSchema, { types, indent }: TypePlace): TypeText {
  const literals = values.map(literalType);
  const isOpen = types.options.enums === "open" && values.length > 1;
  const texts = isOpen && values.every((value) => typeof value === "string") ? ["(string & {})"] : [];
  return unionOfTexts([...literals, ...texts], indent);
}

/** Inside an object or array a type is no direct part of the declaration any more. */
const within = (place: TypePlace): TypePlace =>
  place.alias === undefined && place.extending !== true ? place : { ...place, alias: undefined, extending: false };

/** Inside a member nothing stands beside a type either. */
const alone = (place: TypePlace): TypePlace =>
  place.beside === undefined ? within(place) : { ...within(place), beside: undefined };

/** What a union holds is referred to as a whole. */
const referring = (place: TypePlace): TypePlace => (place.extending === true ? { ...place, extending: false } : place);

function arrayType(schema: ArraySchema, place: TypePlace): TypeText {
  const inner = alone(place);
  if (schema.prefix.length === 0) {
    return schema.items === "forbidden" ? primary("[]") : arrayOf(schemaType(schema.items, inner));
  }
  const required = Math.min(schema.minItems ?? 0, schema.prefix.length);
  const items = schema.prefix.map((item, index) => {
    const { text, binding } = schemaType(item, inner);
    if (index < required) return text;
    return binding === "primary" ? `${text}?` : `(${text})?`;
  });
  if (schema.items !== "forbidden") items.push(`...${arrayOf(schemaType(schema.items, inner)).text}`);
  return primary(`[${items.join(", ")}]`);
}

/** An `allOf`: the objects written in place become one, what is referred to stands beside it. */
function intersectionType(parts: readonly Schema[], place: TypePlace): TypeText {
  const members = withAbsentMembers(parts);
  const refusals = members.filter((member) => member.kind === "not");
  if (refusals.length === 0 || refusals.length === members.length) return combinedType(members, place);
  const { byId } = place.types;
  const others = members.filter((member) => member.kind !== "not");
  return refusals.reduce(
    (type, refusal) => withoutRefused(type, refusal, others, byId) ?? type,
    combinedType(others, place),
  );
}

/** What holds for one value all together. */
function combinedType(members: readonly Schema[], place: TypePlace): TypeText {
  const beside = [...(place.beside ?? []), ...members];
  const saying = members.filter((member) => !saysNothing(member, members));
  const parts: TypeText[] = [];
  const objects: ObjectSchema[] = [];
  for (const member of saying) {
    if (member.kind === "object" && !member.nullable && isMergeable(member, objects)) objects.push(member);
    else parts.push(schemaType(member, { ...(member.kind === "reference" ? place : referring(place)), beside }));
  }
  const merged = mergeObjects(objects);
  if (merged !== undefined) parts.push(primary(objectType(merged, { ...within(place), beside })));
  return intersection(parts);
}

/** `type: object` beside something that says which object. */
const saysNothing = (schema: Schema, among: readonly Schema[]): boolean =>
  schema.kind === "object" &&
  among.length > 1 &&
  schema.properties.length + schema.requiredElsewhere.length + schema.patterns.length === 0 &&
  typeof schema.additional !== "object";

const isMergeable = (schema: ObjectSchema, objects: readonly ObjectSchema[]): boolean =>
  typeof schema.additional !== "object" &&
  schema.patterns.length === 0 &&
  (objects.length === 0 ||
    memberNames(schema).every((name) => !objects.some((one) => memberNames(one).includes(name))));

const memberNames = (schema: ObjectSchema): readonly string[] => [
  ...schema.properties.map(({ name }) => name),
  ...schema.requiredElsewhere,
];

/** Several objects that describe different members of one value, as one. */
export function mergeObjects(objects: readonly ObjectSchema[]): ObjectSchema | undefined {
  const [first, ...others] = objects;
  if (first === undefined || others.length === 0) return first;
  return {
    ...first,
    properties: objects.flatMap(({ properties }) => properties),
    requiredElsewhere: objects.flatMap(({ requiredElsewhere }) => requiredElsewhere),
  };
}

/** An object type in braces, on several lines where it has members. */
export function objectType(schema: ObjectSchema, place: TypePlace, literals?: DiscriminatorLiterals): string {
  const body = objectMembers(schema, { ...place, indent: `${place.indent}  ` }, literals);
  if (isMap(schema) && body.indexOf("\n") === body.length - 1) return `{ ${body.trim().slice(0, -1)} }`;
  if (body !== "") return `{\n${body}${place.indent}}`;
  return schema.additional === "forbidden" && schema.properties.length === 0
    ? "{ [key: string]: never }"
    : "{ [key: string]: unknown }";
}

const isMap = (schema: ObjectSchema): boolean =>
  schema.properties.length + schema.requiredElsewhere.length === 0 &&
  (typeof schema.additional === "object" || schema.patterns.length > 0);

/** Values that a declaration's properties are narrowed to, by property. */
export type DiscriminatorLiterals = ReadonlyMap<string, readonly string[]>;

interface Member {
  readonly name: string;
  readonly type: TypeText;
  readonly isOptional: boolean;
  readonly documentation: readonly string[];
}

/** The members of an object type, each on lines of its own; the lines begin with the place's indentation. */
export function objectMembers(schema: ObjectSchema, place: TypePlace, literals?: DiscriminatorLiterals): string {
  const inner = alone(place);
  const members: Member[] = [];
  for (const property of schema.properties) {
    if (!isPresent(property, place.direction, place.types.byId)) continue;
    members.push(propertyMember(property, inner, literals?.get(property.name)));
  }
  if (schema.requiredElsewhere.length > 0 || literals !== undefined) {
    members.push(...furtherMembers(schema, place, literals));
  }
  const text = members.map((member) => memberText(member, place.indent)).join("");
  return text + indexSignature(schema, members, place);
}

/** Members that are only required, and literals of a discriminator that the schema does not describe itself. */
function furtherMembers(
  schema: ObjectSchema,
  place: TypePlace,
  literals: DiscriminatorLiterals | undefined,
): readonly Member[] {
  const members: Member[] = [];
  const names = new Set(schema.properties.map(({ name }) => name));
  for (const name of schema.requiredElsewhere) {
    if (!names.has(name) && literals?.has(name) !== true) members.push(...elsewhereMember(name, schema, place));
    names.add(name);
  }
  for (const [name, values] of literals ?? []) if (!names.has(name)) members.push(literalMember(name, values));
  return members;
}

function propertyMember(property: Property, place: TypePlace, literals: readonly string[] | undefined): Member {
  const { name, schema, required } = property;
  const type = literals === undefined ? schemaType(schema, place) : literalUnion(literals, place.indent);
  return { name, type, isOptional: !required, documentation: schemaDocumentation(schema, name) };
}

const literalUnion = (values: readonly string[], indent: string): TypeText =>
  unionOfTexts(values.map(literalType), indent);

const literalMember = (name: string, values: readonly string[]): Member => ({
  name,
  type: literalUnion(values, ""),
  isOptional: false,
  documentation: [],
});

/** A property that is required here and described beside; a marked one is left out of the direction it is not for. */
function elsewhereMember(name: string, schema: ObjectSchema, place: TypePlace): readonly Member[] {
  const beside = place.fetched === true ? [] : (place.beside ?? []);
  const found = findProperty(beside, name, place.types.byId)?.schema;
  if (found !== undefined) {
    const property = { name, schema: found, required: true, origin: schema.origin };
    return isPresent(property, place.direction, place.types.byId)
      ? [{ ...propertyMember(property, { ...alone(place), fetched: true }, undefined), documentation: [] }]
      : [];
  }
  const type = typeof schema.additional === "object" ? schemaType(schema.additional, alone(place)) : primary("unknown");
  return [{ name, type, isOptional: false, documentation: [] }];
}

/** `undefined` is said although the member is optional, so that values pass under `exactOptionalPropertyTypes`. */
function memberText({ name, type, isOptional, documentation }: Member, indent: string): string {
  const comment = documentation.length === 0 ? "" : docComment(documentation, indent);
  return `${comment}${indent}${propertyName(name)}${isOptional ? `?${typeAfter(":", optionalType(type, indent))}` : typeAfter(":", type.text)};\n`;
}

/** So many types of named members are told in an index signature. */
const mostAlternatives = 8;

const alternativesOf = ({ parts, binding, text }: TypeText): readonly string[] =>
  parts ?? [binding === "intersection" ? `(${text})` : text];

/**
 * The members that no property names. TypeScript wants every named member to fit, so their types are among its own;
 * `unknown` where that would be more than one can read.
 */
function indexSignature(schema: ObjectSchema, members: readonly Member[], place: TypePlace): string {
  const others = schema.patterns.map((pattern) => pattern.schema);
  if (typeof schema.additional === "object") others.push(schema.additional);
  if (others.length === 0) return "";
  const inner = alone(place);
  const isOpen = schema.additional === "any";
  const type = isOpen
    ? primary("unknown")
    : union(
        others.map((other) => schemaType(other, inner)),
        place.indent,
      );
  const alternatives = new Set(alternativesOf(type));
  for (const member of members) for (const part of alternativesOf(member.type)) alternatives.add(part);
  if (members.some((member) => member.isOptional)) alternatives.add("undefined");
  const isReadable = alternatives.size <= mostAlternatives && ![...alternatives].some((part) => part.includes("\n"));
  const fits = isReadable || alternatives.size === alternativesOf(type).length;
  return `${place.indent}[key: string]: ${fits ? unionOfTexts([...alternatives], place.indent).text : "unknown"};\n`;
}
