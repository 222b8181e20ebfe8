import type { SchemaId } from "../ids.js";
import type { JsonValue } from "../json.js";
import type {
  ArraySchema,
  EnumSchema,
  IntersectionSchema,
  NotSchema,
  NumberSchema,
  ObjectSchema,
  ReferenceSchema,
  Schema,
  StringSchema,
  UnionSchema,
} from "../schema.js";
import type { SourcePointer } from "../source.js";
import type { PlanTree } from "./model-base.js";
import type { ReadOnly } from "./read-only.js";
import { isListTree, type ObjectTree, treeObject } from "./values.js";

/**
 * Where a model goes. "draft-4": a model of its own, JSON Schema draft 4. "import": a component of an OpenAPI 3.0
 * document, of which the service's import keeps a part only.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
export type ModelDialect = "draft-4" | "import";

export interface ModelSchemaOptions {
  readonly dialect: ModelDialect;
  /** Undefined where a reference is given up: any value is let through there. */
  readonly reference: (target: SchemaId) => PlanTree | undefined;
  /** A keyword of the document that requests are not checked for. */
  readonly onNotEnforced: (keyword: string, at: SourcePointer) => void;
  readonly readOnly: ReadOnly;
  /** Something else is not checked that the document says: requests lack what is read-only. */
  readonly onLooser?: () => void;
}

/**
 * A schema as the gateway checks request bodies by it. Where the gateway cannot check a keyword, the result is the looser
 * one: it never refuses what the document allows. Annotations (titles, examples, formats, defaults) are left out.
 */
export function modelSchema(schema: Schema, options: ModelSchemaOptions): ObjectTree {
  for (const { kind } of schema.rules ?? []) options.onNotEnforced(kind, schema.origin);
  const plain = plainSchema(schema, options);
  if (!schema.nullable || schema.kind === "any" || schema.kind === "null") return plain;
  if (options.dialect === "import") {
    options.onNotEnforced("nullable", schema.origin);
    return anything;
  }
  return withNull(schema, plain);
}

const anything = treeObject([]);

/** A `type` takes `null` in beside it; everything else becomes a choice. */
function withNull(schema: Schema, plain: ObjectTree): ObjectTree {
  const { entries } = plain;
  const type = entries.find(([key]) => key === "type")?.[1];
  if (typeof type !== "string" && schema.kind !== "enum")
    return treeObject([["anyOf", [plain, treeObject([["type", "null"]])]]]);
  return treeObject(
    entries.map(([key, value]) => {
      if (key === "type") return [key, [value, "null"]] as const;
      return key === "enum" && isListTree(value) ? ([key, [...value, null]] as const) : ([key, value] as const);
    }),
  );
}

function plainSchema(schema: Schema, options: ModelSchemaOptions): ObjectTree {
  switch (schema.kind) {
    case "any":
      return anything;
    case "never":
      return treeObject([["not", anything]]);
    case "null":
      if (options.dialect === "draft-4") return treeObject([["type", "null"]]);
      options.onNotEnforced("type: null", schema.origin);
      return anything;
    case "boolean":
      return treeObject([["type", "boolean"]]);
    case "string":
      return stringSchema(schema, options);
    case "number":
    case "integer":
      return numberSchema(schema, options);
    case "enum":
      return enumSchema(schema);
    case "array":
      return arraySchema(schema, options);
    case "object":
      return objectSchema(schema, options);
    case "allOf":
      return composition(schema, options);
    case "oneOf":
    case "anyOf":
      return unionSchema(schema, options);
    case "not":
      return negation(schema, options);
    case "reference":
      return referenceSchema(schema, options);
  }
}

function referenceSchema(schema: ReferenceSchema, { reference, onNotEnforced }: ModelSchemaOptions): ObjectTree {
  const target = reference(schema.target);
  if (target === undefined) onNotEnforced("$ref", schema.origin);
  return treeObject([["$ref", target]]);
}

