import { describe, expect, it } from "vitest";
import { plainResources, readGraph } from "../../../support/source-graphs.js";

/** The resources that are left of a template in CloudFormation's words, and what was reported. */
async function expand(resources: string, files: Readonly<Record<string, string>> = {}) {
  const template = `Transform: AWS::Serverless-2016-10-31\n${resources}`;
  const { graph, found } = await readGraph({ "/pets/template.yaml": template, ...files });
  return { resources: plainResources(graph), found, notes: graph?.notes ?? [] };
}

/** A function with events, which stand six places in. */
const list = (events: string): string => `
  List:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: ./list
      Handler: index.handler
      Runtime: nodejs22.x
      Events:
${events}`;

const invoke = (target: string): string =>
  `arn:\${AWS::partition}:apigateway:\${AWS::region}:lambda:path/2015-03-31/functions/\${${target}}/invocations`;

describe("the API that events imply", () => {
  it("has a stage, a deployment, and what lets it call its functions", async () => {
    const { resources, found } = await expand(
      `Resources:${list("        Pets: { Type: Api, Properties: { Path: '/pets/{id}', Method: GET } }")}`,
    );
    expect(found).toEqual([]);
    expect(Object.keys(resources)).toEqual([
      "List",
      "ListRole",
      "ListPetsPermissionProd",
      "ServerlessRestApi",
      "ServerlessRestApiDeployment",
      "ServerlessRestApiProdStage",
    ]);
    const integration = { type: "aws_proxy", httpMethod: "POST", uri: invoke("List.Arn") };
    const paths = { "/pets/{id}": { get: { "x-amazon-apigateway-integration": integration, responses: {} } } };
    expect(resources).toMatchObject({
      List: { Type: "AWS::Lambda::Function", Properties: { Code: "./list", Role: "${ListRole.Arn}" } },
      ServerlessRestApi: {
        Type: "AWS::ApiGateway::RestApi",
        Properties: { Body: { swagger: "2.0", info: { version: "1.0", title: "${StackName}" }, paths } },
      },
      ServerlessRestApiProdStage: {
        Properties: {
          RestApiId: "${ServerlessRestApi}",
          DeploymentId: "${ServerlessRestApiDeployment}",
          StageName: "Prod",
        },
      },
      ListPetsPermissionProd: {
        Properties: {
          Action: "lambda:InvokeFunction",
          FunctionName: "${List}",
          Principal: "apigateway.amazonaws.com",
          SourceArn:
            "arn:${AWS::partition}:execute-api:${AWS::region}:${AWS::account}:${ServerlessRestApi}/*/GET/pets/*",
        },
      },
    });
  });

  it("takes what no other route takes, where an event of an HTTP API says nothing", async () => {
    const { resources, found } = await expand(
      `Resources:${list("        Rest: { Type: HttpApi }\n        One: { Type: HttpApi, Properties: { Path: /one, Method: get } }")}`,
    );
    expect(found).toEqual([]);
    // One grant for every route covers the other event.
    expect(Object.keys(resources)).toEqual([
      "List",
      "ListRole",
      "ListRestPermission",
      "ServerlessHttpApi",
      "ServerlessHttpApiApiGatewayDefaultStage",
    ]);
    expect(resources.ServerlessHttpApi).toMatchObject({
      Properties: {
        Body: {
          openapi: "3.0.1",
          paths: {
            $default: { "x-amazon-apigateway-any-method": { isDefaultRoute: true } },
            "/one": { get: { "x-amazon-apigateway-integration": { payloadFormatVersion: "2.0" } } },
          },
        },
      },
    });
  });
});

const restApi = `
  Pets:
    Type: AWS::Serverless::Api
    Properties:
      StageName: live`;

