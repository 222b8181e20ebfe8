import type { SourcePointer } from "../../../../ir/source.js";
import type { ParseHcl } from "../syntax/grammar.js";
import type { Value } from "./value.js";

/** What the whole evaluation of a configuration shares. */
export interface Evaluation {
  /** Steps that are left; a configuration that takes more ends in a diagnostic. */
  readonly budget: { steps: number };
  /** Gives the value back, or ends the evaluation where it is too large to be written out. */
  checkSize(value: Value): Value;
  readonly parse: ParseHcl;
  readonly files: FileAccess;
  /** Hears that the value of a parameter was taken for granted at a place where only a known one will do. */
  assume(parameter: string, at: SourcePointer): void;
}

/** Files that expressions name. */
export interface FileAccess {
  /** Undefined where the file is not known, or not yet; whoever asks goes on with an opaque value. */
  read(path: string, at: SourcePointer): { readonly text: string; readonly name: string } | undefined;
  exists(path: string): boolean | undefined;
}

/** What names mean at a place. */
export interface Scope {
  readonly evaluation: Evaluation;
  /** Undefined for a name that means nothing here. */
  resolve(name: string, at: SourcePointer): Value | undefined;
}

export const withNames = (scope: Scope, names: Iterable<readonly [string, Value]>): Scope => {
  const known = new Map(names);
  return { evaluation: scope.evaluation, resolve: (name, at) => known.get(name) ?? scope.resolve(name, at) };
};

/** What hears of parameters that are taken for granted at a place. */
export const assumeAt =
  (scope: Scope, at: SourcePointer) =>
  (parameter: string): void =>
    scope.evaluation.assume(parameter, at);
