import { z } from "zod";
import { deployText } from "./values.js";

/*
 * Short forms: what an operation calls, in the words of the service. A source says where a value comes from:
 * `path.petId`, `query.limit`, `header.X-Tenant`, `body`, `body.owner.name`, `context.requestId`, `stageVariables.name`,
 * or a constant: text in single quotes, a number, true or false.
 */
const source = z.string().min(1);
const sources = z.record(z.string().min(1), z.union([source, z.number(), z.boolean()]));

const call = {
  credentials: deployText
    .optional()
    .describe("ARN of an existing role. Default: a role is made that may do just this call."),
  timeout: z.int().min(50).optional().describe("Milliseconds that the gateway waits. Default: the service's, 29000."),
};

const serviceCall = {
  ...call,
  kmsKey: deployText.optional().describe("ARN of the customer managed key that the role may use."),
};

const dynamodb = z.strictObject({
  action: z
    .enum(["PutItem", "GetItem", "UpdateItem", "DeleteItem", "Query", "Scan"])
    .describe("What is done with the table."),
  table: deployText.describe("Name or ARN of the table."),
  index: deployText.optional().describe("Name of a secondary index that Query and Scan read."),
  key: z
    .union([z.string().min(1), sources])
    .optional()
    .describe(
      "Sources of the key's attributes, by name; or the name of the one attribute that the last path variable fills. Query: what has to be equal. Default: each path variable is an attribute of its name.",
    ),
  attributes: sources
    .optional()
    .describe("Sources of attributes that PutItem and UpdateItem write beside those of the body."),
  condition: z.string().optional().describe("ConditionExpression; `#name` is the attribute, `:name` one of `values`."),
  keyCondition: z.string().optional().describe("KeyConditionExpression of Query, in place of `key`."),
  filter: z.string().optional().describe("FilterExpression of Query and Scan."),
  update: z.string().optional().describe("UpdateExpression. Default: sets what the body has."),
  projection: z.string().optional().describe("ProjectionExpression."),
  values: sources.optional().describe("Sources of what `:name` stands for in expressions."),
  limit: z
    .union([z.int().positive(), source])
    .optional()
    .describe("Items that Query and Scan read at most: a number, or a source."),
  nextToken: source.optional().describe("Source of the next page's token. Answers give it as the member `nextToken`."),
  order: z.enum(["ascending", "descending"]).optional().describe("Of Query's items by sort key. Default: ascending."),
  consistentRead: z.boolean().optional().describe("Default: false."),
  ...serviceCall,
});

const message = source.optional().describe("Source of the message. Default: body.");
const fifo = {
  messageGroupId: source.optional().describe("Source of the group's id, which FIFO needs."),
  deduplicationId: source.optional().describe("Source of the deduplication id, with FIFO."),
};
const messageAttributes = sources.optional().describe("Sources of message attributes (String), by name.");

const sqs = z.strictObject({
  action: z
    .enum(["SendMessage", "ReceiveMessage", "DeleteMessage", "PurgeQueue"])
    .describe("REST APIs have SendMessage here; HTTP APIs have all."),
  queue: deployText.describe("Name or ARN of the queue."),
  message,
  ...fifo,
  attributes: messageAttributes,
  delay: z.int().min(0).max(900).optional().describe("Seconds until the message can be received."),
  receiptHandle: source.optional().describe("DeleteMessage: source of the handle that receiving gave."),
  maxMessages: z
    .union([z.int().min(1).max(10), source])
    .optional()
    .describe("ReceiveMessage: messages at most, a number or a source. Default: 1."),
  wait: z.int().min(0).max(20).optional().describe("ReceiveMessage: seconds to wait for messages."),
  ...serviceCall,
});

const sns = z.strictObject({
  action: z.enum(["Publish"]),
  topic: deployText.describe("Name or ARN of the topic."),
  message,
  subject: source.optional().describe("Source of the subject, for subscribers by e-mail."),
  ...fifo,
  attributes: messageAttributes,
  ...serviceCall,
});

const s3 = z.strictObject({
  action: z.enum(["GetObject", "PutObject", "DeleteObject", "ListObjects"]),
  bucket: deployText.describe("Name of the bucket."),
  key: z
    .string()
    .optional()
    .describe(
      "Key of the object, with sources in braces: `pets/{path.petId}.json`. ListObjects: the prefix. Default: the last path variable; of ListObjects none.",
    ),
  ...serviceCall,
});

