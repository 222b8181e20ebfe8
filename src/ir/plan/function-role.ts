import type { Handler } from "../handler.js";
import { functionName } from "./function-names.js";
import { functionLogGroupKey, roleKey } from "./keys.js";
import type { PlanValue } from "./model-base.js";
import type { PolicyStatement, RoleResource } from "./model-functions.js";
import { attributeValue, joinValues, literalValue, planValue, pseudoValue, treeObject, treeValue } from "./values.js";

/** The role of a function, which may do what its settings need and no more; none where it has one that exists. */
export function lowerRole(handler: Handler): readonly RoleResource[] {
  const { id, role = {}, resourceTags } = handler;
  if (role.arn !== undefined) return [];
  return [
    {
      kind: "role",
      key: roleKey(id),
      origin: handler.origin,
      dependsOn: [],
      description: `What the function ${id} may do.`,
      service: "lambda.amazonaws.com",
      policies: policiesOf(handler),
      ...(role.name === undefined ? {} : { name: planValue(role.name) }),
      ...(role.path === undefined ? {} : { path: role.path }),
      ...(role.permissionsBoundary === undefined ? {} : { permissionsBoundary: planValue(role.permissionsBoundary) }),
      ...(resourceTags === undefined ? {} : { tags: resourceTags }),
    },
  ];
}

/** Lambda tries what these allow before it makes the function. */
export function awaitedPolicies({ role, vpc, deadLetter }: Handler): readonly string[] {
  if (role?.arn !== undefined) return [];
  return [...(vpc === undefined ? [] : ["network"]), ...(deadLetter === undefined ? [] : ["dead-letter"])];
}

function policiesOf(handler: Handler): RoleResource["policies"] {
  const { tracing, vpc, deadLetter, policies = [] } = handler;
  return [
    { name: "logs", statements: [logs(handler)] },
    ...(tracing ? [{ name: "tracing", statements: [traces] }] : []),
    ...(vpc === undefined ? [] : [{ name: "network", statements: network(handler, vpc) }]),
    ...(deadLetter === undefined ? [] : [{ name: "dead-letter", statements: [deadLetterStatement(deadLetter)] }]),
    ...(policies.length === 0
      ? []
      : [
          {
            name: "function",
            statements: policies.map(({ actions, resources }) => ({ actions, resources: resources.map(planValue) })),
          },
        ]),
  ];
}

const logs = ({ id }: Handler): PolicyStatement => ({
  actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
  resources: [arnOf("logs", "log-group:", attributeValue(functionLogGroupKey(id), "name"), ":*")],
});

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
