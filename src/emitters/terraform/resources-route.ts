import type { HttpApiResource, IntegrationResource, RouteAuthorizerResource } from "../../ir/plan/model-v2.js";
import { listOf, mapOf, type Row, type RowContext } from "./row.js";
import type { ConfigOf } from "./synth.js";

/**
 * The service deletes nothing that a route still leads to (409): where another one takes its place, the route has to be
 * changed first. https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-integrations-integrationid.html
 */
const replacedWhileInUse = { lifecycle: { createBeforeDestroy: true } } as const;

/** With a body, what stands beside it wins over it; CORS that stood in the body alone would be taken away again. */
export const printHttpApi: Row<"http-api"> = (api, context) => [
  {
    type: "aws_apigatewayv2_api",
    name: context.name(api.key),
    ...context.dependsOn(api),
    config: {
      name: context.text(api.name),
      description: context.optionalText(api.description),
      protocolType: "HTTP",
      version: context.optionalText(api.version),
      disableExecuteApiEndpoint: api.disableExecuteApiEndpoint ? true : undefined,
      ipAddressType: api.ipAddressType,
      corsConfiguration: api.cors && corsConfiguration(api.cors, context),
      failOnWarnings: api.failOnWarnings,
      body: api.body === undefined ? undefined : context.body(api.body),
      tags: mapOf(api.tags, ({ key, value }) => [context.text(key), context.text(value)]),
    },
  },
];

const corsConfiguration = (
  cors: NonNullable<HttpApiResource["cors"]>,
  { text }: RowContext,
): ConfigOf<"aws_apigatewayv2_api">["corsConfiguration"] => ({
  allowOrigins: listOf(cors.origins, text),
  allowMethods: listOf(cors.methods, text),
  allowHeaders: listOf(cors.headers, text),
  exposeHeaders: listOf(cors.exposedHeaders, text),
  allowCredentials: cors.credentials ? true : undefined,
  maxAge: cors.maxAgeSeconds,
});

export const printWebSocketApi: Row<"websocket-api"> = (api, context) => [
  {
    type: "aws_apigatewayv2_api",
    name: context.name(api.key),
    ...context.dependsOn(api),
    config: {
      name: context.text(api.name),
      description: context.optionalText(api.description),
      protocolType: "WEBSOCKET",
      routeSelectionExpression: context.text(api.routeSelectionExpression),
      apiKeySelectionExpression: context.optionalText(api.apiKeySelectionExpression),
      disableExecuteApiEndpoint: api.disableExecuteApiEndpoint ? true : undefined,
      ipAddressType: api.ipAddressType,
      tags: mapOf(api.tags, ({ key, value }) => [context.text(key), context.text(value)]),
    },
  },
];

export const printRoute: Row<"route"> = (route, context) => [
  {
    type: "aws_apigatewayv2_route",
    name: context.name(route.key),
    comment: route.operationName === undefined ? route.routeKey : `${route.routeKey} (${route.operationName})`,
    ...context.dependsOn(route),
    config: {
      apiId: context.value(route.api),
      routeKey: context.text(route.routeKey),
      operationName: context.optionalText(route.operationName),
      target: route.integration === undefined ? undefined : `integrations/${context.value(route.integration)}`,
      authorizationType: route.authorizationType,
      authorizerId: context.optionalValue(route.authorizer),
      authorizationScopes: listOf(route.authorizationScopes, context.text),
      apiKeyRequired: route.apiKeyRequired ? true : undefined,
      requestParameter: listOf(route.requestParameters, ({ name, required }) => ({
        requestParameterKey: context.text(name),
        required,
      })),
      routeResponseSelectionExpression: context.optionalText(route.routeResponseSelectionExpression),
      modelSelectionExpression: context.optionalText(route.modelSelectionExpression),
      requestModels: mapOf(route.requestModels, ({ key, model }) => [context.text(key), context.value(model)]),
    },
  },
];

