import { describe, expect, it } from "vitest";
import { importTemplate } from "../../support/imported-template.js";

const route = (name: string, key: string, more = "") => `
  ${name}Route:
    Type: AWS::ApiGatewayV2::Route
    Properties: { ApiId: !Ref Api, RouteKey: "${key}", Target: !Sub "integrations/\${${name}Integration}"${more} }`;

const calls = (name: string, more: string) => `
  ${name}Integration:
    Type: AWS::ApiGatewayV2::Integration
    Properties: { ApiId: !Ref Api, ${more} }`;

/** Said of the address of a function where it names a partition. */
const partition = "the build asks the deployment for the partition, which 'aws' is";

describe("HTTP APIs", () => {
  const api = (protocol = "HTTP", more = "") => `
Resources:
  Api: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: Pets, ProtocolType: ${protocol}${more} } }
  Fn: { Type: AWS::Lambda::Function, Properties: { Handler: index.handler } }`;

  it("name functions by settings, and everything else by the service's extension", async () => {
    const { document, settings, said } = await importTemplate(`${api()}
${route("List", "GET /pets/{id}", ", OperationName: getPet")}
${calls("List", "IntegrationType: AWS_PROXY, IntegrationUri: !GetAtt Fn.Arn, PayloadFormatVersion: '2.0'")}
${route("Files", "ANY /files/{proxy+}")}
${calls("Files", "IntegrationType: HTTP_PROXY, IntegrationMethod: ANY, IntegrationUri: 'https://files.example.com/{proxy}', PayloadFormatVersion: '1.0', TimeoutInMillis: 3000, RequestParameters: { 'append:header.x': $context.requestId }, ResponseParameters: { '500': { ResponseParameters: [{ Destination: 'overwrite:statuscode', Source: '502' }] } }")}
`);
    expect(document).toMatchObject({
      info: { title: "Pets" },
      paths: {
        "/pets/{id}": { get: { operationId: "getPet", parameters: [{ name: "id", in: "path", required: true }] } },
        "/files/{proxy+}": {
          "x-amazon-apigateway-any-method": {
            "x-amazon-apigateway-integration": {
              type: "http_proxy",
              httpMethod: "ANY",
              uri: "https://files.example.com/{proxy}",
              payloadFormatVersion: "1.0",
              timeoutInMillis: 3000,
              requestParameters: { "append:header.x": "$context.requestId" },
              responseParameters: { "500": { "overwrite:statuscode": "502" } },
            },
          },
        },
      },
    });
    expect(settings).toMatchObject({
      api: { type: "http" },
      operations: { getPet: { function: { arn: "${FnArn}" } } },
    });
    expect(said).toEqual([]);
  });

  it("give functions events of the older shape where nothing else is asked for", async () => {
    const { settings } = await importTemplate(`${api()}
${route("List", "GET /pets")}
${calls("List", "IntegrationType: AWS_PROXY, IntegrationUri: !GetAtt Fn.Arn")}
`);
    expect(settings).toMatchObject({ api: { payloadFormatVersion: "1.0" } });
  });

  it("share an integration among the components of the document", async () => {
    const { document } = await importTemplate(`${api()}
${route("One", "GET /one")}
  TwoRoute:
    Type: AWS::ApiGatewayV2::Route
    Properties: { ApiId: !Ref Api, RouteKey: GET /two, Target: !Sub "integrations/\${OneIntegration}" }
${calls("One", "IntegrationType: HTTP_PROXY, IntegrationMethod: GET, IntegrationUri: 'https://one.example.com'")}
`);
    const reference = { $ref: "#/components/x-amazon-apigateway-integrations/one" };
    expect(document).toMatchObject({
      paths: {
        "/one": { get: { "x-amazon-apigateway-integration": reference } },
        "/two": { get: { "x-amazon-apigateway-integration": reference } },
      },
      components: { "x-amazon-apigateway-integrations": { one: { uri: "https://one.example.com" } } },
    });
  });

  it("are made at once by a target", async () => {
    const { document, settings, said } = await importTemplate(api("HTTP", ", Target: !GetAtt Fn.Arn"));
    expect(document).toMatchObject({ paths: { "/$default": { "x-amazon-apigateway-any-method": {} } } });
    expect(settings).toMatchObject({ operations: { anyDefault: { function: { arn: "${FnArn}" } } } });
    expect(said).toEqual([]);
  });

  it("have authorizers, stages, domains and origins for browsers", async () => {
    const { document, settings, said } = await importTemplate(`
Parameters: { Zone: { Type: String } }
${api("HTTP", ", CorsConfiguration: { AllowOrigins: [https://app.example.com], AllowMethods: [get], MaxAge: 60 }").trim()}
  Tokens:
    Type: AWS::ApiGatewayV2::Authorizer
    Properties:
      ApiId: !Ref Api
      Name: tokens
      AuthorizerType: JWT
      IdentitySource: [$request.header.Authorization]
      JwtConfiguration: { Issuer: https://id.example.com, Audience: [shop] }
  Gate:
    Type: AWS::ApiGatewayV2::Authorizer
    Properties:
      ApiId: !Ref Api
      Name: gate
      AuthorizerType: REQUEST
      AuthorizerUri: !Sub arn:aws:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${Fn.Arn}/invocations
      AuthorizerPayloadFormatVersion: "2.0"
      EnableSimpleResponses: true
      IdentitySource: [$request.header.X-Key]
${route("List", "GET /pets", ", AuthorizationType: JWT, AuthorizerId: !Ref Tokens, AuthorizationScopes: [read]")}
${calls("List", "IntegrationType: AWS_PROXY, IntegrationUri: !GetAtt Fn.Arn, PayloadFormatVersion: '2.0'")}
${route("Add", "POST /pets", ", AuthorizationType: CUSTOM, AuthorizerId: !Ref Gate")}
${calls("Add", "IntegrationType: AWS_PROXY, IntegrationUri: !GetAtt Fn.Arn, PayloadFormatVersion: '2.0'")}
  Live:
    Type: AWS::ApiGatewayV2::Stage
    Properties:
      ApiId: !Ref Api
      StageName: live
      AutoDeploy: true
      StageVariables: { color: blue }
      DefaultRouteSettings: { ThrottlingRateLimit: 10, ThrottlingBurstLimit: 20, LoggingLevel: INFO }
      RouteSettings: { "POST /pets": { ThrottlingRateLimit: 1, ThrottlingBurstLimit: 2 } }
      AccessLogSettings: { DestinationArn: !GetAtt Logs.Arn, Format: $context.requestId }
  Logs: { Type: AWS::Logs::LogGroup, Properties: { RetentionInDays: 7 } }
  Domain:
    Type: AWS::ApiGatewayV2::DomainName
    Properties:
      DomainName: api.example.com
      DomainNameConfigurations: [{ CertificateArn: "arn:aws:acm:eu-west-1:111122223333:certificate/one" }]
  Mapping:
    Type: AWS::ApiGatewayV2::ApiMapping
    Properties: { ApiId: !Ref Api, DomainName: !Ref Domain, Stage: !Ref Live, ApiMappingKey: v1 }
  Record:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Zone
      Name: api.example.com
      Type: A
      AliasTarget: { DNSName: !GetAtt Domain.RegionalDomainName, HostedZoneId: !GetAtt Domain.RegionalHostedZoneId }
`);
    expect(document).toMatchObject({
      paths: {
        "/pets": { get: { security: [{ tokens: ["read"] }] }, post: { security: [{ gate: [] }] } },
      },
      components: {
        securitySchemes: {
          tokens: { type: "http", scheme: "bearer" },
          gate: { type: "apiKey", name: "X-Key", in: "header" },
        },
      },
    });
    expect(settings).toMatchObject({
      cors: { origins: ["https://app.example.com"], methods: ["GET"], headers: [], maxAge: 60 },
      authorizers: {
        tokens: { type: "jwt", issuer: "https://id.example.com", audience: ["shop"] },
        gate: { type: "lambda", ttl: 300, payloadFormatVersion: "2.0", function: "${FnArn}" },
      },
      stages: [
        {
          name: "live",
          variables: { color: "blue" },
          throttle: { rate: 10, burst: 20 },
          operations: { postPets: { throttle: { rate: 1, burst: 2 } } },
          accessLog: { format: "$context.requestId", retention: 7 },
        },
      ],
      domains: [
        {
          name: "api.example.com",
          certificate: { arn: "arn:aws:acm:eu-west-1:111122223333:certificate/one" },
          mappings: [{ path: "v1", stage: "live" }],
          hostedZoneId: "${Zone}",
        },
      ],
    });
    expect(said).toEqual([
      `approximated: Gate Properties.AuthorizerUri: ${partition}`,
      "approximated: Live Properties.DefaultRouteSettings.LoggingLevel: HTTP APIs write no execution logs; it has no effect",
      "approximated: Record: the build makes records for both kinds of addresses, A and AAAA",
    ]);
  });
});

