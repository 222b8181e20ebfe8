import { describe, expect, it } from "vitest";
import { expanded, known } from "../../support/expanded.js";
import { renderTemplate } from "../../support/velocity.js";

const hostile = `it's "quoted" \\ $name #if(true) \${x} & a=b%20 é\u{1f600}\n\t#end`;

const document = (
  members: string,
  method = "post",
  response = `"202": { description: Taken. }`,
): string => `openapi: 3.0.3
info: { title: Orders, version: "1" }
paths:
  /orders/{orderId}:
    ${method}:
      operationId: call
      parameters: [{ name: orderId, in: path, required: true, schema: { type: string } }]
      requestBody:
        required: true
        content:
          application/json:
            schema: { type: object, properties: { customer: { type: string }, lines: { type: array, items: { type: object, properties: { sku: { type: string } } } } } }
      responses:
        ${response}
      x-gatewright:
        ${members}
`;

const order = { customer: hostile, lines: [{ sku: hostile }, { sku: "b" }] };
const body = JSON.stringify(order);
const form = (text: string): Readonly<Record<string, string>> => Object.fromEntries(new URLSearchParams(text));
const answering = (properties: string): string =>
  `"202": { description: Taken., content: { application/json: { schema: { type: object, properties: { ${properties} } } } } }`;

describe("SQS", () => {
  const send = `sqs: { action: SendMessage, queue: "\${Orders}", messageGroupId: path.orderId, attributes: { customer: body.customer, from: "'a & b'", sku: header.X-Sku } }`;

  it("sends the body as a form", async () => {
    const each = await expanded(document(send));
    const { text } = renderTemplate(each.request, { body, path: { orderId: "7&Action=DeleteQueue" } });
    expect(form(text)).toEqual({
      Action: "SendMessage",
      MessageBody: body,
      MessageGroupId: "7&Action=DeleteQueue",
      "MessageAttribute.1.Name": "from",
      "MessageAttribute.1.Value.DataType": "String",
      "MessageAttribute.1.Value.StringValue": "a & b",
      "MessageAttribute.2.Name": "customer",
      "MessageAttribute.2.Value.DataType": "String",
      "MessageAttribute.2.Value.StringValue": hostile,
    });
    expect(each.integration.kind === "aws" && known(each.integration.uri)).toBe(
      "arn:aws:apigateway:eu-west-1:sqs:path/123456789012/Orders",
    );
  });

  it("counts the attributes that are there", async () => {
    const each = await expanded(document(send));
    const { text } = renderTemplate(each.request, { body: "{}", path: { orderId: "7" }, header: { "X-Sku": "s" } });
    expect(form(text)).toMatchObject({ "MessageAttribute.2.Name": "sku", "MessageAttribute.2.Value.StringValue": "s" });
    expect(text).not.toContain("customer");
  });

  it("answers with the message's id", async () => {
    const each = await expanded(document(send, "post", answering("messageId: { type: string }")));
    const payload = { SendMessageResponse: { SendMessageResult: { MessageId: "m-1" } } };
    expect(JSON.parse(renderTemplate(each.answer("202"), { body: JSON.stringify(payload) }).text)).toEqual({
      messageId: "m-1",
    });
  });

  it("needs the name of a queue", async () => {
    const { diagnostics } = await expanded(document(`sqs: { action: SendMessage, queue: "\${OrdersQueueArn}" }`));
    expect(diagnostics.map(({ code }) => code)).toEqual(["service-name-needed"]);
  });
});

describe("SNS", () => {
  it("publishes the body as a form", async () => {
    const each = await expanded(document(`sns: { action: Publish, topic: orders, subject: body.customer }`));
    const { text } = renderTemplate(each.request, { body });
    expect(form(text)).toEqual({
      Action: "Publish",
      TopicArn: "arn:aws:sns:eu-west-1:123456789012:orders",
      Message: body,
      Subject: hostile,
    });
  });
});

describe("Kinesis", () => {
  const decode = (text: unknown): string => Buffer.from(String(text), "base64").toString();

  it("puts a record", async () => {
    const each = await expanded(document("kinesis: { action: PutRecord, stream: orders, partitionKey: path.orderId }"));
    const { Data, ...others } = JSON.parse(renderTemplate(each.request, { body, path: { orderId: hostile } }).text);
    expect(others).toEqual({ StreamName: "orders", PartitionKey: hostile });
    expect(decode(Data)).toBe(body);
  });

  it("puts the records of a list, and fails when one of them does", async () => {
    const each = await expanded(
      document("kinesis: { action: PutRecords, stream: orders, data: body.lines, partitionKey: body.sku }"),
    );
    const { Records } = JSON.parse(renderTemplate(each.request, { body }).text);
    expect(Records.map((record: { PartitionKey: string }) => record.PartitionKey)).toEqual([hostile, "b"]);
    expect(Records.map((record: { Data: string }) => JSON.parse(decode(record.Data)))).toEqual(order.lines);
    const answer = (count: number) =>
      renderTemplate(each.answer("202"), { body: JSON.stringify({ FailedRecordCount: count }) });
    expect(answer(1).status).toBe(500);
    expect(answer(0)).toMatchObject({ status: undefined });
    expect(answer(0).text.trim()).toBe("");
  });
});

