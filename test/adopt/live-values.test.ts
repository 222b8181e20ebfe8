import { describe, expect, it } from "vitest";
import { nothingDescribed, readDescription } from "../../src/adopt/live-description.js";
import { openLiveValues } from "../../src/adopt/live-values.js";
import type { JsonValue } from "../../src/ir/json.js";
import { readGraph } from "../support/source-graphs.js";

const template = `
Parameters:
  Stage: { Type: String, Default: test }
  Issuer: { Type: String }
Resources:
  Table: { Type: AWS::DynamoDB::Table }
  Queue: { Type: AWS::SQS::Queue }
  Pool: { Type: AWS::Cognito::UserPool }
  Role: { Type: AWS::IAM::Role }
  Deployer: { Type: AWS::IAM::Role, Properties: { Path: /deployment/ } }
  Topic: { Type: AWS::SNS::Topic }
  Cluster: { Type: AWS::ECS::Cluster }
  Acl: { Type: AWS::WAFv2::WebACL }
  Values:
    Type: AWS::CloudFormation::WaitConditionHandle
    Properties:
      Stage: !Ref Stage
      Issuer: !Ref Issuer
      Place: !Sub "\${AWS::Partition} \${AWS::Region} \${AWS::AccountId}"
      Table: !GetAtt Table.Arn
      Queue: !GetAtt Queue.Arn
      QueueUrl: !Ref Queue
      Pool: !GetAtt Pool.Arn
      Role: !GetAtt Role.Arn
      Deployer: !GetAtt Deployer.Arn
      Topic: !GetAtt Topic.TopicArn
      Cluster: !GetAtt Cluster.Arn
      Endpoint: !GetAtt Cluster.Endpoint
      Acl: !GetAtt Acl.Arn
      Link: !ImportValue shared-link
      Gone: !ImportValue no-link
      Text: !Sub "table/\${Table}"
Outputs:
  Cluster: { Value: !GetAtt Cluster.Arn }
`;

const StackId = "arn:aws:cloudformation:eu-west-1:111122223333:stack/pets/1b9e";

const resource = (LogicalResourceId: string, PhysicalResourceId: string): JsonValue => ({
  StackId,
  LogicalResourceId,
  PhysicalResourceId,
  ResourceType: "AWS::Any::Type",
  ResourceStatus: "CREATE_COMPLETE",
});

const files: readonly JsonValue[] = [
  {
    StackResources: [
      resource("Table", "pets-Table-1"),
      resource("Queue", "https://sqs.eu-west-1.amazonaws.com/111122223333/pets-Queue-1"),
      resource("Pool", "eu-west-1_AbCdEfGhI"),
      resource("Role", "pets-Role-1"),
      resource("Deployer", "pets-Deployer-1"),
      resource("Topic", "arn:aws:sns:eu-west-1:111122223333:pets-Topic-1"),
      resource("Cluster", "pets-Cluster-1"),
      resource("Acl", "pets|0a1b|REGIONAL"),
    ],
  },
  {
    Stacks: [
      {
        StackId,
        Parameters: [{ ParameterKey: "Issuer", ParameterValue: "https://issuer.example.com" }],
        Outputs: [{ OutputKey: "Cluster", OutputValue: "arn:aws:ecs:eu-west-1:111122223333:cluster/pets" }],
      },
    ],
  },
  { Exports: [{ ExportingStackId: StackId, Name: "shared-link", Value: "vpcl-1" }] },
];

describe("values of a template", () => {
  it("are those of the stack, as far as its description tells them", async () => {
    const { graph } = await readGraph({ "/pets/template.yaml": template });
    if (graph === undefined) throw new Error("no graph");
    const live = files.reduce((known, file) => readDescription(known, file) ?? known, nothingDescribed);
    const textOf = openLiveValues(graph, live);
    const values = graph.resources.find(({ id }) => id === "Values")?.properties ?? [];
    expect(Object.fromEntries(values.map(({ name, value }) => [name, textOf(value)]))).toEqual({
      Stage: "test",
      Issuer: "https://issuer.example.com",
      Place: "aws eu-west-1 111122223333",
      Table: "arn:aws:dynamodb:eu-west-1:111122223333:table/pets-Table-1",
      Queue: "arn:aws:sqs:eu-west-1:111122223333:pets-Queue-1",
      QueueUrl: "https://sqs.eu-west-1.amazonaws.com/111122223333/pets-Queue-1",
      Pool: "arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_AbCdEfGhI",
      Role: "arn:aws:iam::111122223333:role/pets-Role-1",
      Deployer: "arn:aws:iam::111122223333:role/deployment/pets-Deployer-1",
      Topic: "arn:aws:sns:eu-west-1:111122223333:pets-Topic-1",
      Cluster: "arn:aws:ecs:eu-west-1:111122223333:cluster/pets",
      Endpoint: undefined,
      Acl: "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/pets/0a1b",
      Link: "vpcl-1",
      Gone: undefined,
      Text: "table/pets-Table-1",
    });
  });

  it("are attributes of a state, by the names that the provider gives them", async () => {
    const { graph } = await readGraph({ "/pets/template.yaml": template });
    if (graph === undefined) throw new Error("no graph");
    const values = { id: "topic-1", arn: "arn:aws:sns:eu-west-1:111122223333:pets", name: "pets" };
    const state = { values: { root_module: { resources: [{ address: "Topic", mode: "managed", values }] } } };
    const textOf = openLiveValues(graph, readDescription(nothingDescribed, state) ?? nothingDescribed);
    const at = { file: "template.yaml", pointer: graph.resources[0]?.nodes[0]?.at.pointer ?? ("" as never) };
    const attribute = (name: string) => textOf({ kind: "reference", resource: "Topic", attribute: name, at });
    expect([attribute("TopicArn"), attribute("Name"), attribute("Owner")]).toEqual([values.arn, "pets", undefined]);
    expect(textOf({ kind: "reference", resource: "Topic", at })).toBe("topic-1");
  });
});
