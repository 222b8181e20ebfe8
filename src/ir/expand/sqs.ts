import { type DeployValue, literal } from "../deploy-value.js";
import type { AwsIntegration, Grant } from "../integration.js";
import type { NamedSource, SqsCall } from "../short-form.js";
import { answer, errorAnswers, knownMembers, successStatus } from "./answers.js";
import { formMapping, templatesFor, withKey } from "./calls.js";
import type { Expand, ExpandContext } from "./context.js";
import { account, arnOf, arnParts, integrationUri, isArn, text } from "./names.js";
import { formConstant, formValueOf, textExpression } from "./sources.js";

/**
 * SendMessage by the queue's path, with a form as body.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html and
 * https://docs.aws.amazon.com/prescriptive-guidance/latest/patterns/integrate-amazon-api-gateway-with-amazon-sqs-to-handle-asynchronous-rest-apis.html
 */
export const expandSqs: Expand<SqsCall> = (call, context) => {
  if (call.action !== "SendMessage") {
    context.diagnostics.report("service-action-unsupported", context.base.origin, {
      action: `SQS ${call.action}`,
      type: "REST",
    });
    return undefined;
  }
  const queue = queueOf(call.queue, context);
  if (queue === undefined) return undefined;
  const integration: AwsIntegration = {
    ...context.base,
    kind: "aws",
    httpMethod: "POST",
    uri: integrationUri("sqs", "path/", queue.account, "/", queue.name),
    grants: sendGrants(call),
    passthroughBehavior: "NEVER",
    requestParameters: formMapping,
    requestTemplates: templatesFor(sendForm(call, context), context),
    responses: [
      answer(successStatus(context), knownMembers({ messageId }, context), context),
      ...errorAnswers(context),
    ],
  };
  return integration;
};

const messageId = `"$input.path('$.SendMessageResponse.SendMessageResult.MessageId')"`;

/** A message may be encrypted with a key of its own: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html */
export const sendGrants = (call: SqsCall): readonly Grant[] =>
  withKey([{ actions: [`sqs:${call.action}`], resources: [arnOf(call.queue, "sqs")] }], call, [
    "kms:Decrypt",
    "kms:GenerateDataKey",
  ]);

/** Account and name of a queue, which its address is made of. */
export function queueOf(
  queue: DeployValue,
  { base, diagnostics }: ExpandContext,
): { readonly account: DeployValue; readonly name: DeployValue } | undefined {
  if (!isArn(queue)) return { account, name: queue };
  const parts = arnParts(queue);
  if (parts !== undefined) return { account: parts.account, name: parts.resource };
  diagnostics.report("service-name-needed", base.origin, { what: "a queue" });
  return undefined;
}

const field = (name: string, value: DeployValue): DeployValue => text(`&${name}=`, value);

function sendForm(call: SqsCall, context: ExpandContext): DeployValue {
  const { messageGroupId, deduplicationId, delaySeconds, attributes } = call;
  return text(
    "Action=SendMessage",
    field("MessageBody", formValueOf(call.message, context)),
    ...(delaySeconds === undefined ? [] : [`&DelaySeconds=${delaySeconds}`]),
    ...(messageGroupId === undefined ? [] : [field("MessageGroupId", formValueOf(messageGroupId, context))]),
    ...(deduplicationId === undefined ? [] : [field("MessageDeduplicationId", formValueOf(deduplicationId, context))]),
    ...messageAttributes("MessageAttribute", attributes, context),
  );
}

/** `MessageAttribute.1.Name` and so on; of SNS `MessageAttributes.entry.1.Name`. */
export function messageAttributes(
  prefix: string,
  attributes: SqsCall["attributes"],
  context: ExpandContext,
): readonly DeployValue[] {
  const entry = (number: string, { name, source }: NamedSource): DeployValue =>
    text(
      field(`${prefix}.${number}.Name`, formConstant(literal(name))),
      `&${prefix}.${number}.Value.DataType=String`,
      field(`${prefix}.${number}.Value.StringValue`, formValueOf(source, context)),
    );
  const isSure = ({ source }: NamedSource): boolean => ["constant", "context", "path"].includes(source.kind);
  const sure = attributes.filter(isSure);
  // The services refuse empty values, and numbers with gaps: what may be missing is counted as it is met.
  const others = attributes
    .filter((each) => !isSure(each))
    .map((each) =>
      text(
        `#if(${textExpression(each.source, context)} != "")#set($entry = $entry + 1)`,
        entry("${entry}", each),
        "#end",
      ),
    );
  return [
    ...sure.map((each, index) => entry(String(index + 1), each)),
    ...(others.length === 0 ? [] : [literal(`#set($entry = ${sure.length})`), ...others]),
  ];
}
