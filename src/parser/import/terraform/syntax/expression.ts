import type { SourcePointer } from "../../../../ir/source.js";

/** Where a part of a configuration stands, and its text, for values that are kept as they were written. */
export interface Written {
  readonly at: SourcePointer;
  readonly text: string;
}

/** An expression of Terraform's language, whichever of its two syntaxes it was written in. */
export type Expression = Written &
  (
    | { readonly kind: "literal"; readonly value: string | number | boolean | null }
    | { readonly kind: "template"; readonly parts: readonly TemplatePart[] }
    | { readonly kind: "tuple"; readonly items: readonly Expression[] }
    | { readonly kind: "object"; readonly entries: readonly ObjectEntry[] }
    | { readonly kind: "variable"; readonly name: string }
    | {
        readonly kind: "call";
        readonly name: string;
        readonly arguments: readonly Expression[];
        readonly spread: boolean;
      }
    | ForExpression
    | {
        readonly kind: "conditional";
        readonly condition: Expression;
        readonly consequent: Expression;
        readonly alternative: Expression;
      }
    | { readonly kind: "binary"; readonly operator: string; readonly left: Expression; readonly right: Expression }
    | { readonly kind: "unary"; readonly operator: string; readonly operand: Expression }
    | { readonly kind: "index"; readonly target: Expression; readonly key: Expression }
    | { readonly kind: "attribute"; readonly target: Expression; readonly name: string }
    /** `steps` is read with each item as the variable that `splatItem` names. */
    | { readonly kind: "splat"; readonly target: Expression; readonly steps: Expression }
  );

export interface ForExpression {
  readonly kind: "for";
  readonly keyName?: string;
  readonly valueName: string;
  readonly collection: Expression;
  /** Present where the result is an object. */
  readonly key?: Expression;
  readonly value: Expression;
  /** Several values of one key become a list. */
  readonly groups: boolean;
  readonly condition?: Expression;
}

export interface ObjectEntry {
  readonly key: Expression;
  readonly value: Expression;
}

export type TemplatePart =
  | { readonly kind: "text"; readonly text: string; readonly at: SourcePointer }
  | { readonly kind: "interpolation"; readonly expression: Expression }
  | {
      readonly kind: "if";
      readonly condition: Expression;
      readonly consequent: readonly TemplatePart[];
      readonly alternative: readonly TemplatePart[];
    }
  | {
      readonly kind: "for";
      readonly keyName?: string;
      readonly valueName: string;
      readonly collection: Expression;
      readonly body: readonly TemplatePart[];
    };

/** What a splat's steps begin with; no identifier can be written like this. */
export const splatItem = "*";

/** Arguments and blocks between braces, in the order of the source. */
export interface ConfigurationBody {
  readonly arguments: readonly ConfigurationArgument[];
  readonly blocks: readonly ConfigurationBlock[];
}

export interface ConfigurationArgument {
  readonly name: string;
  readonly value: Expression;
  /** Where the name stands. */
  readonly at: SourcePointer;
}

export interface ConfigurationBlock {
  readonly type: string;
  readonly labels: readonly string[];
  readonly body: ConfigurationBody;
  readonly at: SourcePointer;
}
