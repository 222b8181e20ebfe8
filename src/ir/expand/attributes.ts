import type { SchemaId } from "../ids.js";
import type { NamedSchema, Schema } from "../schema.js";
import { propertiesOf, resolveSchema } from "./schemas.js";

/**
 * What a value is in DynamoDB. `JSON` is text (`S`) that holds the JSON of a value whose type the schema leaves open.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html
 */
export type AttributeType =
  | { readonly kind: "S" | "N" | "BOOL" | "JSON" }
  | { readonly kind: "L"; readonly items: Attribute }
  | { readonly kind: "M"; readonly members: readonly AttributeMember[] };

export interface Attribute {
  readonly type: AttributeType;
  readonly nullable: boolean;
}

export interface AttributeMember extends Attribute {
  readonly name: string;
}

type Schemas = ReadonlyMap<SchemaId, NamedSchema>;

const openType: AttributeType = { kind: "JSON" };

/** The attribute that a schema's values become. A schema that refers to itself is kept as JSON where it does. */
export function attributeOf(schema: Schema, schemas: Schemas, within: ReadonlySet<Schema> = new Set()): Attribute {
  const resolved = resolveSchema(schema, schemas);
  const nullable = resolved.nullable || schema.nullable;
  if (within.has(resolved)) return { type: openType, nullable };
  return { type: typeOf(resolved, schemas, new Set([...within, resolved])), nullable };
}

function typeOf(schema: Schema, schemas: Schemas, within: ReadonlySet<Schema>): AttributeType {
  switch (schema.kind) {
    case "string":
      return { kind: "S" };
    case "integer":
    case "number":
      return { kind: "N" };
    case "boolean":
      return { kind: "BOOL" };
    case "enum":
      return scalarOf(schema.values);
    case "array":
      return listOf(schema, schemas, within);
    case "object":
    case "allOf":
      return mapOf(schema, schemas, within);
    case "oneOf":
    case "anyOf": {
      const kinds = schema.members.map((member) => attributeOf(member, schemas, within).type);
      const [first] = kinds;
      const isOne =
        first !== undefined && "SNBOOL".includes(first.kind) && kinds.every(({ kind }) => kind === first.kind);
      return isOne ? first : openType;
    }
    default:
      return openType;
  }
}

function scalarOf(values: readonly unknown[]): AttributeType {
  const types = new Set(values.filter((value) => value !== null).map((value) => typeof value));
  const [type] = types;
  if (types.size !== 1) return openType;
  return type === "string"
    ? { kind: "S" }
    : type === "number"
      ? { kind: "N" }
      : type === "boolean"
        ? { kind: "BOOL" }
        : openType;
}

function listOf(
  schema: Extract<Schema, { readonly kind: "array" }>,
  schemas: Schemas,
  within: ReadonlySet<Schema>,
): AttributeType {
  if (schema.items === "forbidden" || schema.prefix.length > 0) return openType;
  const items = attributeOf(schema.items, schemas, within);
  // JSON of a part is to be had by its path only, and an item has none that a template can write.
  return holdsJson(items.type) ? openType : { kind: "L", items };
}

/** Members that the schema does not name are not kept; an object that names none is a map of anything. */
function mapOf(schema: Schema, schemas: Schemas, within: ReadonlySet<Schema>): AttributeType {
  const properties = propertiesOf(schema, schemas) ?? [];
  if (properties.length === 0) return openType;
  return {
    kind: "M",
    members: properties.map((property) => ({
      name: property.name,
      ...attributeOf(property.schema, schemas, within),
    })),
  };
}

const holdsJson = (type: AttributeType): boolean =>
  type.kind === "JSON" ||
  (type.kind === "L" && holdsJson(type.items.type)) ||
  (type.kind === "M" && type.members.some((member) => holdsJson(member.type)));

/** Names of attributes, at any depth, that are kept as JSON. */
export const jsonAttributes = (members: readonly AttributeMember[], before = ""): readonly string[] =>
  members.flatMap(({ name, type }) =>
    type.kind === "JSON" ? [before + name] : type.kind === "M" ? jsonAttributes(type.members, `${before}${name}.`) : [],
  );
