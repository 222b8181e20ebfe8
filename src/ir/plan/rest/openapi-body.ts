import type { ApiModel } from "../../api.js";
import type { PlanTree } from "../model-base.js";
import type { DocumentationPartResource } from "../model-documentation.js";
import type {
  GatewayResponseResource,
  MethodResource,
  RequestValidatorResource,
  RestApiResource,
} from "../model-rest.js";
import { treeObject, treeValue } from "../values.js";
import type { ApiParts, PartNames } from "./api-parts.js";
import { bodyMethod } from "./body-method.js";
import { bodySecuritySchemes, securityNames } from "./body-security.js";
import { bodyDocumentation } from "./documentation.js";

/**
 * The API as one document for the service's import, with nothing that a call does not depend on. It is made of the very
 * resources that would stand for themselves otherwise, so that both definitions give the same API.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
 */
export function openApiBody(
  api: ApiModel,
  restApi: RestApiResource,
  parts: ApiParts,
  documentation: readonly DocumentationPartResource[] = [],
): PlanTree {
  const names: PartNames = new Map(
    [...parts.models, ...parts.validators, ...parts.authorizers].map(({ key, name }) => [key, name] as const),
  );
  const security = securityNames(parts.authorizers);
  const schemes = bodySecuritySchemes(parts, security);
  return treeObject([
    ["openapi", "3.0.1"],
    [
      "info",
      treeObject([
        ["title", restApi.name],
        // The import would take the API's own description away otherwise.
        ["description", restApi.description],
        ["version", api.version],
      ]),
    ],
    ["paths", bodyPaths(parts.methods, (method) => bodyMethod(method, names, security))],
    [
      "components",
      objectUnlessEmpty([
        ["schemas", objectUnlessEmpty(parts.models.map(({ name, schema }) => [name, schema]))],
        ["securitySchemes", objectUnlessEmpty(schemes)],
      ]),
    ],
    ["x-amazon-apigateway-request-validators", objectUnlessEmpty(parts.validators.map(requestValidator))],
    ["x-amazon-apigateway-gateway-responses", objectUnlessEmpty(parts.gatewayResponses.map(gatewayResponse))],
    ["x-amazon-apigateway-documentation", bodyDocumentation(documentation)],
    ...apiExtensions(restApi),
  ]);
}

type Entry = readonly [string, PlanTree | undefined];

const objectUnlessEmpty = (entries: readonly Entry[]): PlanTree | undefined =>
  entries.some(([, value]) => value !== undefined) ? treeObject(entries) : undefined;

function bodyPaths(methods: readonly MethodResource[], print: (method: MethodResource) => PlanTree): PlanTree {
  const paths = new Map<string, [string, PlanTree][]>();
  for (const method of methods) {
    const name = method.httpMethod === "ANY" ? "x-amazon-apigateway-any-method" : method.httpMethod.toLowerCase();
    const entries = paths.get(method.path) ?? [];
    entries.push([name, print(method)]);
    paths.set(method.path, entries);
  }
  return treeObject([...paths].map(([path, entries]) => [path, treeObject(entries)]));
}

const requestValidator = ({ name, body, parameters }: RequestValidatorResource): Entry => [
  name,
  treeObject([
    ["validateRequestBody", body],
    ["validateRequestParameters", parameters],
  ]),
];

const gatewayResponse = (response: GatewayResponseResource): Entry => [
  response.responseType,
  treeObject([
    ["statusCode", response.statusCode],
    ["responseParameters", objectUnlessEmpty(response.parameters.map(({ to, from }) => [to, treeValue(from)]))],
    [
      "responseTemplates",
      objectUnlessEmpty(response.templates.map(({ contentType, template }) => [contentType, treeValue(template)])),
    ],
  ]),
];

const apiExtensions = (restApi: RestApiResource): readonly Entry[] => [
  ["x-amazon-apigateway-api-key-source", restApi.apiKeySource],
  [
    "x-amazon-apigateway-binary-media-types",
    restApi.binaryMediaTypes.length === 0 ? undefined : [...restApi.binaryMediaTypes],
  ],
  ["x-amazon-apigateway-minimum-compression-size", restApi.minimumCompressionSize],
  ["x-amazon-apigateway-policy", restApi.policy],
  ["x-amazon-apigateway-security-policy", restApi.securityPolicy],
  ["x-amazon-apigateway-endpoint-access-mode", restApi.endpointAccessMode],
  [
    "x-amazon-apigateway-endpoint-configuration",
    objectUnlessEmpty([
      ["disableExecuteApiEndpoint", restApi.disableExecuteApiEndpoint ? true : undefined],
      ["vpcEndpointIds", restApi.vpcEndpointIds.length === 0 ? undefined : [...restApi.vpcEndpointIds]],
    ]),
  ],
];
