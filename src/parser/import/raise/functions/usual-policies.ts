import { memberOf } from "../../build-value.js";
import type { SourceResource } from "../../resource-graph.js";
import type { SourceValue } from "../../source-value.js";
import { propertyOf, type RaiseContext } from "../context.js";
import type { OwnConnections } from "./carried.js";
import { deadLetterKind } from "./function-problems.js";
import { shapeOf } from "./value-shape.js";

/** What tells which policies the build gives the role of a function. */
export interface RoleNeeds {
  readonly lambda: SourceResource;
  /** Of the function's log. */
  readonly group: SourceResource;
  readonly connections: OwnConnections | undefined;
}

/** The members of a statement by name, so that equal statements are the same text. */
interface Statement {
  readonly Action: readonly string[];
  readonly Condition?: object;
  readonly Effect: "Allow" | "Deny";
  readonly Resource: readonly string[];
}

/** The policies that the build gives the role of a function by itself: shapes of their statements, by name. */
export function usualPolicies(
  context: RaiseContext,
  { lambda, group, connections }: RoleNeeds,
): ReadonlyMap<string, readonly object[]> {
  const policies = new Map<string, readonly object[]>([["logs", [logs(group)]]]);
  if (shapeOf(memberOf(propertyOf(lambda, "TracingConfig"), "Mode")) === "Active") policies.set("tracing", [traces]);
  const vpc = propertyOf(lambda, "VpcConfig");
  if (shapesOf(vpc, "SubnetIds").length > 0) policies.set("network", network(lambda, vpc));
  const deadLetter = memberOf(propertyOf(lambda, "DeadLetterConfig"), "TargetArn");
  if (deadLetter !== undefined) policies.set("dead-letter", [sending(context, deadLetter)]);
  if (connections !== undefined) policies.set("connections", [connections.statement]);
  return policies;
}

const arnOf = (service: string, resource: string): string =>
  `arn:\${AWS::Partition}:${service}:\${AWS::Region}:\${AWS::AccountId}:${resource}`;

const logs = ({ id }: SourceResource): Statement => ({
  Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
  Effect: "Allow",
  Resource: [arnOf("logs", `log-group:\${${id}}:*`)],
});

const traces: Statement = {
  Action: ["xray:PutTelemetryRecords", "xray:PutTraceSegments"],
  Effect: "Allow",
  Resource: ["*"],
};

const sending = (context: RaiseContext, target: SourceValue): Statement => ({
  Action: [deadLetterKind(target, context) === "queueArn" ? "sqs:SendMessage" : "sns:Publish"],
  Effect: "Allow",
  Resource: [shapeOf(target) ?? ""],
});

/** Interfaces in a network, and none of it for the function's own code. */
function network(lambda: SourceResource, vpc: SourceValue | undefined): readonly Statement[] {
  const subnets = shapesOf(vpc, "SubnetIds").map((id) => arnOf("ec2", `subnet/${id}`));
  const groups = shapesOf(vpc, "SecurityGroupIds").map((id) => arnOf("ec2", `security-group/${id}`));
  const own = arnOf("lambda", `function:${shapeOf(propertyOf(lambda, "FunctionName")) ?? ""}`);
  const create = "ec2:CreateNetworkInterface";
  const change = ["ec2:AssignPrivateIpAddresses", "ec2:DeleteNetworkInterface", "ec2:UnassignPrivateIpAddresses"];
  const describe = ["ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets"];
  return [
    { Action: [create], Effect: "Allow", Resource: [...subnets, ...groups, arnOf("ec2", "network-interface/*")] },
    { Action: change, Effect: "Allow", Resource: [arnOf("ec2", "*/*")] },
    { Action: describe, Effect: "Allow", Resource: ["*"] },
    {
      Action: [create, ...change, ...describe].sort(),
      Condition: { ArnEquals: { "lambda:SourceFunctionArn": own } },
      Effect: "Deny",
      Resource: ["*"],
    },
  ];
}

function shapesOf(value: SourceValue | undefined, key: string): readonly string[] {
  const list = memberOf(value, key);
  return list?.kind === "list" ? list.items.flatMap((item) => shapeOf(item) ?? []) : [];
}