/**
 * A discriminator says which alternative is meant, so that a value may be valid by several: alternatives that differ in
 * optional properties only overlap. So may alternatives of which something is not checked.
 */
function unionSchema(schema: UnionSchema, options: ModelSchemaOptions): ObjectTree {
  const { made, isLooser } = watched(options, (inner) => schema.members.map((member) => modelSchema(member, inner)));
  return treeObject([[schema.discriminator !== undefined || isLooser ? "anyOf" : schema.kind, made]]);
}

/** What is refused more loosely would be refused more often. */
function negation(schema: NotSchema, options: ModelSchemaOptions): ObjectTree {
  const { made, isLooser } = watched(options, (inner) => modelSchema(schema.schema, inner));
  if (!isLooser) return treeObject([["not", made]]);
  options.onNotEnforced("not", schema.origin);
  return anything;
}

/** Converts, and tells whether something of it is not checked. */
function watched<Made>(
  options: ModelSchemaOptions,
  convert: (inner: ModelSchemaOptions) => Made,
): { readonly made: Made; readonly isLooser: boolean } {
  let isLooser = false;
  const loosen = (): void => {
    isLooser = true;
    options.onLooser?.();
  };
  const onNotEnforced: ModelSchemaOptions["onNotEnforced"] = (keyword, at) => {
    loosen();
    options.onNotEnforced(keyword, at);
  };
  return { made: convert({ ...options, onNotEnforced, onLooser: loosen }), isLooser };
}

/** A part may require what another part describes as read-only, or close what another part describes. */
function composition(schema: IntersectionSchema, options: ModelSchemaOptions): ObjectTree {
  const requires = (member: Schema) => member.kind === "object" && member.requiredElsewhere.length > 0;
  const names = schema.members.some(requires) ? options.readOnly.names(schema) : new Set();
  const members = schema.members.map((member): Schema => {
    if (member.kind !== "object") return member;
    const requiredElsewhere = member.requiredElsewhere.filter((name) => !names.has(name));
    if (requiredElsewhere.length < member.requiredElsewhere.length) options.onLooser?.();
    const isBare = member.properties.length + member.patterns.length + member.requiredElsewhere.length === 0;
    // `additionalProperties: false` beside a `oneOf` would refuse all that the `oneOf` describes; nobody means that.
    const isOpened = isBare && member.additional === "forbidden" && schema.members.length > 1;
    if (isOpened) options.onLooser?.();
    return { ...member, requiredElsewhere, ...(isOpened ? { additional: "any" } : {}) };
  });
  return treeObject([["allOf", members.map((member) => modelSchema(member, options))]]);
}

