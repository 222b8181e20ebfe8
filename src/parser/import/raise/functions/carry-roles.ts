import { memberOf } from "../../build-value.js";
import type { SourceResource } from "../../resource-graph.js";
import { propertyOf, type RaiseContext } from "../context.js";
import type { TreePath } from "../tree-builder.js";
import type { Surroundings } from "./function-surroundings.js";
import { raiseRole } from "./raise-role.js";
import { referencesOf } from "./references.js";
import { roleProblem } from "./role-problems.js";
import { settingName } from "./setting-name.js";

export interface CarriedFunction {
  readonly lambda: SourceResource;
  readonly path: TreePath;
}

/**
 * Lets the roles come along that only functions of the build, and calls of this API, work with: as a part of its function,
 * or under a name where several use it.
 *
 * @returns what writes the role of a function
 */
export function carryRoles(
  context: RaiseContext,
  functions: readonly CarriedFunction[],
  { ofApi, referrers }: Surroundings,
): (lambda: SourceResource) => void {
  const { settings, values } = context;
  const taken = new Set<string>();
  const uses = new Map<SourceResource, readonly SourceResource[]>();
  for (const role of context.ofType("AWS::IAM::Role")) {
    const users = referrers(role).filter((each) => each !== role);
    const own = users.filter((each) => !isAttachment(each));
    const attached = users.filter(isAttachment);
    const isOurs =
      own.length > 0 && own.every((each) => ofApi.has(each) || functions.some(({ lambda }) => lambda === each));
    const told = referencesOf(role).some((each) => ofApi.has(context.target(each) ?? role));
    if (!isOurs) continue;
    const problem =
      roleProblem(role, context) ??
      (told ? "it names the API itself" : undefined) ??
      (attached.every((policy) => isOfRoleAlone(context, policy, role)) ? undefined : "it shares a policy with others");
    if (problem === undefined) uses.set(role, attached);
    else context.claims.annotateResource(role, "left", `${problem}: it is referred to by its ARN`);
  }
  const names = new Map<SourceResource, string>();
  for (const [role, attached] of uses) {
    const users = functions.filter(({ lambda }) => context.target(propertyOf(lambda, "Role")) === role);
    const isCalledWith = referrers(role).some((each) => ofApi.has(each));
    if (users.length === 1 && !isCalledWith) continue;
    const name = settingName(role.id, /(?:IAM)?Role$/i, 64, taken);
    names.set(role, name);
    values.stand(role.id, (attribute) => (attribute === "Arn" ? `\${roles.${name}.arn}` : undefined));
    raiseRole(context, role, attached, ["roles", name]);
  }
  return (lambda) => {
    const found = functions.find((each) => each.lambda === lambda);
    const value = propertyOf(lambda, "Role");
    if (found === undefined || value === undefined) return;
    const role = context.target(value);
    const attached = role === undefined ? undefined : uses.get(role);
    const path = [...found.path, "role"];
    const name = role === undefined ? undefined : names.get(role);
    if (role === undefined || attached === undefined) {
      const arn = values.template(value);
      if (arn !== undefined) settings.put([...path, "arn"], arn, value);
      return;
    }
    context.claims.takeAll(value);
    if (name === undefined) raiseRole(context, role, attached, path);
    else settings.put([...path, "use"], name, value);
  };
}

const isAttachment = ({ type }: SourceResource): boolean =>
  type === "AWS::IAM::Policy" || type === "AWS::IAM::RolePolicy";

/** A policy of this role, of which settings can say everything. */
function isOfRoleAlone(context: RaiseContext, policy: SourceResource, role: SourceResource): boolean {
  const roles = propertyOf(policy, "Roles") ?? propertyOf(policy, "RoleName");
  const [only, ...others] = roles?.kind === "list" ? roles.items : roles === undefined ? [] : [roles];
  const name = propertyOf(policy, "PolicyName");
  return (
    others.length === 0 &&
    context.target(only) === role &&
    name !== undefined &&
    /^[\w+=,.@-]{1,128}$/.test(context.values.preview(name) ?? "") &&
    propertyOf(policy, "PolicyDocument")?.kind === "object" &&
    policy.properties.every((each) => ["Roles", "RoleName", "PolicyName", "PolicyDocument"].includes(each.name)) &&
    memberOf(propertyOf(policy, "PolicyDocument"), "Statement") !== undefined
  );
}