const kinesis = z.strictObject({
  action: z.enum(["PutRecord", "PutRecords"]),
  stream: deployText.describe("Name or ARN of the stream."),
  data: source.optional().describe("Source of the record; PutRecords: of the list of records. Default: body."),
  partitionKey: source
    .optional()
    .describe(
      "Source of the partition key; PutRecords: `body.name` is a member of each record. Default: context.requestId.",
    ),
  ...serviceCall,
});

const stepFunctions = z.strictObject({
  action: z
    .enum(["StartExecution", "StartSyncExecution", "StopExecution", "DescribeExecution"])
    .describe("StartSyncExecution needs an express state machine, DescribeExecution a standard one."),
  stateMachine: deployText.describe("Name or ARN of the state machine."),
  input: source.optional().describe("Source of the input. Default: body."),
  execution: source
    .optional()
    .describe(
      "Source of the execution's name. Default: the last path variable for StopExecution and DescribeExecution. Of HTTP APIs, StopExecution takes the ARN of the execution.",
    ),
  ...serviceCall,
});

const eventBridge = z.strictObject({
  action: z.enum(["PutEvents"]),
  bus: deployText.optional().describe("Name or ARN of the event bus. Default: default."),
  source: source.describe("Source of the event's `source`, most often a constant: `'pets.api'`."),
  detailType: source.describe("Source of the event's `detail-type`."),
  detail: source.optional().describe("Source of the event's detail, an object. Default: body."),
  ...serviceCall,
});

const appConfig = z.strictObject({
  action: z.enum(["GetConfiguration"]),
  application: deployText.describe("Id of the application."),
  environment: deployText.describe("Id of the environment."),
  configuration: deployText.describe("Id of the configuration profile."),
  clientId: source.optional().describe("Source of the id that tells clients apart. Default: context.requestId."),
  ...serviceCall,
});

const http = z.strictObject({
  url: deployText.describe("Address, which may hold `{pathVariable}` and `${stageVariables.name}`."),
  method: z
    .enum(["GET", "PUT", "POST", "DELETE", "HEAD", "PATCH", "OPTIONS", "ANY"])
    .optional()
    .describe("Method of the call. Default: the operation's."),
  vpcLink: z.string().optional().describe("Name of one of `vpcLinks`. Default: the internet."),
  proxy: z
    .boolean()
    .optional()
    .describe(
      "Hand requests and responses through as they are. Default: true; false answers with the declared statuses.",
    ),
  headers: sources.optional().describe("Sources of headers that the backend gets."),
  query: sources.optional().describe("Sources of query parameters that the backend gets."),
  insecureSkipVerification: z
    .boolean()
    .optional()
    .describe("Trust certificates that no public authority signed. Default: false."),
  ...call,
});

export const mock = z.union([
  z.boolean(),
  z.strictObject({
    status: z
      .union([z.int().min(100).max(599), z.string().regex(/^[1-5]\d\d$/)])
      .optional()
      .describe("Status of the answer. Default: the first success that the operation declares."),
    example: z.string().optional().describe("Name of the document's example. Default: the first."),
    body: z.unknown().optional().describe("Body in place of the document's examples."),
  }),
]);

/** What an operation calls; one of them at most. */
export const shortForms = {
  dynamodb: dynamodb.optional().describe("REST: a table of Amazon DynamoDB."),
  sqs: sqs.optional().describe("REST, HTTP: a queue of Amazon SQS."),
  sns: sns.optional().describe("REST: a topic of Amazon SNS."),
  s3: s3.optional().describe("REST: objects of Amazon S3."),
  kinesis: kinesis.optional().describe("REST, HTTP: a stream of Amazon Kinesis."),
  stepFunctions: stepFunctions.optional().describe("REST, HTTP: a state machine of AWS Step Functions."),
  eventBridge: eventBridge.optional().describe("REST, HTTP: an event bus of Amazon EventBridge."),
  appConfig: appConfig.optional().describe("HTTP: a configuration of AWS AppConfig."),
  http: http.optional().describe("A server of HTTP, on the internet or behind a VPC link."),
  mock: mock
    .optional()
    .describe(
      "REST: the gateway answers by itself, from the document's examples; `true`, or status, example and body.",
    ),
};
