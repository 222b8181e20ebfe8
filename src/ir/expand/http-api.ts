import { type DeployValue, literal } from "../deploy-value.js";
import type {
  Grant,
  HttpIntegration,
  Integration,
  ParameterMapping,
  ResponseParameters,
  ServiceActionIntegration,
} from "../integration.js";
import type {
  AppConfigCall,
  BackendCall,
  EventBridgeCall,
  KinesisCall,
  ShortForm,
  SqsCall,
  StepFunctionsCall,
  ValueSource,
} from "../short-form.js";
import { successStatus } from "./answers.js";
import { withKey } from "./calls.js";
import type { ExpandContext } from "./context.js";
import { eventGrants } from "./event-bridge.js";
import { account, arnOf, arnParts, isArn, partition, region, text } from "./names.js";
import { queueOf, sendGrants } from "./sqs.js";
import { executionGrants, stateMachineArn } from "./step-functions.js";

/**
 * HTTP APIs call a few actions of services by name, and hand the service's answer on as it is.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services-reference.html
 */
export function expandForHttpApi(form: ShortForm, context: ExpandContext): Integration | undefined {
  switch (form.setting) {
    case "sqs":
      return sqs(form, context);
    case "kinesis":
      return form.action === "PutRecord" ? kinesis(form, context) : unsupported(`Kinesis ${form.action}`, context);
    case "stepFunctions":
      return stepFunctions(form, context);
    case "eventBridge":
      return eventBridge(form, context);
    case "appConfig":
      return appConfig(form, context);
    case "http":
      return backend(form, context);
    case "mock":
      return unsupported("a mock", context);
    case "dynamodb":
      return unsupported("DynamoDB", context);
    case "sns":
      return unsupported("SNS", context);
    case "s3":
      return unsupported("S3", context);
  }
}

function unsupported(action: string, { base, diagnostics }: ExpandContext): undefined {
  diagnostics.report("service-action-unsupported", base.origin, { action, type: "HTTP" });
  return undefined;
}

/** A source in the grammar of HTTP APIs. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html */
function sourceOf(source: ValueSource): DeployValue {
  switch (source.kind) {
    case "path":
    case "header":
      return literal(`$request.${source.kind}.${source.name}`);
    case "query":
      return literal(`$request.querystring.${source.name}`);
    case "body":
      return literal(["$request.body", ...source.path].join("."));
    case "context":
      return literal(`$context.${source.name}`);
    case "stageVariable":
      return literal(`$stageVariables.${source.name}`);
    case "constant":
      return source.value;
  }
}

type Parameters = Readonly<Record<string, ValueSource | DeployValue | undefined>>;

const isSource = (value: ValueSource | DeployValue): value is ValueSource =>
  !["literal", "parameter", "pseudo", "handler", "role", "vpcLink", "join"].includes(value.kind);

function serviceAction(
  subtype: string,
  parameters: Parameters,
  grants: readonly Grant[],
  context: ExpandContext,
): ServiceActionIntegration {
  const requestParameters = Object.entries(parameters).flatMap(([to, value]): readonly ParameterMapping[] =>
    value === undefined ? [] : [{ to, from: isSource(value) ? sourceOf(value) : value }],
  );
  return {
    ...context.base,
    kind: "service-action",
    subtype,
    grants,
    requestParameters,
    responseParameters: statusMapping(context),
  };
}

/** The service answers 200; the operation may have another word for success. */
function statusMapping(context: ExpandContext): readonly ResponseParameters[] {
  const status = successStatus(context);
  return status === "200"
    ? []
    : [{ statusCode: "200", mappings: [{ to: "overwrite:statuscode", from: literal(status) }] }];
}

