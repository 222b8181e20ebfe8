import { describe, expect, it } from "vitest";
import { aBodyPlan, aPlan } from "../../support/plans.js";
import { type Members, propertiesOf } from "./evaluate-template.js";
import { printPlan, withEach } from "./print-plan.js";

const { template, diagnostics } = printPlan(aPlan());
const resources = template.Resources as Readonly<Record<string, Members>>;
const properties = (logicalId: string): Members => propertiesOf(template, logicalId);

const ref = (name: string): Members => ({ Ref: name });
const sub = (text: string): Members => ({ "Fn::Sub": text });
const getAtt = (name: string, attribute: string): Members => ({ "Fn::GetAtt": [name, attribute] });
const api = ref("RestApi");
const invocations = (name: string): Members =>
  sub(`arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${${name}.Arn}/invocations`);

describe("the template of a plan", () => {
  it("reports nothing about a plan that it can print whole", () => {
    expect(diagnostics.items).toEqual([]);
  });

  it("has the sections of a template in their usual order", () => {
    expect(Object.keys(template)).toEqual([
      "AWSTemplateFormatVersion",
      "Description",
      "Parameters",
      "Resources",
      "Outputs",
    ]);
    expect(template.AWSTemplateFormatVersion).toBe("2010-09-09");
  });

  it("has a resource of the right type for each of the plan, in the plan's order", () => {
    expect(Object.entries(resources).map(([logicalId, { Type }]) => `${logicalId} ${Type}`)).toMatchInlineSnapshot(`
      [
        "RestApi AWS::ApiGateway::RestApi",
        "FunctionsRole AWS::IAM::Role",
        "QueueRole AWS::IAM::Role",
        "ListPetsLogGroup AWS::Logs::LogGroup",
        "ListPetsFunction AWS::Lambda::Function",
        "ListPetsPermission AWS::Lambda::Permission",
        "TokenLogGroup AWS::Logs::LogGroup",
        "TokenFunction AWS::Lambda::Function",
        "TokenPermission AWS::Lambda::Permission",
        "BodyRequestValidator AWS::ApiGateway::RequestValidator",
        "ParametersRequestValidator AWS::ApiGateway::RequestValidator",
        "PetModel AWS::ApiGateway::Model",
        "PetsModel AWS::ApiGateway::Model",
        "PoolAuthorizer AWS::ApiGateway::Authorizer",
        "TokenAuthorizer AWS::ApiGateway::Authorizer",
        "Default4XxGatewayResponse AWS::ApiGateway::GatewayResponse",
        "PetsResource AWS::ApiGateway::Resource",
        "PetsPetIdResource AWS::ApiGateway::Resource",
        "GetPetsMethod AWS::ApiGateway::Method",
        "PostPetsMethod AWS::ApiGateway::Method",
        "OptionsPetsMethod AWS::ApiGateway::Method",
        "GetPetsPetIdMethod AWS::ApiGateway::Method",
        "AnyMethod AWS::ApiGateway::Method",
        "Deployment3f786850e3 AWS::ApiGateway::Deployment",
        "AccessLiveLogGroup AWS::Logs::LogGroup",
        "LiveStage AWS::ApiGateway::Stage",
        "NextStage AWS::ApiGateway::Stage",
        "PartnersUsagePlan AWS::ApiGateway::UsagePlan",
        "AcmeApiKey AWS::ApiGateway::ApiKey",
        "PartnersAcmeUsagePlanKey AWS::ApiGateway::UsagePlanKey",
      ]
    `);
  });

  it("asks for what the plan asks for, and hides what is secret", () => {
    const parameters = template.Parameters as Members;
    expect(parameters.ArtifactPrefix).toEqual({
      Type: "String",
      Description: "What the archives' keys begin with.",
      Default: "",
    });
    expect(parameters.AcmeKey).toEqual({
      Type: "String",
      Description: "The API key of Acme, at least 20 characters.",
      NoEcho: true,
    });
  });

  it("returns what the plan returns", () => {
    expect(template.Outputs).toEqual({
      ApiId: { Description: "Id of the API.", Value: api },
      LiveUrl: {
        Description: "Where the stage live answers.",
        Value: sub("https://${RestApi}.execute-api.${AWS::Region}.${AWS::URLSuffix}/${LiveStage}"),
      },
    });
  });

  it("leaves out sections without entries, which CloudFormation refuses", () => {
    const bare = printPlan({ ...aPlan(), inputs: [], outputs: [] }).template;
    expect(Object.keys(bare)).toEqual(["AWSTemplateFormatVersion", "Description", "Resources"]);
  });
});

