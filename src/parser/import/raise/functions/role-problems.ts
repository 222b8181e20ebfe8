import { memberOf } from "../../build-value.js";
import type { SourceResource } from "../../resource-graph.js";
import type { SourceValue } from "../../source-value.js";
import type { RaiseContext } from "../context.js";

const isText = (value: SourceValue): boolean => value.kind !== "list" && value.kind !== "object";

/** Whether settings can say a property of a role. */
const says: Readonly<Record<string, (value: SourceValue, context: RaiseContext) => boolean>> = {
  RoleName: isText,
  Path: (value, { values }) => /^\/(?:[!-.0-~]+\/)*$/.test(values.preview(value) ?? ""),
  Description: (value, { values }) => values.preview(value) !== undefined,
  AssumeRolePolicyDocument: (value) => value.kind === "object",
  ManagedPolicyArns: (value) => value.kind === "list" && value.items.every(isText),
  Policies: (value, { values }) =>
    value.kind === "list" &&
    value.items.every(
      (item) =>
        /^[\w+=,.@-]{1,128}$/.test(values.preview(memberOf(item, "PolicyName") ?? item) ?? "") &&
        memberOf(item, "PolicyDocument")?.kind === "object",
    ),
  PermissionsBoundary: isText,
  Tags: () => true,
};

/** Why settings cannot describe a role as the source does; undefined where they can. */
export function roleProblem(role: SourceResource, context: RaiseContext): string | undefined {
  const unsaid = role.properties.find(({ name, value }) => {
    const isSaid = Object.hasOwn(says, name) ? says[name] : undefined;
    return isSaid?.(value, context) !== true;
  });
  return unsaid === undefined ? undefined : `settings cannot say its '${unsaid.name}'`;
}
