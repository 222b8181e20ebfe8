import type { SchemaId } from "../ids.js";
import type { JsonValue } from "../json.js";
import type { ArraySchema, NamedSchema, NumberSchema, Schema, StringSchema } from "../schema.js";
import { propertiesOf, propertyOf, resolveSchema } from "./schemas.js";
import { takesExample } from "./takes-example.js";

export interface Sample {
  readonly value: JsonValue;
  /** JSON paths of values for which the document has no example: `$.owner.name`. */
  readonly madeUp: readonly string[];
  /** JSON paths of values that the schema may refuse, since it says more than a sample looks at: a `pattern`, a `not`. */
  readonly doubtful: readonly string[];
}

/** What only the other side may send is left out. */
export type SampleDirection = "request" | "response";

/** A value that a schema allows, made of its examples, defaults and enumerations, and of its types where it has none. */
export function createSample(
  schema: Schema,
  schemas: ReadonlyMap<SchemaId, NamedSchema>,
  direction: SampleDirection = "response",
): Sample {
  const madeUp: string[] = [];
  const doubtful: string[] = [];
  const absent = direction === "response" ? "write" : "read";
  const visit = (start: Schema, path: string, depth: number): JsonValue => {
    const each = resolveSchema(start, schemas);
    const known = start.examples[0] ?? start.default ?? each.examples[0] ?? each.default;
    if (known !== undefined) {
      if (!takesExample(start, known, schemas)) doubtful.push(path);
      return known;
    }
    if (each.kind === "enum") return each.values[0] ?? null;
    if (start.rules !== undefined || isDoubtful(each, schemas)) doubtful.push(path);
    if (each.kind === "null" || each.kind === "never" || depth > 8) return null;
    if (each.kind === "array") return visitItems(each, path, depth);
    const chosen = chosenAlternative(start, schemas);
    if (chosen !== undefined) return withDiscriminator(visit(chosen.schema, path, depth + 1), chosen, schemas);
    const properties = propertiesOf(each, schemas);
    if (properties !== undefined) {
      const wanted = properties.filter(
        ({ required, schema: { access } }) => access !== absent && (required || depth < 3),
      );
      return Object.fromEntries(
        wanted.map((property) => [property.name, visit(property.schema, `${path}.${property.name}`, depth + 1)]),
      );
    }
    if (each.kind === "oneOf" || each.kind === "anyOf")
      return visit(each.members[0] ?? { ...each, kind: "any" }, path, depth + 1);
    madeUp.push(path);
    return placeholder(each);
  };
  const visitItems = ({ items, prefix, minItems = 1 }: ArraySchema, path: string, depth: number): JsonValue => {
    // What refers to itself ends in an empty list.
    if (depth > 4) return [];
    const count = Math.max(prefix.length, items === "forbidden" ? 0 : Math.min(Math.max(minItems, 1), longestList));
    return Array.from({ length: count }, (_, index) => {
      const item = prefix[index] ?? (items === "forbidden" ? undefined : items);
      return item === undefined ? null : visit(item, `${path}[${index}]`, depth + 1);
    });
  };
  return { value: visit(schema, "$", 0), madeUp, doubtful };
}

/** The alternative that a sample shows where a discriminator tells them apart, and the values that name it. */
interface Alternative {
  readonly schema: Schema;
  readonly property: string;
  readonly values: readonly string[];
}

/** The first of a union, or of the types that a mapping lists for their base (OpenAPI 3.1, section 4.8.25). */
function chosenAlternative(start: Schema, schemas: ReadonlyMap<SchemaId, NamedSchema>): Alternative | undefined {
  let schema = start;
  for (let depth = 0; schema.kind === "reference" && depth < 16; depth += 1)
    schema = schemas.get(schema.target)?.schema ?? schema;
  if (!("discriminator" in schema) || schema.discriminator === undefined) return undefined;
  const { property, mapping } = schema.discriminator;
  if (schema.kind === "allOf") {
    const target = mapping[0] && schemas.get(mapping[0].target)?.schema;
    const isOther = target !== undefined && target !== schema;
    return isOther ? { schema: target, property, values: mapping.slice(0, 1).map(({ value }) => value) } : undefined;
  }
  const [first] = schema.members;
  if (first?.kind !== "reference") return undefined;
  const mapped = mapping.filter(({ target }) => target === first.target).map(({ value }) => value);
  const named = schemas.get(first.target);
  return { schema: first, property, values: mapped.length > 0 || named === undefined ? mapped : [named.name] };
}

