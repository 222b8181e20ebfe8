import type { ApiModel } from "../../ir/api.js";
import type { SchemaId } from "../../ir/ids.js";
import type { NamedSchema, Property } from "../../ir/schema.js";
import { type Direction, isPresent } from "../schemas/direction.js";
import { schemaDocumentation } from "./docstring.js";
import { isPlainIdentifier } from "./identifier.js";
import { docstring, docstringLines, stringLiteral } from "./literal.js";
import { hasMembers, type NarrowedValues, type ObjectShape } from "./object-shape.js";
import { schemaType } from "./schema-type.js";
import type { SchemaTypes } from "./schema-types.js";
import type { TypePlace } from "./type-place.js";
import { aliasValue, annotation, literals, named, quoted, type TypeText, typeText, union } from "./type-text.js";

/** The declarations of all schemas: text, and the names from elsewhere that it uses. */
export interface TypeDeclarations {
  /** In the order of the document; what an object holds stands in front of it. Empty without any schema. */
  readonly text: string;
  /** Among them those of `typing` (`Literal`, `NotRequired`, `TypedDict`, ...) and `JsonValue`. */
  readonly used: ReadonlySet<string>;
  /** Every declared name, in the order of the text. */
  readonly names: readonly string[];
}

interface Printing {
  readonly types: SchemaTypes;
  readonly used: Set<string>;
  readonly names: string[];
}

/**
 * Objects with members become `TypedDict` classes, everything else a type alias. The declarations evaluate no annotation
 * when they are imported, so they may refer to each other in any order.
 */
export function typeDeclarations(api: ApiModel, types: SchemaTypes): TypeDeclarations {
  const printing: Printing = { types, used: new Set(), names: [] };
  const inlineOf = new Map<SchemaId | undefined, string[]>();
  for (const [name, { owner }] of types.inline) inlineOf.set(owner, [...(inlineOf.get(owner) ?? []), name]);
  const ofOwner = (owner: SchemaId | undefined): readonly string[] =>
    (inlineOf.get(owner) ?? []).map((name) => inlineDeclaration(name, printing));
  const declarations = api.schemas.flatMap((schema) => [...ofOwner(schema.id), ...namedDeclarations(schema, printing)]);
  const text = separated([...declarations, ...ofOwner(undefined)]);
  return { text, used: printing.used, names: printing.names };
}

/** Two empty lines around classes, one between anything else (PEP 8). */
export function separated(declarations: readonly string[]): string {
  const isClass = (text: string | undefined): boolean => /^(?:class |if |def |@)/.test(text ?? "");
  return declarations
    .map((text, index) => {
      if (index === 0) return text;
      return `${isClass(text) || isClass(declarations[index - 1]) ? "\n\n" : "\n"}${text}`;
    })
    .join("");
}

function inlineDeclaration(name: string, printing: Printing): string {
  const object = printing.types.inline.get(name);
  if (object === undefined) return "";
  const { schema, shape, direction, owner } = object;
  const place = placeOf(printing, direction, owner);
  return classText(
    { name, shape, place, documentation: schemaDocumentation(schema, name), literals: shape.narrowed },
    printing,
  );
}

const placeOf = ({ types, used }: Printing, direction: Direction, owner?: SchemaId): TypePlace => ({
  types,
  direction,
  used,
  owner,
});

/** A schema has a form for each direction in which it differs, and a base where other types stand for it. */
function namedDeclarations(schema: NamedSchema, printing: Printing): readonly string[] {
  const { directions, discrimination } = printing.types;
  const { id } = schema;
  const forms: readonly Direction[] = directions.twofold.has(id)
    ? ["response", "request"]
    : [directions.requestOnly.has(id) ? "request" : "response"];
  const children = discrimination.children.get(id);
  return forms.flatMap((direction) => {
    if (children === undefined) return [wholeDeclaration(schema, direction, false, printing)];
    const whole = familyAlias(schema, children, direction, printing);
    return [wholeDeclaration(schema, direction, true, printing), whole];
  });
}

/** A base type with a discriminator: whatever extends it, and itself unless no value stands for it. */
function familyAlias(
  { id, schema }: NamedSchema,
  children: readonly SchemaId[],
  direction: Direction,
  printing: Printing,
): string {
  const { types } = printing;
  const members = children
    .filter((child) => !types.isCircular(id, child))
    .map((child) => types.nameOf(child, { direction, isBase: false }));
  if (!types.discrimination.abstract.has(id)) members.push(types.nameOf(id, { direction, isBase: true }));
  const name = types.nameOf(id, { direction, isBase: false });
  return aliasText(name, union(members.map(named)), schemaDocumentation(schema, name), printing);
}

function wholeDeclaration(
  { id, schema }: NamedSchema,
  direction: Direction,
  isBase: boolean,
  printing: Printing,
): string {
  const { types } = printing;
  const name = types.nameOf(id, { direction, isBase });
  const documentation = schemaDocumentation(schema, name);
  const place = placeOf(printing, direction, id);
  const shapes = schema.nullable || schema.kind === "reference" ? undefined : types.shapes.of(schema);
  const [shape] = shapes ?? [];
  const narrowed = types.discrimination.values.get(id);
  if (shape !== undefined && shapes?.length === 1 && (hasMembers(shape) || narrowed !== undefined)) {
    return classText({ name, shape, place, documentation, literals: narrowed ?? shape.narrowed }, printing);
  }
  return aliasText(name, schemaType(schema, { ...place, alias: id }), documentation, printing);
}