/** Patterns newer than ECMA-262's 5th edition are not understood. */
function stringSchema(schema: StringSchema, { onNotEnforced }: ModelSchemaOptions): ObjectTree {
  const { pattern } = schema;
  const isUnderstood = pattern === undefined || !/\\[pPu]\{|\(\?<|\\k</.test(pattern);
  if (!isUnderstood) onNotEnforced("pattern", schema.origin);
  return treeObject([
    ["type", "string"],
    ["minLength", schema.minLength],
    ["maxLength", schema.maxLength],
    ["pattern", isUnderstood ? pattern : undefined],
  ]);
}

/** Draft 4 says with a flag beside `minimum` what later drafts say with a number; the import knows neither. */
function numberSchema(schema: NumberSchema, { dialect, onNotEnforced }: ModelSchemaOptions): ObjectTree {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  const isAbove = exclusiveMinimum !== undefined && (minimum === undefined || exclusiveMinimum >= minimum);
  const isBelow = exclusiveMaximum !== undefined && (maximum === undefined || exclusiveMaximum <= maximum);
  const hasFlag = dialect === "draft-4";
  if (isAbove && !hasFlag) onNotEnforced("exclusiveMinimum", schema.origin);
  if (isBelow && !hasFlag) onNotEnforced("exclusiveMaximum", schema.origin);
  return treeObject([
    ["type", schema.kind],
    ["minimum", isAbove ? exclusiveMinimum : minimum],
    ["exclusiveMinimum", isAbove && hasFlag ? true : undefined],
    ["maximum", isBelow ? exclusiveMaximum : maximum],
    ["exclusiveMaximum", isBelow && hasFlag ? true : undefined],
    ["multipleOf", schema.multipleOf],
  ]);
}

function enumSchema({ values, type }: EnumSchema): ObjectTree {
  return treeObject([
    ["type", type ?? commonType(values)],
    ["enum", values.map(jsonTree)],
  ]);
}

/** The import drops values that stand without a type. */
function commonType(values: readonly JsonValue[]): string | undefined {
  const types = new Set(values.map((value) => typeof value));
  const [type] = types;
  return types.size === 1 && type !== "object" ? type : undefined;
}

function jsonTree(value: JsonValue): PlanTree {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(jsonTree);
  return treeObject(Object.entries(value).map(([key, member]) => [key, jsonTree(member)]));
}

function arraySchema(schema: ArraySchema, options: ModelSchemaOptions): ObjectTree {
  const { items, prefix } = schema;
  const isTuple = prefix.length > 0;
  const rest = items === "forbidden" ? false : items.kind === "any" ? undefined : modelSchema(items, options);
  const isLoose = options.dialect === "import" && (isTuple || items === "forbidden");
  if (isLoose) options.onNotEnforced("prefixItems", schema.origin);
  for (const keyword of ["minItems", "maxItems"] as const)
    if (options.dialect === "import" && schema[keyword] !== undefined) options.onNotEnforced(keyword, schema.origin);
  const tuple = [...prefix.map((item) => modelSchema(item, options))];
  const ofItems: readonly (readonly [string, PlanTree | undefined])[] = isLoose
    ? [["items", anything]]
    : isTuple || items === "forbidden"
      ? [
          ["items", tuple],
          ["additionalItems", rest],
        ]
      : [["items", rest]];
  return treeObject([
    ["type", "array"],
    ...ofItems,
    ["minItems", schema.minItems],
    ["maxItems", schema.maxItems],
    ["uniqueItems", schema.uniqueItems ? true : undefined],
  ]);
}

function objectSchema(schema: ObjectSchema, options: ModelSchemaOptions): ObjectTree {
  const properties = schema.properties.map(
    (property) => [property.name, modelSchema(property.schema, options)] as const,
  );
  const patterns = schema.patterns.map((each) => [each.pattern, modelSchema(each.schema, options)] as const);
  // OpenAPI has no patterns: without them, members that only a pattern allows would be refused.
  const losesPatterns = patterns.length > 0 && options.dialect === "import";
  if (losesPatterns) options.onNotEnforced("patternProperties", schema.origin);
  return treeObject([
    ["type", "object"],
    ["properties", properties.length === 0 ? undefined : treeObject(properties)],
    ["required", requiredNames(schema, options)],
    ["patternProperties", patterns.length === 0 || losesPatterns ? undefined : treeObject(patterns)],
    ["additionalProperties", losesPatterns ? undefined : additionalProperties(schema.additional, options)],
    ["minProperties", schema.minProperties],
    ["maxProperties", schema.maxProperties],
  ]);
}

/** Draft 4 wants at least one name, each once. */
function requiredNames(schema: ObjectSchema, { readOnly, onLooser }: ModelSchemaOptions): PlanTree | undefined {
  const all = schema.properties.filter((property) => property.required);
  const required = all.filter((property) => !readOnly.is(property.schema));
  if (required.length < all.length) onLooser?.();
  const names = new Set([...required.map(({ name }) => name), ...schema.requiredElsewhere]);
  return names.size === 0 ? undefined : [...names];
}

const additionalProperties = (
  additional: ObjectSchema["additional"],
  options: ModelSchemaOptions,
): PlanTree | undefined =>
  additional === "any" ? undefined : additional === "forbidden" ? false : modelSchema(additional, options);
