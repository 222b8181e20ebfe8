import { describe, expect, it } from "vitest";
import { idsOf, notesOf, readService as read } from "../../support/read-service.js";
import { propertiesOf } from "./terraform/read-files.js";

describe("what a service makes beside its APIs", () => {
  it("gives the role of its functions what their settings ask for", async () => {
    const { graph } = await read(`
service: pets
provider:
  name: aws
  tracing: { lambda: true }
  iam:
    role:
      statements: [{ Effect: Allow, Action: "s3:*", Resource: "*" }]
      managedPolicies: [arn:aws:iam::aws:policy/ReadOnlyAccess]
      tags: { team: pets }
    deploymentRole: arn:aws:iam::111122223333:role/deploy
functions:
  f:
    handler: a.b
    name: own
    vpc: { securityGroupIds: [sg-1], subnetIds: [subnet-1] }
    onError: arn:aws:sns:eu-west-1:111122223333:failures
    kmsKeyArn: arn:aws:kms:eu-west-1:111122223333:key/k
    events: [{ http: GET / }]
  g: { handler: a.c }
`);
    const { Policies, ManagedPolicyArns, Tags } = propertiesOf(graph, "IamRoleLambdaExecution");
    expect(Tags).toEqual([{ Key: "team", Value: "pets" }]);
    expect(ManagedPolicyArns).toEqual([
      "arn:aws:iam::aws:policy/ReadOnlyAccess",
      "arn:<pseudo partition>:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole",
    ]);
    const groups = "arn:<pseudo partition>:logs:<pseudo region>:<pseudo account>:log-group:/aws/lambda";
    expect(Policies).toMatchObject([
      {
        PolicyDocument: {
          Statement: [
            { Resource: [`${groups}/own:*`, `${groups}/pets-dev*:*`] },
            { Action: ["logs:PutLogEvents"], Resource: [`${groups}/own:*:*`, `${groups}/pets-dev*:*:*`] },
            { Action: "s3:*" },
            { Action: ["sns:Publish"], Resource: ["arn:aws:sns:eu-west-1:111122223333:failures"] },
            { Action: ["kms:Decrypt"], Resource: ["arn:aws:kms:eu-west-1:111122223333:key/k"] },
            { Action: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"], Resource: ["*"] },
          ],
        },
      },
    ]);
    expect(notesOf(graph)).toEqual([
      "left provider name: it is for the framework's own deployment",
      "left provider iam.deploymentRole: it is for the framework's own deployment",
    ]);
  });

  it("calls functions with provisioned concurrency through an alias", async () => {
    const { graph } = await read(`
service: pets
provider: aws
functions: { f: { handler: a.b, provisionedConcurrency: 3, events: [{ httpApi: "GET /" }] } }
`);
    expect(propertiesOf(graph, "FProvConcLambdaAlias")).toEqual({
      FunctionName: "<FLambdaFunction>",
      FunctionVersion: "<FLambdaVersion#Version>",
      Name: "provisioned",
      ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 3 },
    });
    expect(propertiesOf(graph, "HttpApiIntegrationF")).toMatchObject({ IntegrationUri: "<FProvConcLambdaAlias>" });
    expect(notesOf(graph)).toEqual([]);
  });

  it("with logs of a WebSocket API has their group, and the account's role", async () => {
    const events = "functions: { f: { handler: a.b, events: [{ websocket: $default }] } }";
    const { graph } = await read(`
service: chat
provider: { name: aws, logRetentionInDays: 14, logs: { websocket: { level: ERROR, fullExecutionData: false } } }
${events}
`);
    expect(propertiesOf(graph, "WebsocketsDeploymentStage")).toMatchObject({
      AccessLogSettings: { DestinationArn: "<WebsocketsLogGroup#Arn>" },
      DefaultRouteSettings: { LoggingLevel: "ERROR", DataTraceEnabled: false },
    });
    expect(propertiesOf(graph, "WebsocketsLogGroup")).toEqual({
      LogGroupName: "/aws/websocket/chat-dev",
      RetentionInDays: 14,
    });
    expect(propertiesOf(graph, "ApiGatewayAccount")).toEqual({
      CloudWatchRoleArn: "<ApiGatewayCloudWatchRole#Arn>",
    });
    const { graph: managed } = await read(`
service: chat
provider: { name: aws, logs: { websocket: { executionLogging: false, roleManagedExternally: true } } }
${events}
`);
    expect(idsOf(managed, "AWS::ApiGateway::Account")).toEqual([]);
    expect(propertiesOf(managed, "WebsocketsDeploymentStage")).not.toHaveProperty("DefaultRouteSettings");
    expect(notesOf(managed)).toEqual(["left provider name: it is for the framework's own deployment"]);
  });
});
