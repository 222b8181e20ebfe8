import type { JsonValue } from "../../ir/json.js";
import type {
  ArraySchema,
  EnumSchema,
  NullSchema,
  NumberSchema,
  ObjectSchema,
  Property,
  Schema,
  StringSchema,
} from "../../ir/schema.js";
import { type DocumentNode, isRecord, items, member, members, placeOf } from "../document-node.js";
import {
  type ReadContext,
  readBoolean,
  readString,
  readStrings,
  reportIgnored,
  reportInvalid,
  reportUnreadConstruct,
} from "../read-context.js";
import { checkBounds, readBound, readCount } from "./schema-bounds.js";
import { plainHead, type SchemaHead, type SchemaReading } from "./schema-reading.js";

type RawSchema = Readonly<Record<string, unknown>>;
const typeNames = ["string", "number", "integer", "boolean", "array", "object"] as const;
type TypeName = (typeof typeNames)[number];

/** `type` as a list; empty when there is none. */
export function schemaTypes(raw: RawSchema): readonly string[] {
  if (typeof raw.type === "string") return [raw.type];
  return Array.isArray(raw.type) ? raw.type.filter((each): each is string => typeof each === "string") : [];
}

/** What `type`, `enum`, `const` and the keywords of types say; undefined when they say nothing. */
export function readTypedSchema(reading: SchemaReading, node: DocumentNode, head: SchemaHead): Schema | undefined {
  const schema = readTypes(reading, node, head);
  const format = "format" in (node.value as RawSchema) ? member(node, "format") : undefined;
  if (format !== undefined && (schema === undefined || !formattedKinds.has(schema.kind)))
    reportUnreadConstruct(
      reading.context,
      format,
      "The keyword 'format' of a schema that is neither text nor a number",
    );
  return schema;
}

/** A choice of types says the format of each. */
const formattedKinds: ReadonlySet<Schema["kind"]> = new Set(["string", "number", "integer", "enum", "anyOf"]);

function readTypes(reading: SchemaReading, node: DocumentNode, head: SchemaHead): Schema | undefined {
  const raw = node.value as RawSchema;
  const listed = schemaTypes(raw);
  const types = listed.filter((each): each is TypeName => (typeNames as readonly string[]).includes(each));
  for (const unknown of listed) {
    if (unknown === "null" || (typeNames as readonly string[]).includes(unknown)) continue;
    const at = member(node, "type") ?? node;
    reportInvalid(reading.context, at, "'type'", `one of ${typeNames.join(", ")} or null`);
  }
  const values = enumValues(reading.context, node);
  if (values !== undefined) {
    reportBesideEnum(reading.context, node);
    const listed = readEnum(values, types, head);
    return listed.kind === "enum" ? withMembers(reading.context, node, listed, readString, ["format"]) : listed;
  }
  if (types.length === 0 && listed.includes("null")) return { ...head, nullable: false, kind: "null" };
  if (types.length > 1) {
    const bare = { ...head, nullable: false };
    return { ...head, kind: "anyOf", members: types.map((type) => readType(reading, node, bare, type)) };
  }
  const type = types[0] ?? impliedType(raw);
  const untyped = type === undefined ? member(node, "items") : undefined;
  if (untyped !== undefined) reading.context.diagnostics.report("items-list-untyped", placeOf(untyped), {});
  return type === undefined ? undefined : readType(reading, node, head, type);
}

/** The type that keywords without a `type` are about: strictly they bind only such values, in practice they mean them. */
function impliedType(raw: RawSchema): TypeName | undefined {
  if ("properties" in raw || "additionalProperties" in raw || "patternProperties" in raw || "required" in raw) {
    return "object";
  }
  // A list under `items` is no OpenAPI before 3.1, and those who write one without a type as a rule mean a choice.
  if (("items" in raw && !Array.isArray(raw.items)) || "prefixItems" in raw) return "array";
  if ("pattern" in raw || "minLength" in raw || "maxLength" in raw) return "string";
  if ("minimum" in raw || "maximum" in raw || "multipleOf" in raw) return "number";
  return undefined;
}

/** What narrows a list of values further; the list says the same, if the author was careful. */
const besideEnum = [
  "pattern",
  "minLength",
  "maxLength",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  ...["contentEncoding", "contentMediaType", "items", "prefixItems", "minItems", "maxItems", "uniqueItems"],
  ...["properties", "patternProperties", "additionalProperties", "required", "minProperties", "maxProperties"],
];

function reportBesideEnum(context: ReadContext, node: DocumentNode): void {
  for (const keyword of besideEnum) {
    const child = keyword in (node.value as RawSchema) ? member(node, keyword) : undefined;
    if (child !== undefined) reportUnreadConstruct(context, child, `The keyword '${keyword}' beside a list of values`);
  }
}

function enumValues(context: ReadContext, node: DocumentNode): readonly JsonValue[] | undefined {
  const raw = node.value as RawSchema;
  if ("const" in raw) return [raw.const as JsonValue];
  const child = member(node, "enum");
  if (child === undefined || child.value === null) return undefined;
  if (Array.isArray(child.value) && child.value.length > 0) return child.value as readonly JsonValue[];
  reportInvalid(context, child, "'enum'", "an array of one or more values");
  return undefined;
}