describe("rows of the API", () => {
  it("prints the API", () => {
    expect(properties("RestApi")).toEqual({
      Name: "pets",
      Description: "Pets, their owners and their food.",
      EndpointConfiguration: { Types: ["REGIONAL"] },
      DisableExecuteApiEndpoint: false,
      ApiKeySourceType: "HEADER",
      BinaryMediaTypes: ["image/png"],
      MinimumCompressionSize: 1024,
      Policy: {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: "*", Action: "execute-api:Invoke", Resource: "execute-api:/*" }],
      },
      Tags: [
        { Key: "team", Value: "pets" },
        { Key: "cost:centre", Value: "4711" },
      ],
    });
  });

  it("prints a private API's endpoints", () => {
    const plan = withEach(aPlan(), "rest-api", (each) => ({
      ...each,
      endpoint: "PRIVATE",
      vpcEndpointIds: ["vpce-1"],
    }));
    expect(propertiesOf(printPlan(plan).template, "RestApi").EndpointConfiguration).toEqual({
      Types: ["PRIVATE"],
      VpcEndpointIds: ["vpce-1"],
    });
  });

  it("prints the body of an API that has one", () => {
    const { Body } = propertiesOf(printPlan(aBodyPlan()).template, "RestApi");
    const paths = (Body as Members).paths as Readonly<Record<string, Readonly<Record<string, Members>>>>;
    expect(paths["/"]?.["x-amazon-apigateway-any-method"]?.["x-amazon-apigateway-integration"]).toEqual({
      type: "aws_proxy",
      httpMethod: "POST",
      uri: invocations("ListPetsFunction"),
    });
  });

  it("prints paths below the root and below other paths", () => {
    expect(properties("PetsResource")).toEqual({
      RestApiId: api,
      ParentId: getAtt("RestApi", "RootResourceId"),
      PathPart: "pets",
    });
    expect(properties("PetsPetIdResource").ParentId).toEqual(ref("PetsResource"));
  });

  it("prints a method with authorizer, scopes, validator, parameters and responses", () => {
    expect(properties("GetPetsMethod")).toEqual({
      RestApiId: api,
      ResourceId: ref("PetsResource"),
      HttpMethod: "GET",
      OperationName: "listPets",
      AuthorizationType: "COGNITO_USER_POOLS",
      AuthorizerId: ref("PoolAuthorizer"),
      AuthorizationScopes: ["pets/read", "pets/write"],
      ApiKeyRequired: false,
      RequestValidatorId: ref("ParametersRequestValidator"),
      RequestParameters: {
        "method.request.header.X-Trace": false,
        "method.request.querystring.limit": true,
      },
      Integration: { Type: "AWS_PROXY", IntegrationHttpMethod: "POST", Uri: invocations("ListPetsFunction") },
      MethodResponses: [
        {
          StatusCode: "200",
          ResponseParameters: { "method.response.header.X-Next": false },
          ResponseModels: { "application/json": ref("PetsModel") },
        },
      ],
    });
  });

  it("prints an integration with templates and responses", () => {
    const { Integration, RequestModels, MethodResponses } = properties("PostPetsMethod");
    expect(RequestModels).toEqual({ "application/json": ref("PetModel") });
    expect(MethodResponses).toHaveLength(2);
    expect(Integration).toEqual({
      Type: "AWS",
      IntegrationHttpMethod: "POST",
      Uri: sub("arn:${AWS::Partition}:apigateway:${AWS::Region}:sqs:path/${AWS::AccountId}/orders"),
      Credentials: getAtt("QueueRole", "Arn"),
      PassthroughBehavior: "NEVER",
      RequestParameters: { "integration.request.header.Content-Type": "'application/x-www-form-urlencoded'" },
      RequestTemplates: { "application/json": expect.stringContaining('$util.urlEncode("${body}")\n#end\n') },
      IntegrationResponses: [
        {
          StatusCode: "202",
          ResponseParameters: {
            "method.response.header.X-Request-Id": "integration.response.header.x-amzn-requestid",
          },
          ResponseTemplates: { "application/json": '{"accepted": true}' },
        },
        { StatusCode: "502", SelectionPattern: "[45]\\d{2}" },
      ],
    });
  });

  it("prints an integration through a VPC link, and what caching and binary bodies need", () => {
    const plan = withEach(aPlan(), "method", (each) => ({
      ...each,
      integration: {
        ...each.integration,
        cacheNamespace: "food",
        cacheKeyParameters: ["method.request.path.petId"],
        contentHandling: "CONVERT_TO_TEXT",
      },
    }));
    expect(propertiesOf(printPlan(plan).template, "GetPetsPetIdMethod").Integration).toEqual({
      Type: "HTTP_PROXY",
      IntegrationHttpMethod: "GET",
      Uri: sub("https://${BackendHost}/food/{petId}"),
      ConnectionType: "VPC_LINK",
      ConnectionId: ref("BackendVpcLink"),
      TimeoutInMillis: 5000,
      ContentHandling: "CONVERT_TO_TEXT",
      CacheNamespace: "food",
      CacheKeyParameters: ["method.request.path.petId"],
      RequestParameters: { "integration.request.path.petId": "method.request.path.petId" },
    });
  });

  it("refuses an integration that does not verify certificates: the type cannot say so", () => {
    const plan = withEach(aPlan(), "method", (each) =>
      each.key === "method:GET /pets/{petId}"
        ? { ...each, integration: { ...each.integration, insecureSkipVerification: true } }
        : each,
    );
    expect(printPlan(plan).diagnostics.items).toMatchObject([
      { code: "target-unsupported", severity: "error", at: { pointer: "/paths/~1pets~1{petId}/get" } },
    ]);
  });

  it("prints models, with references between them", () => {
    expect(properties("PetModel")).toMatchObject({
      Name: "Pet",
      Description: "A pet: name and age.",
      ContentType: "application/json",
      Schema: { required: ["name"], properties: { age: { minimum: 0 } } },
    });
    expect(properties("PetsModel").Schema).toMatchObject({
      items: { $ref: sub("https://apigateway.amazonaws.com/restapis/${RestApi}/models/${PetModel}") },
    });
  });

  it("prints validators, authorizers and gateway responses", () => {
    expect(properties("BodyRequestValidator")).toEqual({
      RestApiId: api,
      Name: "body",
      ValidateRequestBody: true,
      ValidateRequestParameters: false,
    });
    expect(properties("PoolAuthorizer")).toEqual({
      RestApiId: api,
      Name: "pool",
      Type: "COGNITO_USER_POOLS",
      ProviderARNs: [ref("UserPoolArn")],
      IdentitySource: "method.request.header.Authorization",
    });
    expect(properties("TokenAuthorizer")).toEqual({
      RestApiId: api,
      Name: "token",
      Type: "TOKEN",
      AuthorizerUri: invocations("TokenFunction"),
      IdentitySource: "method.request.header.Authorization",
      IdentityValidationExpression: "^Bearer [-0-9A-Za-z._~+/]+=*$",
      AuthorizerResultTtlInSeconds: 300,
    });
    expect(properties("Default4XxGatewayResponse")).toEqual({
      RestApiId: api,
      ResponseType: "DEFAULT_4XX",
      ResponseParameters: { "gatewayresponse.header.Access-Control-Allow-Origin": "'*'" },
      ResponseTemplates: { "application/json": '{"message": $context.error.messageString}' },
    });
  });
});

