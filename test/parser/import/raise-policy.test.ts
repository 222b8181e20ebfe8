import { describe, expect, it } from "vitest";
import { importTemplate } from "../../support/imported-template.js";

describe("lists of a template's parameters in policies", () => {
  it("are what they are by default, and one text where they have none", async () => {
    const { settings, said } = await importTemplate(`
Parameters:
  Callers: { Type: CommaDelimitedList, Default: "arn:aws:iam::111122223333:root, arn:aws:iam::444455556666:root" }
  Endpoints: { Type: CommaDelimitedList }
Resources:
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Name: pets
      Policy:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: { AWS: !Ref Callers }
            Action: execute-api:Invoke
            Resource: execute-api:/*
            Condition: { StringEquals: { aws:SourceVpce: !Ref Endpoints } }
`);
    expect(settings).toMatchObject({
      api: {
        resourcePolicy: {
          Statement: [
            {
              Principal: { AWS: ["arn:aws:iam::111122223333:root", "arn:aws:iam::444455556666:root"] },
              Condition: { StringEquals: { "aws:SourceVpce": { Ref: "Endpoints" } } },
            },
          ],
        },
      },
      parameters: { Endpoints: {} },
    });
    const at = "approximated: Api Properties.Policy.Statement.0";
    expect(said).toEqual([
      `${at}.Principal.AWS: taken as 'arn:aws:iam::111122223333:root, arn:aws:iam::444455556666:root', which Callers is by default`,
      `${at}.Condition.StringEquals.aws:SourceVpce: taken as one text: of more, give them here as a list, or with \`--parameter Endpoints=...\``,
    ]);
  });
});
