import { describe, expect, it } from "vitest";
import { createMemoryHost } from "../../../src/host/memory-host.js";
import { DiagnosticBag } from "../../../src/ir/diagnostics.js";
import { importSource } from "../../../src/parser/import/import-source.js";
import type { Ledger } from "../../../src/parser/import/ledger.js";

async function importTemplate(text: string) {
  const diagnostics = new DiagnosticBag();
  const host = createMemoryHost({ "/project/template.yaml": text });
  const result = await importSource({ source: "/project/template.yaml", parameters: new Map(), host }, diagnostics);
  const [api] = result.imported?.apis ?? [];
  if (api === undefined) throw new Error(diagnostics.items.map(({ message }) => message).join("\n"));
  return { api, rest: result.imported?.rest ?? [] };
}

const lines = (ledger: Ledger): readonly string[] =>
  ledger.map(({ outcome, node, property, how }) =>
    [outcome, [node, property].filter((each) => each !== undefined).join(" "), how].filter(Boolean).join(": "),
  );

describe("what is read is accounted for", () => {
  it("and what nobody reads is dropped, down to single members", async () => {
    const { api, rest } = await importTemplate(`
Parameters:
  Stage: { Type: String, Default: dev }
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
Resources:
  Table: { Type: AWS::DynamoDB::Table, Properties: { BillingMode: PAY_PER_REQUEST } }
  Api:
    Type: AWS::ApiGateway::RestApi
    DependsOn: Table
    DeletionPolicy: Retain
    Properties:
      Name: !Sub "pets-\${Stage}"
      Description: Pets
      EndpointConfiguration: { Types: [REGIONAL], Colour: red }
      MinimumCompressionSize: !If [IsProd, 10, !Ref AWS::NoValue]
      Flavour: { sweet: [1, 2] }
      Tags: [{ Key: team, Value: pets }]
`);
    expect(lines(api.ledger)).toEqual([
      "mapped: Api",
      "approximated: Api Properties.Name: taken as 'pets-dev': Stage is 'dev' by default",
      "mapped: Api Properties.Description",
      "mapped: Api Properties.EndpointConfiguration.Types",
      "dropped: Api Properties.EndpointConfiguration.Colour: nothing in the document or the settings says it",
      "dropped: Api Properties.Flavour: nothing in the document or the settings says it",
      "mapped: Api Properties.Tags",
      "mapped: Api DependsOn",
      "approximated: Api DeletionPolicy: the build sets no 'DeletionPolicy': the resource is deleted with its stack",
      "approximated: Api Properties.MinimumCompressionSize: decided by the condition 'IsProd', which is false when Stage is 'dev' by default",
    ]);
    expect(lines(rest)).toEqual(["left: Table: it belongs to no API and stays where it is"]);
    expect(api.document.value).toEqual({
      openapi: "3.1.0",
      info: { title: "pets-dev", version: "1.0", description: "Pets" },
    });
    expect(api.settings.value).toEqual({ api: { tags: { team: "pets" } }, stages: [] });
    expect([...api.document.comments]).toEqual([["/info/title", "taken as 'pets-dev': Stage is 'dev' by default"]]);
    expect(api.document.origins.get("/info/description" as never)).toEqual({
      file: "template.yaml",
      pointer: "/Resources/Api/Properties/Description",
    });
  });
});

describe("what has to be known of resources that stay where they are", () => {
  it("is a parameter, and a secret where its name says so", async () => {
    const { api } = await importTemplate(`
Resources:
  Client: { Type: AWS::Cognito::UserPoolClient, Properties: { UserPoolId: pool } }
  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: pets } }
  Stage:
    Type: AWS::ApiGateway::Stage
    Properties:
      RestApiId: !Ref Api
      StageName: prod
      Variables: { secret: !GetAtt Client.ClientSecret, client: !Ref Client }
`);
    expect((api.settings.value as { readonly parameters?: unknown }).parameters).toEqual({
      ClientClientSecret: { description: "ClientSecret of Client, AWS::Cognito::UserPoolClient", secret: true },
      Client: { description: "Client, AWS::Cognito::UserPoolClient" },
    });
  });
});
