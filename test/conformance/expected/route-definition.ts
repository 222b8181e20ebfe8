import type { PlanValue } from "../../../src/ir/plan/model-base.js";
import type { HttpApiResource, IntegrationResource, RouteResource } from "../../../src/ir/plan/model-v2.js";
import { sorted } from "../account/canonical.js";
import {
  apiKeySelectionExpression,
  corsMaxAge,
  integrationDefaults,
  ipAddressTypes,
  routeIntegrationTimeouts,
  routeSelectionExpression,
} from "../account/defaults.js";
import { keyOf } from "../account/keys.js";
import { type ExpectationTable, type Expecting, mapOf, tagMap } from "./context.js";
import { routesTo } from "./users.js";

type DefinitionKind =
  | "http-api"
  | "websocket-api"
  | "route"
  | "integration"
  | "integration-response"
  | "route-response"
  | "message-model"
  | "route-authorizer"
  | "route-vpc-link";

/** https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/resources.html */
export const expectedRouteDefinition: ExpectationTable<DefinitionKind> = {
  "http-api": (api) => ({
    key: keyOf["http-api"](api.name),
    members: {
      Name: api.name,
      Description: api.description,
      ProtocolType: "HTTP",
      RouteSelectionExpression: routeSelectionExpression,
      ApiKeySelectionExpression: apiKeySelectionExpression,
      DisableExecuteApiEndpoint: api.disableExecuteApiEndpoint,
      IpAddressType: api.ipAddressType ?? ipAddressTypes.REGIONAL,
      CorsConfiguration: api.cors && cors(api.cors),
      Tags: tagMap(api.tags),
    },
  }),
  "websocket-api": (api) => ({
    key: keyOf["websocket-api"](api.name),
    members: {
      Name: api.name,
      Description: api.description,
      ProtocolType: "WEBSOCKET",
      RouteSelectionExpression: api.routeSelectionExpression,
      ApiKeySelectionExpression: api.apiKeySelectionExpression ?? apiKeySelectionExpression,
      DisableExecuteApiEndpoint: api.disableExecuteApiEndpoint,
      IpAddressType: api.ipAddressType ?? ipAddressTypes.REGIONAL,
      Tags: tagMap(api.tags),
    },
  }),
  route: (route, expecting) => ({ key: keyOf.route(route.routeKey), members: routeMembers(route, expecting) }),
  integration: (integration, expecting) =>
    routesTo(integration.key, expecting).map((routeKey) => ({
      key: keyOf.integration(routeKey),
      members: integrationMembers(integration, expecting),
    })),
  "integration-response": (response, expecting) =>
    routesTo(keyReferred(response.integration), expecting).map((routeKey) => ({
      key: keyOf["integration-response"](routeKey, response.responseKey),
      members: {
        IntegrationResponseKey: response.responseKey,
        ContentHandlingStrategy: response.contentHandling,
        TemplateSelectionExpression: response.templateSelectionExpression,
        ResponseParameters: mappings(response.parameters, expecting),
        ResponseTemplates: mapOf(response.templates, ({ key, template }) => [key, expecting.text(template)]),
      },
    })),
  "route-response": (response, { referred, text }) => {
    const route = referred(response.route);
    if (route?.kind !== "route") throw new Error(`${response.key} is of no route.`);
    return {
      key: keyOf["route-response"](route.routeKey, response.responseKey),
      members: {
        RouteResponseKey: response.responseKey,
        ResponseModels: mapOf(response.models, ({ key, model }) => [key, text(model)]),
      },
    };
  },
  "message-model": (model, { json }) => ({
    key: keyOf["message-model"](model.name),
    members: {
      Name: model.name,
      Description: model.description,
      ContentType: model.contentType,
      Schema: json(model.schema),
    },
  }),
  "route-authorizer": (authorizer, { text, optionalText }) => ({
    key: keyOf["route-authorizer"](authorizer.name),
    members: {
      Name: authorizer.name,
      AuthorizerType: authorizer.type,
      AuthorizerUri: optionalText(authorizer.uri),
      AuthorizerCredentialsArn: optionalText(authorizer.credentials),
      IdentitySource: sorted(authorizer.identitySources),
      AuthorizerPayloadFormatVersion: authorizer.payloadFormatVersion,
      EnableSimpleResponses: authorizer.simpleResponses || undefined,
      AuthorizerResultTtlInSeconds: authorizer.ttlSeconds,
      JwtConfiguration: authorizer.jwt && {
        Issuer: text(authorizer.jwt.issuer),
        Audience: sorted(authorizer.jwt.audience.map(text)),
      },
    },
  }),
  "route-vpc-link": (link, { text }) => ({
    key: keyOf["route-vpc-link"](link.name),
    members: {
      Name: link.name,
      SubnetIds: sorted(link.subnetIds.map(text)),
      SecurityGroupIds: sorted(link.securityGroupIds.map(text)),
      Tags: tagMap(link.tags),
    },
  }),
};

