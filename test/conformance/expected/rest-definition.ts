import type { PlanValue } from "../../../src/ir/plan/model-base.js";
import type { MethodResource, RestApiResource } from "../../../src/ir/plan/model-rest.js";
import { sorted } from "../account/canonical.js";
import { integrationDefaults, ipAddressTypes } from "../account/defaults.js";
import { keyOf } from "../account/keys.js";
import { type ExpectationTable, type Expecting, mapOf, tagMap } from "./context.js";

type DefinitionKind =
  | "rest-api"
  | "path"
  | "method"
  | "model"
  | "request-validator"
  | "authorizer"
  | "gateway-response"
  | "vpc-link";

/** https://docs.aws.amazon.com/apigateway/latest/api/API_Operations.html */
export const expectedRestDefinition: ExpectationTable<DefinitionKind> = {
  // The root comes with the API.
  "rest-api": (api, expecting) => [
    { key: keyOf["rest-api"](api.name), members: restApi(api, expecting) },
    { key: keyOf.path("/"), members: {} },
  ],
  path: (path, { text }) => ({
    key: keyOf.path(path.path),
    members: { parentId: text(path.parent), pathPart: path.part },
  }),
  method: (method, expecting) => ({
    key: keyOf.method(method.httpMethod, method.path),
    members: methodMembers(method, expecting),
  }),
  model: (model, { json }) => ({
    key: keyOf.model(model.name),
    members: {
      name: model.name,
      description: model.description,
      contentType: model.contentType,
      schema: json(model.schema),
    },
  }),
  "request-validator": (validator) => ({
    key: keyOf["request-validator"](validator.name),
    members: {
      name: validator.name,
      validateRequestBody: validator.body,
      validateRequestParameters: validator.parameters,
    },
  }),
  authorizer: (authorizer, { text, optionalText }) => ({
    key: keyOf.authorizer(authorizer.name),
    members: {
      name: authorizer.name,
      type: authorizer.type,
      authType: authorizer.type === "COGNITO_USER_POOLS" ? "cognito_user_pools" : "custom",
      authorizerUri: optionalText(authorizer.uri),
      authorizerCredentials: optionalText(authorizer.credentials),
      identitySource: authorizer.identitySource,
      identityValidationExpression: authorizer.identityValidationExpression,
      authorizerResultTtlInSeconds: authorizer.ttlSeconds ?? 300,
      providerARNs: sorted(authorizer.providerArns.map(text)),
    },
  }),
  "gateway-response": (response, { text }) => ({
    key: keyOf["gateway-response"](response.responseType),
    members: {
      responseType: response.responseType,
      statusCode: response.statusCode,
      responseParameters: mappings(response.parameters, text),
      responseTemplates: templates(response.templates, text),
    },
  }),
  "vpc-link": (link, { text }) => ({
    key: keyOf["vpc-link"](link.name),
    members: {
      name: link.name,
      description: link.description,
      targetArns: [text(link.networkLoadBalancer)],
      tags: tagMap(link.tags),
    },
  }),
};

const restApi = (api: RestApiResource, { optionalJson }: Expecting) => ({
  name: api.name,
  description: api.description,
  apiKeySource: api.apiKeySource,
  endpointConfiguration: {
    types: [api.endpoint],
    ipAddressType: api.ipAddressType ?? ipAddressTypes[api.endpoint],
    vpcEndpointIds: sorted(api.vpcEndpointIds),
  },
  securityPolicy: api.securityPolicy,
  endpointAccessMode: api.endpointAccessMode,
  disableExecuteApiEndpoint: api.disableExecuteApiEndpoint,
  binaryMediaTypes: sorted(api.binaryMediaTypes),
  minimumCompressionSize: api.minimumCompressionSize,
  policy: optionalJson(api.policy),
  tags: tagMap(api.tags),
});

const methodMembers = (method: MethodResource, expecting: Expecting) => ({
  operationName: method.operationName,
  authorizationType: method.authorizationType,
  authorizerId: expecting.optionalText(method.authorizer),
  authorizationScopes: sorted(method.authorizationScopes),
  apiKeyRequired: method.apiKeyRequired,
  requestValidatorId: expecting.optionalText(method.validator),
  requestParameters: mapOf(method.requestParameters, ({ name, required }) => [name, required]),
  requestModels: mapOf(method.requestModels, ({ contentType, model }) => [contentType, expecting.text(model)]),
  methodResponses: mapOf(method.responses, ({ statusCode, parameters, models }) => [
    statusCode,
    {
      statusCode,
      responseParameters: mapOf(parameters, ({ name, required }) => [name, required]),
      responseModels: mapOf(models, ({ contentType, model }) => [contentType, expecting.text(model)]),
    },
  ]),
  methodIntegration: integration(method, expecting),
});

const integration = ({ integration: planned, resource }: MethodResource, { text, optionalText }: Expecting) => ({
  type: planned.type,
  httpMethod: planned.httpMethod,
  uri: optionalText(planned.uri),
  credentials: optionalText(planned.credentials),
  connectionType: planned.connection === undefined ? integrationDefaults.connectionType : "VPC_LINK",
  connectionId: optionalText(planned.connection?.vpcLink),
  integrationTarget: optionalText(planned.connection?.loadBalancer),
  timeoutInMillis: planned.timeoutMs ?? integrationDefaults.timeoutInMillis,
  passthroughBehavior: planned.passthroughBehavior ?? integrationDefaults.passthroughBehavior,
  contentHandling: planned.contentHandling,
  // Methods of one path share what is cached.
  cacheNamespace: planned.cacheNamespace ?? text(resource),
  cacheKeyParameters: sorted(planned.cacheKeyParameters),
  tlsConfig: { insecureSkipVerification: planned.insecureSkipVerification },
  requestParameters: mappings(planned.requestParameters, text),
  requestTemplates: templates(planned.requestTemplates, text),
  integrationResponses: mapOf(planned.responses, (response) => [
    response.statusCode,
    {
      statusCode: response.statusCode,
      selectionPattern: response.selectionPattern,
      contentHandling: response.contentHandling,
      responseParameters: mappings(response.parameters, text),
      responseTemplates: templates(response.templates, text),
    },
  ]),
});

const mappings = (
  rows: readonly { readonly to: string; readonly from: PlanValue }[],
  text: (value: PlanValue) => string,
) => mapOf(rows, ({ to, from }) => [to, text(from)]);

const templates = (
  rows: readonly { readonly contentType: string; readonly template: PlanValue }[],
  text: (value: PlanValue) => string,
) => mapOf(rows, ({ contentType, template }) => [contentType, text(template)]);
