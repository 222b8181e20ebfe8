import { describe, expect, it } from "vitest";
import { retainResources } from "../../src/adopt/retain-template.js";
import { parseText } from "../../src/parser/source/parse-text.js";

const retained = (text: string, ...ids: readonly string[]): string =>
  retainResources(parseText("template.yaml", "template.yaml", text), ids);

describe("a template whose resources are retained", () => {
  it("keeps comments and order, and takes others' policies for its own", () => {
    const template = `# Pets.
Resources:
  Api: # the API
    Type: AWS::ApiGateway::RestApi
    Properties: { Name: pets }

  Logs:
    DeletionPolicy: Delete # cheap
    Type: AWS::Logs::LogGroup
  Table:
    Type: AWS::DynamoDB::Table
`;
    expect(retained(template, "Api", "Logs")).toBe(`# Pets.
Resources:
  AdoptedElsewhere:
    Type: AWS::CloudFormation::WaitConditionHandle
  Api: # the API
    Type: AWS::ApiGateway::RestApi
    DeletionPolicy: Retain
    UpdateReplacePolicy: Retain
    Properties: { Name: pets }

  Logs:
    DeletionPolicy: Retain # cheap
    Type: AWS::Logs::LogGroup
    UpdateReplacePolicy: Retain
  Table:
    Type: AWS::DynamoDB::Table
`);
  });

  it("stays JSON, in lines or in one", () => {
    for (const indent of [2, undefined]) {
      const template = JSON.stringify({ Resources: { Api: { Type: "AWS::ApiGateway::RestApi" } } }, undefined, indent);
      expect(JSON.parse(retained(template, "Api"))).toEqual({
        Resources: {
          AdoptedElsewhere: { Type: "AWS::CloudFormation::WaitConditionHandle" },
          Api: { Type: "AWS::ApiGateway::RestApi", DeletionPolicy: "Retain", UpdateReplacePolicy: "Retain" },
        },
      });
    }
  });

  it("stays YAML in its flow style", () => {
    const text = retained(
      "Resources: { Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: pets } } }\n",
      "Api",
    );
    expect(parseText("t", "t", text).value).toEqual({
      Resources: {
        AdoptedElsewhere: { Type: "AWS::CloudFormation::WaitConditionHandle" },
        Api: {
          Type: "AWS::ApiGateway::RestApi",
          DeletionPolicy: "Retain",
          UpdateReplacePolicy: "Retain",
          Properties: { Name: "pets" },
        },
      },
    });
  });

  it("names no resource that the template lacks", () => {
    expect(retained("Resources:\n  Api:\n    Type: AWS::ApiGateway::RestApi\n", "Other")).not.toContain("Retain");
  });
});
