/**
 * A schema of the API as data: what `validate` interprets. Members of `schemas.ts` refer to each other through
 * functions, so that recursive schemas need no order and unused ones stay out of a bundle.
 */
export type Schema =
  | AnySchema
  | StringSchema
  | NumberSchema
  | EnumSchema
  | ArraySchema
  | ObjectSchema
  | UnionSchema
  | AllOfSchema
  | NotSchema
  | ReferenceSchema
  | RuleSchema;

interface SchemaBase {
  /** `null` is valid too. */
  readonly nullable?: true;
}

export interface AnySchema extends SchemaBase {
  readonly kind: "any" | "never" | "null" | "boolean";
}
export interface StringSchema extends SchemaBase {
  readonly kind: "string";
  readonly format?: string;
  /** ECMA-262, `u` flag. */
  readonly pattern?: string;
  /** In code points. */
  readonly minLength?: number;
  readonly maxLength?: number;
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
export interface EnumSchema extends SchemaBase {
  readonly kind: "enum";
  readonly values: readonly unknown[];
}
export interface ArraySchema extends SchemaBase {
  readonly kind: "array";
  /** Behind the prefix; absent: anything, false: nothing. */
  readonly items?: Schema | false;
  readonly prefix?: readonly Schema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: true;
}
export interface ObjectSchema extends SchemaBase {
  readonly kind: "object";
  readonly properties?: { readonly [name: string]: Schema };
  readonly required?: readonly string[];
  /** Properties that only the server sets: taken out of what callers send. */
  readonly readOnly?: readonly string[];
  /** Members that nothing else names; absent: anything, false: nothing. */
  readonly additional?: Schema | false;
  readonly patterns?: readonly (readonly [pattern: string, schema: Schema])[];
  readonly minProperties?: number;
  readonly maxProperties?: number;
}
export interface UnionSchema extends SchemaBase {
  readonly kind: "oneOf" | "anyOf";
  readonly members: readonly Schema[];
  /** Value of the property → index of the member. */
  readonly discriminator?: { readonly property: string; readonly mapping: { readonly [value: string]: number } };
}
export interface AllOfSchema extends SchemaBase {
  readonly kind: "allOf";
  readonly members: readonly Schema[];
}
export interface NotSchema extends SchemaBase {
  readonly kind: "not";
  readonly schema: Schema;
}
export interface ReferenceSchema extends SchemaBase {
  readonly kind: "ref";
  readonly to: () => Schema;
}

/** What no type can say. A rule about objects or lists takes all other values. */
export type RuleSchema = ContainsSchema | NamesSchema | WhenSchema | UnevaluatedSchema;

export interface ContainsSchema extends SchemaBase {
  readonly kind: "contains";
  /** So many items have to be valid by it. */
  readonly schema: Schema;
  readonly minimum: number;
  readonly maximum?: number;
}
export interface NamesSchema extends SchemaBase {
  readonly kind: "names";
  /** Of every member's name. */
  readonly schema: Schema;
}
export interface WhenSchema extends SchemaBase {
  readonly kind: "when";
  readonly condition: Schema;
  /** Of values that are valid by the condition. */
  readonly met?: Schema;
  readonly unmet?: Schema;
}
export interface UnevaluatedSchema extends SchemaBase {
  readonly kind: "unevaluated";
  readonly of: Schema;
  /** Members of which `of` says nothing, in none of its parts; absent: anything, false: nothing. */
  readonly members?: Schema | false;
  readonly items?: Schema | false;
}