function sqs(call: SqsCall, context: ExpandContext): Integration | undefined {
  const queue = queueOf(call.queue, context);
  if (queue === undefined) return undefined;
  if (call.attributes.length > 0) reportLacking("attributes", "SQS", context);
  const where = isArn(call.queue) ? (arnParts(call.queue)?.region ?? region) : region;
  const url = text(
    "https://sqs.",
    where,
    ".",
    { kind: "pseudo", name: "urlSuffix" },
    "/",
    queue.account,
    "/",
    queue.name,
  );
  const isSend = call.action === "SendMessage";
  const isReceive = call.action === "ReceiveMessage";
  if (call.action === "DeleteMessage" && call.receiptHandle === undefined)
    reportLacking("receiptHandle", "SQS DeleteMessage (it has to be given)", context);
  const parameters: Parameters = {
    QueueUrl: url,
    MessageBody: isSend ? call.message : undefined,
    MessageGroupId: isSend ? call.messageGroupId : undefined,
    MessageDeduplicationId: isSend ? call.deduplicationId : undefined,
    DelaySeconds: isSend ? number(call.delaySeconds) : undefined,
    ReceiptHandle: call.action === "DeleteMessage" ? call.receiptHandle : undefined,
    MaxNumberOfMessages: isReceive ? call.maxMessages : undefined,
    WaitTimeSeconds: isReceive ? number(call.waitSeconds) : undefined,
  };
  return serviceAction(`SQS-${call.action}`, parameters, sendGrants(call), context);
}

const number = (value: number | undefined): DeployValue | undefined =>
  value === undefined ? undefined : literal(String(value));

function reportLacking(setting: string, action: string, { base, diagnostics }: ExpandContext): void {
  diagnostics.report("service-setting-unsupported", base.origin, { setting, action });
}

function kinesis(call: KinesisCall, context: ExpandContext): Integration | undefined {
  const stream = isArn(call.stream) ? arnParts(call.stream)?.resource : call.stream;
  if (stream === undefined) {
    context.diagnostics.report("service-name-needed", context.base.origin, { what: "a stream" });
    return undefined;
  }
  const name = stream.kind === "literal" ? literal(stream.text.replace(/^stream\//, "")) : stream;
  const grants = withKey(
    [{ actions: ["kinesis:PutRecord"], resources: [arnOf(call.stream, "kinesis", "stream/")] }],
    call,
    ["kms:GenerateDataKey"],
  );
  return serviceAction(
    "Kinesis-PutRecord",
    { StreamName: name, Data: call.data, PartitionKey: call.partitionKey },
    grants,
    context,
  );
}

function stepFunctions(call: StepFunctionsCall, context: ExpandContext): Integration | undefined {
  if (call.action === "DescribeExecution") return unsupported("Step Functions DescribeExecution", context);
  const isStop = call.action === "StopExecution";
  const parameters: Parameters = isStop
    ? // Nothing here can put an ARN together of a name: the caller has to send it whole.
      { ExecutionArn: call.execution }
    : { StateMachineArn: stateMachineArn(call), Name: call.execution, Input: call.input };
  return serviceAction(`StepFunctions-${call.action}`, parameters, executionGrants(call), context);
}

const eventBridge = (call: EventBridgeCall, context: ExpandContext): Integration =>
  serviceAction(
    "EventBridge-PutEvents",
    { Detail: call.detail, DetailType: call.detailType, Source: call.source, EventBusName: call.bus },
    eventGrants(call),
    context,
  );

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsappconfig.html */
function appConfig(call: AppConfigCall, context: ExpandContext): Integration {
  const application = text(
    ...["arn:", partition, ":appconfig:", region, ":", account, ":application/"],
    call.application,
  );
  const resources = [
    application,
    text(application, "/environment/", call.environment),
    text(application, "/configurationprofile/", call.configuration),
  ];
  return serviceAction(
    "AppConfig-GetConfiguration",
    {
      Application: call.application,
      Environment: call.environment,
      Configuration: call.configuration,
      ClientId: call.clientId,
    },
    withKey([{ actions: ["appconfig:GetConfiguration"], resources }], call, ["kms:Decrypt"]),
    context,
  );
}

/** Path variables of the address are filled by the service itself. */
const backend = (call: BackendCall, { base, operation }: ExpandContext): HttpIntegration => ({
  ...base,
  kind: "http",
  proxy: call.proxy,
  httpMethod: call.method ?? operation.method.toUpperCase(),
  uri: call.url,
  ...(call.vpcLink === undefined ? {} : { vpcLink: call.vpcLink }),
  insecureSkipVerification: call.insecureSkipVerification,
  requestParameters: [
    ...call.query.map(({ name, source }) => ({ to: `overwrite:querystring.${name}`, from: sourceOf(source) })),
    ...call.headers.map(({ name, source }) => ({ to: `overwrite:header.${name}`, from: sourceOf(source) })),
  ],
});
