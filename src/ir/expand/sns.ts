import type { SnsCall } from "../short-form.js";
import { answer, errorAnswers, knownMembers, successStatus } from "./answers.js";
import { formMapping, templatesFor, withKey } from "./calls.js";
import type { Expand } from "./context.js";
import { arnOf, integrationUri, text } from "./names.js";
import { formConstant, formValueOf } from "./sources.js";
import { messageAttributes } from "./sqs.js";

/** Publish. https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
export const expandSns: Expand<SnsCall> = (call, context) => {
  const topic = arnOf(call.topic, "sns");
  const optional = (name: string, source: SnsCall["subject"]) =>
    source === undefined ? [] : [`&${name}=`, formValueOf(source, context)];
  const form = text(
    "Action=Publish&TopicArn=",
    formConstant(topic),
    "&Message=",
    formValueOf(call.message, context),
    ...optional("Subject", call.subject),
    ...optional("MessageGroupId", call.messageGroupId),
    ...optional("MessageDeduplicationId", call.deduplicationId),
    ...messageAttributes("MessageAttributes.entry", call.attributes, context),
  );
  const messageId = `"$input.path('$.PublishResponse.PublishResult.MessageId')"`;
  return {
    ...context.base,
    kind: "aws",
    httpMethod: "POST",
    uri: integrationUri("sns", "path//"),
    // https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
    grants: withKey([{ actions: ["sns:Publish"], resources: [topic] }], call, ["kms:Decrypt", "kms:GenerateDataKey"]),
    passthroughBehavior: "NEVER",
    requestParameters: formMapping,
    requestTemplates: templatesFor(form, context),
    responses: [
      answer(successStatus(context), knownMembers({ messageId }, context), context),
      ...errorAnswers(context),
    ],
  };
};