describe("what HTTP APIs have beside their routes", () => {
  const withStage = (group: string): string => `
Resources:
  Api: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: pets, ProtocolType: HTTP } }
  Unused:
    Type: AWS::ApiGatewayV2::Integration
    Properties: { ApiId: !Ref Api, IntegrationType: HTTP_PROXY, IntegrationUri: https://pets.example }
  Live:
    Type: AWS::ApiGatewayV2::Stage
    Properties:
      ApiId: !Ref Api
      StageName: live
      AutoDeploy: true
      AccessLogSettings: { DestinationArn: !GetAtt Logs.Arn, Format: $context.requestId }
  Logs: { Type: AWS::Logs::LogGroup, Properties: { RetentionInDays: 7, ${group} } }
`;
  const unused = "approximated: Unused: no route calls it, so the build makes none";

  it("is left out where no route leads to it, and tagged as the API is", async () => {
    const { said } = await importTemplate(withStage("Tags: [{ Key: a, Value: b }]"));
    expect(said).toEqual([unused, "approximated: Logs Properties.Tags: the group bears the tags of the API"]);
  });

  it("is written to, where a log group says more than the build can", async () => {
    const { said, settings } = await importTemplate(withStage("LogGroupClass: INFREQUENT_ACCESS"));
    expect(said).toEqual([unused]);
    expect(settings).toMatchObject({ stages: [{ accessLog: { destination: { logGroup: "${LogsArn}" } } }] });
  });
});

