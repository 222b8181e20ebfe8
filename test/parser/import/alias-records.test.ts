import { describe, expect, it } from "vitest";
import { importTemplate } from "../../support/imported-template.js";

/** A REST API with a domain, and records that lead to it. */
const withRecords = (records: string): string => `
Resources:
  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: pets } }
  Domain:
    Type: AWS::ApiGateway::DomainName
    Properties:
      DomainName: api.example.com
      RegionalCertificateArn: arn:aws:acm:eu-west-1:111122223333:certificate/one
      EndpointConfiguration: { Types: [REGIONAL] }
  Mapping: { Type: AWS::ApiGateway::BasePathMapping, Properties: { RestApiId: !Ref Api, DomainName: !Ref Domain } }
${records}`;

const target = "DNSName: !GetAtt Domain.RegionalDomainName, HostedZoneId: !GetAtt Domain.RegionalHostedZoneId";

describe("records that lead to a domain", () => {
  it("are the build's where their zone is known", async () => {
    const { settings, said, rest } = await importTemplate(
      withRecords(`
  Record:
    Type: AWS::Route53::RecordSet
    Properties:
      { HostedZoneId: Z1, Name: api.example.com, Type: A, AliasTarget: { ${target}, EvaluateTargetHealth: true } }
`),
    );
    expect(settings).toMatchObject({ domains: [{ name: "api.example.com", hostedZoneId: "Z1" }] });
    expect(said).toEqual([
      "approximated: Record: the build makes records for both kinds of addresses, A and AAAA",
      "approximated: Record Properties.AliasTarget.EvaluateTargetHealth: the build asks for no health: a record alone is answered anyway",
    ]);
    expect(rest).toEqual([]);
  });

  it("stay where they are with a policy of routing, or a zone that only its name tells", async () => {
    const { settings, rest } = await importTemplate(
      withRecords(`
  Weighted:
    Type: AWS::Route53::RecordSet
    Properties:
      { HostedZoneId: Z1, Name: api.example.com, Type: A, SetIdentifier: here, Weight: 50, AliasTarget: { ${target} } }
  Named:
    Type: AWS::Route53::RecordSet
    Properties: { HostedZoneName: example.com., Name: api.example.com, Type: AAAA, AliasTarget: { ${target} } }
`),
    );
    expect(JSON.stringify(settings)).not.toContain("hostedZoneId");
    expect(rest).toEqual([
      expect.stringMatching(
        /^left: Weighted: a record with a routing policy .* has to lead to the address of the domain/,
      ),
      expect.stringMatching(/^left: Named: a build makes records in zones that it knows by their ids/),
    ]);
  });
});
