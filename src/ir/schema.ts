import type { ExternalDocumentation } from "./about.js";
import type { SchemaId } from "./ids.js";
import type { JsonValue } from "./json.js";
import type { SourcePointer } from "./source.js";

/** A schema with a name: a component, or the target of a `$ref`. */
export interface NamedSchema {
  readonly id: SchemaId;
  /** The name that the document gives it; `id` differs where two documents use the same name. */
  readonly name: string;
  readonly schema: Schema;
  readonly origin: SourcePointer;
}

interface SchemaBase {
  readonly origin: SourcePointer;
  readonly title?: string;
  readonly description?: string;
  /** `null` is allowed beside what `kind` says. */
  readonly nullable: boolean;
  readonly deprecated: boolean;
  /** `readOnly` → "read" (responses only), `writeOnly` → "write" (requests only). */
  readonly access: "both" | "read" | "write";
  readonly default?: JsonValue;
  readonly examples: readonly JsonValue[];
  readonly externalDocs?: ExternalDocumentation;
  /** What holds beside all that `kind` says. */
  readonly rules?: readonly SchemaRule[];
}

/**
 * What JSON Schema asks of values beyond what a type can show: generated types leave it out, and handlers check it. A rule
 * about objects or lists says nothing about other values.
 * @see https://json-schema.org/draft/2020-12/json-schema-core#name-applying-subschemas-conditio
 */
export type SchemaRule = ContainsRule | NamesRule | ConditionRule | RequiredRule | DependentRule | UnevaluatedRule;

/** How many items of a list are valid by a schema: `contains`, `minContains`, `maxContains`. */
export interface ContainsRule {
  readonly kind: "contains";
  readonly schema: Schema;
  readonly minimum: number;
  readonly maximum?: number;
}
export interface NamesRule {
  readonly kind: "propertyNames";
  readonly schema: Schema;
}
/** `if`: values that are valid by `condition` have to be so by `met`, all others by `unmet`. */
export interface ConditionRule {
  readonly kind: "if";
  readonly condition: Schema;
  readonly met?: Schema;
  readonly unmet?: Schema;
}
/** What an object needs that has the property. */
export interface RequiredRule {
  readonly kind: "dependentRequired";
  readonly property: string;
  readonly required: readonly string[];
}
/** What an object has to be that has the property. */
export interface DependentRule {
  readonly kind: "dependentSchemas";
  readonly property: string;
  readonly schema: Schema;
}
/** What members or items have to be of which nothing else has said anything, in whatever part of the schema. */
export interface UnevaluatedRule {
  readonly kind: "unevaluatedProperties" | "unevaluatedItems";
  readonly schema: Schema;
}

/**
 * JSON Schema 2020-12 as a union with one subject a node. A schema object that says several things at once (`type`
 * beside `oneOf`, `$ref` with siblings) is an `allOf` of its parts, so that nothing is lost and nothing is implicit.
 */
export type Schema =
  | AnySchema
  | NeverSchema
  | NullSchema
  | BooleanSchema
  | StringSchema
  | NumberSchema
  | EnumSchema
  | ArraySchema
  | ObjectSchema
  | UnionSchema
  | IntersectionSchema
  | NotSchema
  | ReferenceSchema;

/** `{}` or `true`: every value. */
export interface AnySchema extends SchemaBase {
  readonly kind: "any";
}
/** `false`: no value. */
export interface NeverSchema extends SchemaBase {
  readonly kind: "never";
}
export interface NullSchema extends SchemaBase {
  readonly kind: "null";
}
export interface BooleanSchema extends SchemaBase {
  readonly kind: "boolean";
}
export interface StringSchema extends SchemaBase {
  readonly kind: "string";
  /** Any text; `binary` (raw bytes) and `byte` (base64) change the type of the generated code. */
  readonly format?: string;
  readonly pattern?: string;
  /** Unicode code points. */
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly contentEncoding?: string;
  readonly contentMediaType?: string;
}
export interface NumberSchema extends SchemaBase {
  readonly kind: "number" | "integer";
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
}
/** `enum`, or `const` as an enum of one. `null` stands in `nullable`, never in `values`, unless it is the only value. */
export interface EnumSchema extends SchemaBase {
  readonly kind: "enum";
  readonly values: readonly JsonValue[];
  /** The `type` that stood beside it, for readers of values that arrive as text. */
  readonly type?: "string" | "number" | "integer" | "boolean" | "array" | "object";
  readonly format?: string;
}
export interface ArraySchema extends SchemaBase {
  readonly kind: "array";
  /** Items behind the `prefix`; "forbidden" for a tuple that is closed. */
  readonly items: Schema | "forbidden";
  /** The document says itself that they may be anything: to `unevaluatedItems` they are evaluated. */
  readonly saysAny?: true;
  readonly prefix: readonly Schema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems: boolean;
}
export interface ObjectSchema extends SchemaBase {
  readonly kind: "object";
  readonly properties: readonly Property[];
  /** Names in `required` that `properties` does not describe. */
  readonly requiredElsewhere: readonly string[];
  /** Members that no property and no pattern names. */
  readonly additional: Schema | "any" | "forbidden";
  /** The document says itself that they may be anything: to `unevaluatedProperties` they are evaluated. */
  readonly saysAny?: true;
  readonly patterns: readonly { readonly pattern: string; readonly schema: Schema }[];
  readonly minProperties?: number;
  readonly maxProperties?: number;
}
export interface UnionSchema extends SchemaBase {
  readonly kind: "oneOf" | "anyOf";
  readonly members: readonly Schema[];
  readonly discriminator?: Discriminator;
}
export interface IntersectionSchema extends SchemaBase {
  readonly kind: "allOf";
  readonly members: readonly Schema[];
  /** OpenAPI lets a base type carry the discriminator that its `allOf` children are told apart by. */
  readonly discriminator?: Discriminator;
}
export interface NotSchema extends SchemaBase {
  readonly kind: "not";
  readonly schema: Schema;
}
export interface ReferenceSchema extends SchemaBase {
  readonly kind: "reference";
  /** Always names a schema of the same model. */
  readonly target: SchemaId;
}

export interface Property {
  readonly name: string;
  readonly schema: Schema;
  readonly required: boolean;
  readonly origin: SourcePointer;
}

/** Values that `mapping` does not list are the names of the member schemas. */
export interface Discriminator {
  readonly property: string;
  readonly mapping: readonly { readonly value: string; readonly target: SchemaId }[];
}
