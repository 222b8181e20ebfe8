import { type DeployTree, literalText } from "../deploy-value.js";
import type { Handler } from "../handler.js";
import type { SourcePointer } from "../source.js";
import type { LoweringContext } from "./context.js";

/** Reports rights of a function that reach further than anything it could be there for. */
export function checkPolicies({ id, role, policies = [], origin }: Handler, { diagnostics }: LoweringContext): void {
  const report = (what: string, at: SourcePointer): void =>
    diagnostics.report("policy-too-wide", at, { function: id, what });
  for (const { effect, actions, resources, origin: at } of policies)
    if (effect === undefined) for (const what of tooWide(actions, resources.map(literalText))) report(what, at);
  for (const { document } of role?.inlinePolicies ?? [])
    for (const { actions, resources } of allowances(document))
      for (const what of tooWide(actions, resources)) report(what, origin);
}

/** What of a statement is more than a function needs, in words; texts that only the deployment knows are undefined. */
function tooWide(
  actions: readonly (string | undefined)[],
  resources: readonly (string | undefined)[],
): readonly string[] {
  const everything = actions.flatMap((action) => {
    if (action === undefined || !/^(?:\*|[^:]+:\*)$/.test(action)) return [];
    return [action === "*" ? "every action" : `every action of ${action.slice(0, -2)}`];
  });
  const shown = actions.map((action) => `'${action ?? "..."}'`).join(", ");
  return [...everything, ...(resources.includes("*") ? [`${shown} on every resource ('*')`] : [])];
}

/** The statements of an IAM document that allow something. */
function allowances(document: DeployTree): readonly {
  readonly actions: readonly (string | undefined)[];
  readonly resources: readonly (string | undefined)[];
}[] {
  return listOf(memberOf(document, "Statement"))
    .filter((statement) => textOf(memberOf(statement, "Effect")) === "Allow")
    .map((statement) => ({
      actions: listOf(memberOf(statement, "Action")).map(textOf),
      resources: listOf(memberOf(statement, "Resource")).map(textOf),
    }));
}

const isList = (tree: DeployTree): tree is readonly DeployTree[] => Array.isArray(tree);

const listOf = (tree: DeployTree | undefined): readonly DeployTree[] =>
  tree === undefined ? [] : isList(tree) ? tree : [tree];

const memberOf = (tree: DeployTree, name: string): DeployTree | undefined =>
  typeof tree === "object" && tree !== null && !isList(tree) && tree.kind === "object"
    ? tree.entries.find(([key]) => key === name)?.[1]
    : undefined;

const textOf = (tree: DeployTree | undefined): string | undefined => (typeof tree === "string" ? tree : undefined);