describe("rows of delivery", () => {
  it("names a deployment after its fingerprint, for a deployment cannot change", () => {
    expect(resources.Deployment3f786850e3).toEqual({
      Type: "AWS::ApiGateway::Deployment",
      DependsOn: ["GetPetsMethod", "PostPetsMethod", "OptionsPetsMethod", "GetPetsPetIdMethod", "AnyMethod"],
      Properties: { RestApiId: api },
    });
    const changed = withEach(aPlan(), "deployment", (each) => ({ ...each, fingerprint: "0123456789abcdef" }));
    const next = printPlan(changed).template.Resources as Readonly<Record<string, Members>>;
    expect(Object.keys(next).filter((name) => name.startsWith("Deployment"))).toEqual(["Deployment0123456789"]);
    expect(next.LiveStage?.Properties).toMatchObject({ DeploymentId: ref("Deployment0123456789") });
  });

  it("prints a stage with its log and the settings of its methods", () => {
    expect(properties("LiveStage")).toEqual({
      RestApiId: api,
      DeploymentId: ref("Deployment3f786850e3"),
      StageName: "live",
      Description: "What customers call.",
      Variables: { backend: sub("https://${BackendHost}") },
      TracingEnabled: true,
      AccessLogSetting: {
        DestinationArn: sub(
          "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${AccessLiveLogGroup}",
        ),
        Format: '{"requestId":"$context.requestId","status":"$context.status"}',
      },
      MethodSettings: [
        {
          ResourcePath: "/*",
          HttpMethod: "*",
          ThrottlingRateLimit: 100,
          ThrottlingBurstLimit: 200,
          LoggingLevel: "ERROR",
          MetricsEnabled: true,
        },
        {
          ResourcePath: "/~1pets~1{petId}",
          HttpMethod: "GET",
          ThrottlingRateLimit: 10.5,
          ThrottlingBurstLimit: 20,
          DataTraceEnabled: false,
        },
        { ResourcePath: "/~1", HttpMethod: "GET", LoggingLevel: "OFF" },
      ],
      Tags: [{ Key: "team", Value: "pets" }],
    });
    expect(properties("NextStage")).toEqual({
      RestApiId: api,
      DeploymentId: ref("Deployment3f786850e3"),
      StageName: "next",
      TracingEnabled: false,
    });
  });

  it("prints usage plans and keys", () => {
    expect(properties("PartnersUsagePlan")).toEqual({
      UsagePlanName: "partners",
      Description: "For partners.",
      Throttle: { RateLimit: 50, BurstLimit: 100 },
      Quota: { Limit: 10000, Period: "WEEK", Offset: 2 },
      ApiStages: [{ ApiId: api, Stage: ref("LiveStage"), Throttle: { "/pets/POST": { RateLimit: 1, BurstLimit: 2 } } }],
    });
    expect(properties("AcmeApiKey")).toEqual({
      Name: "acme",
      Description: "The key of Acme.",
      Enabled: true,
      Value: ref("AcmeKey"),
    });
    expect(properties("PartnersAcmeUsagePlanKey")).toEqual({
      KeyId: ref("AcmeApiKey"),
      KeyType: "API_KEY",
      UsagePlanId: ref("PartnersUsagePlan"),
    });
  });
});

