import { memberOf } from "../../build-value.js";
import type { SourceResource } from "../../resource-graph.js";
import { propertyOf, type RaiseContext } from "../context.js";
import type { TreePath } from "../tree-builder.js";
import type { CarriedFunction } from "./carried.js";
import type { Surroundings } from "./function-surroundings.js";
import { ownLogGroup } from "./log-groups.js";
import { ownPolicies, raiseStatements } from "./own-policies.js";
import { raiseRole } from "./raise-role.js";
import { referencesOf } from "./references.js";
import { roleProblem } from "./role-problems.js";
import { calledName, settingName } from "./setting-name.js";

/**
 * Lets the roles come along that only functions of the build, and calls of this API, work with: as a part of its function,
 * or under a name where several use it. Comes before anything is written that may refer to one.
 */
export function carryRoles(context: RaiseContext, around: Surroundings): void {
  const { carried, values, claims } = context;
  const { ofApi, referrers } = around;
  const lambdas = new Set(carried.functions.map(({ lambda }) => lambda));
  const taken = new Set<string>();
  for (const role of context.ofType("AWS::IAM::Role")) {
    const users = referrers(role).filter((each) => each !== role && !isAttachment(each));
    const others = users.filter((each) => !ofApi.has(each) && !lambdas.has(each));
    if (users.length === others.length) continue;
    const attached = referrers(role).filter(isAttachment);
    const problem =
      others[0] === undefined
        ? (roleProblem(role, context) ?? surroundingProblem(context, role, attached, around))
        : `'${others[0].id}' (${others[0].type}) uses it too`;
    if (problem !== undefined) {
      claims.annotateResource(role, "left", `${problem}: it is referred to by its ARN`);
      continue;
    }
    const [user, ...further] = users;
    const isOfOne = further.length === 0 && user !== undefined && context.target(propertyOf(user, "Role")) === role;
    if (isOfOne && lambdas.has(user)) {
      carried.roles.push({ role, attached });
      continue;
    }
    // The build calls the resource of a role with a name shared, and would say so once more.
    const id = role.id.replace(/(?<=^|\.)(?:Shared(?=[A-Z])|shared_)/, "");
    const name = settingName({ id, called: calledName(context, role, "RoleName") }, /(?:IAM)?Role$/i, 64, taken);
    carried.roles.push({ role, attached, name });
    values.stand(role.id, (attribute) => (attribute === "Arn" ? `\${roles.${name}.arn}` : undefined));
  }
}

function surroundingProblem(
  context: RaiseContext,
  role: SourceResource,
  attached: readonly SourceResource[],
  { ofApi, referrers }: Surroundings,
): string | undefined {
  const told = [role, ...attached].flatMap(referencesOf).find((each) => {
    const target = context.target(each);
    return target !== undefined && ofApi.has(target);
  });
  // Where the build tells a function of connections as the source does, it makes that policy by itself.
  const isBuilt = context.carried.functions.some(
    ({ lambda, connections }) => connections !== undefined && context.target(propertyOf(lambda, "Role")) === role,
  );
  if (told !== undefined && !isBuilt) return `it names the API itself ('${told.resource}')`;
  const other = referrers(role)
    .flatMap(referencesOf)
    .find((each) => context.target(each) === role && each.attribute !== undefined && each.attribute !== "Arn");
  if (other !== undefined) return `something refers to its '${other.attribute}'`;
  return attached.every((policy) => isOfRoleAlone(context, policy, role))
    ? undefined
    : "it shares a policy with others";
}

/** What a carried function works with. */
export function raiseFunctionRole(
  context: RaiseContext,
  { lambda, connections, ...others }: CarriedFunction,
  path: TreePath,
  id: string,
): void {
  const { settings, values, claims, carried } = context;
  const value = propertyOf(lambda, "Role");
  if (value === undefined) return;
  const target = context.target(value);
  const found = carried.roles.find(({ role }) => role === target);
  if (found === undefined) {
    const arn = values.template(value);
    if (arn !== undefined) settings.put([...path, "role", "arn"], arn, value);
    return;
  }
  claims.takeAll(value);
  if (found.name !== undefined) {
    settings.put([...path, "role", "use"], found.name, value);
    return;
  }
  const group = ownLogGroup(context, { lambda, ...others });
  const policies =
    found.attached.length > 0 ? undefined : ownPolicies(context, found.role, { lambda, group, connections });
  raiseRole(context, found, [...path, "role"], { id, policies, tags: propertyOf(lambda, "Tags") });
  if (policies !== undefined) raiseStatements(context, policies.statements, [...path, "policies"]);
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
