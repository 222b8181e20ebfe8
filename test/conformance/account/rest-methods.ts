import {
  type APIGatewayClient,
  GetMethodCommand,
  type Integration,
  type IntegrationResponse,
  type Method,
  type MethodResponse,
  type Resource,
} from "@aws-sdk/client-api-gateway";
import { type FoundThing, sorted } from "./canonical.js";
import { keyOf } from "./keys.js";

/** The paths of a REST API; the root is one that nobody makes. */
export const findPaths = (resources: readonly Resource[]): readonly FoundThing[] =>
  resources.map(({ id, path = "", parentId, pathPart }) => ({
    key: keyOf.path(path),
    identifiers: [id],
    members: { parentId, pathPart },
  }));

/** The methods of a REST API's paths, with their integrations and responses. */
export async function findMethods(
  client: APIGatewayClient,
  restApiId: string,
  resources: readonly Resource[],
): Promise<readonly FoundThing[]> {
  const wanted = resources.flatMap(({ id: resourceId, path = "", resourceMethods = {} }) =>
    Object.entries(resourceMethods).map(([httpMethod, embedded]) => ({ resourceId, path, httpMethod, embedded })),
  );
  return Promise.all(
    wanted.map(async ({ resourceId, path, httpMethod, embedded }) => {
      const whole = embedded.authorizationType !== undefined;
      const method = whole ? embedded : await client.send(new GetMethodCommand({ restApiId, resourceId, httpMethod }));
      return describeMethod(method, httpMethod, path);
    }),
  );
}

const describeMethod = (method: Method, httpMethod: string, path: string): FoundThing => ({
  key: keyOf.method(httpMethod, path),
  members: {
    authorizationType: method.authorizationType ?? "NONE",
    authorizerId: method.authorizerId,
    authorizationScopes: sorted(method.authorizationScopes),
    apiKeyRequired: method.apiKeyRequired ?? false,
    operationName: method.operationName,
    requestValidatorId: method.requestValidatorId,
    requestParameters: method.requestParameters,
    requestModels: method.requestModels,
    methodResponses: byStatus(method.methodResponses, describeMethodResponse),
    methodIntegration: method.methodIntegration && describeIntegration(method.methodIntegration),
  },
});

const describeMethodResponse = ({ statusCode, responseParameters, responseModels }: MethodResponse) => ({
  statusCode,
  responseParameters,
  responseModels,
});

/** Milliseconds that the gateway waits for a backend unless somebody says otherwise. */
export const standardTimeout = 29_000;

const describeIntegration = (integration: Integration) => ({
  type: integration.type,
  httpMethod: integration.httpMethod,
  uri: integration.uri,
  connectionType: integration.connectionType ?? "INTERNET",
  connectionId: integration.connectionId,
  credentials: integration.credentials,
  integrationTarget: integration.integrationTarget,
  timeoutInMillis: integration.timeoutInMillis ?? standardTimeout,
  passthroughBehavior: integration.passthroughBehavior ?? "WHEN_NO_MATCH",
  contentHandling: integration.contentHandling,
  cacheNamespace: integration.cacheNamespace,
  cacheKeyParameters: sorted(integration.cacheKeyParameters),
  tlsConfig: { insecureSkipVerification: integration.tlsConfig?.insecureSkipVerification ?? false },
  requestParameters: integration.requestParameters,
  requestTemplates: integration.requestTemplates,
  integrationResponses: byStatus(integration.integrationResponses, describeIntegrationResponse),
});

const describeIntegrationResponse = (response: IntegrationResponse) => ({
  statusCode: response.statusCode,
  selectionPattern: response.selectionPattern,
  contentHandling: response.contentHandling,
  responseParameters: response.responseParameters,
  responseTemplates: response.responseTemplates,
});

const byStatus = <Response>(
  responses: { readonly [status: string]: Response } | undefined,
  describe: (response: Response) => object,
): { readonly [status: string]: object } =>
  Object.fromEntries(Object.entries(responses ?? {}).map(([status, response]) => [status, describe(response)]));
