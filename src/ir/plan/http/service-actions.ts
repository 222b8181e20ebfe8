import type { Operation } from "../../api.js";
import type { ServiceActionIntegration } from "../../integration.js";
import { placeWithin } from "../../source.js";
import type { HttpContext } from "../context.js";
import { checkSource } from "./parameter-mapping.js";

interface ServiceAction {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services-reference.html */
export const serviceActions: Readonly<Record<string, ServiceAction>> = {
  "EventBridge-PutEvents": {
    required: ["Detail", "DetailType", "Source"],
    optional: ["Time", "EventBusName", "Resources", "Region", "TraceHeader"],
  },
  "SQS-SendMessage": {
    required: ["QueueUrl", "MessageBody"],
    optional: [
      "DelaySeconds",
      "MessageAttributes",
      "MessageDeduplicationId",
      "MessageGroupId",
      "MessageSystemAttributes",
      "Region",
    ],
  },
  "SQS-ReceiveMessage": {
    required: ["QueueUrl"],
    optional: [
      "AttributeNames",
      "MaxNumberOfMessages",
      "MessageAttributeNames",
      "ReceiveRequestAttemptId",
      "VisibilityTimeout",
      "WaitTimeSeconds",
      "Region",
    ],
  },
  "SQS-DeleteMessage": { required: ["ReceiptHandle", "QueueUrl"], optional: ["Region"] },
  "SQS-PurgeQueue": { required: ["QueueUrl"], optional: ["Region"] },
  "AppConfig-GetConfiguration": {
    required: ["Application", "Environment", "Configuration", "ClientId"],
    optional: ["ClientConfigurationVersion", "Region"],
  },
  "Kinesis-PutRecord": {
    required: ["StreamName", "Data", "PartitionKey"],
    optional: ["SequenceNumberForOrdering", "ExplicitHashKey", "Region"],
  },
  "StepFunctions-StartExecution": { required: ["StateMachineArn"], optional: ["Name", "Input", "Region"] },
  "StepFunctions-StartSyncExecution": {
    required: ["StateMachineArn"],
    optional: ["Name", "Input", "Region", "TraceHeader"],
  },
  "StepFunctions-StopExecution": { required: ["ExecutionArn"], optional: ["Cause", "Error", "Region"] },
};

/** Reports an action that the service does not know, and parameters that are missing or not the action's. */
export function checkServiceAction(
  { id: operation }: Operation,
  { subtype, requestParameters, credentials, grants, payloadFormatVersion, origin }: ServiceActionIntegration,
  context: HttpContext,
): void {
  const { diagnostics } = context;
  const action = Object.hasOwn(serviceActions, subtype) ? serviceActions[subtype] : undefined;
  if (action === undefined) {
    diagnostics.report("service-action-unknown", placeWithin(origin, ["integrationSubtype"], "key"), {
      operation,
      subtype,
    });
    return;
  }
  const report = (problem: string, at = origin): void =>
    diagnostics.report("service-action-invalid", at, { operation, subtype, problem });
  const given = new Set(requestParameters.map(({ to }) => to));
  for (const name of action.required) if (!given.has(name)) report(`lacks the parameter '${name}'`);
  for (const name of given)
    if (!action.required.includes(name) && !action.optional.includes(name))
      report(`has no parameter '${name}'`, placeWithin(origin, ["requestParameters", name], "key"));
  if (credentials === undefined && grants === undefined) report("lacks the role that may do it, 'credentials'");
  if (payloadFormatVersion === "2.0")
    diagnostics.report("payload-format-lambda-only", placeWithin(origin, ["payloadFormatVersion"], "key"), {
      operation,
    });
  for (const { to, from } of requestParameters)
    checkSource("request", to, from, placeWithin(origin, ["requestParameters", to], "key"), context);
}