function aliasText(name: string, type: TypeText, documentation: readonly string[], { used, names }: Printing): string {
  names.push(name);
  used.add("TypeAlias");
  if (type.literals.length > 0) used.add("Literal");
  const head = `${name}: TypeAlias = `;
  const value = aliasValue(type, head.length);
  if (value.startsWith("Union[")) used.add("Union");
  return `${head}${value}\n${docstring(documentation, "")}`;
}

interface ClassDescription {
  readonly name: string;
  readonly shape: ObjectShape;
  readonly place: TypePlace;
  readonly documentation: readonly string[];
  /** Values that a property is narrowed to, by property. */
  readonly literals: NarrowedValues | undefined;
}

interface Member {
  readonly name: string;
  readonly type: TypeText;
  readonly isRequired: boolean;
  readonly documentation: readonly string[];
}

function classText(description: ClassDescription, { used, names }: Printing): string {
  const { name, shape, place, documentation } = description;
  names.push(name);
  const members = membersOf(description);
  if (members.some(({ isRequired }) => !isRequired)) used.add("NotRequired");
  if (members.some((member) => !isClassMember(member.name))) {
    // Without a type for what else it holds: pyright takes no such call for a type where it refers to itself.
    used.add("TypedDict");
    return functionalText(name, members, documentation);
  }
  const others = shape.others.length === 0 ? undefined : union(shape.others.map((other) => schemaType(other, place)));
  if (others === undefined || others.parts.includes("JsonValue")) {
    used.add("TypedDict");
    return `class ${name}(TypedDict):\n${classBody(members, documentation, "    ")}`;
  }
  used.add("TypedDictWithExtraItems");
  used.add("TYPE_CHECKING");
  const head = `class ${name}(TypedDictWithExtraItems, extra_items=${quoted(typeText(others))}):\n`;
  const body = classBody(members, documentation, "        ");
  return `if TYPE_CHECKING:\n\n    ${head}${body}\nelse:\n    ${name} = dict\n`;
}

/** A name that a class can have as its own: two leading underscores would be mangled. */
const isClassMember = (name: string): boolean => isPlainIdentifier(name) && !/^__/.test(name);

function membersOf({ shape, place, literals: narrowed }: ClassDescription): readonly Member[] {
  const members: Member[] = [];
  const known = new Set<string>();
  for (const property of shape.properties) {
    known.add(property.name);
    // PEP 589 has no room for a member without a name; it stays what objects may hold besides.
    if (property.name === "" || !isPresent(property, place.direction, place.types.byId)) continue;
    members.push(memberOf(property, place, narrowed?.get(property.name)));
  }
  for (const [name, values] of narrowed ?? []) {
    if (!known.has(name)) members.push(literalMember(name, values, place));
    known.add(name);
  }
  const [other] = shape.others;
  for (const name of shape.requiredElsewhere) {
    if (known.has(name)) continue;
    const type = other === undefined ? anyValue(place) : schemaType(other, place);
    members.push({ name, type, isRequired: true, documentation: [] });
  }
  return members;
}

function anyValue({ used }: TypePlace): TypeText {
  used?.add("JsonValue");
  return named("JsonValue");
}

function memberOf(
  { name, schema, required }: Property,
  place: TypePlace,
  values: readonly string[] | undefined,
): Member {
  const documentation = schemaDocumentation(schema, name);
  // What tells alternatives apart has to be there (OpenAPI 3.1, section 4.8.25), or no checker could look at it.
  if (values !== undefined) return { ...literalMember(name, values, place), documentation };
  return { name, type: schemaType(schema, place), isRequired: required, documentation };
}

function literalMember(name: string, values: readonly string[], { used }: TypePlace): Member {
  used?.add("Literal");
  return { name, type: literals(values.map(stringLiteral)), isRequired: true, documentation: [] };
}

function classBody(members: readonly Member[], documentation: readonly string[], indent: string): string {
  const own = docstring(documentation, indent);
  if (members.length === 0) return own === "" ? `${indent}pass\n` : own;
  const fields = members.map(({ name, type, isRequired, documentation: lines }) => {
    const column = indent.length + name.length + 2;
    const text = isRequired ? annotation(type, indent, column) : notRequired(type, indent, column);
    return `${indent}${name}: ${text}\n${docstring(lines, indent)}`;
  });
  return `${own}${own === "" ? "" : "\n"}${fields.join("")}`;
}

function notRequired(type: TypeText, indent: string, column: number): string {
  const line = `NotRequired[${typeText(type)}]`;
  if (column + line.length <= 100) return line;
  const text = annotation(type, `${indent}    `, indent.length + 4);
  // Brackets break lines well enough.
  const inner = text.startsWith("(\n")
    ? text
        .slice(2, -1)
        .trim()
        .replace(/\n {4}/g, "\n")
    : text;
  return `NotRequired[\n${indent}    ${inner}\n${indent}]`;
}

/** For members whose names are no identifiers; what is said of them stands behind the declaration. */
function functionalText(name: string, members: readonly Member[], documentation: readonly string[]): string {
  const fields = members.map((member) => {
    const text = typeText(member.type);
    return `        ${stringLiteral(member.name)}: ${quoted(member.isRequired ? text : `NotRequired[${text}]`)},\n`;
  });
  const described = members.filter((member) => member.documentation.length > 0);
  const lines = described.flatMap((member) => [
    `${docstringLines(member.name).join(" ")}:`,
    ...member.documentation.map((line) => (line === "" ? "" : `    ${line}`)),
  ]);
  const all = [...documentation, ...(documentation.length > 0 && lines.length > 0 ? [""] : []), ...lines];
  return `${name} = TypedDict(\n    ${stringLiteral(name)},\n    {\n${fields.join("")}    },\n)\n${docstring(all, "")}`;
}
