import type { SourcePointer } from "../../../../ir/source.js";
import { entriesOf } from "../evaluate/entries.js";
import { evaluate } from "../evaluate/evaluate.js";
import { numberOf } from "../evaluate/operators.js";
import { assumeAt, type Scope, withNames } from "../evaluate/scope.js";
import { knownText } from "../evaluate/text.js";
import { EvaluationProblem, isNull, object, scalar, type Value } from "../evaluate/value.js";
import type { ConfigurationBody } from "../syntax/expression.js";
import { argumentOf } from "./configuration.js";
import type { ConfigurationContext } from "./context.js";

/** One of the instances that a block stands for. */
export interface Repeated {
  /** `[0]`, `["prod"]`; empty where the block is not repeated. */
  readonly suffix: string;
  /** What stands behind the name in brackets. */
  readonly key?: string | number;
  readonly scope: Scope;
}

/** Far more than an API has resources; what is meant is no API, or an attack. */
export const instanceLimit = 10_000;

/**
 * `count` and `for_each`: https://developer.hashicorp.com/terraform/language/meta-arguments/for_each
 *
 * How many there are has to be known to Terraform itself before it makes anything, so that only variables, data sources
 * and modules that are not read can hide it. Then one is taken for all, and that is reported.
 */
export function repetitions(
  body: ConfigurationBody,
  address: string,
  scope: Scope,
  context: ConfigurationContext,
): readonly Repeated[] {
  const count = argumentOf(body, "count");
  const each = argumentOf(body, "for_each");
  if (count === undefined && each === undefined) return [{ suffix: "", scope }];
  const unknown = (at: SourcePointer): readonly Repeated[] => {
    context.diagnostics.report("terraform-repetition-unknown", at, { address, taken: "one" });
    const bound = count === undefined ? each : count;
    return [{ suffix: "", scope: bound === undefined ? scope : withNames(scope, unknownNames(at)) }];
  };
  try {
    if (count !== undefined) {
      const number = numberOf(evaluate(count.value, scope), assumeAt(scope, count.at));
      return number === undefined ? unknown(count.at) : counted(number, address, count.at, scope, context);
    }
    if (each === undefined) return [];
    const value = evaluate(each.value, scope);
    const entries = isNull(value) ? [] : entriesOf(value, assumeAt(scope, each.at));
    if (entries === undefined) return unknown(each.at);
    const isMap = value.kind === "object" || (value.kind === "parameter" && value.assumed?.kind === "object");
    return entries.map((entry) => {
      const key = knownText(isMap ? entry.key : entry.value, assumeAt(scope, each.at));
      if (key === undefined) throw new EvaluationProblem("a key of 'for_each' is not known", each.at);
      const names = new Map([
        ["key", scalar(key, each.at)],
        ["value", entry.value],
      ]);
      return { suffix: `[${JSON.stringify(key)}]`, key, scope: withNames(scope, [["each", object(names, each.at)]]) };
    });
  } catch (error) {
    if (!(error instanceof EvaluationProblem)) throw error;
    return unknown(error.at);
  }
}

function counted(
  number: number,
  address: string,
  at: SourcePointer,
  scope: Scope,
  context: ConfigurationContext,
): readonly Repeated[] {
  if (number > instanceLimit) {
    context.diagnostics.report("terraform-too-large", at, {
      what: `The count of '${address}'`,
      limit: String(instanceLimit),
    });
    return [];
  }
  return Array.from({ length: Math.max(0, Math.floor(number)) }, (_, index) => ({
    suffix: `[${index}]`,
    key: index,
    scope: withNames(scope, [["count", object([["index", scalar(index, at)]], at)]]),
  }));
}

const unknownNames = (at: SourcePointer): readonly (readonly [string, Value])[] =>
  (["each", "count"] as const).map((name) => [name, { kind: "opaque", text: name, at }] as const);
