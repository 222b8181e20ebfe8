import { describe, expect, it } from "vitest";
import { expanded, known } from "../../support/expanded.js";

const document = (members: string): string => `openapi: 3.0.3
info: { title: Orders, version: "1" }
paths:
  /orders/{orderId}:
    post:
      operationId: call
      parameters: [{ name: orderId, in: path, required: true, schema: { type: string } }]
      requestBody: { required: true, content: { application/json: { schema: { type: object } } } }
      responses: { "202": { description: Taken. } }
      x-gatewright:
        ${members}
`;

async function action(members: string) {
  const { integration, diagnostics } = await expanded(document(members), "api: { type: http }");
  const found = diagnostics.map(({ code }) => code);
  if (integration.kind !== "service-action") return { found, subtype: undefined, parameters: {}, may: [] };
  return {
    found,
    subtype: integration.subtype,
    parameters: Object.fromEntries(integration.requestParameters.map(({ to, from }) => [to, known(from)])),
    may: (integration.grants ?? []).flatMap(({ actions, resources }) => [...actions, ...resources.map(known)]),
    answers: integration.responseParameters,
  };
}

describe("short forms on HTTP APIs", () => {
  it("send messages, and answer as the operation declares", async () => {
    expect(
      await action(`sqs: { action: SendMessage, queue: "\${Orders}", messageGroupId: path.orderId, delay: 5 }`),
    ).toEqual({
      found: [],
      subtype: "SQS-SendMessage",
      parameters: {
        QueueUrl: "https://sqs.eu-west-1.amazonaws.com/123456789012/Orders",
        MessageBody: "$request.body",
        MessageGroupId: "$request.path.orderId",
        DelaySeconds: "5",
      },
      may: ["sqs:SendMessage", "arn:aws:sqs:eu-west-1:123456789012:Orders"],
      answers: [
        { statusCode: "200", mappings: [{ to: "overwrite:statuscode", from: { kind: "literal", text: "202" } }] },
      ],
    });
  });

  it("receive, delete and purge messages", async () => {
    const queue = "queue: arn:aws:sqs:us-east-1:111122223333:orders";
    const url = "https://sqs.us-east-1.amazonaws.com/111122223333/orders";
    const received = await action(`sqs: { action: ReceiveMessage, ${queue}, maxMessages: 5, wait: 10 }`);
    expect(received.parameters).toEqual({ QueueUrl: url, MaxNumberOfMessages: "5", WaitTimeSeconds: "10" });
    const deleted = await action(`sqs: { action: DeleteMessage, ${queue}, receiptHandle: header.X-Handle }`);
    expect(deleted.parameters).toEqual({ QueueUrl: url, ReceiptHandle: "$request.header.X-Handle" });
    const purged = await action(`sqs: { action: PurgeQueue, ${queue} }`);
    expect([purged.subtype, purged.parameters]).toEqual(["SQS-PurgeQueue", { QueueUrl: url }]);
  });

  it("start executions", async () => {
    const { subtype, parameters, may } = await action(
      "stepFunctions: { action: StartSyncExecution, stateMachine: prices, input: body.order }",
    );
    const arn = "arn:aws:states:eu-west-1:123456789012:stateMachine:prices";
    expect(subtype).toBe("StepFunctions-StartSyncExecution");
    expect(parameters).toEqual({ StateMachineArn: arn, Input: "$request.body.order" });
    expect(may).toEqual(["states:StartSyncExecution", arn]);
  });

  it("put events and records, and read configurations", async () => {
    const events = await action(
      `eventBridge: { action: PutEvents, bus: orders, source: "'shop'", detailType: "'Order'" }`,
    );
    expect(events.parameters).toEqual({
      Detail: "$request.body",
      DetailType: "Order",
      Source: "shop",
      EventBusName: "orders",
    });
    const record = await action("kinesis: { action: PutRecord, stream: arn:aws:kinesis:eu-west-1:1:stream/orders }");
    expect(record.parameters).toEqual({
      StreamName: "orders",
      Data: "$request.body",
      PartitionKey: "$context.requestId",
    });
    const configuration = await action(
      "appConfig: { action: GetConfiguration, application: a, environment: e, configuration: c }",
    );
    expect(configuration.parameters).toEqual({
      Application: "a",
      Environment: "e",
      Configuration: "c",
      ClientId: "$context.requestId",
    });
    expect(configuration.may).toContain("arn:aws:appconfig:eu-west-1:123456789012:application/a/environment/e");
  });

  it("name the way out where the service has no action", async () => {
    for (const form of [
      "mock: true",
      "dynamodb: { action: Scan, table: pets }",
      "sns: { action: Publish, topic: orders }",
      "s3: { action: GetObject, bucket: files }",
      "kinesis: { action: PutRecords, stream: orders }",
      "stepFunctions: { action: DescribeExecution, stateMachine: orders }",
    ])
      expect((await action(form)).found, form).toEqual(["service-action-unsupported"]);
  });
});
