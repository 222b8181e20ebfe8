import type { SchemaId } from "../../ir/ids.js";
import type { JsonValue } from "../../ir/json.js";
import type { EnumSchema, Schema } from "../../ir/schema.js";
import { stringLiteral } from "./literal.js";
import { hasMembers, type ObjectShape, saysNothing, soleMember } from "./object-shape.js";
import type { TypePlace } from "./type-place.js";
import { literals, named, none, optional, type TypeText, typeText, union } from "./type-text.js";

const plain = {
  boolean: named("bool"),
  integer: named("int"),
  json: named("JsonValue"),
  never: named("NoReturn"),
  number: named("float"),
  string: named("str"),
};

/** The type of a schema, as an expression for an annotation. */
export function schemaType(schema: Schema, place: TypePlace): TypeText {
  const type = withoutNull(schema, place);
  noteUsed(type, place);
  return schema.nullable ? optional(type) : type;
}

function noteUsed({ parts, literals: texts }: TypeText, { used }: TypePlace): void {
  if (used === undefined) return;
  for (const part of parts) used.add(part);
  if (texts.length > 0) used.add("Literal");
}

/** Prints the types of a shape's members for the objects that they hold. */
export function meetShape({ properties, others }: ObjectShape, place: TypePlace): void {
  for (const property of properties) schemaType(property.schema, place);
  for (const other of others) schemaType(other, place);
}

function withoutNull(schema: Schema, place: TypePlace): TypeText {
  switch (schema.kind) {
    case "string":
      return schema.format === "binary" ? named(place.types.binary) : plain.string;
    case "reference":
      return referenceType(schema.target, place);
    case "object":
    case "allOf":
      return objectType(schema, within(place)) ?? narrowestType(schema, place);
    case "integer":
    case "number":
    case "boolean":
    case "never":
      return plain[schema.kind];
    case "array": {
      // JSON has no tuples: what is parsed is a list.
      const items = [...schema.prefix, ...(schema.items === "forbidden" ? [] : [schema.items])];
      return named(`list[${typeText(union(items.map((item) => schemaType(item, within(place)))))}]`);
    }
    case "enum":
      return enumType(schema, place);
    case "oneOf":
    case "anyOf":
      return union(schema.members.map((member) => schemaType(member, place)));
    case "null":
      return none;
    case "any":
      return plain.json;
    case "not":
      // Nothing is left of every value.
      return schema.schema.kind === "any" && schema.schema.rules === undefined ? plain.never : plain.json;
  }
}

/** Inside an object or list a type is no direct part of the alias any more. */
const within = (place: TypePlace): TypePlace => (place.alias === undefined ? place : { ...place, alias: undefined });

function referenceType(target: SchemaId, place: TypePlace): TypeText {
  const { types, direction, alias, qualifier = "" } = place;
  if (alias !== undefined && types.isCircular(alias, target)) return plain.json;
  return named(qualifier + types.nameOf(target, { direction, isBase: false }));
}

/** A class for each alternative of an object with members, a `dict` for any other; undefined for what is no object. */
function objectType(schema: Schema, place: TypePlace): TypeText | undefined {
  const { types, qualifier = "" } = place;
  const shapes = soleMember(schema) === undefined ? types.shapes.of(schema) : undefined;
  return shapes === undefined
    ? undefined
    : union(
        shapes.map((shape, position) => {
          if (!hasMembers(shape)) return dictionaryType(shape, place);
          const index = shapes.length === 1 ? undefined : position;
          return named(qualifier + types.nameInline({ schema, shape, index }, place));
        }),
      );
}

/** An object of which no member is named. Callers may give any mapping, also one of a narrower type. */
export function dictionaryType({ others, isClosed }: ObjectShape, place: TypePlace): TypeText {
  const inner = within(place);
  const members = others.length > 0 ? union(others.map((other) => schemaType(other, inner))) : plain.json;
  const type = others.length === 0 && isClosed ? plain.never : members;
  noteUsed(type, place);
  return named(`dict[str, ${typeText(type)}]`);
}

/** An `allOf` that is no object: what says most of its parts; Python has no intersections. */
function narrowestType(schema: Schema, place: TypePlace): TypeText {
  if (schema.kind !== "allOf") return plain.json;
  const saying = schema.members.filter((member) => !saysNothing(member));
  const rank = ({ kind }: Schema): number => {
    const order = ["never", "null", "enum", "reference", "array", "oneOf", "anyOf", "allOf", "object"];
    const index = order.indexOf(kind);
    return index === -1 ? order.length : index;
  };
  const [best] = [...saying].sort((left, right) => rank(left) - rank(right));
  if (best !== undefined) return schemaType(best, place);
  return schema.members.some(({ kind }) => kind === "object") ? named("dict[str, JsonValue]") : plain.json;
}

/**
 * Literals are texts, whole numbers and truth values; of every other value only the type can be said. Beside `str` they still
 * tell readers and editors what is known. A single value is a constant.
 */
function enumType({ values }: EnumSchema, { types }: TypePlace): TypeText {
  const isOpen = types.enums === "open" && values.length > 1 && values.every((value) => typeof value === "string");
  const isLiteral = (value: JsonValue): boolean =>
    typeof value === "string" || typeof value === "boolean" || Number.isSafeInteger(value);
  const texts = values.filter(isLiteral).map(literalText);
  const others = values.filter((value) => !isLiteral(value)).map(valueType);
  return union([...(texts.length > 0 ? [literals(texts)] : []), ...others, ...(isOpen ? [plain.string] : [])]);
}

const literalText = (value: JsonValue): string =>
  typeof value === "string"
    ? stringLiteral(value)
    : typeof value === "boolean"
      ? value
        ? "True"
        : "False"
      : String(value);

function valueType(value: JsonValue): TypeText {
  if (value === null) return none;
  if (typeof value === "number") return plain.number;
  return named(Array.isArray(value) ? "list[JsonValue]" : "dict[str, JsonValue]");
}
