import type { DeployValue } from "../deploy-value.js";
import type { KinesisCall, ValueSource } from "../short-form.js";
import { answer, errorAnswers, errorTemplate, knownMembers, successStatus } from "./answers.js";
import { jsonMapping, templatesFor, withKey } from "./calls.js";
import type { Expand, ExpandContext } from "./context.js";
import { arnOf, integrationUri, isArn, text } from "./names.js";
import { jsonStringOf, textExpression } from "./sources.js";
import { escaped, isPlainName, jsonPath, jsonStringPart } from "./velocity-text.js";

/**
 * PutRecord and PutRecords.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/integrating-api-with-aws-services-kinesis.html
 */
export const expandKinesis: Expand<KinesisCall> = (call, context) => ({
  ...context.base,
  kind: "aws",
  httpMethod: "POST",
  uri: integrationUri("kinesis", `action/${call.action}`),
  // https://docs.aws.amazon.com/streams/latest/dev/permissions-user-key-KMS.html
  grants: withKey(
    [{ actions: [`kinesis:${call.action}`], resources: [arnOf(call.stream, "kinesis", "stream/")] }],
    call,
    ["kms:GenerateDataKey"],
  ),
  passthroughBehavior: "NEVER",
  requestParameters: jsonMapping(),
  requestTemplates: templatesFor(
    call.action === "PutRecord" ? oneRecord(call, context) : records(call, context),
    context,
  ),
  responses: [answer(successStatus(context), answerTemplate(call, context), context), ...errorAnswers(context)],
});

const streamMember = ({ stream }: KinesisCall): readonly (string | DeployValue)[] => [
  isArn(stream) ? '"StreamARN": "' : '"StreamName": "',
  jsonStringPart(stream),
  '"',
];

const oneRecord = (call: KinesisCall, context: ExpandContext): DeployValue =>
  text(
    "{\n  ",
    ...streamMember(call),
    ',\n  "Data": "',
    encoded(call.data, context),
    '",\n  "PartitionKey": "',
    jsonStringOf(call.partitionKey, context),
    '"\n}',
  );

/** Data travels as base64. */
const encoded = (source: ValueSource, context: ExpandContext): string | DeployValue =>
  source.kind === "constant"
    ? text("$util.base64Encode('", source.value, "')")
    : `$util.base64Encode(${textExpression(source, context)})`;

/** Each record of the list is its own JSON. */
function records(call: KinesisCall, context: ExpandContext): DeployValue {
  const path = call.data.kind === "body" ? call.data.path : [];
  if (call.data.kind !== "body")
    context.diagnostics.report("value-source-unknown", context.base.origin, {
      source: "data (PutRecords takes a list of the body)",
      operation: context.operation.id,
    });
  // In double quotes Velocity puts the index into the path.
  const record = `$input.json("${jsonPath(path).slice(1, -1)}[$foreach.index]")`;
  return text(
    "{\n  ",
    ...streamMember(call),
    ',\n  "Records": [',
    `#foreach($record in $input.path(${jsonPath(path)}))\n    {\n      "Data": "$util.base64Encode(${record})",\n      "PartitionKey": "`,
    recordKey(call.partitionKey, context),
    '"\n    }#if($foreach.hasNext),#end#end\n  ]\n}',
  );
}

/** A member of the record; records of one request that share a request's value would all go to one shard. */
function recordKey(source: ValueSource, context: ExpandContext): string | DeployValue {
  if (source.kind === "body" && source.path.length === 1 && isPlainName(source.path[0] ?? ""))
    return escaped(`"$!record.get('${source.path[0]}')"`);
  return source.kind === "context" && source.name === "requestId"
    ? "$context.requestId-$foreach.index"
    : jsonStringOf(source, context);
}

function answerTemplate(call: KinesisCall, context: ExpandContext): string | undefined {
  if (call.action === "PutRecord")
    return knownMembers(
      { sequenceNumber: `"$input.path('$.SequenceNumber')"`, shardId: `"$input.path('$.ShardId')"` },
      context,
    );
  const members = knownMembers({ failedRecordCount: "$input.path('$.FailedRecordCount')" }, context);
  // The caller cannot learn which records failed where the answer says nothing of them.
  return members?.includes("FailedRecordCount")
    ? members
    : `#if($input.path('$.FailedRecordCount') > 0)${errorTemplate("500", context)}\n#else\n${members ?? ""}#end`;
}