describe("a REST API", () => {
  it("guards methods by its default authorizer, but for those that want none", async () => {
    const { resources, found } = await expand(`Globals:
  Api:
    Cors: "'https://pets.example.com'"
Resources:${restApi}
      OpenApiVersion: 3.0.1
      Auth:
        DefaultAuthorizer: Token
        AddDefaultAuthorizerToCorsPreflight: false
        ApiKeyRequired: true
        AddApiKeyRequiredToCorsPreflight: false
        Authorizers:
          Token: { FunctionArn: !GetAtt List.Arn, Identity: { Header: X-Token, ReauthorizeEvery: 60 } }
${list(`        All: { Type: Api, Properties: { RestApiId: !Ref Pets, Path: /pets, Method: get } }
        Open:
          Type: Api
          Properties:
            RestApiId: !Ref Pets
            Path: /pets
            Method: any
            Auth: { Authorizer: NONE, ApiKeyRequired: false }`)}`);
    expect(found).toEqual([]);
    expect(resources.Pets).toMatchObject({
      Properties: {
        Body: {
          openapi: "3.0.1",
          paths: {
            "/pets": {
              get: { security: [{ Token: [] }, { api_key: [] }] },
              options: {
                "x-amazon-apigateway-integration": {
                  type: "mock",
                  responses: {
                    default: {
                      responseParameters: {
                        "method.response.header.Access-Control-Allow-Origin": "'https://pets.example.com'",
                        "method.response.header.Access-Control-Allow-Methods":
                          "'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT'",
                      },
                    },
                  },
                },
              },
            },
          },
          components: {
            securitySchemes: {
              Token: {
                type: "apiKey",
                name: "X-Token",
                "x-amazon-apigateway-authorizer": {
                  type: "token",
                  authorizerUri: invoke("List.Arn"),
                  authorizerResultTtlInSeconds: 60,
                },
              },
              api_key: { type: "apiKey", name: "x-api-key", in: "header" },
            },
          },
        },
      },
    });
    const body = JSON.parse(JSON.stringify(resources.Pets)).Properties.Body;
    expect(body.paths["/pets"].options.security).toBeUndefined();
    expect(body.paths["/pets"]["x-amazon-apigateway-any-method"].security).toBeUndefined();
    expect(resources.PetsTokenAuthorizerPermission).toMatchObject({
      Properties: {
        SourceArn: "arn:${AWS::partition}:execute-api:${AWS::region}:${AWS::account}:${Pets}/authorizers/*",
      },
    });
  });

  it("has its domain, base paths, records and usage plan as resources of their own", async () => {
    const { resources, found } = await expand(`Resources:${restApi}
      Auth: { UsagePlan: { CreateUsagePlan: SHARED, Quota: { Limit: 500, Period: DAY } } }
      Domain:
        DomainName: api.example.com
        CertificateArn: arn:aws:acm:eu-west-1:111122223333:certificate/one
        BasePath: [/v1, /v2]
        Route53: { HostedZoneId: Z0123456789, IpV6: true }
  Others:
    Type: AWS::Serverless::Api
    Properties:
      StageName: live
      Auth: { UsagePlan: { CreateUsagePlan: SHARED } }
Outputs:
  Stage: { Value: !Ref Pets.Stage }
`);
    expect(found).toEqual([]);
    // The digits are the beginning of the SHA-1 of the name.
    const id = "ApiGatewayDomainName1bc412bb08";
    expect(resources).toMatchObject({
      [id]: { Properties: { RegionalCertificateArn: "arn:aws:acm:eu-west-1:111122223333:certificate/one" } },
      Petsv1BasePathMapping: { Properties: { DomainName: `\${${id}}`, BasePath: "v1", Stage: "${PetsliveStage}" } },
      Petsv2BasePathMapping: { Properties: { BasePath: "v2" } },
      ServerlessUsagePlan: {
        Properties: {
          ApiStages: [
            { ApiId: "${Pets}", Stage: "${PetsliveStage}" },
            { ApiId: "${Others}", Stage: "${OthersliveStage}" },
          ],
          Quota: { Limit: 500, Period: "DAY" },
        },
      },
      ServerlessUsagePlanKey: { Properties: { KeyId: "${ServerlessApiKey}", UsagePlanId: "${ServerlessUsagePlan}" } },
    });
    const group = Object.entries(resources).find(([each]) => each.startsWith("RecordSetGroup"))?.[1];
    expect(group).toMatchObject({ Properties: { RecordSets: [{ Type: "A" }, { Type: "AAAA" }] } });
  });

  it("merges events into a definition that the template gives, and reads one that stands in a file", async () => {
    const { resources, found } = await expand(
      `Resources:${restApi}
      MergeDefinitions: true
      DefinitionBody:
        openapi: 3.0.3
        info: { title: Pets, version: "1" }
        paths:
          /pets: { get: { operationId: listPets, responses: { "200": { description: All } } } }
  Filed:
    Type: AWS::Serverless::Api
    Properties: { StageName: live, DefinitionUri: api.yaml }
${list("        All: { Type: Api, Properties: { RestApiId: !Ref Pets, Path: /pets, Method: get } }")}`,
      { "/pets/api.yaml": "openapi: 3.0.3\ninfo: { title: Filed, version: '1' }\npaths: {}\n" },
    );
    expect(found).toEqual([]);
    expect(resources).toMatchObject({
      Pets: {
        Properties: {
          Body: {
            paths: {
              "/pets": {
                get: { operationId: "listPets", "x-amazon-apigateway-integration": { uri: invoke("List.Arn") } },
              },
            },
          },
        },
      },
      Filed: { Properties: { Body: { info: { title: "Filed" } } } },
    });
  });
});

