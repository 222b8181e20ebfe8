import {
  argument,
  call,
  closedOr,
  dictionaryOf,
  entriesOf,
  first,
  literal,
  of,
  type Print,
  pairOf,
  type RuntimeClass,
  runtimeName,
  scalar,
  tupleOf,
} from "./data-expression.js";

/** A schema's data, as what the runtime's `validate` interprets. */
export const schemaExpression: Print = (data, place) => {
  const kind = entriesOf(data).find(([name]) => name === "kind")?.[1];
  const runtimeClass = typeof kind === "string" ? schemaClasses[kind] : undefined;
  if (runtimeClass === undefined) throw new Error("The data is no schema.");
  return call(runtimeClass, data, place);
};

const reference: Print = (data, { printing }) => {
  if (typeof data !== "object" || !("reference" in data)) throw new Error("The data refers to no schema.");
  return printing.refer(data.reference);
};

const discriminator: RuntimeClass = {
  name: "Discriminator",
  members: { property: first(scalar), mapping: first(dictionaryOf(scalar)) },
};

const pattern: Print = (data, place) => `${runtimeName("Pattern", place)}(${scalar(data, place)})`;

const nullable = { nullable: argument("nullable") };
const bounds = {
  format: argument("format"),
  minimum: argument("minimum"),
  maximum: argument("maximum"),
  exclusiveMinimum: argument("exclusive_minimum"),
  exclusiveMaximum: argument("exclusive_maximum"),
  multipleOf: argument("multiple_of"),
};
const union = {
  members: first(tupleOf(schemaExpression)),
  discriminator: argument(
    "discriminator",
    of(() => discriminator),
  ),
};

/** By the data's `kind`. */
const schemaClasses: Readonly<Record<string, RuntimeClass>> = {
  any: { name: "Anything", members: nullable },
  never: { name: "Never", members: nullable },
  null: { name: "Null", members: nullable },
  boolean: { name: "Boolean", members: nullable },
  string: {
    name: "String",
    members: {
      format: argument("format"),
      pattern: argument("pattern", pattern),
      minLength: argument("min_length"),
      maxLength: argument("max_length"),
      ...nullable,
    },
  },
  number: { name: "Number", members: { ...bounds, ...nullable } },
  integer: { name: "Number", members: { ...bounds, ...nullable }, fixed: ["whole=True"] },
  enum: { name: "Enum", members: { values: first(tupleOf(literal)), ...nullable } },
  array: {
    name: "Array",
    members: {
      items: first(closedOr(schemaExpression)),
      prefix: argument("prefix", tupleOf(schemaExpression)),
      minItems: argument("min_items"),
      maxItems: argument("max_items"),
      uniqueItems: argument("unique_items"),
      ...nullable,
    },
  },
  object: {
    name: "Object",
    members: {
      properties: first(dictionaryOf(schemaExpression)),
      required: argument("required", tupleOf(scalar)),
      readOnly: argument("read_only", tupleOf(scalar)),
      additional: argument("additional", closedOr(schemaExpression)),
      patterns: argument("patterns", tupleOf(pairOf(pattern, schemaExpression))),
      minProperties: argument("min_properties"),
      maxProperties: argument("max_properties"),
      ...nullable,
    },
  },
  oneOf: { name: "OneOf", members: { ...union, ...nullable } },
  anyOf: { name: "AnyOf", members: { ...union, ...nullable } },
  allOf: { name: "AllOf", members: { members: first(tupleOf(schemaExpression)), ...nullable } },
  not: { name: "Not", members: { schema: first(schemaExpression), ...nullable } },
  ref: { name: "Ref", members: { to: first(reference), ...nullable } },
  when: {
    name: "When",
    members: {
      condition: first(schemaExpression),
      met: argument("met", schemaExpression),
      unmet: argument("unmet", schemaExpression),
      ...nullable,
    },
  },
  contains: {
    name: "Contains",
    members: {
      schema: first(schemaExpression),
      minimum: argument("minimum"),
      maximum: argument("maximum"),
      ...nullable,
    },
  },
  names: { name: "Names", members: { schema: first(schemaExpression), ...nullable } },
  unevaluated: {
    name: "Unevaluated",
    members: {
      of: first(schemaExpression),
      members: argument("members", closedOr(schemaExpression)),
      items: argument("items", closedOr(schemaExpression)),
      ...nullable,
    },
  },
};
