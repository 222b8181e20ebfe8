import type { ApiModel } from "../api.js";
import type { Handler } from "../handler.js";
import type { Role, RoleProperties, RoleStatement, RoleTrust } from "../role.js";
import { functionName, logGroupName } from "./function-names.js";
import { functionLogGroupKey, roleKey, sharedRoleKey } from "./keys.js";
import type { PlanValue } from "./model-base.js";
import type { FunctionResource, PolicyStatement, RolePolicy, RoleResource } from "./model-functions.js";
import {
  attributeValue,
  joinValues,
  literalValue,
  planTree,
  planValue,
  pseudoValue,
  treeObject,
  treeValue,
} from "./values.js";

/** The role of a function, which may do what its settings need and no more; none where it has one that exists. */
export function lowerRole(handler: Handler): readonly RoleResource[] {
  const { id, role = {}, resourceTags } = handler;
  if (role.arn !== undefined || role.shared !== undefined) return [];
  return [
    {
      kind: "role",
      key: roleKey(id),
      origin: handler.origin,
      dependsOn: [],
      ...saidOfRole(role, `What the function ${id} may do.`),
      ...(role.inlinePolicies === undefined ? { policies: policiesOf(handler) } : {}),
      ...(resourceTags === undefined ? {} : { tags: resourceTags }),
    },
  ];
}

/** The roles that the settings name. */
export const lowerSharedRoles = (roles: readonly Role[]): readonly RoleResource[] =>
  roles.map((role) => ({
    kind: "role",
    key: sharedRoleKey(role.id),
    origin: role.origin,
    dependsOn: [],
    ...saidOfRole(role, ""),
  }));

/** What settings say of a role. */
function saidOfRole(
  { name, description, path, permissionsBoundary, trust, managedPolicies, inlinePolicies = [] }: RoleProperties,
  usualDescription: string,
): Omit<RoleResource, "kind" | "key" | "origin" | "dependsOn"> {
  const text = description ?? usualDescription;
  return {
    ...(text === "" ? {} : { description: text }),
    trust: lowerTrust(trust),
    policies: inlinePolicies.map((each) => ({ name: each.name, document: planTree(each.document) })),
    ...(managedPolicies === undefined ? {} : { managedPolicies: managedPolicies.map(planValue) }),
    ...(name === undefined ? {} : { name: planValue(name) }),
    ...(path === undefined ? {} : { path }),
    ...(permissionsBoundary === undefined ? {} : { permissionsBoundary: planValue(permissionsBoundary) }),
  };
}

const lowerTrust = (trust: RoleTrust | undefined): RoleResource["trust"] => {
  if (trust === undefined) return ["lambda.amazonaws.com"];
  return trust.kind === "services" ? trust.services : { document: planTree(trust.document) };
};

/** What the function works with. */
export function roleOf({ id, role }: Pick<Handler, "id" | "role">): PlanValue {
  if (role?.arn !== undefined) return planValue(role.arn);
  return attributeValue(role?.shared === undefined ? roleKey(id) : sharedRoleKey(role.shared), "arn");
}

/** Lambda tries what these allow before it makes the function. */
export function awaitedPolicies(
  { id, role, vpc, deadLetter }: Handler,
  { roles }: Pick<ApiModel, "roles">,
): FunctionResource["awaits"] {
  if (role?.arn !== undefined || (vpc === undefined && deadLetter === undefined)) return undefined;
  const shared = roles.find((each) => each.id === role?.shared);
  const { inlinePolicies, managedPolicies } = shared ?? role ?? {};
  const ofBuild = [...(vpc === undefined ? [] : ["network"]), ...(deadLetter === undefined ? [] : ["dead-letter"])];
  return {
    role: shared === undefined ? roleKey(id) : sharedRoleKey(shared.id),
    policies: inlinePolicies?.map(({ name }) => name) ?? (shared === undefined ? ofBuild : []),
    ...(managedPolicies === undefined ? {} : { managedPolicies: managedPolicies.map(planValue) }),
  };
}