describe("a function", () => {
  it("has a role with what its policies and events need, and is called as the alias that it is published as", async () => {
    const { resources, found, notes } = await expand(`Resources:
  List:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: s3://code/list.zip?versionId=7
      Handler: index.handler
      Runtime: nodejs22.x
      AutoPublishAlias: live
      Tracing: Active
      Policies:
        - AWSLambdaSQSQueueExecutionRole
        - AmazonS3ReadOnlyAccess
        - DynamoDBReadPolicy: { TableName: !Ref Table }
        - Statement: [{ Effect: Allow, Action: "sns:Publish", Resource: "*" }]
      Events:
        Pets: { Type: HttpApi, Properties: { Path: /pets, Method: GET } }
        Nightly: { Type: Schedule, Properties: { Schedule: rate(1 day) } }
  Table: { Type: AWS::Serverless::SimpleTable }
`);
    expect(found).toEqual([]);
    const managed = (path: string): string => `arn:\${AWS::partition}:iam::aws:policy/${path}`;
    const tables = "arn:${AWS::partition}:dynamodb:${AWS::region}:${AWS::account}:table/${Table}";
    expect(resources).toMatchObject({
      List: {
        Properties: {
          Code: { S3Bucket: "code", S3Key: "list.zip", S3ObjectVersion: "7" },
          TracingConfig: { Mode: "Active" },
        },
      },
      ListAliaslive: {
        Properties: {
          Name: "live",
          FunctionVersion: expect.stringMatching(/^\$\{ListVersion[0-9a-f]{10}\.Version\}$/),
        },
      },
      ListPetsPermission: { Properties: { FunctionName: "${ListAliaslive}" } },
      ServerlessHttpApi: {
        Properties: {
          Body: {
            paths: { "/pets": { get: { "x-amazon-apigateway-integration": { uri: invoke("ListAliaslive") } } } },
          },
        },
      },
      ListRole: {
        Properties: {
          ManagedPolicyArns: [
            managed("service-role/AWSLambdaBasicExecutionRole"),
            managed("AWSXrayWriteOnlyAccess"),
            managed("service-role/AWSLambdaSQSQueueExecutionRole"),
            managed("AmazonS3ReadOnlyAccess"),
          ],
          Policies: [
            {
              PolicyName: "ListRolePolicy2",
              PolicyDocument: { Statement: [{ Resource: [tables, `${tables}/index/*`] }] },
            },
            { PolicyName: "ListRolePolicy3", PolicyDocument: { Statement: [{ Action: "sns:Publish" }] } },
          ],
        },
      },
      Table: { Type: "AWS::DynamoDB::Table" },
    });
    expect(notes.filter(({ outcome }) => outcome === "left")).toMatchObject([{ node: "List.Events.Nightly" }]);
  });
});

