import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { type Direction, isPresent } from "../../../src/emitters/schemas/direction.js";
import type { SchemasById } from "../../../src/emitters/schemas/schema-graph.js";
import type { ApiModel } from "../../../src/ir/api.js";
import type { ObjectSchema, Schema, SchemaRule } from "../../../src/ir/schema.js";

/** Tells whether a value is what a schema of the model describes. Bytes stand as texts. */
export type Judge = (schema: Schema, value: unknown) => boolean;

/**
 * The schemas of a model in JSON Schema 2020-12, judged by Ajv: apart from what the generated handlers check by, so that
 * either shows the faults of the other. Formats are left to those who draw values.
 */
export function modelJudge(api: ApiModel, byId: SchemasById, direction: Direction): Judge {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, logger: false, unicodeRegExp: true });
  const definitions = api.schemas.map(({ id, schema }) => [id, jsonSchema(schema, byId, direction)]);
  ajv.addSchema({ $id: "model", $defs: Object.fromEntries(definitions) });
  const compiled = new Map<Schema, ValidateFunction>();
  return (schema, value) => {
    const validate = compiled.get(schema) ?? ajv.compile(jsonSchema(schema, byId, direction));
    compiled.set(schema, validate);
    return validate(value);
  };
}

type JsonSchema = Record<string, unknown> | boolean;

const pointerTo = (id: string): string =>
  `model#/$defs/${encodeURIComponent(id.replaceAll("~", "~0").replaceAll("/", "~1"))}`;

function jsonSchema(schema: Schema, byId: SchemasById, direction: Direction): JsonSchema {
  const inner = (each: Schema): JsonSchema => jsonSchema(each, byId, direction);
  // What is left over, of which the last rules speak, they know from all that is inside.
  const own = (schema.rules ?? []).reduce<JsonSchema>(
    (inside, rule) => withoutAbsent({ allOf: [inside], ...ruleKeywords(rule, inner) }),
    ownSchema(schema, byId, direction),
  );
  return schema.nullable ? { anyOf: [own, { type: "null" }] } : own;
}

function ownSchema(schema: Schema, byId: SchemasById, direction: Direction): JsonSchema {
  const inner = (each: Schema): JsonSchema => jsonSchema(each, byId, direction);
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema as Partial<NumberLimits>;
  switch (schema.kind) {
    case "any":
      return true;
    case "never":
      return false;
    case "null":
    case "boolean":
      return { type: schema.kind };
    case "string":
      return withoutAbsent({
        type: "string",
        minLength: schema.minLength,
        maxLength: schema.maxLength,
        pattern: schema.pattern,
      });
    case "number":
    case "integer":
      return withoutAbsent({ type: schema.kind, minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf });
    case "enum":
      return { enum: schema.values };
    case "array":
      return withoutAbsent({
        type: "array",
        ...(schema.prefix.length === 0 ? {} : { prefixItems: schema.prefix.map(inner) }),
        // Neither this nor `additionalProperties` is written where it allows everything: nothing would be left over.
        items: schema.items === "forbidden" ? false : isAnything(schema.items) ? undefined : inner(schema.items),
        minItems: schema.minItems,
        maxItems: schema.maxItems,
        uniqueItems: schema.uniqueItems,
      });
    case "object":
      return objectSchema(schema, byId, direction, inner);
    case "oneOf":
    case "anyOf":
    case "allOf":
      return schema.members.length === 0 ? true : { [schema.kind]: schema.members.map(inner) };
    case "not":
      return { not: inner(schema.schema) };
    case "reference":
      return { $ref: pointerTo(schema.target) };
  }
}

function ruleKeywords(rule: SchemaRule, inner: (each: Schema) => JsonSchema): Record<string, unknown> {
  switch (rule.kind) {
    case "contains":
      return { contains: inner(rule.schema), minContains: rule.minimum, maxContains: rule.maximum };
    case "if":
      return {
        if: inner(rule.condition),
        // biome-ignore lint/suspicious/noThenProperty: the keyword's name
        then: rule.met === undefined ? undefined : inner(rule.met),
        else: rule.unmet === undefined ? undefined : inner(rule.unmet),
      };
    case "dependentRequired":
      return { dependentRequired: { [rule.property]: rule.required } };
    case "dependentSchemas":
      return { dependentSchemas: { [rule.property]: inner(rule.schema) } };
    case "propertyNames":
    case "unevaluatedProperties":
    case "unevaluatedItems":
      return { [rule.kind]: inner(rule.schema) };
  }
}

const isAnything = ({ kind, rules }: Schema): boolean => kind === "any" && rules === undefined;

interface NumberLimits {
  readonly minimum: number;
  readonly maximum: number;
  readonly exclusiveMinimum: number;
  readonly exclusiveMaximum: number;
  readonly multipleOf: number;
}

function objectSchema(
  schema: ObjectSchema,
  byId: SchemasById,
  direction: Direction,
  inner: (each: Schema) => JsonSchema,
): JsonSchema {
  const present = schema.properties.filter((property) => isPresent(property, direction, byId));
  return withoutAbsent({
    type: "object",
    properties: Object.fromEntries(
      schema.properties.map((property) => [property.name, present.includes(property) ? inner(property.schema) : false]),
    ),
    patternProperties: Object.fromEntries(schema.patterns.map((each) => [each.pattern, inner(each.schema)])),
    required: [...present.filter(({ required }) => required).map(({ name }) => name), ...schema.requiredElsewhere],
    additionalProperties:
      schema.additional === "any" ? undefined : schema.additional === "forbidden" ? false : inner(schema.additional),
    minProperties: schema.minProperties,
    maxProperties: schema.maxProperties,
  });
}

const withoutAbsent = (members: Record<string, unknown>): JsonSchema =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