export const printIntegration: Row<"integration"> = (integration, context) => [
  {
    type: "aws_apigatewayv2_integration",
    name: context.name(integration.key),
    ...context.dependsOn(integration),
    config: {
      apiId: context.value(integration.api),
      integrationType: integration.type,
      integrationSubtype: context.optionalText(integration.subtype),
      description: context.optionalText(integration.description),
      integrationMethod: integration.method,
      integrationUri: context.optionalValue(integration.uri),
      payloadFormatVersion: integration.payloadFormatVersion,
      credentialsArn: context.optionalValue(integration.credentials),
      connectionType: integration.vpcLink === undefined ? undefined : "VPC_LINK",
      connectionId: context.optionalValue(integration.vpcLink),
      tlsConfig:
        integration.serverNameToVerify === undefined
          ? undefined
          : { serverNameToVerify: context.text(integration.serverNameToVerify) },
      timeoutMilliseconds: integration.timeoutMs,
      requestParameters: mapOf(integration.requestParameters, ({ to, from }) => [
        context.text(to),
        context.value(from),
      ]),
      responseParameters: responseParameters(integration, context),
      passthroughBehavior: integration.passthroughBehavior,
      contentHandlingStrategy: integration.contentHandling,
      templateSelectionExpression: context.optionalText(integration.templateSelectionExpression),
      requestTemplates: mapOf(integration.requestTemplates, ({ key, template }) => [
        context.text(key),
        context.value(template),
      ]),
      ...replacedWhileInUse,
    },
  },
];

const responseParameters = (
  integration: IntegrationResource,
  context: RowContext,
): ConfigOf<"aws_apigatewayv2_integration">["responseParameters"] =>
  listOf(integration.responseParameters, ({ statusCode, mappings }) => ({
    statusCode: context.text(statusCode),
    mappings: mapOf(mappings, ({ to, from }) => [context.text(to), context.value(from)]) ?? {},
  }));

export const printIntegrationResponse: Row<"integration-response"> = (response, context) => [
  {
    type: "aws_apigatewayv2_integration_response",
    name: context.name(response.key),
    ...context.dependsOn(response),
    config: {
      apiId: context.value(response.api),
      integrationId: context.value(response.integration),
      integrationResponseKey: context.text(response.responseKey),
      contentHandlingStrategy: response.contentHandling,
      templateSelectionExpression: context.optionalText(response.templateSelectionExpression),
      responseTemplates: mapOf(response.templates, ({ key, template }) => [context.text(key), context.value(template)]),
    },
  },
];

export const printRouteResponse: Row<"route-response"> = (response, context) => [
  {
    type: "aws_apigatewayv2_route_response",
    name: context.name(response.key),
    ...context.dependsOn(response),
    config: {
      apiId: context.value(response.api),
      routeId: context.value(response.route),
      routeResponseKey: context.text(response.responseKey),
      responseModels: mapOf(response.models, ({ key, model }) => [context.text(key), context.value(model)]),
    },
  },
];

export const printMessageModel: Row<"message-model"> = (model, context) => [
  {
    type: "aws_apigatewayv2_model",
    name: context.name(model.key),
    ...context.dependsOn(model),
    config: {
      apiId: context.value(model.api),
      name: context.text(model.name),
      description: context.optionalText(model.description),
      contentType: context.text(model.contentType),
      schema: context.tree(model.schema),
    },
  },
];

export const printRouteAuthorizer: Row<"route-authorizer"> = (authorizer, context) => [
  {
    type: "aws_apigatewayv2_authorizer",
    name: context.name(authorizer.key),
    ...context.dependsOn(authorizer),
    config: {
      apiId: context.value(authorizer.api),
      name: context.text(authorizer.name),
      authorizerType: authorizer.type,
      authorizerUri: context.optionalValue(authorizer.uri),
      authorizerCredentialsArn: context.optionalValue(authorizer.credentials),
      identitySources: listOf(authorizer.identitySources, context.text),
      authorizerPayloadFormatVersion: authorizer.payloadFormatVersion,
      enableSimpleResponses: authorizer.simpleResponses,
      authorizerResultTtlInSeconds: authorizer.ttlSeconds,
      jwtConfiguration: authorizer.jwt && jwtConfiguration(authorizer.jwt, context),
      ...replacedWhileInUse,
    },
  },
];

const jwtConfiguration = (
  { issuer, audience }: NonNullable<RouteAuthorizerResource["jwt"]>,
  context: RowContext,
): ConfigOf<"aws_apigatewayv2_authorizer">["jwtConfiguration"] => ({
  issuer: context.value(issuer),
  audience: listOf(audience, context.value),
});

export const printRouteVpcLink: Row<"route-vpc-link"> = (link, context) => [
  {
    type: "aws_apigatewayv2_vpc_link",
    name: context.name(link.key),
    ...context.dependsOn(link),
    config: {
      name: context.text(link.name),
      subnetIds: link.subnetIds.map(context.value),
      securityGroupIds: link.securityGroupIds.map(context.value),
      tags: mapOf(link.tags, ({ key, value }) => [context.text(key), context.text(value)]),
    },
  },
];
