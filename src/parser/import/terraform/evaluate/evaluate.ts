import type { SourcePointer } from "../../../../ir/source.js";
import { callFunction } from "../functions/call.js";
import { type Expression, type ForExpression, splatItem, type TemplatePart } from "../syntax/expression.js";
import { readAttribute, readIndex } from "./access.js";
import { type Entry, entriesOf } from "./entries.js";
import { evaluateBinary, evaluateUnary, truthOf } from "./operators.js";
import { assumeAt, type Scope, withNames } from "./scope.js";
import { joinText, knownText } from "./text.js";
import {
  assumedValue,
  EvaluationLimit,
  EvaluationProblem,
  isNull,
  list,
  object,
  opaque,
  scalar,
  type Value,
} from "./value.js";
import { writtenValue } from "./written-value.js";

/**
 * What an expression means. What is not known stays an expression of its own.
 *
 * @throws EvaluationProblem when Terraform would refuse it
 * @throws EvaluationLimit when the evaluation as a whole takes too long
 */
export function evaluate(expression: Expression, scope: Scope): Value {
  const { budget, checkSize } = scope.evaluation;
  budget.steps -= 1;
  if (budget.steps < 0) throw new EvaluationLimit();
  return checkSize(evaluateUnchecked(expression, scope));
}

function evaluateUnchecked(expression: Expression, scope: Scope): Value {
  const { at } = expression;
  const assume = assumeAt(scope, at);
  switch (expression.kind) {
    case "literal":
      return scalar(expression.value, at);
    case "template":
      return evaluateTemplate(expression.parts, at, scope);
    case "tuple":
      return list(
        expression.items.map((item) => evaluate(item, scope)),
        at,
      );
    case "object":
      return evaluateObject(expression.entries, at, scope);
    case "variable":
      return scope.resolve(expression.name, at) ?? opaque(expression.text, at);
    case "call":
      return callFunction(expression, scope, evaluate);
    case "for":
      return evaluateFor(expression, at, expression.text, scope);
    case "conditional":
      return evaluateConditional(expression, scope);
    case "binary":
      return evaluateBinary(
        expression.operator,
        evaluate(expression.left, scope),
        evaluate(expression.right, scope),
        at,
        assume,
      );
    case "unary":
      return evaluateUnary(expression.operator, evaluate(expression.operand, scope), at, assume);
    case "attribute":
      return readAttribute(evaluate(expression.target, scope), expression.name, at, assume);
    case "index":
      return readIndex(evaluate(expression.target, scope), evaluate(expression.key, scope), at, assume);
    case "splat":
      return evaluateSplat(evaluate(expression.target, scope), expression.steps, expression.text, scope);
  }
}

/** A template that is nothing but one interpolation has that one's value and type. */
function evaluateTemplate(parts: readonly TemplatePart[], at: SourcePointer, scope: Scope): Value {
  const [only] = parts;
  if (only?.kind === "interpolation" && parts.length === 1) return evaluate(only.expression, scope);
  return evaluateParts(parts, at, scope);
}

export function evaluateParts(parts: readonly TemplatePart[], at: SourcePointer, scope: Scope): Value {
  return joinText(
    parts.map((part) => evaluatePart(part, at, scope)),
    at,
  );
}

function evaluatePart(part: TemplatePart, at: SourcePointer, scope: Scope): Value {
  switch (part.kind) {
    case "text":
      return scalar(part.text, part.at);
    case "interpolation": {
      const value = evaluate(part.expression, scope);
      if (value.kind === "list" || value.kind === "object") {
        throw new EvaluationProblem("a list or map cannot be written into text", part.expression.at);
      }
      return value.kind === "lazy" ? opaque(value.text, value.at) : value;
    }
    case "if": {
      const truth = truthOf(evaluate(part.condition, scope), assumeAt(scope, part.condition.at));
      if (truth !== undefined) return evaluateParts(truth ? part.consequent : part.alternative, at, scope);
      return opaque(part.condition.text, part.condition.at);
    }
    case "for": {
      const entries = entriesOf(evaluate(part.collection, scope), assumeAt(scope, part.collection.at));
      if (entries === undefined) return opaque(part.collection.text, part.collection.at);
      return joinText(
        entries.map((entry) => evaluateParts(part.body, at, withNames(scope, boundNames(part, entry)))),
        at,
      );
    }
  }
}

function evaluateObject(
  entries: readonly { readonly key: Expression; readonly value: Expression }[],
  at: SourcePointer,
  scope: Scope,
): Value {
  const members = entries.map(({ key, value }) => {
    const name = evaluate(key, scope);
    return [knownText(name, assumeAt(scope, key.at)) ?? `\${${writtenValue(name)}}`, evaluate(value, scope)] as const;
  });
  return object(members, at);
}

const boundNames = (
  { keyName, valueName }: { readonly keyName?: string; readonly valueName: string },
  { key, value }: Entry,
): readonly (readonly [string, Value])[] =>
  keyName === undefined
    ? [[valueName, value]]
    : [
        [keyName, key],
        [valueName, value],
      ];

function evaluateFor(expression: ForExpression, at: SourcePointer, text: string, scope: Scope): Value {
  const entries = entriesOf(evaluate(expression.collection, scope), assumeAt(scope, expression.collection.at));
  if (entries === undefined) return opaque(text, at);
  const kept: { readonly key: string; readonly value: Value }[] = [];
  for (const entry of entries) {
    const inner = withNames(scope, boundNames(expression, entry));
    if (expression.condition !== undefined) {
      const truth = truthOf(evaluate(expression.condition, inner), assumeAt(scope, expression.condition.at));
      if (truth === undefined) return opaque(text, at);
      if (!truth) continue;
    }
    const key = expression.key === undefined ? "" : knownText(evaluate(expression.key, inner), assumeAt(scope, at));
    if (key === undefined) return opaque(text, at);
    kept.push({ key, value: evaluate(expression.value, inner) });
  }
  if (expression.key === undefined)
    return list(
      kept.map((each) => each.value),
      at,
    );
  return object(expression.groups ? grouped(kept, at) : kept.map(({ key, value }) => [key, value] as const), at);
}

function grouped(
  kept: readonly { readonly key: string; readonly value: Value }[],
  at: SourcePointer,
): readonly (readonly [string, Value])[] {
  const groups = new Map<string, Value[]>();
  for (const { key, value } of kept) groups.set(key, [...(groups.get(key) ?? []), value]);
  return [...groups].map(([key, values]) => [key, list(values, at)] as const);
}

function evaluateConditional(
  { condition, consequent, alternative, at, text }: Extract<Expression, { readonly kind: "conditional" }>,
  scope: Scope,
): Value {
  const truth = truthOf(evaluate(condition, scope), assumeAt(scope, condition.at));
  if (truth !== undefined) return evaluate(truth ? consequent : alternative, scope);
  return opaque(text, at);
}

/** A splat over what is no list takes it as the only item; over null there is none. */
function evaluateSplat(target: Value, steps: Expression, text: string, scope: Scope): Value {
  const value = assumedValue(target);
  if (value !== target && target.kind === "parameter") assumeAt(scope, steps.at)(target.name);
  if (isNull(value)) return list([], steps.at);
  if (value.kind === "opaque" || value.kind === "reference" || value.kind === "parameter")
    return opaque(text, steps.at);
  const items = value.kind === "list" ? value.items : [value];
  return list(
    items.map((item) => evaluate(steps, withNames(scope, [[splatItem, item]]))),
    steps.at,
  );
}
