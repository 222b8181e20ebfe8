import { describe, expect, it } from "vitest";
import { readGraph } from "../../../support/source-graphs.js";

/** Codes of what is reported of a function with this `RestApiId`, and of an API with this gateway response. */
async function reported(restApiId: string, response = "{ StatusCode: 404 }") {
  const template = `
Transform: AWS::Serverless-2016-10-31
Conditions: { Never: !Equals [a, b] }
Mappings: { Apis: { Own: { Id: Pets } } }
Resources:
  Pets: { Type: AWS::Serverless::Api, Properties: { StageName: live, GatewayResponses: { ACCESS_DENIED: ${response} } } }
  List:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: ./list
      Handler: index.handler
      Runtime: nodejs22.x
      Events: { Pets: { Type: Api, Properties: { Path: /pets, Method: get, RestApiId: ${restApiId} } } }
`;
  const { found } = await readGraph({ "/pets/template.yaml": template });
  return found;
}

describe("functions that SAM works out nowhere", () => {
  it.each(["Pets", "!Ref Pets"])("are none in %s", async (id) => {
    expect(await reported(id)).toEqual([]);
  });

  it.each([
    '!Sub "Pets"',
    "!Join ['', [Pe, ts]]",
    "!FindInMap [Apis, Own, Id]",
    "!If [Never, !Ref Pets, !Ref Pets]",
    "!Select [0, [Pets]]",
  ])("are refused as the id of an API: %s", async (id) => {
    const refused = /^sam-refused: 'RestApiId' of List.Events.Pets: SAM works out no 'Fn::\w+' here/;
    expect(await reported(id)).toEqual([expect.stringMatching(refused)]);
  });

  it("are refused as a gateway response", async () => {
    expect(await reported("Pets", "!Select [0, [{ StatusCode: 404 }]]")).toEqual([
      expect.stringContaining("The gateway response 'ACCESS_DENIED' of Pets: SAM works out no 'Fn::Select' here"),
    ]);
  });
});
