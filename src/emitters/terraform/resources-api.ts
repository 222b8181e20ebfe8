import { listOf, mapOf, type Row } from "./row.js";

export const printRestApi: Row<"rest-api"> = (api, context) => [
  {
    type: "aws_api_gateway_rest_api",
    name: context.name(api.key),
    ...context.dependsOn(api),
    config: {
      name: context.text(api.name),
      description: api.description === undefined ? undefined : context.text(api.description),
      apiKeySource: api.apiKeySource,
      binaryMediaTypes: listOf(api.binaryMediaTypes, context.text),
      minimumCompressionSize: api.minimumCompressionSize === undefined ? undefined : String(api.minimumCompressionSize),
      disableExecuteApiEndpoint: api.disableExecuteApiEndpoint ? true : undefined,
      endpointConfiguration: {
        types: [api.endpoint],
        ipAddressType: api.ipAddressType,
        vpcEndpointIds: listOf(api.vpcEndpointIds, context.text),
      },
      policy: api.policy === undefined ? undefined : context.tree(api.policy),
      body: api.body === undefined ? undefined : context.body(api.body),
      tags: mapOf(api.tags, ({ key, value }) => [context.text(key), context.text(value)]),
    },
  },
];

export const printPath: Row<"path"> = (path, context) => [
  {
    type: "aws_api_gateway_resource",
    name: context.name(path.key),
    comment: path.path,
    ...context.dependsOn(path),
    config: {
      restApiId: context.value(path.api),
      parentId: context.value(path.parent),
      pathPart: context.text(path.part),
    },
  },
];

export const printModel: Row<"model"> = (model, context) => [
  {
    type: "aws_api_gateway_model",
    name: context.name(model.key),
    ...context.dependsOn(model),
    config: {
      restApiId: context.value(model.api),
      name: context.text(model.name),
      description: model.description === undefined ? undefined : context.text(model.description),
      contentType: context.text(model.contentType),
      schema: context.tree(model.schema),
    },
  },
];

export const printRequestValidator: Row<"request-validator"> = (validator, context) => [
  {
    type: "aws_api_gateway_request_validator",
    name: context.name(validator.key),
    ...context.dependsOn(validator),
    config: {
      restApiId: context.value(validator.api),
      name: context.text(validator.name),
      validateRequestBody: validator.body,
      validateRequestParameters: validator.parameters,
    },
  },
];

export const printAuthorizer: Row<"authorizer"> = (authorizer, context) => [
  {
    type: "aws_api_gateway_authorizer",
    name: context.name(authorizer.key),
    ...context.dependsOn(authorizer),
    config: {
      restApiId: context.value(authorizer.api),
      name: context.text(authorizer.name),
      type: authorizer.type,
      authorizerUri: authorizer.uri === undefined ? undefined : context.value(authorizer.uri),
      authorizerCredentials: authorizer.credentials === undefined ? undefined : context.value(authorizer.credentials),
      authorizerResultTtlInSeconds: authorizer.ttlSeconds,
      identitySource: authorizer.identitySource === undefined ? undefined : context.text(authorizer.identitySource),
      identityValidationExpression:
        authorizer.identityValidationExpression === undefined
          ? undefined
          : context.text(authorizer.identityValidationExpression),
      providerArns: listOf(authorizer.providerArns, context.value),
    },
  },
];

export const printGatewayResponse: Row<"gateway-response"> = (response, context) => [
  {
    type: "aws_api_gateway_gateway_response",
    name: context.name(response.key),
    ...context.dependsOn(response),
    config: {
      restApiId: context.value(response.api),
      responseType: context.text(response.responseType),
      statusCode: response.statusCode === undefined ? undefined : context.text(response.statusCode),
      responseParameters: mapOf(response.parameters, ({ to, from }) => [context.text(to), context.value(from)]),
      responseTemplates: mapOf(response.templates, ({ contentType, template }) => [
        context.text(contentType),
        context.value(template),
      ]),
    },
  },
];

export const printVpcLink: Row<"vpc-link"> = (link, context) => [
  {
    type: "aws_api_gateway_vpc_link",
    name: context.name(link.key),
    ...context.dependsOn(link),
    config: {
      name: context.text(link.name),
      description: link.description === undefined ? undefined : context.text(link.description),
      targetArns: [context.value(link.networkLoadBalancer)],
      tags: mapOf(link.tags, ({ key, value }) => [context.text(key), context.text(value)]),
    },
  },
];