const keyReferred = (value: PlanValue): string => {
  if (value.kind !== "attribute") throw new Error("An integration response is of an integration of the plan.");
  return value.of;
};

const cors = (configuration: NonNullable<HttpApiResource["cors"]>) => ({
  AllowOrigins: sorted(configuration.origins),
  AllowMethods: sorted(configuration.methods),
  AllowHeaders: sorted(configuration.headers),
  ExposeHeaders: sorted(configuration.exposedHeaders),
  AllowCredentials: configuration.credentials,
  MaxAge: configuration.maxAgeSeconds ?? corsMaxAge,
});

const routeMembers = (route: RouteResource, expecting: Expecting) => ({
  RouteKey: route.routeKey,
  OperationName: route.operationName,
  Target: route.integration && `integrations/@${keyOf.integration(route.routeKey)}`,
  AuthorizationType: route.authorizationType,
  AuthorizerId: expecting.optionalText(route.authorizer),
  AuthorizationScopes: sorted(route.authorizationScopes),
  ApiKeyRequired: route.apiKeyRequired,
  RequestParameters: mapOf(route.requestParameters, ({ name, required }) => [name, { Required: required }]),
  RouteResponseSelectionExpression: route.routeResponseSelectionExpression,
  ModelSelectionExpression: route.modelSelectionExpression,
  RequestModels: mapOf(route.requestModels, ({ key, model }) => [key, expecting.text(model)]),
});

const integrationMembers = (integration: IntegrationResource, expecting: Expecting) => ({
  IntegrationType: integration.type,
  IntegrationSubtype: integration.subtype,
  Description: integration.description,
  IntegrationMethod: integration.method,
  IntegrationUri: expecting.optionalText(integration.uri),
  PayloadFormatVersion: integration.payloadFormatVersion ?? "1.0",
  CredentialsArn: expecting.optionalText(integration.credentials),
  ConnectionType: integration.vpcLink === undefined ? "INTERNET" : "VPC_LINK",
  ConnectionId: expecting.optionalText(integration.vpcLink),
  TlsConfig: { ServerNameToVerify: integration.serverNameToVerify },
  TimeoutInMillis:
    integration.timeoutMs ?? routeIntegrationTimeouts[expecting.all("http-api").length > 0 ? "HTTP" : "WEBSOCKET"],
  RequestParameters: mappings(integration.requestParameters, expecting),
  ResponseParameters: mapOf(integration.responseParameters, (response) => [
    response.statusCode,
    mappings(response.mappings, expecting),
  ]),
  PassthroughBehavior:
    integration.passthroughBehavior ??
    (expecting.all("http-api").length > 0 ? undefined : integrationDefaults.passthroughBehavior),
  ContentHandlingStrategy: integration.contentHandling,
  TemplateSelectionExpression: integration.templateSelectionExpression,
  RequestTemplates: mapOf(integration.requestTemplates, ({ key, template }) => [key, expecting.text(template)]),
});

const mappings = (rows: readonly { readonly to: string; readonly from: PlanValue }[], { text }: Expecting) =>
  mapOf(rows, ({ to, from }) => [to, text(from)]);
