import type { PlanValue } from "../../ir/plan/model-base.js";
import type { PlanIntegration, PlanMethodResponse } from "../../ir/plan/model-rest.js";
import { tags } from "./delivery-resources.js";
import type { ResourceTable } from "./resource.js";
import { dictionary, list, properties, type TemplateNode, type TemplateObject } from "./template-node.js";
import type { ValuePrinter } from "./value.js";

type ApiKind =
  | "rest-api"
  | "path"
  | "method"
  | "model"
  | "request-validator"
  | "authorizer"
  | "gateway-response"
  | "vpc-link";

/** The API and what belongs to its definition. */
export const apiResources: ResourceTable<ApiKind> = {
  "rest-api": (api, print) => ({
    type: "AWS::ApiGateway::RestApi",
    properties: properties({
      Name: api.name,
      Description: api.description,
      EndpointConfiguration: properties({
        Types: [api.endpoint],
        IpAddressType: api.ipAddressType,
        VpcEndpointIds: list(api.vpcEndpointIds, (id) => id),
      }),
      SecurityPolicy: api.securityPolicy,
      EndpointAccessMode: api.endpointAccessMode,
      DisableExecuteApiEndpoint: api.disableExecuteApiEndpoint,
      ApiKeySourceType: api.apiKeySource,
      BinaryMediaTypes: list(api.binaryMediaTypes, (type) => type),
      MinimumCompressionSize: api.minimumCompressionSize,
      Policy: api.policy === undefined ? undefined : print.json(api.policy),
      Body: api.body === undefined ? undefined : print.json(api.body),
      Tags: tags(api.tags),
    }),
  }),
  path: (path, print) => ({
    type: "AWS::ApiGateway::Resource",
    properties: properties({
      RestApiId: print.value(path.api),
      ParentId: print.value(path.parent),
      PathPart: path.part,
    }),
  }),
  method: (method, print) => ({
    type: "AWS::ApiGateway::Method",
    properties: properties({
      RestApiId: print.value(method.api),
      ResourceId: print.value(method.resource),
      HttpMethod: method.httpMethod,
      OperationName: method.operationName,
      AuthorizationType: method.authorizationType,
      AuthorizerId: print.optional(method.authorizer),
      AuthorizationScopes: list(method.authorizationScopes, (scope) => scope),
      ApiKeyRequired: method.apiKeyRequired,
      RequestValidatorId: print.optional(method.validator),
      RequestParameters: dictionary(method.requestParameters, ({ name, required }) => [name, required]),
      RequestModels: dictionary(method.requestModels, ({ contentType, model }) => [contentType, print.value(model)]),
      Integration: integration(method.integration, print),
      MethodResponses: list(method.responses, (response) => methodResponse(response, print)),
    }),
  }),
  model: (model, print) => ({
    type: "AWS::ApiGateway::Model",
    properties: properties({
      RestApiId: print.value(model.api),
      Name: model.name,
      Description: model.description,
      ContentType: model.contentType,
      Schema: print.json(model.schema),
    }),
  }),
  "request-validator": (validator, print) => ({
    type: "AWS::ApiGateway::RequestValidator",
    properties: properties({
      RestApiId: print.value(validator.api),
      Name: validator.name,
      ValidateRequestBody: validator.body,
      ValidateRequestParameters: validator.parameters,
    }),
  }),
  authorizer: (authorizer, print) => ({
    type: "AWS::ApiGateway::Authorizer",
    properties: properties({
      RestApiId: print.value(authorizer.api),
      Name: authorizer.name,
      Type: authorizer.type,
      AuthorizerUri: print.optional(authorizer.uri),
      AuthorizerCredentials: print.optional(authorizer.credentials),
      ProviderARNs: list(authorizer.providerArns, print.value),
      IdentitySource: authorizer.identitySource,
      IdentityValidationExpression: authorizer.identityValidationExpression,
      AuthorizerResultTtlInSeconds: authorizer.ttlSeconds,
    }),
  }),
  "gateway-response": (response, print) => ({
    type: "AWS::ApiGateway::GatewayResponse",
    properties: properties({
      RestApiId: print.value(response.api),
      ResponseType: response.responseType,
      StatusCode: response.statusCode,
      ResponseParameters: mapping(response.parameters, print),
      ResponseTemplates: templates(response.templates, print),
    }),
  }),
  "vpc-link": (link, print) => ({
    type: "AWS::ApiGateway::VpcLink",
    properties: properties({
      Name: link.name,
      Description: link.description,
      TargetArns: [print.value(link.networkLoadBalancer)],
      Tags: tags(link.tags),
    }),
  }),
};

const mapping = (
  rows: readonly { readonly to: string; readonly from: PlanValue }[],
  print: ValuePrinter,
): TemplateObject | undefined => dictionary(rows, ({ to, from }) => [to, print.value(from)]);

const templates = (
  rows: readonly { readonly contentType: string; readonly template: PlanValue }[],
  print: ValuePrinter,
): TemplateObject | undefined => dictionary(rows, ({ contentType, template }) => [contentType, print.value(template)]);

const integration = (planned: PlanIntegration, print: ValuePrinter): TemplateNode =>
  properties({
    Type: planned.type,
    IntegrationHttpMethod: planned.httpMethod,
    Uri: print.optional(planned.uri),
    Credentials: print.optional(planned.credentials),
    ConnectionType: planned.connection === undefined ? undefined : "VPC_LINK",
    ConnectionId: print.optional(planned.connection?.vpcLink),
    IntegrationTarget: print.optional(planned.connection?.loadBalancer),
    TimeoutInMillis: planned.timeoutMs,
    PassthroughBehavior: planned.passthroughBehavior,
    ContentHandling: planned.contentHandling,
    CacheNamespace: planned.cacheNamespace,
    CacheKeyParameters: list(planned.cacheKeyParameters, (name) => name),
    RequestParameters: mapping(planned.requestParameters, print),
    RequestTemplates: templates(planned.requestTemplates, print),
    IntegrationResponses: list(planned.responses, (response) =>
      properties({
        StatusCode: response.statusCode,
        SelectionPattern: response.selectionPattern,
        ContentHandling: response.contentHandling,
        ResponseParameters: mapping(response.parameters, print),
        ResponseTemplates: templates(response.templates, print),
      }),
    ),
  });

const methodResponse = (response: PlanMethodResponse, print: ValuePrinter): TemplateNode =>
  properties({
    StatusCode: response.statusCode,
    ResponseParameters: dictionary(response.parameters, ({ name, required }) => [name, required]),
    ResponseModels: dictionary(response.models, ({ contentType, model }) => [contentType, print.value(model)]),
  });