describe("WebSocket APIs", () => {
  it("have routes with messages, replies and integrations in the settings", async () => {
    const { document, settings, said } = await importTemplate(`
Resources:
  Api:
    Type: AWS::ApiGatewayV2::Api
    Properties: { Name: Chat, ProtocolType: WEBSOCKET, RouteSelectionExpression: $request.body.kind }
  Fn: { Type: AWS::Lambda::Function, Properties: { Handler: index.handler } }
  Say:
    Type: AWS::ApiGatewayV2::Model
    Properties:
      ApiId: !Ref Api
      Name: Say
      Schema: { $schema: "http://json-schema.org/draft-04/schema#", type: object, required: [kind] }
${route("Connect", "$connect", ", AuthorizationType: AWS_IAM")}
${calls("Connect", "IntegrationType: MOCK, RequestTemplates: { '200': '{\"statusCode\": 200}' }, TemplateSelectionExpression: '200'")}
${route("Say", "say", ", RouteResponseSelectionExpression: $default, ModelSelectionExpression: $request.body.kind, RequestModels: { $default: Say }")}
${calls("Say", "IntegrationType: AWS_PROXY, IntegrationUri: !Sub 'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Fn.Arn}/invocations'")}
  SayAnswer:
    Type: AWS::ApiGatewayV2::RouteResponse
    Properties: { ApiId: !Ref Api, RouteId: !Ref SayRoute, RouteResponseKey: $default, ResponseModels: { $default: Say } }
${route("Ask", "ask")}
${calls("Ask", "IntegrationType: HTTP, IntegrationMethod: POST, IntegrationUri: 'https://ask.example.com'")}
  AskAnswer:
    Type: AWS::ApiGatewayV2::IntegrationResponse
    Properties: { ApiId: !Ref Api, IntegrationId: !Ref AskIntegration, IntegrationResponseKey: "/4\\\\d\\\\d/" }
  Stage:
    Type: AWS::ApiGatewayV2::Stage
    Properties: { ApiId: !Ref Api, StageName: live, RouteSettings: { say: { LoggingLevel: ERROR } } }
`);
    expect(document).toMatchObject({ paths: {}, components: { schemas: { Say: { type: "object" } } } });
    expect(settings).toMatchObject({
      api: { type: "websocket" },
      websocket: {
        routeSelectionExpression: "$request.body.kind",
        routes: {
          $connect: { security: [{ sigv4: [] }], integration: { type: "mock" } },
          say: {
            message: "#/components/schemas/Say",
            reply: "#/components/schemas/Say",
            function: { arn: "${FnArn}" },
          },
          ask: { integration: { type: "http", uri: "https://ask.example.com", responses: { "4\\d\\d": {} } } },
        },
      },
      stages: [{ name: "live", operations: { say: { logging: "error" } } }],
    });
    expect(said).toEqual([`approximated: SayIntegration Properties.IntegrationUri: ${partition}`]);
  });
});
