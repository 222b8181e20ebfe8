import type { SourcePointer } from "../../../../ir/source.js";
import { type Plain, toPlain } from "./plain.js";
import { EvaluationProblem, isNull, opaque, scalar, type Value } from "./value.js";
import { writtenValue } from "./written-value.js";

type Assume = (parameter: string) => void;

/** Undefined where it is not known. */
export function truthOf(value: Value, assume: Assume): boolean | undefined {
  const plain = toPlain(value, assume);
  if (plain === true || plain === "true") return true;
  if (plain === false || plain === "false") return false;
  if (plain === undefined) return undefined;
  throw new EvaluationProblem("a condition has to be true or false", value.at);
}

export function evaluateUnary(operator: string, operand: Value, at: SourcePointer, assume: Assume): Value {
  if (operator === "!") {
    const truth = truthOf(operand, assume);
    return truth === undefined ? opaque(`!${writtenValue(operand)}`, at) : scalar(!truth, at);
  }
  const number = numberOf(operand, assume);
  return number === undefined ? opaque(`-${writtenValue(operand)}`, at) : scalar(-number, at);
}

export function evaluateBinary(operator: string, left: Value, right: Value, at: SourcePointer, assume: Assume): Value {
  return (
    evaluateKnown(operator, left, right, at, assume) ??
    opaque(`${writtenValue(left)} ${operator} ${writtenValue(right)}`, at)
  );
}

function evaluateKnown(
  operator: string,
  left: Value,
  right: Value,
  at: SourcePointer,
  assume: Assume,
): Value | undefined {
  switch (operator) {
    case "&&":
    case "||":
      return evaluateLogic(operator, left, right, at, assume);
    case "==":
    case "!=": {
      const same = isSame(left, right, assume);
      return same === undefined ? undefined : scalar(same === (operator === "=="), at);
    }
    default: {
      const [a, b] = [numberOf(left, assume), numberOf(right, assume)];
      return a === undefined || b === undefined ? undefined : scalar(calculate(operator, a, b, at), at);
    }
  }
}

/** One side is enough when it decides. */
function evaluateLogic(
  operator: "&&" | "||",
  left: Value,
  right: Value,
  at: SourcePointer,
  assume: Assume,
): Value | undefined {
  const deciding = operator === "||";
  const first = truthOf(left, assume);
  if (first === deciding) return scalar(deciding, at);
  const second = truthOf(right, assume);
  if (second === deciding) return scalar(deciding, at);
  return first === undefined || second === undefined ? undefined : scalar(!deciding, at);
}

/** What refers to a resource is never null, empty or a text that somebody wrote down. */
function isSame(left: Value, right: Value, assume: Assume): boolean | undefined {
  const [a, b] = [toPlain(left, assume), toPlain(right, assume)];
  if (a !== undefined && b !== undefined) return samePlain(a, b);
  const exists = (value: Value): boolean =>
    value.kind === "reference" || value.kind === "lazy" || value.kind === "pseudo";
  const isNothing = (value: Value): boolean => isNull(value) || (value.kind === "scalar" && value.value === "");
  if ((exists(left) && isNothing(right)) || (exists(right) && isNothing(left))) return false;
  // A list or map is something, whatever is in it.
  if ((isNull(left) && isCollection(right)) || (isNull(right) && isCollection(left))) return false;
  return undefined;
}

const isCollection = ({ kind }: Value): boolean => kind === "list" || kind === "object";

export function samePlain(left: Plain, right: Plain): boolean {
  if (left instanceof Map) {
    return (
      right instanceof Map &&
      left.size === right.size &&
      [...left].every(([key, value]) => {
        const other = right.get(key);
        return other !== undefined && samePlain(value, other);
      })
    );
  }
  if (Array.isArray(left)) {
    return (
      Array.isArray(right) &&
      left.length === right.length &&
      left.every((item: Plain, index) => samePlain(item, right[index] as Plain))
    );
  }
  return left === right;
}

/** Undefined where it is not known; text that is a number counts as one. */
export function numberOf(value: Value, assume: Assume): number | undefined {
  const plain = toPlain(value, assume);
  if (plain === undefined) return undefined;
  const number = typeof plain === "string" && plain.trim() !== "" ? Number(plain) : plain;
  if (typeof number !== "number" || Number.isNaN(number)) throw new EvaluationProblem("a number is needed", value.at);
  return number;
}

function calculate(operator: string, left: number, right: number, at: SourcePointer): number | boolean {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return left / right;
    case "%":
      return left % right;
    case "<":
      return left < right;
    case "<=":
      return left <= right;
    case ">":
      return left > right;
    case ">=":
      return left >= right;
    default:
      throw new EvaluationProblem(`there is no operator '${operator}'`, at);
  }
}
