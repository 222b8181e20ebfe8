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

  it("with the lambda integration has the templates and the responses that the framework makes by default", async () => {
    const { graph } = await read(`
service: pets
provider: { name: aws }
functions:
  f:
    handler: a.b
    events:
      - http:
          path: pets
          method: post
          integration: lambda
          authorizer: { name: f, claims: [email, "custom:team"] }
      - http:
          path: "pets/{id}"
          method: put
          integration: lambda
          async: true
          cors: { origin: https://pets.example, allowCredentials: true }
          request:
            parameters: { paths: { id: true }, headers: { X-Id: { mappedValue: context.requestId } } }
            template: { application/json: "$input.body", application/x-www-form-urlencoded: null }
          response:
            headers: { X-Kind: "'pet'" }
            statusCodes:
              202: { pattern: "" }
              409: { pattern: ".*taken.*", template: "$input.path('$.errorMessage')", headers: { X-Why: "'taken'" } }
      - http: { path: old, method: get, integration: lambda-proxy, response: { headers: {} }, request: { template: {} } }
`);
    const byDefault = propertiesOf(graph, "ApiGatewayMethodPetsPost");
    const { RequestTemplates, ...integration } = byDefault.Integration as Record<string, Record<string, string>>;
    expect(Object.keys(RequestTemplates ?? {})).toEqual(["application/json", "application/x-www-form-urlencoded"]);
    const template = RequestTemplates?.["application/json"] ?? "";
    expect([...template.matchAll(/^ {2}"(\w+)":/gm)].map(([, key]) => key)).toEqual([
      ...["body", "method", "principalId", "stage", "cognitoPoolClaims", "enhancedAuthContext", "headers", "query"],
      ...["path", "identity", "stageVariables", "requestPath"],
    ]);
    expect(template).toContain(`"team": "$context.authorizer.claims['custom:team']"`);
    expect(integration).toMatchObject({ Type: "AWS", PassthroughBehavior: "NEVER" });
    expect(integration.IntegrationResponses).toHaveLength(9);
    expect(integration.IntegrationResponses).toContainEqual({
      StatusCode: "404",
      SelectionPattern: "[\\s\\S]*\\[404\\][\\s\\S]*",
    });
    expect(byDefault.MethodResponses).toContainEqual({ StatusCode: "504" });
    const own = propertiesOf(graph, "ApiGatewayMethodPetsIdVarPut");
    expect(own.Integration).toMatchObject({
      RequestTemplates: { "application/json": "$input.body" },
      RequestParameters: {
        "integration.request.path.id": "method.request.path.id",
        "integration.request.header.X-Id": "context.requestId",
        "integration.request.header.X-Amz-Invocation-Type": "'Event'",
      },
      IntegrationResponses: [
        {
          StatusCode: "202",
          SelectionPattern: "",
          ResponseParameters: {
            "method.response.header.Access-Control-Allow-Origin": "'https://pets.example'",
            "method.response.header.Access-Control-Allow-Credentials": "'true'",
            "method.response.header.X-Kind": "'pet'",
          },
        },
        {
          StatusCode: "409",
          SelectionPattern: ".*taken.*",
          ResponseParameters: { "method.response.header.X-Why": "'taken'" },
          ResponseTemplates: { "application/json": "$input.path('$.errorMessage')" },
        },
      ],
    });
    expect(notesOf(graph)).toEqual([
      "approximated functions.f.events.0 request.template: the mapping templates that the framework writes by default are written in other words: the function gets the same event",
      "left functions.f.events.2 request.template: the framework itself leaves it out for a proxy integration",
      "left functions.f.events.2 response: the framework itself leaves it out for a proxy integration",
      "left provider name: it is for the framework's own deployment",
    ]);
  });

  it("gives the role of its functions what their settings ask for", async () => {
    const { graph } = await read(`
service: pets
provider:
  name: aws
  tracing: { lambda: true }
  iam:
    role:
      statements: [{ Effect: Allow, Action: "s3:*", Resource: "*" }]
      managedPolicies: [arn:aws:iam::aws:policy/ReadOnlyAccess]
      tags: { team: pets }
    deploymentRole: arn:aws:iam::111122223333:role/deploy
functions:
  f:
    handler: a.b
    name: own
    vpc: { securityGroupIds: [sg-1], subnetIds: [subnet-1] }
    onError: arn:aws:sns:eu-west-1:111122223333:failures
    kmsKeyArn: arn:aws:kms:eu-west-1:111122223333:key/k
    events: [{ http: GET / }]
  g: { handler: a.c }
`);
    const { Policies, ManagedPolicyArns, Tags } = propertiesOf(graph, "IamRoleLambdaExecution");
    expect(Tags).toEqual([{ Key: "team", Value: "pets" }]);
    expect(ManagedPolicyArns).toEqual([
      "arn:aws:iam::aws:policy/ReadOnlyAccess",
      "arn:<pseudo partition>:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole",
    ]);
    const groups = "arn:<pseudo partition>:logs:<pseudo region>:<pseudo account>:log-group:/aws/lambda";
    expect(Policies).toMatchObject([
      {
        PolicyDocument: {
          Statement: [
            { Resource: [`${groups}/own:*`, `${groups}/pets-dev*:*`] },
            { Action: ["logs:PutLogEvents"], Resource: [`${groups}/own:*:*`, `${groups}/pets-dev*:*:*`] },
            { Action: "s3:*" },
            { Action: ["sns:Publish"], Resource: ["arn:aws:sns:eu-west-1:111122223333:failures"] },
            { Action: ["kms:Decrypt"], Resource: ["arn:aws:kms:eu-west-1:111122223333:key/k"] },
            { Action: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"], Resource: ["*"] },
          ],
        },
      },
    ]);
    expect(notesOf(graph)).toEqual([
      "left provider name: it is for the framework's own deployment",
      "left provider iam.deploymentRole: it is for the framework's own deployment",
    ]);
  });

  it("calls functions with provisioned concurrency through an alias", async () => {
    const { graph } = await read(`
service: pets
provider: aws
functions: { f: { handler: a.b, provisionedConcurrency: 3, events: [{ httpApi: "GET /" }] } }
`);
    expect(propertiesOf(graph, "FProvConcLambdaAlias")).toEqual({
      FunctionName: "<FLambdaFunction>",
      FunctionVersion: "<FLambdaVersion#Version>",
      Name: "provisioned",
      ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 3 },
    });
    expect(propertiesOf(graph, "HttpApiIntegrationF")).toMatchObject({ IntegrationUri: "<FProvConcLambdaAlias>" });
    expect(notesOf(graph)).toEqual([]);
  });

  it("with several usage plans has the keys and the limits of each", async () => {
    const { graph } = await read(`
service: pets
provider:
  name: aws
  apiGateway:
    apiKeys:
      - free: [one, { name: two, enabled: false }]
      - paid: [three]
    usagePlan:
      - free: { quota: { limit: 10, period: DAY } }
      - paid: { throttle: { rateLimit: 5, burstLimit: 9 } }
functions: { f: { handler: a.b, events: [{ http: GET / }] } }
`);
    expect(propertiesOf(graph, "ApiGatewayUsagePlanFree")).toMatchObject({
      UsagePlanName: "pets-free-dev",
      Quota: { Limit: 10, Period: "DAY" },
    });
    expect(propertiesOf(graph, "ApiGatewayUsagePlanPaid")).toMatchObject({ Throttle: { RateLimit: 5, BurstLimit: 9 } });
    expect(propertiesOf(graph, "ApiGatewayApiKeyFree2")).toMatchObject({ Name: "two", Enabled: false });
    expect(propertiesOf(graph, "ApiGatewayUsagePlanKeyPaid1")).toMatchObject({
      KeyId: "<ApiGatewayApiKeyPaid1>",
      UsagePlanId: "<ApiGatewayUsagePlanPaid>",
    });
    expect(idsOf(graph, "AWS::ApiGateway::ApiKey")).toHaveLength(3);
    expect(notesOf(graph)).toEqual(["left provider name: it is for the framework's own deployment"]);
  });

  it("with logs of a WebSocket API has their group, and the account's role", async () => {
    const events = "functions: { f: { handler: a.b, events: [{ websocket: $default }] } }";
    const { graph } = await read(`
service: chat
provider: { name: aws, logRetentionInDays: 14, logs: { websocket: { level: ERROR, fullExecutionData: false } } }
${events}
`);
    expect(propertiesOf(graph, "WebsocketsDeploymentStage")).toMatchObject({
      AccessLogSettings: { DestinationArn: "<WebsocketsLogGroup#Arn>" },
      DefaultRouteSettings: { LoggingLevel: "ERROR", DataTraceEnabled: false },
    });
    expect(propertiesOf(graph, "WebsocketsLogGroup")).toEqual({
      LogGroupName: "/aws/websocket/chat-dev",
      RetentionInDays: 14,
    });
    expect(propertiesOf(graph, "ApiGatewayAccount")).toEqual({
      CloudWatchRoleArn: "<ApiGatewayCloudWatchRole#Arn>",
    });
    const { graph: managed } = await read(`
service: chat
provider: { name: aws, logs: { websocket: { executionLogging: false, roleManagedExternally: true } } }
${events}
`);
    expect(idsOf(managed, "AWS::ApiGateway::Account")).toEqual([]);
    expect(propertiesOf(managed, "WebsocketsDeploymentStage")).not.toHaveProperty("DefaultRouteSettings");
    expect(notesOf(managed)).toEqual(["left provider name: it is for the framework's own deployment"]);
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
