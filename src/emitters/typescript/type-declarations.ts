import type { ApiModel } from "../../ir/api.js";
import type { SchemaId } from "../../ir/ids.js";
import type { NamedSchema, ObjectSchema, Schema } from "../../ir/schema.js";
import type { Direction } from "../schemas/direction.js";
import { isExtended } from "../schemas/discriminator.js";
import { formKey } from "./declared-shape.js";
import { schemaDocumentation } from "./documentation.js";
import { docComment, literalType, propertyName } from "./literal.js";
import { withAbsentMembers } from "./negation.js";
import { type DiscriminatorLiterals, mergeObjects, objectMembers, schemaType, type TypePlace } from "./schema-type.js";
import type { SchemaTypes } from "./schema-types.js";
import { intersection, primary, type TypeText, typeAfter, union } from "./type-text.js";

/** Exported declarations of all named schemas, in document order, with an empty line between them. */
export function typeDeclarations(api: ApiModel, types: SchemaTypes): string {
  const declarations: string[] = [];
  for (const named of api.schemas) {
    for (const direction of directionsOf(named.id, types))
      declarations.push(...declarationsOf(named, types, direction));
  }
  return declarations.join("\n");
}

function directionsOf(id: SchemaId, { directions }: SchemaTypes): readonly Direction[] {
  if (directions.requestOnly.has(id)) return ["request"];
  return directions.twofold.has(id) ? ["response", "request"] : ["response"];
}

function declarationsOf(named: NamedSchema, types: SchemaTypes, direction: Direction): readonly string[] {
  const { id, schema } = named;
  const { values, abstract } = types.discrimination;
  const literals = values.get(id);
  const name = types.nameOf(id, { direction, base: false });
  const documentation = docComment(schemaDocumentation(schema, named.name), "");
  if (!isExtended(types.discrimination, id)) {
    return [documentation + declaration(name, named, { types, direction, literals, isBase: false })];
  }
  const baseName = types.nameOf(id, { direction, base: true });
  const base = declaration(baseName, named, { types, direction, literals: undefined, isBase: true });
  const isCircular = types.shapes.isCircular(formKey(id, false), formKey(id, true));
  const itself = intersection([
    primary(isCircular ? "unknown" : baseName),
    ...(literals === undefined ? [] : [literalObject(literals)]),
  ]);
  const children = (types.discrimination.children.get(id) ?? []).map((child) => childType(id, child, types, direction));
  const whole = union(abstract.has(id) ? children : [...children, itself], "");
  return [
    `/** What ${name} has in common with the types that extend it. */\n${base}`,
    `${documentation}export type ${name} ${typeAfter("=", whole.text)};\n`,
  ];
}

function childType(parent: SchemaId, child: SchemaId, types: SchemaTypes, direction: Direction): TypeText {
  const isCircular = types.shapes.isCircular(formKey(parent, false), formKey(child, false));
  return primary(isCircular ? "unknown" : types.nameOf(child, { direction, base: false }));
}

const literalObject = (literals: DiscriminatorLiterals): TypeText =>
  primary(`{ ${[...literals].map(([property, values]) => literalProperty(property, values)).join("; ")} }`);

interface DeclarationForm {
  readonly types: SchemaTypes;
  readonly direction: Direction;
  readonly literals: DiscriminatorLiterals | undefined;
  readonly isBase: boolean;
}

function declaration(name: string, { id, schema }: NamedSchema, form: DeclarationForm): string {
  const { types, direction, literals } = form;
  const place: TypePlace = {
    types,
    direction,
    indent: "",
    alias: formKey(id, form.isBase),
    bytes: types.bytesOf(id),
    extending: schema.kind === "allOf",
  };
  if (types.shapes.interfaces.has(id)) return interfaceText(name, schema, place, literals);
  const type = schemaType(schema, place);
  const narrowed = literals === undefined ? type : intersection([type, literalObject(literals)]);
  return `export type ${name} ${typeAfter("=", narrowed.text)};\n`;
}

/** `allOf` of interfaces and objects becomes `extends` with the objects' members; see `declaredShapes` for when. */
function interfaceText(
  name: string,
  schema: Schema,
  place: TypePlace,
  literals: DiscriminatorLiterals | undefined,
): string {
  const parts = schema.kind === "allOf" ? withAbsentMembers(schema.members) : [schema];
  const extended = parts.filter((part) => part.kind === "reference").map((part) => schemaType(part, place).text);
  const objects = parts.filter((part): part is ObjectSchema => part.kind === "object");
  const own = mergeObjects(objects);
  const inside: TypePlace = { ...place, indent: "  ", alias: undefined, extending: false, beside: parts };
  const body = own === undefined ? literalMembers(literals) : objectMembers(own, inside, literals);
  const header = `export interface ${name}${extended.length > 0 ? ` extends ${extended.join(", ")}` : ""}`;
  if (body !== "") return `${header} {\n${body}}\n`;
  return extended.length > 0 ? `${header} {}\n` : `${header} {\n  [key: string]: unknown;\n}\n`;
}

const literalMembers = (literals: DiscriminatorLiterals | undefined): string =>
  [...(literals ?? [])].map(([property, values]) => `  ${literalProperty(property, values)};\n`).join("");

const literalProperty = (property: string, values: readonly string[]): string =>
  `${propertyName(property)}: ${
    union(
      values.map((value) => primary(literalType(value))),
      "",
    ).text
  }`;
