import type { MethodResource } from "../../ir/plan/model-rest.js";
import { responseName } from "./addresses.js";
import { listOf, mapOf, type Row, type RowContext } from "./row.js";
import type { ConfigOf, TerraformResource } from "./synth.js";

/** What each part of a method is identified by; taken from another part, it also orders the two. */
const identity = (type: "aws_api_gateway_method" | "aws_api_gateway_integration", name: string, api: string) => ({
  restApiId: api,
  resourceId: `\${${type}.${name}.resource_id}`,
  httpMethod: `\${${type}.${name}.http_method}`,
});

export const printMethod: Row<"method"> = (method, context) => {
  const name = context.name(method.key);
  const api = context.value(method.api);
  return [
    {
      type: "aws_api_gateway_method",
      name,
      comment:
        method.operationName === undefined ? commentOf(method) : `${commentOf(method)} (${method.operationName})`,
      ...context.dependsOn(method),
      config: methodConfig(method, context, api),
    },
    {
      type: "aws_api_gateway_integration",
      name,
      config: { ...identity("aws_api_gateway_method", name, api), ...integrationConfig(method, context) },
    },
    ...printMethodResponses(method, context, name, api),
    ...printIntegrationResponses(method, context, name, api),
  ];
};

const commentOf = (method: MethodResource): string => `${method.httpMethod} ${method.path}`;

const methodConfig = (
  method: MethodResource,
  context: RowContext,
  restApiId: string,
): ConfigOf<"aws_api_gateway_method"> => ({
  restApiId,
  resourceId: context.value(method.resource),
  httpMethod: method.httpMethod,
  operationName: method.operationName === undefined ? undefined : context.text(method.operationName),
  authorization: method.authorizationType,
  authorizerId: method.authorizer === undefined ? undefined : context.value(method.authorizer),
  authorizationScopes: listOf(method.authorizationScopes, context.text),
  apiKeyRequired: method.apiKeyRequired ? true : undefined,
  requestValidatorId: method.validator === undefined ? undefined : context.value(method.validator),
  requestParameters: mapOf(method.requestParameters, ({ name, required }) => [context.text(name), required]),
  requestModels: mapOf(method.requestModels, ({ contentType, model }) => [
    context.text(contentType),
    context.value(model),
  ]),
});

function integrationConfig(
  { integration }: MethodResource,
  context: RowContext,
): Omit<ConfigOf<"aws_api_gateway_integration">, "restApiId" | "resourceId" | "httpMethod"> {
  const { uri, credentials, connection } = integration;
  return {
    type: integration.type,
    integrationHttpMethod: integration.httpMethod,
    uri: uri === undefined ? undefined : context.value(uri),
    credentials: credentials === undefined ? undefined : context.value(credentials),
    connectionType: connection === undefined ? undefined : "VPC_LINK",
    connectionId: connection === undefined ? undefined : context.value(connection.vpcLink),
    timeoutMilliseconds: integration.timeoutMs,
    passthroughBehavior: integration.passthroughBehavior,
    contentHandling: integration.contentHandling,
    cacheNamespace: integration.cacheNamespace === undefined ? undefined : context.text(integration.cacheNamespace),
    cacheKeyParameters: listOf(integration.cacheKeyParameters, context.text),
    tlsConfig: integration.insecureSkipVerification ? { insecureSkipVerification: true } : undefined,
    requestParameters: mapOf(integration.requestParameters, ({ to, from }) => [context.text(to), context.value(from)]),
    requestTemplates: mapOf(integration.requestTemplates, ({ contentType, template }) => [
      context.text(contentType),
      context.value(template),
    ]),
  };
}

const printMethodResponses = (
  method: MethodResource,
  context: RowContext,
  name: string,
  api: string,
): readonly TerraformResource[] =>
  method.responses.map((response) => ({
    type: "aws_api_gateway_method_response",
    name: responseName(name, response.statusCode),
    config: {
      ...identity("aws_api_gateway_method", name, api),
      statusCode: context.text(response.statusCode),
      responseParameters: mapOf(response.parameters, ({ name: to, required }) => [context.text(to), required]),
      responseModels: mapOf(response.models, ({ contentType, model }) => [
        context.text(contentType),
        context.value(model),
      ]),
    },
  }));

/** An integration response exists beside its integration and the method response of its status, so it refers to both. */
function printIntegrationResponses(
  method: MethodResource,
  context: RowContext,
  name: string,
  api: string,
): readonly TerraformResource[] {
  const statuses = new Set(method.responses.map((response) => response.statusCode));
  return method.integration.responses.map((response) => ({
    type: "aws_api_gateway_integration_response",
    name: responseName(name, response.statusCode),
    config: {
      ...identity("aws_api_gateway_integration", name, api),
      statusCode: statuses.has(response.statusCode)
        ? `\${aws_api_gateway_method_response.${responseName(name, response.statusCode)}.status_code}`
        : context.text(response.statusCode),
      selectionPattern: response.selectionPattern === undefined ? undefined : context.text(response.selectionPattern),
      contentHandling: response.contentHandling,
      responseParameters: mapOf(response.parameters, ({ to, from }) => [context.text(to), context.value(from)]),
      responseTemplates: mapOf(response.templates, ({ contentType, template }) => [
        context.text(contentType),
        context.value(template),
      ]),
    },
  }));
}
