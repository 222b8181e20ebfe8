import { toPlain } from "../evaluate/plain.js";
import { EvaluationProblem, list, scalar } from "../evaluate/value.js";
import { listIn, numberIn, ofKnown, type TerraformFunction } from "./function-call.js";

const ofNumbers = (apply: (...numbers: number[]) => number): TerraformFunction =>
  ofKnown((values, call) => apply(...values.map((each) => numberIn(each, call))));

/** Items that `range` makes at most, as Terraform has it. */
const rangeLimit = 1024;

const range: TerraformFunction = (values, call) => {
  const numbers = values.map((each) => toPlain(each, call.assume));
  if (numbers.some((each) => each === undefined)) return undefined;
  const [first = 0, second, third] = numbers.map((each) => numberIn(each, call));
  const [start, end] = second === undefined ? [0, first] : [first, second];
  const step = third ?? (end < start ? -1 : 1);
  const count = step === 0 ? 0 : Math.max(0, Math.ceil((end - start) / step));
  if (count > rangeLimit) throw new EvaluationProblem(`'range' makes at most ${rangeLimit} items`, call.at);
  return list(
    Array.from({ length: count }, (_, index) => scalar(start + index * step, call.at)),
    call.at,
  );
};

export const numberFunctions: Readonly<Record<string, TerraformFunction>> = {
  range,
  abs: ofNumbers(Math.abs),
  ceil: ofNumbers(Math.ceil),
  floor: ofNumbers(Math.floor),
  max: ofNumbers(Math.max),
  min: ofNumbers(Math.min),
  pow: ofNumbers(Math.pow),
  signum: ofNumbers(Math.sign),
  sum: ofKnown(([values], call) => listIn(values, call).reduce<number>((sum, each) => sum + numberIn(each, call), 0)),
  parseint: ofKnown(([text, base], call) => Number.parseInt(String(text), numberIn(base, call))),
};
