import { describe, expect, it } from "vitest";
import { importTemplate } from "../../support/imported-template.js";

describe("parameters that are lists", () => {
  it("stand in a policy as the items that they have by default", async () => {
    const { settings, said } = await importTemplate(`
Parameters:
  Ranges: { Type: CommaDelimitedList, Default: "10.20.30.40, 1.0.0.0/16" }
Resources:
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Name: pets
      Policy:
        Statement:
          - Effect: Deny
            Principal: "*"
            Action: execute-api:Invoke
            Resource: execute-api:/*
            Condition: { IpAddress: { aws:SourceIp: [!Ref Ranges] }, StringEquals: { aws:SourceVpc: !Ref Ranges } }
`);
    const ranges = ["10.20.30.40", "1.0.0.0/16"];
    expect(settings).toMatchObject({
      api: {
        resourcePolicy: {
          Statement: [
            { Condition: { IpAddress: { "aws:SourceIp": ranges }, StringEquals: { "aws:SourceVpc": ranges } } },
          ],
        },
      },
    });
    expect(said).toContain(
      "approximated: Api Properties.Policy.Statement.0.Condition.IpAddress.aws:SourceIp.0: taken as '10.20.30.40, 1.0.0.0/16', which Ranges is by default",
    );
  });
});

describe("what a parameter without a default decides", () => {
  it("is dropped, and the ledger says which value is missing", async () => {
    const { said } = await importTemplate(`
Parameters:
  Kind: { Type: String }
Resources:
  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: pets, EndpointConfiguration: { Types: [EDGE] } } }
  Response:
    Type: AWS::ApiGateway::GatewayResponse
    Properties: { RestApiId: !Ref Api, ResponseType: !Ref Kind, StatusCode: "404" }
  Part:
    Type: AWS::ApiGateway::DocumentationPart
    Properties: { RestApiId: !Ref Api, Location: { Type: !Ref Kind }, Properties: '{"description":"Pets"}' }
`);
    const way = "and has no default: give its value with `--parameter Kind=...`";
    expect(said).toEqual([
      `dropped: Response: 'Kind' tells which response it is, ${way}`,
      `dropped: Part: 'Kind' tells what it documents, ${way}`,
    ]);
  });
});

describe("what is said of single methods", () => {
  it("is theirs with a slash at the end of the path or without one, and nobody's where there is none", async () => {
    const { settings, said } = await importTemplate(`
Resources:
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties:
      EndpointConfiguration: { Types: [EDGE] }
      Body:
        swagger: "2.0"
        info: { title: Plants, version: "1" }
        paths:
          /plants/:
            post: { operationId: addPlant, responses: {}, x-amazon-apigateway-integration: { type: mock } }
  Deployment: { Type: AWS::ApiGateway::Deployment, Properties: { RestApiId: !Ref Api } }
  Stage:
    Type: AWS::ApiGateway::Stage
    Properties:
      RestApiId: !Ref Api
      DeploymentId: !Ref Deployment
      StageName: live
      MethodSettings: [{ ResourcePath: /plants, HttpMethod: POST, MetricsEnabled: true }]
  Plan:
    Type: AWS::ApiGateway::UsagePlan
    Properties:
      ApiStages:
        - ApiId: !Ref Api
          Stage: !Ref Stage
          Throttle: { /plants/POST: { RateLimit: 5, BurstLimit: 6 }, /plants/GET: { RateLimit: 7, BurstLimit: 8 } }
`);
    expect(settings).toMatchObject({
      stages: [{ name: "live", operations: { addPlant: { metrics: true } } }],
      usagePlans: [{ operations: { addPlant: { rate: 5, burst: 6 } } }],
    });
    expect(said).toContain(
      "approximated: Plan Properties.ApiStages.0.Throttle./plants/GET: no operation answers GET /plants, so that it limits none",
    );
  });
});

describe("a load balancer behind a VPC link", () => {
  it("comes along, by reference where the source makes it", async () => {
    const { document, settings, said } = await importTemplate(`
Resources:
  Balancer: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: application } }
  Link: { Type: AWS::ApiGatewayV2::VpcLink, Properties: { Name: inner, SubnetIds: [subnet-1] } }
  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: pets, EndpointConfiguration: { Types: [EDGE] } } }
  Get:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: !GetAtt Api.RootResourceId
      HttpMethod: GET
      AuthorizationType: NONE
      Integration:
        Type: HTTP_PROXY
        IntegrationHttpMethod: GET
        Uri: https://pets.example.com/
        ConnectionType: VPC_LINK
        ConnectionId: !Ref Link
        IntegrationTarget: !Ref Balancer
`);
    expect(document).toMatchObject({
      paths: {
        "/": {
          get: {
            "x-amazon-apigateway-integration": {
              connectionType: "VPC_LINK",
              connectionId: "${Link}",
              integrationTarget: "${Balancer}",
            },
          },
        },
      },
    });
    expect(settings).toMatchObject({ parameters: { Link: {}, Balancer: {} } });
    expect(said.filter((line) => line.startsWith("dropped"))).toEqual([]);
  });
});