describe("Step Functions", () => {
  it("starts an execution with the body as input, and answers with its name alone", async () => {
    const start = "stepFunctions: { action: StartExecution, stateMachine: orders, execution: path.orderId }";
    const each = await expanded(document(start, "post", answering("executionName: { type: string }")));
    const asked = JSON.parse(renderTemplate(each.request, { body, path: { orderId: 'a", "x": "' } }).text);
    expect(asked).toEqual({
      stateMachineArn: "arn:aws:states:eu-west-1:123456789012:stateMachine:orders",
      name: 'a", "x": "',
      input: body,
    });
    const payload = { executionArn: "arn:aws:states:eu-west-1:1:execution:orders:e-1", startDate: 1.5 };
    expect(JSON.parse(renderTemplate(each.answer("202"), { body: JSON.stringify(payload) }).text)).toEqual({
      executionName: "e-1",
    });
    const taken = renderTemplate(each.answer("409"), {
      body: '{"__type":"com.amazonaws.swf.service.v2.model#ExecutionAlreadyExists"}',
    });
    expect(JSON.parse(taken.text)).toEqual({ message: "Conflict" });
    expect(renderTemplate(each.answer("409"), { body: '{"__type":"StateMachineDoesNotExist"}' }).status).toBe(500);
  });

  it("hands the output of an execution on, and none of its causes", async () => {
    const each = await expanded(
      document(`stepFunctions: { action: StartSyncExecution, stateMachine: "\${PricesArn}" }`),
    );
    const answer = (payload: object) => renderTemplate(each.answer("202"), { body: JSON.stringify(payload) });
    expect(JSON.parse(answer({ status: "SUCCEEDED", output: body }).text)).toEqual(order);
    const failed = answer({ status: "FAILED", error: "Boom", cause: "secret" });
    expect(failed.status).toBe(500);
    expect(JSON.parse(failed.text)).toEqual({ message: "Internal server error" });
    expect(answer({ status: "TIMED_OUT" }).status).toBe(504);
  });
});

describe("EventBridge", () => {
  it("puts one event, and fails when it is not taken", async () => {
    const put = `eventBridge: { action: PutEvents, source: "'shop \\"$x\\" #1'", detailType: body.customer }`;
    const each = await expanded(document(put, "post", answering("eventId: { type: string }")));
    expect(JSON.parse(renderTemplate(each.request, { body }).text)).toEqual({
      Entries: [{ EventBusName: "default", Source: 'shop "$x" #1', DetailType: hostile, Detail: body }],
    });
    const answer = (payload: object) => renderTemplate(each.answer("202"), { body: JSON.stringify(payload) });
    expect(JSON.parse(answer({ FailedEntryCount: 0, Entries: [{ EventId: "e" }] }).text)).toEqual({ eventId: "e" });
    expect(answer({ FailedEntryCount: 1, Entries: [{ ErrorMessage: "secret" }] }).status).toBe(500);
  });
});

describe("mocks", () => {
  const mocked = (text: string, type: string) =>
    expanded(
      document(
        "mock: true",
        "post",
        `"202": { description: Taken., content: { "${type}": { schema: {}, example: ${JSON.stringify(text)} } } }`,
      ),
    );

  it("print examples as they are", async () => {
    for (const text of [hostile, "\\$x \\\\#if \\#end $!{x} #set($x = 1) ##comment\n#* x *# $", "$", "\\"]) {
      const json = await mocked(text, "application/json");
      expect(JSON.parse(renderTemplate(json.answer("202"), {}).text)).toBe(text);
      const plain = await mocked(text, "text/plain");
      expect(renderTemplate(plain.answer("202"), {}).text).toBe(text);
    }
  });

  it("make values up where there is no example, and say so", async () => {
    const each = await expanded(
      document(
        "mock: true",
        "post",
        answering("id: { type: string, format: uuid }, kind: { type: string, enum: [cat] }"),
      ),
    );
    expect(JSON.parse(renderTemplate(each.answer("202"), {}).text)).toEqual({
      id: "00000000-0000-0000-0000-000000000000",
      kind: "cat",
    });
    expect(each.diagnostics.map(({ code }) => code)).toEqual(["mock-without-example"]);
  });
});

describe("what a short form names", () => {
  it("has to be there", async () => {
    const { diagnostics } = await expanded(
      document(`sqs: { action: SendMessage, queue: orders, messageGroupId: path.nobody }`),
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(["value-source-unknown"]);
  });

  it("follows the gateway's own names of path variables", async () => {
    const each = await expanded(
      document("kinesis: { action: PutRecord, stream: orders, partitionKey: path.orderId }"),
      "api: { pathVariables: positional }",
    );
    expect(each.request).toContain("$input.params('variable2')");
  });
});
