import type { SchemaId } from "../ids.js";
import type { JsonValue } from "../json.js";
import type { NamedSchema, NumberSchema, ObjectSchema, Schema, StringSchema } from "../schema.js";
import { propertiesOf, resolveSchema } from "./schemas.js";

type Schemas = ReadonlyMap<SchemaId, NamedSchema>;

/**
 * Whether a schema takes an example that stands beside it, as a caller would send it: authors write examples by hand, and
 * many are out of date. Only what is commonly wrong is looked at; rules, and how often an item may occur, are not.
 */
export function takesExample(schema: Schema, value: JsonValue, schemas: Schemas): boolean {
  return takes(schema, value, schemas, { left: mostSteps }, 0);
}

/** Alternatives and circles multiply: what is not settled by then is doubtful. */
const mostSteps = 10_000;

function takes(schema: Schema, value: JsonValue, schemas: Schemas, steps: { left: number }, depth: number): boolean {
  steps.left -= 1;
  if (steps.left < 0 || depth > 64) return false;
  const each = resolveSchema(schema, schemas);
  if (value === null) return each.nullable || schema.nullable || each.kind === "any" || each.kind === "null";
  const inner = (part: Schema, member: JsonValue): boolean => takes(part, member, schemas, steps, depth + 1);
  switch (each.kind) {
    case "boolean":
      return typeof value === "boolean";
    case "string":
      return typeof value === "string" && takesText(each, value);
    case "number":
    case "integer":
      return typeof value === "number" && takesNumber(each, value);
    case "enum":
      return each.values.some((allowed) => JSON.stringify(allowed) === JSON.stringify(value));
    case "array": {
      const { items, prefix, minItems = 0, maxItems = Number.POSITIVE_INFINITY } = each;
      if (!Array.isArray(value) || value.length < minItems || value.length > maxItems) return false;
      return (value as readonly JsonValue[]).every((item, index) => {
        const part = prefix[index] ?? items;
        return part !== "forbidden" && inner(part, item);
      });
    }
    case "object":
      return isRecord(value) && takesMembers(each, value, inner, schemas);
    case "allOf":
      return each.members.every((part) => inner(part, value));
    case "oneOf":
    case "anyOf":
      return each.members.some((part) => inner(part, value));
    case "not":
      return !inner(each.schema, value);
    default:
      return each.kind === "any";
  }
}

const isRecord = (value: JsonValue): value is { readonly [name: string]: JsonValue } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The formats that examples are most often wrong in. */
const formats: Readonly<Record<string, RegExp>> = {
  date: /^\d{4}-\d\d-\d\d$/,
  "date-time": /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/,
  uuid: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i,
};

function takesText(
  { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern, format }: StringSchema,
  text: string,
) {
  const length = [...text].length;
  if (length < minLength || length > maxLength) return false;
  if (pattern !== undefined && !findsSoon(pattern, text)) return false;
  return formats[format ?? ""]?.test(text) !== false;
}

/** Whether a pattern finds a text: false also where it is no pattern, or may take its time. */
function findsSoon(pattern: string, text: string): boolean {
  if (text.length > 200 || !isQuick(pattern)) return false;
  try {
    return new RegExp(pattern, "u").test(text);
  } catch {
    return false;
  }
}

/**
 * Whether a pattern is surely done soon with a text that is not long: nothing that repeats is repeated again, and few
 * things are repeated at all. A document must not be able to keep a build from ending.
 */
function isQuick(pattern: string): boolean {
  if (/\\[k1-9]/.test(pattern)) return false;
  const bare = pattern
    .replace(/\\./gu, "x")
    .replace(/\[[^\]]*\]/g, "x")
    .replace(/\(\?(?:[:=!]|<[=!]|<\w+>)/g, "(");
  return !/\)[*+?{]/.test(bare) && (bare.match(/[*+?]|\{\d+,/g) ?? []).length <= 2;
}

function takesNumber(schema: NumberSchema, value: number): boolean {
  const { kind, minimum = -Infinity, maximum = Infinity, exclusiveMinimum, exclusiveMaximum } = schema;
  if (kind === "integer" && !Number.isSafeInteger(value)) return false;
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum) return false;
  return value >= minimum && value <= maximum && (exclusiveMaximum === undefined || value < exclusiveMaximum);
}

/** What only the server sets is taken out before anything is checked. */
function takesMembers(
  schema: ObjectSchema,
  value: { readonly [name: string]: JsonValue },
  inner: (part: Schema, member: JsonValue) => boolean,
  schemas: Schemas,
): boolean {
  const described = new Map((propertiesOf(schema, schemas) ?? []).map((property) => [property.name, property]));
  const isRead = (name: string): boolean => {
    const property = described.get(name)?.schema;
    return (
      property !== undefined && [property, resolveSchema(property, schemas)].some(({ access }) => access === "read")
    );
  };
  const required = [...schema.properties.filter((each) => each.required).map(({ name }) => name)];
  if (required.some((name) => !Object.hasOwn(value, name) && !isRead(name))) return false;
  return Object.entries(value).every(([name, member]) => {
    const property = described.get(name);
    if (property !== undefined) return isRead(name) || inner(property.schema, member);
    if (schema.additional === "any" || schema.patterns.length > 0) return true;
    return schema.additional !== "forbidden" && inner(schema.additional, member);
  });
}
