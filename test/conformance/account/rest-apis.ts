import {
  APIGatewayClient,
  type Authorizer,
  type GatewayResponse,
  GetAuthorizersCommand,
  GetGatewayResponsesCommand,
  GetRequestValidatorsCommand,
  type Model,
  paginateGetModels,
  paginateGetResources,
  paginateGetRestApis,
  type RequestValidator,
  type RestApi,
} from "@aws-sdk/client-api-gateway";
import { openClient } from "../emulator/connection.js";
import { canonicalJson, type FoundThing, policyText, sorted } from "./canonical.js";
import { keyOf } from "./keys.js";
import { itemsOf } from "./pages.js";
import type { AccountReader } from "./read-account.js";
import { findDocumentation } from "./rest-documentation.js";
import { findMethods, findPaths } from "./rest-methods.js";
import { findDeploymentsAndStages } from "./rest-stages.js";

/** REST APIs and everything within them. */
export const readRestApis: AccountReader = async (connection, scope) => {
  const client = openClient(APIGatewayClient, connection);
  const apis = await itemsOf(paginateGetRestApis({ client }, { limit: 500 }), ({ items }) => items);
  const owned = apis.filter(({ id }) => scope.owns("aws_api_gateway_rest_api", id));
  return (await Promise.all(owned.map((api) => readRestApi(client, api)))).flat();
};

async function readRestApi(client: APIGatewayClient, api: RestApi): Promise<readonly FoundThing[]> {
  const restApiId = api.id ?? "";
  const [resources, models, validators, authorizers, responses, documentation, delivery] = await Promise.all([
    itemsOf(paginateGetResources({ client }, { restApiId, limit: 500, embed: ["methods"] }), ({ items }) => items),
    itemsOf(paginateGetModels({ client }, { restApiId, limit: 500 }), ({ items }) => items),
    client.send(new GetRequestValidatorsCommand({ restApiId, limit: 500 })),
    client.send(new GetAuthorizersCommand({ restApiId, limit: 500 })),
    client.send(new GetGatewayResponsesCommand({ restApiId, limit: 500 })),
    findDocumentation(client, restApiId),
    findDeploymentsAndStages(client, restApiId),
  ]);
  return [
    describeApi(api),
    ...findPaths(resources),
    ...(await findMethods(client, restApiId, resources)),
    ...models.filter((model) => !isBuiltIn(model)).map(describeModel),
    ...(validators.items ?? []).map(describeValidator),
    ...(authorizers.items ?? []).map(describeAuthorizer),
    ...(responses.items ?? []).filter((response) => response.defaultResponse !== true).map(describeGatewayResponse),
    ...documentation,
    ...delivery,
  ];
}

const describeApi = (api: RestApi): FoundThing => ({
  key: keyOf["rest-api"](api.name ?? ""),
  identifiers: [api.id],
  members: {
    name: api.name,
    description: api.description,
    endpointConfiguration: {
      types: api.endpointConfiguration?.types,
      ipAddressType: api.endpointConfiguration?.ipAddressType,
      vpcEndpointIds: sorted(api.endpointConfiguration?.vpcEndpointIds),
    },
    apiKeySource: api.apiKeySource ?? "HEADER",
    binaryMediaTypes: sorted(api.binaryMediaTypes),
    minimumCompressionSize: api.minimumCompressionSize,
    disableExecuteApiEndpoint: api.disableExecuteApiEndpoint ?? false,
    securityPolicy: api.securityPolicy,
    endpointAccessMode: api.endpointAccessMode,
    policy: api.policy === undefined ? undefined : policyText(api.policy),
    tags: api.tags,
  },
});

/** Every API has these two from the beginning. */
const isBuiltIn = ({ name }: Model): boolean => name === "Empty" || name === "Error";

const describeModel = (model: Model): FoundThing => ({
  key: keyOf.model(model.name ?? ""),
  identifiers: [model.id],
  members: {
    name: model.name,
    description: model.description,
    contentType: model.contentType,
    schema: model.schema === undefined ? undefined : canonicalJson(model.schema),
  },
});

const describeValidator = (validator: RequestValidator): FoundThing => ({
  key: keyOf["request-validator"](validator.name ?? ""),
  identifiers: [validator.id],
  members: {
    name: validator.name,
    validateRequestBody: validator.validateRequestBody ?? false,
    validateRequestParameters: validator.validateRequestParameters ?? false,
  },
});

/** Seconds that an authorizer's answer is kept unless somebody says otherwise. */
export const standardAuthorizerTtl = 300;

const describeAuthorizer = (authorizer: Authorizer): FoundThing => ({
  key: keyOf.authorizer(authorizer.name ?? ""),
  identifiers: [authorizer.id],
  members: {
    name: authorizer.name,
    type: authorizer.type,
    providerARNs: sorted(authorizer.providerARNs),
    authType: authorizer.authType,
    authorizerUri: authorizer.authorizerUri,
    authorizerCredentials: authorizer.authorizerCredentials,
    identitySource: authorizer.identitySource,
    identityValidationExpression: authorizer.identityValidationExpression,
    authorizerResultTtlInSeconds: authorizer.authorizerResultTtlInSeconds ?? standardAuthorizerTtl,
  },
});

const describeGatewayResponse = (response: GatewayResponse): FoundThing => ({
  key: keyOf["gateway-response"](response.responseType ?? ""),
  members: {
    responseType: response.responseType,
    statusCode: response.statusCode,
    responseParameters: response.responseParameters,
    responseTemplates: response.responseTemplates,
  },
});
