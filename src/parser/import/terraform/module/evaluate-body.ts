import type { SourcePointer } from "../../../../ir/source.js";
import { entriesOf } from "../evaluate/entries.js";
import { evaluate } from "../evaluate/evaluate.js";
import { assumeAt, type Scope, withNames } from "../evaluate/scope.js";
import { EvaluationProblem, isNull, list, object, opaque, type Value } from "../evaluate/value.js";
import type { ConfigurationBlock, ConfigurationBody, Expression } from "../syntax/expression.js";
import { argumentOf, literalText } from "./configuration.js";
import type { EvaluatedArgument } from "./evaluated.js";

/** What hears of expressions that Terraform would refuse. */
export type ReportProblem = (problem: EvaluationProblem) => void;

/** The value of an expression; one that Terraform would refuse is reported, and kept as it is. */
export function evaluateOrKeep(expression: Expression, scope: Scope, report: ReportProblem): Value {
  try {
    return evaluate(expression, scope);
  } catch (error) {
    if (!(error instanceof EvaluationProblem)) throw error;
    report(error);
    return opaque(expression.text, expression.at);
  }
}

/** Names of the nested blocks of a body in the order of the source, `dynamic` ones by what they make. */
export const blockNames = (body: ConfigurationBody): readonly string[] => [
  ...new Set(body.blocks.map((block) => (block.type === "dynamic" ? (block.labels[0] ?? "") : block.type))),
];

/** The value of an argument, or of all nested blocks of a name as a list of objects. */
export function evaluateMember(
  body: ConfigurationBody,
  name: string,
  scope: Scope,
  report: ReportProblem,
): Value | undefined {
  const argument = argumentOf(body, name);
  if (argument !== undefined) return evaluateOrKeep(argument.value, scope, report);
  const blocks = body.blocks.filter(
    (block) => block.type === name || (block.type === "dynamic" && block.labels[0] === name),
  );
  const [first] = blocks;
  if (first === undefined) return undefined;
  return list(
    blocks.flatMap((block) =>
      block.type === "dynamic"
        ? expandDynamic(block, scope, report)
        : [evaluateBlock(block.body, block.at, scope, report)],
    ),
    first.at,
  );
}

/** How often a block is there was worked out before what it says. */
const repetition = new Set(["count", "for_each"]);

/** Everything that a body says, but for arguments that are null, which count as not written. */
export function evaluateBody(
  body: ConfigurationBody,
  scope: Scope,
  report: ReportProblem,
): readonly EvaluatedArgument[] {
  const places = new Map<string, SourcePointer>([
    ...body.arguments.map((each) => [each.name, each.at] as const),
    ...body.blocks
      .map((block) => [block.type === "dynamic" ? (block.labels[0] ?? "") : block.type, block.at] as const)
      .reverse(),
  ]);
  const names = [...body.arguments.map((each) => each.name), ...blockNames(body)];
  return names.flatMap((name) => {
    if (repetition.has(name)) return [];
    const value = evaluateMember(body, name, scope, report);
    const at = places.get(name);
    return value === undefined || at === undefined || isNull(value) ? [] : [{ name, value, at }];
  });
}

const evaluateBlock = (body: ConfigurationBody, at: SourcePointer, scope: Scope, report: ReportProblem): Value =>
  object(
    evaluateBody(body, scope, report).map(({ name, value }) => [name, value] as const),
    at,
  );

/** https://developer.hashicorp.com/terraform/language/expressions/dynamic-blocks */
function expandDynamic(block: ConfigurationBlock, scope: Scope, report: ReportProblem): readonly Value[] {
  const content = block.body.blocks.find((each) => each.type === "content");
  const each = argumentOf(block.body, "for_each");
  if (content === undefined || each === undefined) return [];
  const iterator = literalName(argumentOf(block.body, "iterator")?.value) ?? block.labels[0] ?? "";
  const collection = evaluateOrKeep(each.value, scope, report);
  const entries = isNull(collection) ? [] : entriesOf(collection, assumeAt(scope, each.at));
  if (entries === undefined) {
    report(
      new EvaluationProblem(
        `how many blocks '${block.labels[0] ?? ""}' there are is not known; it is read as none`,
        each.at,
      ),
    );
    return [];
  }
  return entries.map(({ key, value }) => {
    const item = object(
      [
        ["key", key],
        ["value", value],
      ],
      each.at,
    );
    return evaluateBlock(content.body, block.at, withNames(scope, [[iterator, item]]), report);
  });
}

const literalName = (expression: Expression | undefined): string | undefined =>
  expression?.kind === "variable" ? expression.name : literalText(expression);