function policiesOf(handler: Handler): readonly RolePolicy[] {
  const { tracing, vpc, deadLetter, policies = [] } = handler;
  return [
    { name: "logs", statements: [logs(handler)] },
    ...(tracing ? [{ name: "tracing", statements: [traces] }] : []),
    ...(vpc === undefined ? [] : [{ name: "network", statements: network(handler, vpc) }]),
    ...(deadLetter === undefined ? [] : [{ name: "dead-letter", statements: [deadLetterStatement(deadLetter)] }]),
    ...(policies.length === 0 ? [] : [{ name: "function", statements: policies.map(lowerStatement) }]),
  ];
}

const lowerStatement = ({ effect, actions, resources, condition }: RoleStatement): PolicyStatement => ({
  ...(effect === undefined ? {} : { effect }),
  actions,
  resources: resources.map(planValue),
  ...(condition === undefined ? {} : { condition: planTree(condition) }),
});

/** A group that nobody makes, Lambda makes as the function. */
function logs(handler: Handler): PolicyStatement {
  const { id, logGroup } = handler;
  if (logGroup?.create !== false)
    return {
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      resources: [arnOf("logs", "log-group:", attributeValue(functionLogGroupKey(id), "name"), ":*")],
    };
  const group = arnOf("logs", "log-group:", logGroupName(handler));
  return {
    actions: ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
    resources: [group, joinValues(group, ":*")],
  };
}

// X-Ray has no resources to name: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html
const traces: PolicyStatement = {
  actions: ["xray:PutTelemetryRecords", "xray:PutTraceSegments"],
  resources: [literalValue("*")],
};

const deadLetterStatement = ({ kind, arn }: NonNullable<Handler["deadLetter"]>): PolicyStatement => ({
  actions: [kind === "queue" ? "sqs:SendMessage" : "sns:Publish"],
  resources: [planValue(arn)],
});

const onInterfaces = [
  "ec2:AssignPrivateIpAddresses",
  "ec2:CreateNetworkInterface",
  "ec2:DeleteNetworkInterface",
  "ec2:UnassignPrivateIpAddresses",
];
const descriptions = ["ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets"];

/**
 * Lambda makes the network interfaces with the function's role. Creation is held to the subnets and groups of the
 * function; descriptions have no resources to name, and deletion has to reach every one. The function's own code is
 * denied all of it.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions
 */
function network(handler: Handler, vpc: NonNullable<Handler["vpc"]>): readonly PolicyStatement[] {
  const subnets = vpc.subnetIds.map((subnet) => arnOf("ec2", "subnet/", planValue(subnet)));
  const groups = vpc.securityGroupIds.map((group) => arnOf("ec2", "security-group/", planValue(group)));
  const own = arnOf("lambda", "function:", functionName(handler));
  return [
    {
      actions: ["ec2:CreateNetworkInterface"],
      resources: [...subnets, ...groups, arnOf("ec2", "network-interface/*")],
    },
    {
      actions: onInterfaces.filter((action) => action !== "ec2:CreateNetworkInterface"),
      resources: [arnOf("ec2", "*/*")],
    },
    { actions: descriptions, resources: [literalValue("*")] },
    {
      effect: "Deny",
      actions: [...onInterfaces, ...descriptions].sort(),
      resources: [literalValue("*")],
      condition: treeObject([["ArnEquals", treeObject([["lambda:SourceFunctionArn", treeValue(own)]])]]),
    },
  ];
}

const arnOf = (service: string, ...resource: readonly (PlanValue | string)[]): PlanValue =>
  joinValues(
    "arn:",
    pseudoValue("partition"),
    `:${service}:`,
    pseudoValue("region"),
    ":",
    pseudoValue("account"),
    ":",
    ...resource,
  );
