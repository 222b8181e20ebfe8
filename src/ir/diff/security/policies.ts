import type { ApiModel } from "../../api.js";
import type { DeployTree } from "../../deploy-value.js";
import { canonical } from "../../plan/fingerprint.js";
import { type ModelComparison, whereOf } from "../context.js";
import type { Where } from "../difference.js";
import { plainTree } from "../value-text.js";

/** Compares the resource policies of two REST APIs, statement by statement. */
export function compareResourcePolicies(comparison: ModelComparison): void {
  const [before, after] = [policyOf(comparison.before), policyOf(comparison.after)];
  const where = whereOf("API", comparison.before, comparison.after);
  comparePolicies(before, after, where, comparison);
}

const policyOf = ({ gateway }: ApiModel): DeployTree | undefined =>
  gateway.protocol === "rest" ? gateway.resourcePolicy : undefined;

/** Compares two IAM policies of a resource; a statement that changes is one that goes and one that comes. */
export function comparePolicies(
  before: DeployTree | undefined,
  after: DeployTree | undefined,
  where: Where,
  { differences }: ModelComparison,
): void {
  if (before === undefined && after === undefined) return;
  if (before === undefined || after === undefined) {
    differences.report(before === undefined ? "policy-added" : "policy-removed", where, {});
    return;
  }
  const [known, now] = [statementsOf(before), statementsOf(after)];
  if (known === undefined || now === undefined) {
    if (canonical(plainTree(before), "") !== canonical(plainTree(after), ""))
      differences.report("policy-changed", where, {});
    return;
  }
  for (const [statement, effect] of now)
    if (!known.has(statement))
      differences.report(effect === "Deny" ? "policy-denies" : "policy-allows", where, { statement });
  for (const [statement, effect] of known)
    if (!now.has(statement))
      differences.report(effect === "Deny" ? "policy-denies-no-more" : "policy-allows-no-more", where, { statement });
}

/** Statements as text, without their names, and what each does; undefined where the policy has none that can be read. */
function statementsOf(policy: DeployTree): ReadonlyMap<string, string> | undefined {
  const plain = plainTree(policy) as { readonly Statement?: unknown } | null;
  const statements = plain?.Statement;
  const list: readonly unknown[] = Array.isArray(statements) ? statements : [statements];
  if (!list.every((each): each is Readonly<Record<string, unknown>> => typeof each === "object" && each !== null))
    return undefined;
  return new Map(
    list.map(({ Sid: _, ...statement }) => [canonical(normalizeLists(statement), ""), String(statement.Effect)]),
  );
}

/** IAM takes one value for a list of one. */
const normalizeLists = (statement: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(statement).map(([name, value]) => [
      name,
      Array.isArray(value) && value.length === 1 ? (value[0] as unknown) : value,
    ]),
  );
