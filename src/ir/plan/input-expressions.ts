import type { DiagnosticBag } from "../diagnostics.js";
import { overrideReferences } from "../override-names.js";
import type { PlanInput } from "./model.js";

const titles = { cloudformation: "CloudFormation", terraform: "Terraform" } as const;

/** What a target knows of the inputs of a plan. */
export interface TargetInputs<Expression> {
  /** What the deployment is asked for. */
  readonly asked: readonly PlanInput[];
  /** By the names of the inputs that the target says in words of its own. */
  readonly expressions: ReadonlyMap<string, Expression>;
}

/**
 * Tells the inputs that the deployment is asked for from those that the target has an expression of its own for. An input
 * that has one for the other target alone is reported: its value is known there, and nothing says what it is here.
 */
export function targetInputs<Target extends keyof typeof titles>(
  inputs: readonly PlanInput[],
  target: Target,
  diagnostics: DiagnosticBag,
): TargetInputs<NonNullable<NonNullable<PlanInput["expressions"]>[Target]>> {
  type Expression = NonNullable<NonNullable<PlanInput["expressions"]>[Target]>;
  const expressions = new Map<string, Expression>();
  for (const input of inputs) {
    const own = input.expressions?.[target];
    if (own !== undefined) expressions.set(input.name, own as Expression);
    else if (input.expressions !== undefined) reportOther(input, target, diagnostics);
  }
  return { asked: inputs.filter(({ name }) => !expressions.has(name)), expressions };
}

function reportOther(input: PlanInput, target: keyof typeof titles, diagnostics: DiagnosticBag): void {
  const { name, expressions } = input;
  const other = target === "terraform" ? "cloudformation" : "terraform";
  const text = expressions?.[other];
  diagnostics.report(
    "value-other-dialect",
    expressions?.origin,
    {
      parameter: name,
      dialect: titles[other],
      target: titles[target],
      text: (typeof text === "string" ? text : JSON.stringify(text)).slice(0, 160),
    },
    {
      help: `Say what it is for ${titles[target]} with \`parameters.${name}.${target}\`, beside \`${other}\`. Or remove \`${other}\`: then the deployment is asked for the value, whatever the target.`,
    },
  );
}

/** Names of parameters and resources that the CloudFormation expression of an input refers to. */
export const namesInExpressions = ({ expressions }: PlanInput): readonly string[] =>
  overrideReferences(expressions?.cloudformation ?? null).map(({ name }) => name);
