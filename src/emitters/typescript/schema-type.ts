import type { ArraySchema, ObjectSchema, Property, Schema } from "../../ir/schema.js";
import { type FormKey, formKey } from "./declared-shape.js";
import { type Direction, isPresent } from "./direction.js";
import { findProperty } from "./discriminator.js";
import { schemaDocumentation } from "./documentation.js";
import { docComment, literalType, propertyName } from "./literal.js";
import { isExtended, type SchemaTypes } from "./schema-types.js";
import { arrayOf, intersection, primary, type TypeText, union } from "./type-text.js";

/** Where a type is printed. */
export interface TypePlace {
  readonly types: SchemaTypes;
  readonly direction: Direction;
  /** White space in front of the line that the type stands on. */
  readonly indent: string;
  /** Collects the names of the declarations that are used. */
  readonly used?: Set<string> | undefined;
  /** The declaration whose alias this is a direct part of. */
  readonly alias?: FormKey | undefined;
  /** Schemas that hold for the same value: they describe properties that this one only requires. */
  readonly beside?: readonly Schema[] | undefined;
  /** Members of the `allOf` in hand are extended, not referred to. */
  readonly extending?: boolean | undefined;
}

/** The type of a schema, as an expression. */
export function schemaType(schema: Schema, place: TypePlace): TypeText {
  const type = withoutNull(schema, place);
  return schema.nullable ? union([type, primary("null")], place.indent) : type;
}

function withoutNull(schema: Schema, place: TypePlace): TypeText {
  switch (schema.kind) {
    case "any":
    case "not":
      return primary("unknown");
    case "never":
    case "null":
    case "boolean":
      return primary(schema.kind);
    case "number":
    case "integer":
      return primary("number");
    case "string":
      return primary(schema.format === "binary" ? place.types.binary : "string");
    case "enum":
      return union(
        schema.values.map((value) => primary(literalType(value))),
        place.indent,
      );
    case "array":
      return arrayType(schema, within(place));
    case "object":
      return primary(objectType(schema, within(place)));
    case "oneOf":
    case "anyOf":
      return union(
        schema.members.map((member) => schemaType(member, indented(place))),
        place.indent,
      );
    case "allOf":
      return intersectionType(schema.members, place);
    case "reference": {
      const isBase = place.extending === true && isExtended(place.types.discrimination, schema.target);
      const isCircular =
        place.alias !== undefined && place.types.shapes.isCircular(place.alias, formKey(schema.target, isBase));
      if (isCircular) return primary("unknown");
      const name = place.types.nameOf(schema.target, { direction: place.direction, base: isBase });
      place.used?.add(name);
      return primary(name);
    }
  }
}

const within = (place: TypePlace): TypePlace => ({ ...place, alias: undefined, extending: false });
const indented = (place: TypePlace): TypePlace => ({ ...place, indent: `${place.indent}  `, extending: false });

function arrayType(schema: ArraySchema, place: TypePlace): TypeText {
  const inner = { ...place, beside: undefined };
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
function intersectionType(members: readonly Schema[], place: TypePlace): TypeText {
  const beside = [...(place.beside ?? []), ...members];
  const saying = members.filter((member) => !saysNothing(member, members));
  const parts: TypeText[] = [];
  const objects: ObjectSchema[] = [];
  for (const member of saying) {
    if (member.kind === "object" && !member.nullable && isMergeable(member, objects)) objects.push(member);
    else parts.push(schemaType(member, { ...place, beside }));
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
  if (body !== "") return `{\n${body}${place.indent}}`;
  return schema.additional === "forbidden" && schema.properties.length === 0
    ? "{ [key: string]: never }"
    : "{ [key: string]: unknown }";
}

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
  const members = schema.properties
    .filter((property) => isPresent(property, place.direction, place.types.byId))
    .map((property) => propertyMember(property, place, literals?.get(property.name)));
  const names = new Set(schema.properties.map(({ name }) => name));
  for (const name of schema.requiredElsewhere) {
    if (!names.has(name) && literals?.has(name) !== true) members.push(...elsewhereMember(name, schema, place));
    names.add(name);
  }
  for (const [name, values] of literals ?? []) if (!names.has(name)) members.push(literalMember(name, values));
  return members.map((member) => memberText(member, place.indent)).join("") + indexSignature(schema, members, place);
}

function propertyMember(property: Property, place: TypePlace, literals: readonly string[] | undefined): Member {
  const { name, schema, required } = property;
  const inner = { ...within(place), beside: undefined };
  const type =
    literals === undefined
      ? schemaType(schema, inner)
      : union(
          literals.map((value) => primary(literalType(value))),
          place.indent,
        );
  return { name, type, isOptional: !required, documentation: schemaDocumentation(schema) };
}

const literalMember = (name: string, values: readonly string[]): Member => ({
  name,
  type: union(
    values.map((value) => primary(literalType(value))),
    "",
  ),
  isOptional: false,
  documentation: [],
});

/** A property that is required here and described beside; a marked one is left out of the direction it is not for. */
function elsewhereMember(name: string, schema: ObjectSchema, place: TypePlace): readonly Member[] {
  const found = findProperty(place.beside ?? [], name, place.types.byId)?.schema;
  if (found !== undefined) {
    const property = { name, schema: found, required: true, origin: schema.origin };
    return isPresent(property, place.direction, place.types.byId)
      ? [{ ...propertyMember(property, place, undefined), documentation: [] }]
      : [];
  }
  const type =
    typeof schema.additional === "object"
      ? schemaType(schema.additional, { ...within(place), beside: undefined })
      : primary("unknown");
  return [{ name, type, isOptional: false, documentation: [] }];
}

/** `undefined` is said although the member is optional, so that values pass under `exactOptionalPropertyTypes`. */
function memberText({ name, type, isOptional, documentation }: Member, indent: string): string {
  const optional = isOptional && type.text !== "unknown" ? union([type, primary("undefined")], indent).text : type.text;
  return `${docComment(documentation, indent)}${indent}${propertyName(name)}${isOptional ? "?" : ""}: ${optional};\n`;
}

/** The members that no property names. TypeScript wants every named member to fit; where one does not, it is `unknown`. */
function indexSignature(schema: ObjectSchema, members: readonly Member[], place: TypePlace): string {
  const others = schema.patterns.map((pattern) => pattern.schema);
  if (typeof schema.additional === "object") others.push(schema.additional);
  if (others.length === 0) return "";
  const inner = { ...within(place), beside: undefined };
  const isOpen = schema.additional === "any";
  const type = isOpen
    ? primary("unknown")
    : union(
        others.map((other) => schemaType(other, inner)),
        place.indent,
      );
  const alternatives = new Set(type.parts ?? [type.text]);
  const fits = members.every((member) =>
    (member.type.parts ?? [member.type.text]).every((part) => alternatives.has(part)),
  );
  const needsUndefined = members.some((member) => member.isOptional);
  const fitting = needsUndefined ? union([type, primary("undefined")], place.indent) : type;
  return `${place.indent}[key: string]: ${fits ? fitting.text : "unknown"};\n`;
}
