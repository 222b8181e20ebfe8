import { describe, expect, it } from "vitest";
import { idsOf, notesOf, readService } from "../../support/read-service.js";
import { propertiesOf } from "./terraform/read-files.js";

const withProxies = (proxies: string) =>
  readService(`
service: pets
provider: aws
custom:
  apiGatewayServiceProxies:
${proxies}
resources:
  Resources:
    Queue: { Type: AWS::SQS::Queue }
    Bus: { Type: AWS::Events::EventBus }
    Bucket: { Type: AWS::S3::Bucket }
    Own: { Type: AWS::IAM::Role }
`);

const prefix = "arn:<pseudo partition>:apigateway:<pseudo region>:";
const answers = [200, 400, 500].map((status) => ({ StatusCode: `${status}`, SelectionPattern: `${status}` }));

describe("proxies of services, which a plugin makes", () => {
  it("send messages to queues and topics, with a role for each service", async () => {
    const { graph } = await withProxies(`
    - sqs: { path: /queue, method: post, queueName: !GetAtt Queue.QueueName, private: true }
    - sqs: { path: /queue, method: put, queueName: !GetAtt Queue.QueueName, request: { template: { text/plain: x } } }
    - sns: { path: /topic, method: post, topicName: pets, authorizationType: AWS_IAM, cors: true }
`);
    expect(propertiesOf(graph, "ApiGatewayMethodQueuePost")).toMatchObject({
      ApiKeyRequired: true,
      AuthorizationType: "NONE",
      Integration: {
        Type: "AWS",
        IntegrationHttpMethod: "POST",
        Credentials: "<ApigatewayToSqsRole#Arn>",
        Uri: `${prefix}sqs:path//<pseudo account>/<Queue#QueueName>`,
        RequestParameters: {
          "integration.request.querystring.Action": "'SendMessage'",
          "integration.request.querystring.MessageBody": "method.request.body",
        },
        IntegrationResponses: answers,
      },
      MethodResponses: [{ StatusCode: "200" }, { StatusCode: "400" }, { StatusCode: "500" }],
    });
    expect(propertiesOf(graph, "ApiGatewayMethodQueuePut").Integration).toMatchObject({
      PassthroughBehavior: "NEVER",
      RequestParameters: { "integration.request.header.Content-Type": "'application/x-www-form-urlencoded'" },
      RequestTemplates: {
        "application/json": "Action=SendMessage&MessageBody=$util.urlEncode($input.body)",
        "text/plain": "x",
      },
    });
    const { Integration, AuthorizationType } = propertiesOf(graph, "ApiGatewayMethodTopicPost");
    expect(AuthorizationType).toBe("AWS_IAM");
    expect(Integration).toMatchObject({
      Uri: `${prefix}sns:path//`,
      RequestTemplates: {
        "application/json":
          "Action=Publish&Message=$util.urlEncode($input.body)&TopicArn=$util.urlEncode('arn:<pseudo partition>:sns:<pseudo region>:<pseudo account>:pets')",
      },
    });
    expect(idsOf(graph, "AWS::IAM::Role")).toEqual(["ApigatewayToSqsRole", "ApigatewayToSnsRole", "Own"]);
    expect(propertiesOf(graph, "ApigatewayToSqsRole")).toMatchObject({
      Policies: [
        {
          PolicyDocument: {
            Statement: [
              { Resource: "*" },
              {
                Action: ["sqs:SendMessage"],
                Resource: ["arn:<pseudo partition>:sqs:<pseudo region>:<pseudo account>:<Queue#QueueName>"],
              },
            ],
          },
        },
      ],
    });
    expect(idsOf(graph, "AWS::ApiGateway::Method")).toContain("ApiGatewayMethodTopicOptions");
  });

  it("put records, events and objects, of which parts come from the request", async () => {
    const { graph } = await withProxies(`
    - kinesis: { path: "/stream/{key}", method: post, streamName: pets, partitionKey: { pathParam: key } }
    - kinesis: { path: /streams, method: post, streamName: pets, action: PutRecords }
    - eventbridge:
        path: /events
        method: post
        eventBusName: !Ref Bus
        source: { queryStringParam: from }
        detail: { bodyParam: data.detail }
        roleArn: !GetAtt Own.Arn
    - s3: { path: "/object/{name}", method: put, action: PutObject, bucket: !Ref Bucket, key: { pathParam: name } }
`);
    const templateOf = (id: string): unknown => {
      const { RequestTemplates } = propertiesOf(graph, id).Integration as Record<string, Record<string, unknown>>;
      return RequestTemplates?.["application/json"];
    };
    expect(templateOf("ApiGatewayMethodStreamKeyVarPost")).toBe(
      '{"StreamName":"pets","Data":"$util.base64Encode($input.body)","PartitionKey":"$input.params().path.key"}',
    );
    expect(templateOf("ApiGatewayMethodStreamsPost")).toMatch(/^\{"StreamName":"pets","Records":\[#foreach.*#end\]\}$/);
    expect(templateOf("ApiGatewayMethodEventsPost")).toBe(
      '{"Entries":[{"Detail":"$util.escapeJavaScript($util.parseJson($input.body).data.detail)","DetailType":"$context.requestId","EventBusName":"<Bus>","Source":"$input.params().querystring.from"}]}',
    );
    expect(propertiesOf(graph, "ApiGatewayMethodEventsPost").Integration).toMatchObject({ Credentials: "<Own#Arn>" });
    expect(propertiesOf(graph, "ApiGatewayMethodObjectNameVarPut")).toMatchObject({
      RequestParameters: { "method.request.header.Content-Type": true, "method.request.path.name": true },
      Integration: {
        IntegrationHttpMethod: "PUT",
        Uri: `${prefix}s3:path/{bucket}/{object}`,
        RequestParameters: {
          "integration.request.path.bucket": "'<Bucket>'",
          "integration.request.path.object": "method.request.path.name",
        },
      },
    });
    expect(idsOf(graph, "AWS::IAM::Role")).toEqual(["ApigatewayToKinesisRole", "ApigatewayToS3Role", "Own"]);
  });

  it("are lost where the plugin makes more of them than is known", async () => {
    const { graph } = await withProxies(`
    - dynamodb: { path: /table, method: get, action: Scan, tableName: pets }
    - sqs: { path: /queue, method: post, queueName: pets, unheard: of, response: [{ statusCode: 202, responseTemplates: { application/json: "{}" } }] }
`);
    expect(propertiesOf(graph, "ApiGatewayMethodQueuePost").Integration).toMatchObject({
      IntegrationResponses: [
        { StatusCode: "202", SelectionPattern: "202", ResponseTemplates: { "application/json": "{}" } },
      ],
    });
    expect(notesOf(graph)).toEqual([
      "dropped custom.apiGatewayServiceProxies.0: what the plugin makes of 'dynamodb' here is not known: write the operation into the document",
      "dropped custom.apiGatewayServiceProxies.1 sqs.unheard: nothing in the document or the settings says it",
    ]);
  });
});
