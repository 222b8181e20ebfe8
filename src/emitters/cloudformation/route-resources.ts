import type { PlanValue } from "../../ir/plan/model-base.js";
import type { HttpApiResource, IntegrationResource, PlanRouteSettings } from "../../ir/plan/model-v2.js";
import type { ResourceTable } from "./resource.js";
import { dictionary, list, properties, type TemplateNode, type TemplateObject } from "./template-node.js";
import type { ValuePrinter } from "./value.js";

type RouteKind =
  | "http-api"
  | "websocket-api"
  | "route"
  | "integration"
  | "integration-response"
  | "route-response"
  | "message-model"
  | "route-authorizer"
  | "route-deployment"
  | "route-stage"
  | "route-vpc-link";

/** HTTP and WebSocket APIs. */
export const routeResources: ResourceTable<RouteKind> = {
  "http-api": (api, print) => ({
    type: "AWS::ApiGatewayV2::Api",
    properties: properties({
      ...(api.body === undefined
        ? {
            Name: api.name,
            Description: api.description,
            ProtocolType: "HTTP",
            DisableExecuteApiEndpoint: api.disableExecuteApiEndpoint,
            CorsConfiguration: api.cors === undefined ? undefined : cors(api.cors),
          }
        : // The document says all of this.
          { Body: print.json(api.body), FailOnWarnings: api.failOnWarnings }),
      IpAddressType: api.ipAddressType,
      Tags: tagMap(api.tags),
    }),
  }),
  "websocket-api": (api) => ({
    type: "AWS::ApiGatewayV2::Api",
    properties: properties({
      Name: api.name,
      Description: api.description,
      ProtocolType: "WEBSOCKET",
      RouteSelectionExpression: api.routeSelectionExpression,
      ApiKeySelectionExpression: api.apiKeySelectionExpression,
      DisableExecuteApiEndpoint: api.disableExecuteApiEndpoint,
      IpAddressType: api.ipAddressType,
      Tags: tagMap(api.tags),
    }),
  }),
  route: (route, print) => ({
    type: "AWS::ApiGatewayV2::Route",
    properties: properties({
      ApiId: print.value(route.api),
      RouteKey: route.routeKey,
      OperationName: route.operationName,
      Target: route.integration === undefined ? undefined : print.value(targetOf(route.integration)),
      AuthorizationType: route.authorizationType,
      AuthorizerId: print.optional(route.authorizer),
      AuthorizationScopes: list(route.authorizationScopes, (scope) => scope),
      ApiKeyRequired: route.apiKeyRequired ? true : undefined,
      RequestParameters: dictionary(route.requestParameters, ({ name, required }) => [
        name,
        properties({ Required: required }),
      ]),
      RouteResponseSelectionExpression: route.routeResponseSelectionExpression,
      ModelSelectionExpression: route.modelSelectionExpression,
      RequestModels: dictionary(route.requestModels, ({ key, model }) => [key, print.value(model)]),
    }),
  }),
  integration: (integration, print) => ({
    type: "AWS::ApiGatewayV2::Integration",
    properties: properties({
      ApiId: print.value(integration.api),
      IntegrationType: integration.type,
      IntegrationSubtype: integration.subtype,
      Description: integration.description,
      IntegrationMethod: integration.method,
      IntegrationUri: print.optional(integration.uri),
      PayloadFormatVersion: integration.payloadFormatVersion,
      CredentialsArn: print.optional(integration.credentials),
      ConnectionType: integration.vpcLink === undefined ? undefined : "VPC_LINK",
      ConnectionId: print.optional(integration.vpcLink),
      TlsConfig:
        integration.serverNameToVerify === undefined
          ? undefined
          : properties({ ServerNameToVerify: integration.serverNameToVerify }),
      TimeoutInMillis: integration.timeoutMs,
      RequestParameters: mapping(integration.requestParameters, print),
      ResponseParameters: dictionary(integration.responseParameters, ({ statusCode, mappings }) => [
        statusCode,
        responseParameters(mappings, print),
      ]),
      PassthroughBehavior: integration.passthroughBehavior,
      ContentHandlingStrategy: integration.contentHandling,
      TemplateSelectionExpression: integration.templateSelectionExpression,
      RequestTemplates: templates(integration.requestTemplates, print),
    }),
  }),
  "integration-response": (response, print) => ({
    type: "AWS::ApiGatewayV2::IntegrationResponse",
    properties: properties({
      ApiId: print.value(response.api),
      IntegrationId: print.value(response.integration),
      IntegrationResponseKey: response.responseKey,
      ContentHandlingStrategy: response.contentHandling,
      TemplateSelectionExpression: response.templateSelectionExpression,
      ResponseParameters: mapping(response.parameters, print),
      ResponseTemplates: templates(response.templates, print),
    }),
  }),
  "route-response": (response, print) => ({
    type: "AWS::ApiGatewayV2::RouteResponse",
    properties: properties({
      ApiId: print.value(response.api),
      RouteId: print.value(response.route),
      RouteResponseKey: response.responseKey,
      ResponseModels: dictionary(response.models, ({ key, model }) => [key, print.value(model)]),
    }),
  }),
  "message-model": (model, print) => ({
    type: "AWS::ApiGatewayV2::Model",
    properties: properties({
      ApiId: print.value(model.api),
      Name: model.name,
      Description: model.description,
      ContentType: model.contentType,
      Schema: print.json(model.schema),
    }),
  }),
  "route-authorizer": (authorizer, print) => ({
    type: "AWS::ApiGatewayV2::Authorizer",
    properties: properties({
      ApiId: print.value(authorizer.api),
      Name: authorizer.name,
      AuthorizerType: authorizer.type,
      AuthorizerUri: print.optional(authorizer.uri),
      AuthorizerCredentialsArn: print.optional(authorizer.credentials),
      IdentitySource: list(authorizer.identitySources, (source) => source),
      AuthorizerPayloadFormatVersion: authorizer.payloadFormatVersion,
      EnableSimpleResponses: authorizer.simpleResponses,
      AuthorizerResultTtlInSeconds: authorizer.ttlSeconds,
      JwtConfiguration:
        authorizer.jwt === undefined
          ? undefined
          : properties({
              Issuer: print.value(authorizer.jwt.issuer),
              Audience: list(authorizer.jwt.audience, print.value),
            }),
    }),
  }),
  "route-deployment": (deployment, print) => ({
    type: "AWS::ApiGatewayV2::Deployment",
    properties: properties({ ApiId: print.value(deployment.api) }),
  }),
  "route-stage": (stage, print) => ({
    type: "AWS::ApiGatewayV2::Stage",
    properties: properties({
      ApiId: print.value(stage.api),
      StageName: stage.name,
      DeploymentId: print.optional(stage.deployment),
      AutoDeploy: stage.autoDeploy ? true : undefined,
      Description: stage.description,
      StageVariables: dictionary(stage.variables, ({ name, value }) => [name, print.value(value)]),
      AccessLogSettings:
        stage.accessLog === undefined
          ? undefined
          : properties({
              DestinationArn: print.value(stage.accessLog.destination),
              Format: stage.accessLog.format,
            }),
      DefaultRouteSettings:
        stage.defaultRouteSettings === undefined ? undefined : routeSettings(stage.defaultRouteSettings),
      RouteSettings: dictionary(stage.routeSettings, (settings) => [settings.routeKey, routeSettings(settings)]),
      Tags: tagMap(stage.tags),
    }),
  }),
  "route-vpc-link": (link, print) => ({
    type: "AWS::ApiGatewayV2::VpcLink",
    properties: properties({
      Name: link.name,
      SubnetIds: list(link.subnetIds, print.value),
      SecurityGroupIds: list(link.securityGroupIds, print.value),
      Tags: tagMap(link.tags),
    }),
  }),
};

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-route.html (Target) */
const targetOf = (integration: PlanValue): PlanValue => ({
  kind: "join",
  parts: [{ kind: "literal", text: "integrations/" }, integration],
});

