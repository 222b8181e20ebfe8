import { knownText, memberOf } from "../../build-value.js";
import type { SourceResource } from "../../resource-graph.js";
import type { SourceValue } from "../../source-value.js";
import { propertyOf, type RaiseContext } from "../context.js";
import { putTree } from "../plain-json.js";
import type { TreePath } from "../tree-builder.js";
import { type RoleNeeds, usualPolicies } from "./usual-policies.js";
import { treeShape } from "./value-shape.js";

/** Policies of a role that are those which the build makes by itself, and the statements that settings ask for. */
export interface OwnPolicies {
  readonly statements: readonly SourceValue[];
}

/**
 * Whether a role of one function has just the policies that the build would give it: those that it makes by itself, and
 * what `policies` of the settings say. Undefined where it has others.
 */
export function ownPolicies(
  context: RaiseContext,
  role: SourceResource,
  { lambda, group, connections }: Omit<RoleNeeds, "group"> & { readonly group: SourceResource | undefined },
): OwnPolicies | undefined {
  const list = propertyOf(role, "Policies");
  if (list?.kind !== "list" || group === undefined) return undefined;
  const documents = new Map<string, SourceValue>();
  for (const item of list.items) {
    const [name, document] = [memberOf(item, "PolicyName"), memberOf(item, "PolicyDocument")];
    const text = name === undefined ? undefined : knownText(name);
    if (text === undefined || document === undefined) return undefined;
    documents.set(text, document);
  }
  for (const [name, statements] of usualPolicies(context, { lambda, group, connections })) {
    const document = documents.get(name);
    if (document === undefined || JSON.stringify(treeShape(document)) !== policyOf(statements)) return undefined;
    documents.delete(name);
  }
  const asked = documents.get("function");
  documents.delete("function");
  if (documents.size > 0 || (asked !== undefined && !hasPlainStatements(asked))) return undefined;
  return { statements: asked === undefined ? [] : statementsOf(asked) };
}

const policyOf = (statements: readonly object[]): string =>
  JSON.stringify({ Statement: statements, Version: "2012-10-17" });

const statementsOf = (document: SourceValue): readonly SourceValue[] => {
  const list = memberOf(document, "Statement");
  return list?.kind === "list" ? list.items : [];
};

/** As settings can say them: lists of actions and resources. */
const hasPlainStatements = (document: SourceValue): boolean =>
  statementsOf(document).every(
    (statement) =>
      statement.kind === "object" &&
      statement.members.every(([key]) => ["Effect", "Action", "Resource", "Condition"].includes(key)) &&
      memberOf(statement, "Action")?.kind === "list" &&
      memberOf(statement, "Resource")?.kind === "list",
  );

/** Writes the statements that settings ask for. */
export function raiseStatements(context: RaiseContext, statements: readonly SourceValue[], path: TreePath): void {
  const { settings, values, claims } = context;
  for (const statement of statements) {
    claims.takeAll(statement);
    const item = settings.push(path, {}, statement);
    const effect = memberOf(statement, "Effect");
    if (effect !== undefined && knownText(effect) === "Deny") settings.put([...item, "effect"], "deny", effect);
    for (const [key, name] of [
      ["actions", "Action"],
      ["resources", "Resource"],
      ["condition", "Condition"],
    ] as const) {
      const member = memberOf(statement, name);
      if (member !== undefined) putTree(context, settings, [...item, key], member, values.template);
    }
  }
}
