import type { JsonValue } from "../../ir/json.js";
import type { AnySchema, Discriminator, Schema, SchemaRule } from "../../ir/schema.js";
import { externalDocsRow } from "./external-docs.js";
import { as, asList, asUnless, combine, derived, type ExportContext, type Fragment, type Rows, write } from "./rows.js";

/** The members that every schema has. */
type Head = Omit<AnySchema, "kind">;
type SchemaOf<Kind, Each = Schema> = Each extends { readonly kind: infer All }
  ? Kind extends All
    ? Each
    : never
  : never;
type Tables = { readonly [Kind in Schema["kind"]]: Rows<Omit<SchemaOf<Kind>, keyof Head>> };

/** The reference to a named schema: RFC 6901 inside a URI fragment. */
export const schemaReference = (id: string): string =>
  `#/components/schemas/${encodeURIComponent(id.replaceAll("~", "~0").replaceAll("/", "~1")).replaceAll("%20", " ")}`;

const annotations: Rows<Head> = {
  title: as("title"),
  description: as("description"),
  default: (value) => ({ default: value }),
  examples: asList("examples"),
  externalDocs: externalDocsRow,
  deprecated: asUnless("deprecated", false),
  rules: (rules, _, context) => combine(rules.map((rule) => writeRule(rule, context))),
  access: (access) => (access === "both" ? {} : { [access === "read" ? "readOnly" : "writeOnly"]: true }),
  // How a schema says it depends on what it is.
  nullable: derived,
  origin: derived,
};

const discriminatorRow = (discriminator: Discriminator, _: unknown, context: ExportContext): Fragment => ({
  discriminator: write(discriminators, discriminator, context),
});

const discriminators: Rows<Discriminator> = {
  property: as("propertyName"),
  mapping: (mapping) =>
    mapping.length === 0
      ? {}
      : { mapping: Object.fromEntries(mapping.map(({ value, target }) => [value, schemaReference(target)])) },
};

const number: Tables["number"] = {
  kind: (kind, schema) => typed(kind, schema),
  format: as("format"),
  minimum: as("minimum"),
  maximum: as("maximum"),
  exclusiveMinimum: as("exclusiveMinimum"),
  exclusiveMaximum: as("exclusiveMaximum"),
  multipleOf: as("multipleOf"),
};

const union: Tables["oneOf"] = {
  kind: derived,
  members: (members, schema, context) => {
    const written = members.map((each) => writeSchema(each, context));
    return { [schema.kind]: isNullable(schema) ? [...written, { type: "null" }] : written };
  },
  discriminator: discriminatorRow,
};

/** Rows see the whole schema, whatever their type says of it. */
const isNullable = (schema: object): boolean => (schema as Schema).nullable;

const typed = (type: string, schema: object): Fragment => ({ type: isNullable(schema) ? [type, "null"] : type });

const tables: Tables = {
  any: { kind: derived },
  never: { kind: derived },
  null: { kind: () => ({ type: "null" }) },
  boolean: { kind: typed },
  string: {
    kind: typed,
    format: as("format"),
    pattern: as("pattern"),
    minLength: as("minLength"),
    maxLength: as("maxLength"),
    contentEncoding: as("contentEncoding"),
    contentMediaType: as("contentMediaType"),
  },
  number,
  integer: number,
  enum: {
    kind: derived,
    type: typed,
    format: as("format"),
    values: (values, schema) => ({ enum: isNullable(schema) ? [...values, null] : values }),
  },
  array: {
    kind: typed,
    prefix: (prefix, _, context) =>
      prefix.length === 0 ? {} : { prefixItems: prefix.map((each) => writeSchema(each, context)) },
    items: (items, _, context) => {
      const written = items === "forbidden" ? false : writeSchema(items, context);
      return isEmpty(written) ? {} : { items: written };
    },
    saysAny: (_, { items }) => (items !== "forbidden" && items.kind === "any" ? { items: {} } : {}),
    minItems: as("minItems"),
    maxItems: as("maxItems"),
    uniqueItems: asUnless("uniqueItems", false),
  },
  object: {
    kind: typed,
    requiredElsewhere: (names, { properties: described }) => {
      const required = [...described.filter((each) => each.required).map(({ name }) => name), ...names];
      return required.length === 0 ? {} : { required };
    },
    properties: (described, _, context) =>
      described.length === 0
        ? {}
        : { properties: Object.fromEntries(described.map((each) => [each.name, writeSchema(each.schema, context)])) },
    patterns: (patterns, _, context) =>
      patterns.length === 0
        ? {}
        : {
            patternProperties: Object.fromEntries(
              patterns.map(({ pattern, schema }) => [pattern, writeSchema(schema, context)]),
            ),
          },
    additional: (additional, _, context) => {
      if (additional === "any") return {};
      return { additionalProperties: additional === "forbidden" ? false : writeSchema(additional, context) };
    },
    saysAny: (_, { additional }) => (additional === "any" ? { additionalProperties: true } : {}),
    minProperties: as("minProperties"),
    maxProperties: as("maxProperties"),
  },
  oneOf: union,
  anyOf: union,
  allOf: {
    kind: derived,
    members: (members, _, context) => ({ allOf: members.map((each) => writeSchema(each, context)) }),
    discriminator: discriminatorRow,
  },
  not: { kind: derived, schema: (schema, _, context) => ({ not: writeSchema(schema, context) }) },
  reference: { kind: derived, target: (target) => ({ $ref: schemaReference(target) }) },
};

const isEmpty = (value: JsonValue): boolean =>
  typeof value === "object" && value !== null && Object.keys(value).length === 0;

/** Kinds that have a place of their own for null. */
const sayNullThemselves: ReadonlySet<Schema["kind"]> = new Set([
  "null",
  "boolean",
  "string",
  "number",
  "integer",
  "enum",
  "array",
  "object",
  "oneOf",
  "anyOf",
]);

/** A schema in JSON Schema 2020-12, as OpenAPI 3.1 has it. */
export function writeSchema(schema: Schema, context: ExportContext): JsonValue {
  const head = write(annotations, schema, context);
  const rows = tables[schema.kind] as Rows<object>;
  const core: JsonValue = schema.kind === "never" ? false : write<object>(rows, schema, context);
  if (schema.nullable && !sayNullThemselves.has(schema.kind)) return { ...head, anyOf: [core, { type: "null" }] };
  if (core === false) return isEmpty(head) ? false : { ...head, allOf: [false] };
  return { ...core, ...head };
}

/** The keywords of a rule. */
function writeRule(rule: SchemaRule, context: ExportContext): Fragment {
  switch (rule.kind) {
    case "contains":
      return {
        contains: writeSchema(rule.schema, context),
        minContains: rule.minimum === 1 ? undefined : rule.minimum,
        maxContains: rule.maximum,
      };
    case "if":
      return {
        if: writeSchema(rule.condition, context),
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema, in a document that nobody awaits
        then: rule.met === undefined ? undefined : writeSchema(rule.met, context),
        else: rule.unmet === undefined ? undefined : writeSchema(rule.unmet, context),
      };
    case "dependentRequired":
      return { dependentRequired: { [rule.property]: rule.required } };
    case "dependentSchemas":
      return { dependentSchemas: { [rule.property]: writeSchema(rule.schema, context) } };
    default:
      return { [rule.kind]: writeSchema(rule.schema, context) };
  }
}
