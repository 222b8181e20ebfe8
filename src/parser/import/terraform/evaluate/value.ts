import type { PseudoParameter } from "../../../../ir/deploy-value.js";
import type { SourcePointer } from "../../../../ir/source.js";

/** What an expression means, as far as the configuration alone tells. */
export type Value = KnownValue | UnknownValue;

export type KnownValue = ScalarValue | ListValue | ObjectValue;

export type UnknownValue =
  /** A variable of the root module. `assumed` is its value should nobody give another one. */
  | { readonly kind: "parameter"; readonly name: string; readonly assumed?: Value; readonly at: SourcePointer }
  | { readonly kind: "pseudo"; readonly name: PseudoParameter; readonly at: SourcePointer }
  /** Text in parts of which not all are known. */
  | { readonly kind: "join"; readonly parts: readonly Value[]; readonly at: SourcePointer }
  /** Another resource, or one of its attributes in CloudFormation's words; `text` is how the configuration says it. */
  | {
      readonly kind: "reference";
      readonly resource: string;
      readonly attribute?: string;
      readonly text: string;
      readonly at: SourcePointer;
    }
  | { readonly kind: "opaque"; readonly text: string; readonly at: SourcePointer }
  /** The JSON text of a value. */
  | { readonly kind: "encoded"; readonly value: Value; readonly at: SourcePointer }
  /** What has attributes that are worked out when they are asked for: a resource, a data source, `var`. */
  | {
      readonly kind: "lazy";
      readonly text: string;
      read(name: string, at: SourcePointer): Value;
      readonly at: SourcePointer;
    };

export interface ScalarValue {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
  readonly at: SourcePointer;
  /** Where the parts of a text come from that was put together, by where they begin in it. */
  readonly pieces?: readonly TextPiece[];
}

export interface TextPiece {
  readonly start: number;
  readonly at: SourcePointer;
}

export interface ListValue {
  readonly kind: "list";
  readonly items: readonly Value[];
  readonly at: SourcePointer;
}

export interface ObjectValue {
  readonly kind: "object";
  readonly members: ReadonlyMap<string, Value>;
  readonly at: SourcePointer;
}

/** What is wrong with an expression; `try` and `can` catch it, as Terraform's do. */
export class EvaluationProblem extends Error {
  constructor(
    message: string,
    readonly at: SourcePointer,
  ) {
    super(message);
  }
}

export const scalar = (value: ScalarValue["value"], at: SourcePointer): ScalarValue => ({ kind: "scalar", value, at });
export const list = (items: readonly Value[], at: SourcePointer): ListValue => ({ kind: "list", items, at });
export const object = (members: Iterable<readonly [string, Value]>, at: SourcePointer): ObjectValue => ({
  kind: "object",
  members: new Map(members),
  at,
});
/** Characters of an expression that is kept; longer ones are of no use to anybody. */
const opaqueLimit = 4000;
export const opaque = (text: string, at: SourcePointer): Value => ({
  kind: "opaque",
  text: text.slice(0, opaqueLimit),
  at,
});

export const isNull = (value: Value): boolean => value.kind === "scalar" && value.value === null;

/** The value that a parameter has when nobody gives another one; other values as they are. */
export const assumedValue = (value: Value): Value =>
  value.kind === "parameter" && value.assumed !== undefined ? value.assumed : value;

/** Text, number or truth as Terraform would write it into text. */
export const scalarText = (value: string | number | boolean): string => String(value);

/** A configuration takes more than any that people write: a cycle of growing lists, or an attack. */
export class EvaluationLimit extends Error {}