const cors = (configuration: NonNullable<HttpApiResource["cors"]>): TemplateNode =>
  properties({
    AllowOrigins: list(configuration.origins, (origin) => origin),
    AllowMethods: list(configuration.methods, (method) => method),
    AllowHeaders: list(configuration.headers, (header) => header),
    ExposeHeaders: list(configuration.exposedHeaders, (header) => header),
    AllowCredentials: configuration.credentials ? true : undefined,
    MaxAge: configuration.maxAgeSeconds,
  });

/** Tags of the second API are an object, not the usual list. */
const tagMap = (rows: HttpApiResource["tags"]): TemplateObject | undefined =>
  dictionary(rows, ({ key, value }) => [key, value]);

const mapping = (
  rows: readonly { readonly to: string; readonly from: PlanValue }[],
  print: ValuePrinter,
): TemplateObject | undefined => dictionary(rows, ({ to, from }) => [to, print.value(from)]);

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-apigatewayv2-integration-responseparametermap.html */
const responseParameters = (
  rows: IntegrationResource["responseParameters"][number]["mappings"],
  print: ValuePrinter,
): TemplateNode =>
  properties({
    ResponseParameters: list(rows, ({ to, from }) => properties({ Destination: to, Source: print.value(from) })),
  });

const templates = (
  rows: readonly { readonly key: string; readonly template: PlanValue }[],
  print: ValuePrinter,
): TemplateObject | undefined => dictionary(rows, ({ key, template }) => [key, print.value(template)]);

const routeSettings = (settings: PlanRouteSettings): TemplateNode =>
  properties({
    ThrottlingRateLimit: settings.throttle?.ratePerSecond,
    ThrottlingBurstLimit: settings.throttle?.burst,
    DetailedMetricsEnabled: settings.metrics,
    LoggingLevel: settings.logging,
    DataTraceEnabled: settings.dataTrace,
  });
