import { assumeAt, type Scope } from "../evaluate/scope.js";
import { assumedValue, EvaluationProblem, opaque, scalar, type Value } from "../evaluate/value.js";
import { writtenValue } from "../evaluate/written-value.js";
import type { Expression } from "../syntax/expression.js";
import { collectionFunctions } from "./collections.js";
import { encodingFunctions } from "./encoding.js";
import { fileFunctions } from "./files.js";
import type { FunctionCall, TerraformFunction } from "./function-call.js";
import { hashFunctions } from "./hashes.js";
import { numberFunctions } from "./numbers.js";
import { textFunctions } from "./text.js";

/** By name; prefixes such as `core::` are cut off before. */
const functions: ReadonlyMap<string, TerraformFunction> = new Map<string, TerraformFunction>([
  ...Object.entries(textFunctions),
  ...Object.entries(numberFunctions),
  ...Object.entries(collectionFunctions),
  ...Object.entries(encodingFunctions),
  ...Object.entries(hashFunctions),
  ...Object.entries(fileFunctions),
]);

type Evaluate = (expression: Expression, scope: Scope) => Value;

/** Calls a function. What cannot be worked out, functions of providers among it, is kept as the expression it is. */
export function callFunction(
  expression: Extract<Expression, { readonly kind: "call" }>,
  scope: Scope,
  evaluate: Evaluate,
): Value {
  const name = expression.name.replace(/^core::/, "");
  const { at } = expression;
  if (name === "try") return firstThatWorks(expression.arguments, scope, evaluate) ?? opaque(expression.text, at);
  if (name === "can") return scalar(firstThatWorks(expression.arguments, scope, evaluate) !== undefined, at);
  const given = expression.arguments.map((each) => evaluate(each, scope));
  const spread = expression.spread ? given.at(-1) : undefined;
  const unpacked = spread === undefined ? undefined : assumedValue(spread);
  if (unpacked !== undefined && unpacked.kind !== "list") return opaque(expression.text, at);
  const values = unpacked === undefined ? given : [...given.slice(0, -1), ...unpacked.items];
  const call: FunctionCall = { at, scope, assume: assumeAt(scope, at), evaluate };
  return (
    functions.get(name)?.(values, call) ?? opaque(`${expression.name}(${values.map(writtenValue).join(", ")})`, at)
  );
}

/** What is not known works: Terraform would know it, and the one who wrote it hoped for it. */
function firstThatWorks(expressions: readonly Expression[], scope: Scope, evaluate: Evaluate): Value | undefined {
  for (const expression of expressions) {
    try {
      return evaluate(expression, scope);
    } catch (error) {
      if (!(error instanceof EvaluationProblem)) throw error;
    }
  }
  return undefined;
}
