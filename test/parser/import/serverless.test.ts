import { describe, expect, it } from "vitest";
import { idsOf, notesOf, readService as read } from "../../support/read-service.js";
import { propertiesOf } from "./terraform/read-files.js";

describe("a service", () => {
  it("with REST events is the API that the framework makes of it", async () => {
    const { graph, found } = await read(`
service: pets
provider:
  name: aws
  runtime: nodejs22.x
  stage: \${opt:stage, "prod"}
  environment: { TABLE: !Ref Table }
  apiGateway: { apiKeys: [basic], minimumCompressionSize: 1024 }
functions:
  list:
    handler: src/list.handler
    timeout: 10
    events:
      - http: GET /pets
      - http:
          path: pets/{petId}
          method: post
          private: true
          cors: true
          authorizer: { name: check, resultTtlInSeconds: 0, identitySource: method.request.header.X }
          request: { parameters: { querystrings: { limit: true } }, schemas: { application/json: { type: object } } }
      - sqs: { arn: !GetAtt Queue.Arn }
  check: { handler: src/check.handler }
resources:
  Resources:
    Table: { Type: AWS::DynamoDB::Table, Properties: { TableName: pets } }
    ApiGatewayRestApi: { Properties: { Description: Pets and more } }
`);
    expect(found).toEqual([]);
    expect(propertiesOf(graph, "ApiGatewayRestApi")).toEqual({
      Name: "prod-pets",
      Description: "Pets and more",
      EndpointConfiguration: { Types: ["EDGE"] },
      MinimumCompressionSize: 1024,
    });
    expect(idsOf(graph, "AWS::ApiGateway::Resource")).toEqual([
      "ApiGatewayResourcePets",
      "ApiGatewayResourcePetsPetidVar",
    ]);
    expect(idsOf(graph, "AWS::ApiGateway::Method")).toEqual([
      "ApiGatewayMethodPetsGet",
      "ApiGatewayMethodPetsPetidVarPost",
      "ApiGatewayMethodPetsPetidVarOptions",
    ]);
    expect(propertiesOf(graph, "ApiGatewayMethodPetsPetidVarPost")).toEqual({
      HttpMethod: "POST",
      ResourceId: "<ApiGatewayResourcePetsPetidVar>",
      RestApiId: "<ApiGatewayRestApi>",
      ApiKeyRequired: true,
      AuthorizationType: "CUSTOM",
      AuthorizerId: "<CheckApiGatewayAuthorizer>",
      RequestParameters: { "method.request.querystring.limit": true },
      RequestModels: { "application/json": "<ApiGatewayMethodPetsPetidVarPostApplicationjsonModel>" },
      RequestValidatorId: "<ApiGatewayServiceRequestValidator>",
      Integration: {
        Type: "AWS_PROXY",
        IntegrationHttpMethod: "POST",
        Uri: "arn:<pseudo partition>:apigateway:<pseudo region>:lambda:path/2015-03-31/functions/<ListLambdaFunction#Arn>/invocations",
      },
      MethodResponses: [],
    });
    expect(propertiesOf(graph, "CheckApiGatewayAuthorizer")).toMatchObject({
      Type: "TOKEN",
      AuthorizerResultTtlInSeconds: 0,
      IdentitySource: "method.request.header.X",
    });
    expect(propertiesOf(graph, "ApiGatewayStage")).toMatchObject({
      StageName: "prod",
      DeploymentId: "<ApiGatewayDeployment>",
    });
    expect(propertiesOf(graph, "ListLambdaFunction")).toMatchObject({
      FunctionName: "pets-prod-list",
      Handler: "src/list.handler",
      Timeout: 10,
      MemorySize: 1024,
      Environment: { Variables: { TABLE: "<Table>" } },
      Role: "<IamRoleLambdaExecution#Arn>",
    });
    expect(idsOf(graph, "AWS::ApiGateway::ApiKey")).toEqual(["ApiGatewayApiKey1"]);
    const [node] = graph.resources.find(({ id }) => id === "ApiGatewayMethodPetsGet")?.nodes ?? [];
    expect(node).toMatchObject({
      address: "functions.list.events.0",
      type: "event http",
      at: { file: "serverless.yml", pointer: "/functions/list/events/0" },
    });
    expect(notesOf(graph)).toEqual([
      "left provider name: it is for the framework's own deployment",
      "left functions.list.events.2: the event is of no API, and stays where it is",
    ]);
  });

  it("with httpApi events has routes, an integration for each function, and authorizers", async () => {
    const { graph, found } = await read(`
service: pets
provider:
  name: aws
  httpApi:
    cors: true
    authorizers:
      tokens: { identitySource: $request.header.Authorization, issuerUrl: "https://issuer", audience: [a] }
      own: { type: request, functionName: check, enableSimpleResponses: true }
functions:
  all: { handler: a.b, events: [{ httpApi: "*" }] }
  get:
    handler: a.c
    events:
      - httpApi: { method: get, path: "/pets/{id}", authorizer: { name: tokens, scopes: [read] } }
      - httpApi: { method: "*", path: /any, authorizer: { name: own } }
      - httpApi: { method: put, path: /iam, authorizer: { type: aws_iam } }
  check: { handler: a.d }
`);
    expect(found).toEqual([]);
    expect(idsOf(graph, "AWS::ApiGatewayV2::Integration")).toEqual(["HttpApiIntegrationAll", "HttpApiIntegrationGet"]);
    const routes = graph.resources
      .filter(({ type }) => type === "AWS::ApiGatewayV2::Route")
      .map(({ id }) => propertiesOf(graph, id));
    expect(
      routes.map(({ RouteKey, AuthorizationType, AuthorizerId, AuthorizationScopes }) => [
        RouteKey,
        AuthorizationType,
        AuthorizerId,
        AuthorizationScopes,
      ]),
    ).toEqual([
      ["$default", undefined, undefined, undefined],
      ["GET /pets/{id}", "JWT", "<HttpApiAuthorizerTokens>", ["read"]],
      ["ANY /any", "CUSTOM", "<HttpApiAuthorizerOwn>", undefined],
      ["PUT /iam", "AWS_IAM", undefined, undefined],
    ]);
    expect(propertiesOf(graph, "HttpApi")).toMatchObject({
      ProtocolType: "HTTP",
      CorsConfiguration: { AllowOrigins: ["*"], AllowMethods: ["*"] },
    });
    expect(propertiesOf(graph, "HttpApiIntegrationGet")).toMatchObject({
      PayloadFormatVersion: "2.0",
      TimeoutInMillis: 6500,
    });
  });

  it("with websocket events has routes, replies and a stage", async () => {
    const { graph } = await read(`
service: chat
provider: { name: aws, websocketsApiRouteSelectionExpression: $request.body.kind }
functions:
  hello:
    handler: a.b
    events:
      - websocket: $connect
      - websocket: { route: hello, routeResponseSelectionExpression: $default }
      - websocket: { route: $disconnect, authorizer: { arn: "arn:aws:lambda:eu-west-1:1:function:auth", identitySource: [route.request.querystring.t] } }
`);
    expect(propertiesOf(graph, "WebsocketsApi")).toMatchObject({
      Name: "dev-chat-websockets",
      RouteSelectionExpression: "$request.body.kind",
    });
    expect(idsOf(graph, "AWS::ApiGatewayV2::Route")).toEqual([
      "SconnectWebsocketsRoute",
      "helloWebsocketsRoute",
      "SdisconnectWebsocketsRoute",
    ]);
    expect(propertiesOf(graph, "helloWebsocketsRouteResponse")).toEqual({
      ApiId: "<WebsocketsApi>",
      RouteId: "<helloWebsocketsRoute>",
      RouteResponseKey: "$default",
    });
    expect(propertiesOf(graph, "AuthWebsocketsAuthorizer")).toMatchObject({
      AuthorizerType: "REQUEST",
      IdentitySource: ["route.request.querystring.t"],
    });
    expect(propertiesOf(graph, "WebsocketsDeploymentStage")).toMatchObject({ StageName: "dev" });
  });

  it("works variables out, and makes parameters of what it does not know", async () => {
    const { graph, found } = await read(
      `
service: { name: pets }
custom:
  names: { table: "\${self:service}-\${sls:stage}-table" }
  again: \${self:custom.names}
provider:
  name: aws
functions:
  f:
    handler: a.b
    unheard: of
    environment:
      TABLE: \${self:custom.again.table}
      LEVEL: \${file(levels.json):levels.\${sls:stage}}
      FALLBACK: \${opt:missing, self:custom.nothing, 'last'}
      SECRET: \${ssm:/pets/secret}
      URL: https://\${cf:other.Host}/\${AWS::Region}
      ARN: arn:aws:sns:\${aws:region}:\${aws:accountId}:t
      SUB: !Sub "\${AWS::Region}-\${self:service}"
      LOOP: \${self:functions.f.environment.LOOP}
    events: [{ httpApi: "GET /" }]
`,
      { "levels.json": `{"levels": {"test": "debug"}}` },
      { stage: "test" },
    );
    expect(found).toEqual([]);
    const { Environment } = propertiesOf(graph, "FLambdaFunction");
    expect(Environment).toEqual({
      Variables: {
        TABLE: "pets-test-table",
        LEVEL: "debug",
        FALLBACK: "last",
        SECRET: "<parameter PetsSecret>",
        URL: "https://<parameter OtherHost>/${AWS::Region}",
        ARN: "arn:aws:sns:<pseudo region>:<pseudo account>:t",
        SUB: "<pseudo region>-pets",
        LOOP: "${self:functions.f.environment.LOOP}",
      },
    });
    expect(notesOf(graph)).toEqual([
      "left provider name: it is for the framework's own deployment",
      "dropped functions.f unheard: nothing in the document or the settings says it",
      "opaque ${ssm:/pets/secret}: it has to be supplied when the API is deployed, as the parameter PetsSecret",
      "opaque ${cf:other.Host}: it has to be supplied when the API is deployed, as the parameter OtherHost",
    ]);
  });
});
