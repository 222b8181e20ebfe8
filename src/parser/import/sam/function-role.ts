import type { SourceResource } from "../resource-graph.js";
import type { SourceValue } from "../source-value.js";
import { eventsOf } from "./events.js";
import { made, makeResource, passedAttributes, tagList } from "./make-resource.js";
import { inlinePolicy, managedPolicy, readPolicies } from "./role-policies.js";
import { decidedText, note, type SamContext, type SamResource } from "./sam-context.js";
import { pass, propertyOf, take } from "./sam-resource.js";
import { constant, list, member, object, sameValue, scalar } from "./values.js";

/** Managed policies with which Lambda reads what an event comes from. */
const pollers: Readonly<Record<string, string>> = {
  Kinesis: "AWSLambdaKinesisExecutionRole",
  DynamoDB: "AWSLambdaDynamoDBExecutionRole",
  SQS: "AWSLambdaSQSQueueExecutionRole",
  MSK: "AWSLambdaMSKExecutionRole",
};

const deadLetterActions: Readonly<Record<string, string>> = { SQS: "sqs:SendMessage", SNS: "sns:Publish" };

/**
 * The role that SAM makes for a function which names none.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-function.html
 */
export function functionRole(sam: SamResource, tags: SourceValue, context: SamContext): SourceResource {
  const id = `${sam.resource.id}Role`;
  const { at } = sam.node;
  const { managed, inline } = readPolicies(take(sam, "Policies", context), id, context);
  const own = [...basePolicies(sam, context), ...managed];
  const arns = own.filter((each, index) => own.findIndex((other) => sameValue(each, other)) === index);
  const policies = [...deadLetterPolicy(sam), ...inline];
  return makeResource(
    sam,
    id,
    "AWS::IAM::Role",
    [
      made("AssumeRolePolicyDocument", take(sam, "AssumeRolePolicyDocument", context) ?? trust(at)),
      made("ManagedPolicyArns", list(arns, at)),
      policies.length === 0 ? [] : made("Policies", list(policies, at)),
      pass(sam, "RolePath", "Path"),
      pass(sam, "PermissionsBoundary"),
      made("Tags", tagList(tags)),
    ],
    passedAttributes(sam),
  );
}

/** What SAM says of a role has no effect on one that the template names. */
export function noteUnusedRole(sam: SamResource, context: SamContext): void {
  for (const name of ["Policies", "AssumeRolePolicyDocument", "RolePath", "PermissionsBoundary"]) {
    const property = sam.properties.get(name);
    if (property === undefined) continue;
    note(context, sam.node, "left", "it has no effect beside 'Role', which names a role that is there", property);
  }
}

const trust = (at: SourceValue["at"]): SourceValue =>
  constant(
    {
      Version: "2012-10-17",
      Statement: [{ Action: ["sts:AssumeRole"], Effect: "Allow", Principal: { Service: ["lambda.amazonaws.com"] } }],
    },
    at,
  );

function basePolicies(sam: SamResource, context: SamContext): readonly SourceValue[] {
  const { at } = sam.node;
  const durable = sam.properties.has("DurableConfig");
  const basic = durable ? "AWSLambdaBasicDurableExecutionRolePolicy" : "AWSLambdaBasicExecutionRole";
  const tracing = propertyOf(sam, "Tracing");
  const polled = eventsOf(sam).flatMap(({ type }) => pollers[type ?? ""] ?? []);
  return [
    managedPolicy(`service-role/${basic}`, at),
    ...(tracing !== undefined && decidedText(context, tracing) !== "Disabled"
      ? [managedPolicy("AWSXrayWriteOnlyAccess", tracing.at)]
      : []),
    ...(sam.properties.has("VpcConfig") ? [managedPolicy("service-role/AWSLambdaVPCAccessExecutionRole", at)] : []),
    ...polled.map((name) => managedPolicy(`service-role/${name}`, at)),
  ];
}

function deadLetterPolicy(sam: SamResource): readonly SourceValue[] {
  const queue = propertyOf(sam, "DeadLetterQueue");
  const target = member(queue, "TargetArn");
  const type = member(queue, "Type");
  const action = type?.kind === "scalar" ? deadLetterActions[String(type.value)] : undefined;
  if (target === undefined || action === undefined) return [];
  const statement = object(
    { Resource: target, Action: scalar(action, target.at), Effect: scalar("Allow", target.at) },
    target.at,
  );
  const document = object(
    { Version: scalar("2012-10-17", target.at), Statement: list([statement], target.at) },
    target.at,
  );
  return [inlinePolicy("DeadLetterQueuePolicy", document)];
}
