import { describe, expect, it } from "vitest";
import { importTemplate } from "../../support/imported-template.js";

describe("maps of which the source does not tell the members", () => {
  it("are lost, and what to give in their place is told", async () => {
    const { said } = await importTemplate(`
Parameters: { Variables: { Type: String } }
Resources:
  Api: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: pets, ProtocolType: HTTP } }
  Live:
    Type: AWS::ApiGatewayV2::Stage
    Properties: { ApiId: !Ref Api, StageName: live, AutoDeploy: true, StageVariables: !ImportValue variables }
  Test:
    Type: AWS::ApiGatewayV2::Stage
    Properties: { ApiId: !Ref Api, StageName: test, AutoDeploy: true, StageVariables: !Ref Variables }
`);
    expect(said).toEqual([
      "dropped: Live Properties.StageVariables: the source does not tell what is in it: write it into the settings",
      "dropped: Test Properties.StageVariables: the source does not tell what is in it: give its value with `--parameter Variables=...`",
    ]);
  });
});