function readEnum(values: readonly JsonValue[], types: readonly TypeName[], head: SchemaHead): EnumSchema | NullSchema {
  const unique = [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
  const present = unique.filter((value) => value !== null);
  if (present.length === 0) return { ...head, nullable: false, kind: "null" };
  const [type] = types;
  return {
    ...head,
    nullable: head.nullable || present.length < unique.length,
    kind: "enum",
    values: present,
    ...(type === undefined || types.length > 1 ? {} : { type }),
  };
}

function readType(reading: SchemaReading, node: DocumentNode, head: SchemaHead, type: TypeName): Schema {
  const { context } = reading;
  checkBounds(context, node);
  // `required: true` on a property is a frequent slip from Swagger's parameters; it says nothing about the object.
  const required = member(node, "required");
  if (typeof required?.value === "boolean")
    reportIgnored(context, required, "'required'", "an array of property names");
  switch (type) {
    case "boolean":
      return { ...head, kind: "boolean" };
    case "string":
      return readStringSchema(context, node, head);
    case "number":
    case "integer": {
      const schema: NumberSchema = { ...head, kind: type };
      withMembers(context, node, schema, readString, ["format"]);
      return withMembers(context, node, schema, readBound, numberBounds);
    }
    case "array":
      return readArray(reading, node, head);
    case "object":
      return readObject(reading, node, head);
  }
}

const numberBounds = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"] as const;

function readStringSchema(context: ReadContext, node: DocumentNode, head: SchemaHead): StringSchema {
  const schema: StringSchema = { ...head, kind: "string" };
  withMembers(context, node, schema, readString, ["format", "contentEncoding", "contentMediaType"]);
  withMembers(context, node, schema, readCount, ["minLength", "maxLength"]);
  const pattern = "pattern" in (node.value as RawSchema) ? readString(context, node, "pattern") : undefined;
  if (pattern === undefined || !isPattern(context, member(node, "pattern") ?? node, pattern)) return schema;
  return { ...schema, pattern };
}

function readArray(reading: SchemaReading, node: DocumentNode, head: SchemaHead): ArraySchema {
  const itemsNode = member(node, "items");
  const prefixNode = member(node, "prefixItems");
  // Before 2020-12 a list under `items` described the first items one by one.
  const listed = itemsNode !== undefined && Array.isArray(itemsNode.value);
  const prefix = [...(prefixNode === undefined ? [] : items(prefixNode)), ...(listed ? items(itemsNode) : [])];
  const rest = itemsNode === undefined || listed ? undefined : itemsNode;
  const rests: ArraySchema["items"] =
    rest === undefined
      ? { ...plainHead(node), kind: "any" }
      : rest.value === false
        ? "forbidden"
        : reading.readSchema(rest);
  const schema: ArraySchema = {
    ...head,
    kind: "array",
    prefix: prefix.map((each) => reading.readSchema(each)),
    items: rests,
    ...(rest !== undefined && rests !== "forbidden" && rests.kind === "any" ? { saysAny: true as const } : {}),
    uniqueItems: readBoolean(reading.context, node, "uniqueItems") === true,
  };
  return withMembers(reading.context, node, schema, readCount, ["minItems", "maxItems"]);
}

function readObject(reading: SchemaReading, node: DocumentNode, head: SchemaHead): ObjectSchema {
  const { context } = reading;
  const requiredNode = member(node, "required");
  const required = new Set(Array.isArray(requiredNode?.value) ? readStrings(context, node, "required") : []);
  const propertiesNode = member(node, "properties");
  if (propertiesNode !== undefined && !isRecord(propertiesNode.value)) {
    reportInvalid(context, propertiesNode, "'properties'", "an object");
  }
  const properties = (propertiesNode === undefined ? [] : members(propertiesNode)).map(([name, child]): Property => {
    const schema = reading.readSchema(child);
    return { name, schema, required: required.delete(name), origin: schema.origin };
  });
  const additional = readAdditional(reading, node);
  const schema: ObjectSchema = {
    ...head,
    kind: "object",
    properties,
    requiredElsewhere: [...required],
    additional,
    ...(additional === "any" && member(node, "additionalProperties") !== undefined ? { saysAny: true as const } : {}),
    patterns: readPatterns(reading, node),
  };
  return withMembers(context, node, schema, readCount, ["minProperties", "maxProperties"]);
}

function readAdditional(reading: SchemaReading, node: DocumentNode): ObjectSchema["additional"] {
  const child = member(node, "additionalProperties");
  if (child === undefined || child.value === true || child.value === null) return "any";
  if (child.value === false) return "forbidden";
  const schema = reading.readSchema(child);
  return schema.kind === "any" && schema.rules === undefined ? "any" : schema;
}

function readPatterns(reading: SchemaReading, node: DocumentNode): ObjectSchema["patterns"] {
  const child = member(node, "patternProperties");
  return (child === undefined ? [] : members(child))
    .filter(([pattern, each]) => isPattern(reading.context, each, pattern))
    .map(([pattern, each]) => ({ pattern, schema: reading.readSchema(each) }));
}

function isPattern(context: ReadContext, node: DocumentNode, pattern: string): boolean {
  try {
    new RegExp(pattern, "u");
    return true;
  } catch {
    context.diagnostics.report("pattern-invalid", placeOf(node), { pattern });
    return false;
  }
}

/** Fills in the members that the schema has, texts or numbers; `schema` has to be a new one. */
function withMembers<Made extends Schema, const Key extends string & keyof Made>(
  context: ReadContext,
  node: DocumentNode,
  schema: Made,
  read: (context: ReadContext, node: DocumentNode, key: string) => Made[Key] | undefined,
  keys: readonly Key[],
): Made {
  for (const key of keys) {
    const value = key in (node.value as RawSchema) ? read(context, node, key) : undefined;
    if (value !== undefined) Object.assign(schema, { [key]: value });
  }
  return schema;
}