describe("a WebSocket API", () => {
  it("has a route, an integration and a grant for each key", async () => {
    const { resources, found } = await expand(`Resources:
  Chat:
    Type: AWS::Serverless::WebSocketApi
    Properties:
      RouteSelectionExpression: $request.body.action
      Auth: { AuthType: CUSTOM, AuthArn: !GetAtt Gate.Arn, IdentitySource: [route.request.querystring.token] }
      Routes:
        $connect: { FunctionArn: !GetAtt Gate.Arn }
        say: { FunctionArn: !GetAtt Gate.Arn, IntegrationTimeout: 3000 }
  Gate: { Type: AWS::Lambda::Function, Properties: { Handler: index.handler } }
`);
    expect(found).toEqual([]);
    expect(resources).toMatchObject({
      Chat: { Type: "AWS::ApiGatewayV2::Api", Properties: { Name: "Chat", ProtocolType: "WEBSOCKET" } },
      ChatConnectRoute: {
        Properties: { RouteKey: "$connect", AuthorizationType: "CUSTOM", AuthorizerId: "${ChatConnectAuthorizer}" },
      },
      ChatSayRoute: { Properties: { RouteKey: "say", Target: "integrations/${ChatSayIntegration}" } },
      ChatSayIntegration: { Properties: { IntegrationUri: invoke("Gate.Arn"), TimeoutInMillis: 3000 } },
      ChatConnectAuthorizer: { Properties: { AuthorizerType: "REQUEST", AuthorizerUri: invoke("Gate.Arn") } },
      ChatDefaultStage: { Properties: { StageName: "default", AutoDeploy: true } },
    });
  });
});

describe("what SAM refuses", () => {
  it.each([
    ["sam-property-unknown", "a property of nobody", `${restApi}\n      Colour: green`],
    ["sam-value-invalid", "a value of another kind", `${restApi}\n      FailOnWarnings: [true]`],
    ["sam-refused", "an authorizer that is not there", `${restApi}\n      Auth: { DefaultAuthorizer: Token }`],
    [
      "sam-refused",
      "a definition in two places",
      `${restApi}\n      DefinitionUri: a.yaml\n      DefinitionBody: { swagger: "2.0" }`,
    ],
    [
      "sam-refused",
      "an API that is not there",
      list("        All: { Type: Api, Properties: { RestApiId: !Ref Dogs, Path: /, Method: get } }"),
    ],
    [
      "sam-refused",
      "a method in two events",
      list(
        "        One: { Type: Api, Properties: { Path: /, Method: get } }\n        Two: { Type: Api, Properties: { Path: /, Method: GET } }",
      ),
    ],
    [
      "sam-refused",
      "a name that is taken",
      `${list("        One: { Type: HttpApi }")}\n  ListRole: { Type: AWS::IAM::Role }`,
    ],
  ])("%s: %s", async (code, _what, resources) => {
    const { found } = await expand(`Resources:${resources}\n`);
    expect(found.map((each) => each.split(":")[0])).toEqual([code]);
  });

  it("knows what may not stand in Globals", async () => {
    const { found } = await expand(
      "Globals:\n  Api: { StageName: live }\nResources:\n  T: { Type: AWS::SNS::Topic }\n",
    );
    expect(found).toEqual(["sam-property-unknown: SAM knows no property 'Api.StageName' of Globals."]);
  });
});