/** An example of the whole stands, and so does an enumeration that has no such value. */
function withDiscriminator(
  value: JsonValue,
  { schema, property, values }: Alternative,
  schemas: ReadonlyMap<SchemaId, NamedSchema>,
): JsonValue {
  const [name] = values;
  if (name === undefined || typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const { examples, default: usual } = resolveSchema(schema, schemas);
  const described = propertyOf(schema, property, schemas)?.schema;
  const isRefused = described?.kind === "enum" && !described.values.includes(name);
  return examples.length > 0 || usual !== undefined || isRefused ? value : { ...value, [property]: name };
}

/** Items of a sample, whatever `minItems` asks for. */
const longestList = 10;

/** Whether a schema asks for more than its type, its bounds and its required properties. */
function isDoubtful(schema: Schema, schemas: ReadonlyMap<SchemaId, NamedSchema>): boolean {
  if (schema.rules !== undefined) return true;
  if (schema.kind === "allOf" && schema.members.some((member) => isDoubtfulPart(member, schemas))) return true;
  if (schema.kind === "string") return schema.pattern !== undefined || schema.contentEncoding !== undefined;
  if (schema.kind === "integer" || schema.kind === "number") return schema.multipleOf !== undefined;
  if (schema.kind === "array") return (schema.uniqueItems && (schema.minItems ?? 0) > 1) || schema.maxItems === 0;
  if (schema.kind === "object") return schema.requiredElsewhere.length > 0 || schema.minProperties !== undefined;
  return schema.kind === "not" || schema.kind === "never" || isDoubtfulUnion(schema);
}

/** A sample of an `allOf` has the properties of its objects: whatever else a part asks for is not looked at. */
function isDoubtfulPart(member: Schema, schemas: ReadonlyMap<SchemaId, NamedSchema>): boolean {
  const part = resolveSchema(member, schemas);
  if (member.rules !== undefined || part.rules !== undefined) return true;
  return part.kind !== "any" && (isDoubtfulUnion(part) || propertiesOf(part, schemas) === undefined);
}

/** Base types with a discriminator, and alternatives of which only one may fit. */
const isDoubtfulUnion = (schema: Schema): boolean =>
  (schema.kind === "allOf" && schema.discriminator !== undefined) ||
  (schema.kind === "oneOf" && schema.members.length > 1);

const placeholder = (schema: Schema): JsonValue => {
  if (schema.kind === "boolean") return true;
  if (schema.kind === "integer" || schema.kind === "number") return numberPlaceholder(schema);
  return schema.kind === "string" ? textPlaceholder(schema) : {};
};

function numberPlaceholder({ kind, minimum, exclusiveMinimum, maximum, exclusiveMaximum }: NumberSchema): number {
  const step = kind === "integer" ? 1 : 0.5;
  const lowest = exclusiveMinimum === undefined ? minimum : Math.max(exclusiveMinimum + step, minimum ?? -Infinity);
  if (lowest !== undefined) return kind === "integer" ? Math.ceil(lowest) : lowest;
  const highest = exclusiveMaximum === undefined ? maximum : Math.min(exclusiveMaximum - step, maximum ?? Infinity);
  return highest === undefined || highest > 0 ? 0 : kind === "integer" ? Math.floor(highest) : highest;
}

const byFormat: Readonly<Record<string, string>> = {
  date: "2024-01-01",
  "date-time": "2024-01-01T00:00:00Z",
  email: "someone@example.com",
  time: "00:00:00Z",
  duration: "P1D",
  hostname: "example.com",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  uuid: "00000000-0000-0000-0000-000000000000",
  uri: "https://example.com/",
  byte: "",
};

const textPlaceholder = ({ format, minLength = 0, maxLength }: StringSchema): string =>
  byFormat[format ?? ""] ?? "string".padEnd(minLength, "g").slice(0, maxLength);
