import type { NotSchema, ObjectSchema, Schema } from "../../ir/schema.js";
import { resolveSchema, type SchemasById } from "../schemas/schema-graph.js";
import { literalType } from "./literal.js";
import { primary, type TypeText, unionOfTexts } from "./type-text.js";

/** What every JSON value is one of. */
const jsonTypes = {
  null: "null",
  boolean: "boolean",
  number: "number",
  string: "string",
  array: "unknown[]",
  object: "{ [key: string]: unknown }",
} as const;
type JsonType = keyof typeof jsonTypes;

/**
 * The type of `not` where nothing stands beside it: all JSON types but those that it refuses whole; `unknown` where it
 * refuses only some values of a type, which TypeScript has no word for.
 */
export function complementType(schema: NotSchema, byId: SchemasById, indent: string): TypeText {
  const refused = wholeTypes(schema.schema, byId);
  if (refused === undefined || refused.size === 0) return primary("unknown");
  const left = (Object.keys(jsonTypes) as readonly JsonType[]).filter((name) => !refused.has(name));
  return unionOfTexts(
    left.map((name) => jsonTypes[name]),
    indent,
  );
}

/** The JSON types that a schema takes, where it takes all their values; undefined where it takes only some. */
function wholeTypes(schema: Schema, byId: SchemasById): ReadonlySet<JsonType> | undefined {
  const resolved = resolveSchema(schema, byId);
  // What a rule refuses is still left.
  if (resolved === undefined || schema.rules !== undefined || resolved.rules !== undefined) return undefined;
  const own = ownTypes(resolved, byId);
  return own === undefined || !(resolved.nullable || schema.nullable) ? own : new Set([...own, "null" as const]);
}

function ownTypes(schema: Schema, byId: SchemasById): ReadonlySet<JsonType> | undefined {
  switch (schema.kind) {
    case "any":
      return new Set(Object.keys(jsonTypes) as readonly JsonType[]);
    case "never":
      return new Set();
    case "null":
    case "boolean":
      return new Set([schema.kind]);
    case "string":
      return hasKeyword(schema, ["format", "pattern", "minLength", "maxLength"]) ? undefined : new Set(["string"]);
    case "number":
      return hasKeyword(schema, numberKeywords) ? undefined : new Set(["number"]);
    case "array":
      return isWholeArray(schema) ? new Set(["array"]) : undefined;
    case "object":
      return isWholeObject(schema) ? new Set(["object"]) : undefined;
    case "oneOf":
    case "anyOf": {
      const members = schema.members.map((member) => wholeTypes(member, byId));
      return members.includes(undefined) ? undefined : new Set(members.flatMap((member) => [...(member ?? [])]));
    }
    default:
      return undefined;
  }
}

const numberKeywords = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "format"];
const hasKeyword = (schema: Schema, names: readonly string[]): boolean =>
  names.some((name) => Object.entries(schema).some(([key, value]) => key === name && value !== undefined));

const isWholeArray = (schema: Schema): boolean =>
  schema.kind === "array" &&
  schema.items !== "forbidden" &&
  schema.items.kind === "any" &&
  schema.items.rules === undefined &&
  schema.prefix.length === 0 &&
  !schema.uniqueItems &&
  !hasKeyword(schema, ["minItems", "maxItems"]);

const isWholeObject = (schema: ObjectSchema): boolean =>
  schema.properties.length + schema.requiredElsewhere.length + schema.patterns.length === 0 &&
  schema.additional === "any" &&
  !hasKeyword(schema, ["minProperties", "maxProperties"]);

/**
 * What `not` takes away from the type beside it in an `allOf`: single values of an enum, and `null`. Undefined where the
 * type cannot show it.
 *
 * @param type the type of what stands beside it
 * @param siblings the schemas that it is the type of
 */
export function withoutRefused(
  type: TypeText,
  { schema }: NotSchema,
  siblings: readonly Schema[],
  byId: SchemasById,
): TypeText | undefined {
  const refused = resolveSchema(schema, byId);
  const isEnumerated = siblings.some((sibling) => resolveSchema(sibling, byId)?.kind === "enum");
  if (refused?.kind === "enum" && isEnumerated) return excluded(type, refused.values.map(literalType));
  const isNull =
    refused?.kind === "null" || (refused?.kind === "enum" && refused.values.every((each) => each === null));
  return isNull ? excluded(type, ["null"]) : undefined;
}

const excluded = (type: TypeText, values: readonly string[]): TypeText =>
  primary(`Exclude<${type.text}, ${unionOfTexts(values, "").text}>`);

/**
 * The parts of an `allOf`, in which members that must not be there (`not: { required: [x] }`, or several of them in an
 * `anyOf`) are members without a value: an object like any other, that can be merged with what stands beside it.
 */
export function withAbsentMembers(parts: readonly Schema[]): readonly Schema[] {
  if (!parts.some(({ kind }) => kind === "object" || kind === "reference")) return parts;
  return parts.map((part) => (part.kind === "not" ? (absentMembers(part) ?? part) : part));
}

function absentMembers({ schema, origin }: NotSchema): ObjectSchema | undefined {
  const names = refusedMembers(schema);
  if (names.length === 0) return undefined;
  const head = { origin, nullable: false, deprecated: false, access: "both", examples: [] } as const;
  return {
    ...head,
    kind: "object",
    properties: names.map((name) => ({ name, schema: { ...head, kind: "never" }, required: false, origin })),
    requiredElsewhere: [],
    additional: "any",
    patterns: [],
  };
}

function refusedMembers(schema: Schema): readonly string[] {
  if (schema.kind === "anyOf") {
    const members = schema.members.map(refusedMembers);
    return members.some((names) => names.length === 0) ? [] : members.flat();
  }
  if (schema.kind !== "object" || schema.requiredElsewhere.length !== 1) return [];
  return isWholeObject({ ...schema, requiredElsewhere: [] }) ? schema.requiredElsewhere : [];
}
