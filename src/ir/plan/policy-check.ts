import { placeWithin, type SourcePointer } from "../source.js";
import type { LoweringContext } from "./context.js";
import type { PlanTree } from "./model-base.js";
import { conditionProblems } from "./policy-condition.js";
import { itemsOf, type PolicyProblem, textOf } from "./policy-tree.js";
import { isObjectTree, type ObjectTree } from "./values.js";

/**
 * Reports what IAM would refuse, or what matches no request of an API.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html, for policies of resources, and
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-policy-language-overview.html
 *
 * @param at where the policy stands
 */
export function checkPolicy(policy: PlanTree, at: SourcePointer, { diagnostics }: LoweringContext): void {
  for (const { path, problem, unknownKey } of policyProblems(policy)) {
    const place = placeWithin(at, path, "key");
    if (unknownKey === undefined) diagnostics.report("resource-policy-invalid", place, { problem });
    else diagnostics.report("policy-condition-key-unknown", place, { key: unknownKey });
  }
}

const policyMembers = ["Version", "Id", "Statement"];
const statementMembers = [
  ...["Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition"],
];

function policyProblems(policy: PlanTree): readonly PolicyProblem[] {
  if (!isObjectTree(policy)) return [{ path: [], problem: "is no object" }];
  const problems = [...unknownMembers(policy, policyMembers, [], "the policy")];
  const version = memberOf(policy, "Version");
  const text = version === undefined ? undefined : textOf(version);
  if (text !== undefined && text !== "2012-10-17" && text !== "2008-10-17")
    problems.push({ path: ["Version"], problem: `has the version '${text}', and there are 2012-10-17 and 2008-10-17` });
  const statement = memberOf(policy, "Statement");
  if (statement === undefined) return [...problems, { path: [], problem: "has no 'Statement'" }];
  for (const [item, path] of itemsOf(statement, ["Statement"]))
    if (isObjectTree(item)) problems.push(...statementProblems(item, path));
    else problems.push({ path, problem: "has a statement that is no object" });
  return problems;
}

type Path = PolicyProblem["path"];

const memberOf = ({ entries }: ObjectTree, name: string): PlanTree | undefined =>
  entries.find(([key]) => key === name)?.[1];

const unknownMembers = (
  { entries }: ObjectTree,
  known: readonly string[],
  path: Path,
  owner: string,
): readonly PolicyProblem[] =>
  entries
    .filter(([key]) => !known.includes(key))
    .map(([key]) => ({ path: [...path, key], problem: `has '${key}', which ${owner} cannot have` }));

function statementProblems(statement: ObjectTree, path: Path): readonly PolicyProblem[] {
  const effect = memberOf(statement, "Effect");
  const effectText = effect === undefined ? undefined : textOf(effect);
  if (effect === undefined || (effectText !== undefined && !["Allow", "Deny"].includes(effectText)))
    return [{ path: [...path, "Effect"], problem: "has a statement whose 'Effect' is neither 'Allow' nor 'Deny'" }];
  for (const name of ["Principal", "Action", "Resource"]) {
    const own = memberOf(statement, name);
    const other = memberOf(statement, `Not${name}`);
    if (own === undefined && other === undefined) return [{ path, problem: `has a statement without '${name}'` }];
    if (own !== undefined && other !== undefined)
      return [{ path: [...path, `Not${name}`], problem: `has a statement with both '${name}' and 'Not${name}'` }];
  }
  const within = (names: readonly string[], check: (tree: PlanTree, path: Path) => readonly PolicyProblem[]) =>
    names.flatMap((name) => {
      const tree = memberOf(statement, name);
      return tree === undefined ? [] : check(tree, [...path, name]);
    });
  return [
    ...unknownMembers(statement, statementMembers, path, "a statement"),
    ...within(["Principal", "NotPrincipal"], principalProblems),
    ...within(["Action", "NotAction"], (tree, at) => textProblems(tree, at, actionProblem)),
    ...within(["Resource", "NotResource"], (tree, at) => textProblems(tree, at, resourceProblem)),
    ...within(["Condition"], conditionProblems),
  ];
}

/** What is wrong with each text of a list, or with one that stands alone. */
const textProblems = (
  tree: PlanTree,
  path: Path,
  problemOf: (text: string) => string | undefined,
): readonly PolicyProblem[] =>
  itemsOf(tree, path).flatMap(([item, at]) => {
    const text = textOf(item);
    const problem = text === undefined ? undefined : problemOf(text);
    return problem === undefined ? [] : [{ path: at, problem }];
  });

function principalProblems(principal: PlanTree, path: Path): readonly PolicyProblem[] {
  if (!isObjectTree(principal)) {
    const text = textOf(principal);
    return text === undefined || text === "*"
      ? []
      : [{ path, problem: `has the principal '${text}', which is neither '*' nor an object` }];
  }
  return [
    ...unknownMembers(principal, ["AWS", "Service", "Federated", "CanonicalUser"], path, "a principal"),
    ...principal.entries.flatMap(([key, value]) =>
      key === "AWS" ? textProblems(value, [...path, key], accountProblem) : [],
    ),
  ];
}

const accountProblem = (text: string): string | undefined =>
  /^(?:\*|\d{12}|AIDA\w+|AROA\w+|arn:[\w-]+:(?:iam::\d{12}:(?:root|(?:user|role|federated-user)\/.+)|sts::\d{12}:(?:assumed-role|federated-user)\/.+))$/.test(
    text,
  )
    ? undefined
    : `has the principal '${text}', which is neither '*', an account, nor the ARN of one, a user or a role`;

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigateway.html */
const actions = ["invoke", "invalidatecache", "manageconnections"];

function actionProblem(text: string): string | undefined {
  const action = /^execute-api:(.+)$/i.exec(text)?.[1]?.toLowerCase();
  const pattern = action
    ?.replace(/[^\w*?]/g, "")
    .replace(/\*/g, ".*")
    .replace(/\?/g, ".");
  const isKnown = pattern !== undefined && actions.some((each) => new RegExp(`^${pattern}$`).test(each));
  return text === "*" || isKnown
    ? undefined
    : `has the action '${text}', and there are execute-api:Invoke, execute-api:InvalidateCache and execute-api:ManageConnections`;
}

function resourceProblem(text: string): string | undefined {
  if (text === "*" || text.startsWith("${")) return undefined;
  const path = /^(?:execute-api:\/?|arn:[^:]*:execute-api:[^:]*:[^:]*:[^/]+\/?)(.*)$/s.exec(text)?.[1];
  if (path === undefined)
    return `has the resource '${text}', which is neither execute-api:/STAGE/METHOD/PATH nor such an ARN`;
  const method = path.split("/")[1];
  return method !== undefined && /^[a-z]+$/.test(method)
    ? `has the resource '${text}', whose method '${method}' matches no request: methods are in upper case`
    : undefined;
}
