import type { SourcePointer } from "../source.js";
import type { LoweringContext } from "./context.js";
import type { PlanTree } from "./model-base.js";
import { isListTree, isObjectTree, type ObjectTree } from "./values.js";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html, for policies of resources. */
export function checkPolicy(policy: PlanTree, at: SourcePointer, { diagnostics }: LoweringContext): void {
  const report = (problem: string): void => diagnostics.report("resource-policy-invalid", at, { problem });
  const statement = isObjectTree(policy) ? memberOf(policy, "Statement") : undefined;
  if (statement === undefined) {
    report("has no 'Statement'");
    return;
  }
  for (const each of isListTree(statement) ? statement : [statement]) {
    const problem = isObjectTree(each) ? problemOf(each) : "has a statement that is no object";
    if (problem !== undefined) report(problem);
  }
}

const memberOf = ({ entries }: ObjectTree, name: string): PlanTree | undefined =>
  entries.find(([key]) => key === name)?.[1];

function problemOf(statement: ObjectTree): string | undefined {
  const effect = memberOf(statement, "Effect");
  if (effect !== "Allow" && effect !== "Deny") return "has a statement whose 'Effect' is neither 'Allow' nor 'Deny'";
  for (const name of ["Principal", "Action", "Resource"])
    if (memberOf(statement, name) === undefined && memberOf(statement, `Not${name}`) === undefined)
      return `has a statement without '${name}'`;
  return undefined;
}
