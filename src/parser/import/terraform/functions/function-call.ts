import type { SourcePointer } from "../../../../ir/source.js";
import { fromPlain, type Plain, toPlain } from "../evaluate/plain.js";
import type { Scope } from "../evaluate/scope.js";
import { EvaluationProblem, type Value } from "../evaluate/value.js";
import type { Expression } from "../syntax/expression.js";

export interface FunctionCall {
  readonly at: SourcePointer;
  readonly scope: Scope;
  /** Hears of parameters whose defaults were taken. */
  assume(parameter: string): void;
  evaluate(expression: Expression, scope: Scope): Value;
}

/**
 * One of Terraform's functions: https://developer.hashicorp.com/terraform/language/functions
 *
 * Undefined when its result is not known.
 *
 * @throws EvaluationProblem when Terraform would refuse the arguments
 */
export type TerraformFunction = (values: readonly Value[], call: FunctionCall) => Value | undefined;

/** A function of values that are known altogether. */
export const ofKnown =
  (apply: (values: readonly Plain[], call: FunctionCall) => Plain | undefined): TerraformFunction =>
  (values, call) => {
    const plain = values.map((each) => toPlain(each, call.assume));
    if (!plain.every((each) => each !== undefined)) return undefined;
    const result = apply(plain, call);
    return result === undefined ? undefined : fromPlain(result, call.at);
  };

export function textOf(plain: Plain | undefined, call: FunctionCall): string {
  if (plain === undefined || plain === null || typeof plain === "object") {
    throw new EvaluationProblem("the function needs text here", call.at);
  }
  return String(plain);
}

export function numberIn(plain: Plain | undefined, call: FunctionCall): number {
  const number = Number(textOf(plain, call));
  if (Number.isNaN(number)) throw new EvaluationProblem("the function needs a number here", call.at);
  return number;
}

export function listIn(plain: Plain | undefined, call: FunctionCall): readonly Plain[] {
  if (!Array.isArray(plain)) throw new EvaluationProblem("the function needs a list here", call.at);
  return plain;
}