describe("rows of functions", () => {
  it("prints a function with its archive, role and log group, and what overrides add", () => {
    expect(properties("ListPetsFunction")).toEqual({
      FunctionName: sub("${NamePrefix}-listPets"),
      Description: "Handles listPets.",
      Runtime: "nodejs22.x",
      Architectures: ["arm64"],
      Handler: "index.handler",
      Code: { S3Bucket: ref("ArtifactBucket"), S3Key: sub("${ArtifactPrefix}listPets.zip") },
      MemorySize: 256,
      Timeout: 10,
      Role: getAtt("FunctionsRole", "Arn"),
      Environment: { Variables: { TABLE: "pets", BACKEND: sub("https://${BackendHost}/${!literal}") } },
      ReservedConcurrentExecutions: 5,
      TracingConfig: { Mode: "Active" },
      LoggingConfig: { LogGroup: ref("ListPetsLogGroup") },
      EphemeralStorage: { Size: 1024 },
    });
  });

  it("leaves out what a function does not have", () => {
    const plan = withEach(aPlan(), "function", ({ reservedConcurrency, ...each }) => ({ ...each, tracing: false }));
    expect(propertiesOf(printPlan(plan).template, "TokenFunction")).toEqual({
      ...properties("TokenFunction"),
      TracingConfig: undefined,
      ReservedConcurrentExecutions: undefined,
    });
  });

  it("lets the API call the function, and nothing else", () => {
    expect(properties("ListPetsPermission")).toEqual({
      FunctionName: ref("ListPetsFunction"),
      Action: "lambda:InvokeFunction",
      Principal: "apigateway.amazonaws.com",
      SourceArn: sub("arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${RestApi}/*/GET/pets"),
    });
  });

  it("prints a role with its trust and its policies", () => {
    expect(properties("QueueRole")).toEqual({
      Description: "Lets API Gateway send orders.",
      AssumeRolePolicyDocument: {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service: "apigateway.amazonaws.com" }, Action: "sts:AssumeRole" }],
      },
      Policies: [
        {
          PolicyName: "orders",
          PolicyDocument: {
            Version: "2012-10-17",
            Statement: [{ Effect: "Allow", Action: ["sqs:SendMessage"], Resource: [ref("QueueArn")] }],
          },
        },
      ],
    });
  });

  it("prints a log group that goes with its stack", () => {
    expect(resources.ListPetsLogGroup).toEqual({
      Type: "AWS::Logs::LogGroup",
      Properties: { LogGroupName: sub("/aws/lambda/${NamePrefix}-listPets"), RetentionInDays: 30 },
    });
  });
});
