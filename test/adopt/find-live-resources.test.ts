import { describe, expect, it } from "vitest";
import { liveId } from "../../src/adopt/find-live-resources.js";
import { findOrigins } from "../../src/adopt/find-origins.js";
import { propertiesLeftAlone } from "../../src/adopt/left-alone.js";
import { nothingDescribed } from "../../src/adopt/live-description.js";
import { type JsonPointer, unsafeId } from "../../src/ir/ids.js";
import type { GatewayPlan } from "../../src/ir/plan/model.js";
import type { SourceResource } from "../../src/parser/import/resource-graph.js";
import { readGraph } from "../support/source-graphs.js";

const pointer = (text: string) => unsafeId<JsonPointer>(text);

const resource = (id: string, type: string): SourceResource => ({
  id,
  type,
  properties: [],
  nodes: [{ address: id, type, at: { file: "template.yaml", pointer: pointer(`/Resources/${id}`) } }],
  attributes: [],
});

describe("the id of a live resource", () => {
  const deployment = resource("ApiDeployment", "AWS::ApiGateway::Deployment");
  const live = (...names: readonly string[]) => ({
    ...nothingDescribed,
    ids: new Map(names.map((name) => [name, `live-${name}`])),
    types: new Map(names.map((name) => [name, deployment.type])),
  });

  it("is found behind the digest that SAM writes at the end of a name, where there is but one", () => {
    const known = live("ApiDeployment47fc2d5f9d", "ApiDeploymentOther");
    expect(liveId(deployment, { dialect: "sam" }, known)).toBe("live-ApiDeployment47fc2d5f9d");
    expect(liveId(deployment, { dialect: "cloudformation" }, known)).toBeUndefined();
    expect(
      liveId(resource("Api", "AWS::ApiGateway::RestApi"), { dialect: "sam" }, live("Api47fc2d5f9d")),
    ).toBeUndefined();
    const several = live("ApiDeployment47fc2d5f9d", "ApiDeployment0123456789");
    expect(liveId(deployment, { dialect: "sam" }, several)).toBeUndefined();
  });
});

describe("what functions and roles of a plan were made of", () => {
  const place = (settings: string, source: string) =>
    [pointer(settings), { file: "template.yaml", pointer: pointer(source) }] as const;
  const plan = {
    resources: ["Books", "Loans"].map((name) => ({
      kind: "function",
      key: `function:${name}`,
      origin: { file: "gatewright.yaml", pointer: pointer(`/functions/named/${name}`) },
    })),
  } as unknown as GatewayPlan;

  it("is told by where their settings come from", async () => {
    const { graph } = await readGraph({
      "/pets/template.yaml":
        "Resources: { Books: { Type: AWS::Lambda::Function }, Loans: { Type: AWS::Lambda::Function }, LoansRole: { Type: AWS::IAM::Role } }",
    });
    if (graph === undefined) throw new Error("no graph");
    const origins = new Map([
      place("/functions/named/Books/handler", "/Resources/Books/Properties/Handler"),
      place("/functions/named/Loans/handler", "/Resources/Loans/Properties/Handler"),
      place("/functions/named/Loans/role", "/Resources/LoansRole"),
    ]);
    const file = "gatewright.yaml";
    expect([...findOrigins(plan, { origins, file }, graph)]).toEqual([
      ["function:Books", "Books"],
      ["function:Loans", "Loans"],
    ]);
    // Settings that come from two functions tell of neither.
    const mixed = new Map([
      ...origins,
      place("/functions/named/Books/memory", "/Resources/Loans/Properties/MemorySize"),
    ]);
    expect([...findOrigins(plan, { origins: mixed, file }, graph)]).toEqual([["function:Loans", "Loans"]]);
    expect([...findOrigins(plan, { origins, file: "other.yaml" }, graph)]).toEqual([]);
  });
});

describe("properties of a live resource that an adoption leaves alone", () => {
  it("are names that nobody knows, and values in other words", async () => {
    const { graph } = await readGraph({
      "/pets/template.yaml": `Resources:
  Function: { Type: AWS::Lambda::Function }
  Logs: { Type: AWS::Logs::LogGroup }
  Unnamed: { Type: AWS::ApiGateway::ApiKey }
  Named: { Type: AWS::ApiGateway::ApiKey, Properties: { Name: partner } }
  Method: { Type: AWS::ApiGateway::Method, Properties: { OperationName: list } }
  ByArn: { Type: AWS::ApiGatewayV2::Integration, Properties: { IntegrationType: AWS_PROXY, IntegrationUri: !GetAtt Function.Arn } }
  ByText: { Type: AWS::ApiGatewayV2::Integration, Properties: { IntegrationType: AWS_PROXY, IntegrationUri: "arn:aws:lambda:eu-west-1:1:function:pets" } }
  Backend: { Type: AWS::ApiGatewayV2::Integration, Properties: { IntegrationType: HTTP_PROXY, IntegrationUri: "https://pets.example.com" } }
  ByAddress: { Type: AWS::ApiGatewayV2::Integration, Properties: { IntegrationType: AWS_PROXY, IntegrationUri: !Sub "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/\${Function.Arn}/invocations" } }
  Whole: { Type: AWS::ApiGatewayV2::Stage, Properties: { AccessLogSettings: { DestinationArn: !GetAtt Logs.Arn } } }
  Plain: { Type: AWS::ApiGatewayV2::Stage, Properties: { AccessLogSettings: { DestinationArn: "arn:aws:logs:eu-west-1:1:log-group:pets" } } }
`,
    });
    const found = (graph?.resources ?? []).map((each) => [each.id, propertiesLeftAlone(each)] as const);
    expect(Object.fromEntries(found.filter(([, names]) => names.length > 0))).toEqual({
      Unnamed: ["Name"],
      ByArn: ["IntegrationUri"],
      ByText: ["IntegrationUri"],
      Whole: ["AccessLogSettings"],
    });
  });
});
