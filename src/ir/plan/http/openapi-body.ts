import type { ApiModel } from "../../api.js";
import { allocateNames, asciiWords, camelCase } from "../../names.js";
import type { PlanTree, PlanValue } from "../model-base.js";
import type { HttpApiResource, IntegrationResource, RouteResource } from "../model-v2.js";
import { treeObject, treeValue } from "../values.js";
import type { HttpParts } from "./api-parts.js";
import { bodyRouteSecurity, bodyRouteSecuritySchemes, routeSecurityNames } from "./body-security.js";

type Entry = readonly [string, PlanTree | undefined];

/**
 * The API as one document for the service's import, with nothing that a call does not depend on. It is made of the very
 * resources that would stand for themselves otherwise, so that both definitions give the same API.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-open-api.html
 */
export function httpOpenApiBody(api: ApiModel, httpApi: HttpApiResource, parts: HttpParts): PlanTree {
  const security = routeSecurityNames(parts.authorizers);
  const shared = sharedIntegrations(parts);
  return treeObject([
    ["openapi", "3.0.1"],
    [
      "info",
      treeObject([
        ["title", httpApi.name],
        ["description", httpApi.description],
        ["version", api.version],
      ]),
    ],
    ["servers", serversOf(httpApi)],
    [
      "paths",
      bodyPaths(parts.routes, (route) =>
        treeObject([
          ["operationId", route.operationName],
          ["isDefaultRoute", route.routeKey === "$default" ? true : undefined],
          ["parameters", pathParameters(route)],
          // The specification demands one.
          ["responses", treeObject([["default", treeObject([["description", "What the integration answers."]])]])],
          ["security", bodyRouteSecurity(route, security)],
          ["x-amazon-apigateway-integration", integrationOf(route, parts, shared)],
        ]),
      ),
    ],
    [
      "components",
      objectUnlessEmpty([
        ["securitySchemes", objectUnlessEmpty(bodyRouteSecuritySchemes(parts, security))],
        [
          "x-amazon-apigateway-integrations",
          objectUnlessEmpty(
            parts.integrations.flatMap((each): readonly Entry[] => {
              const name = shared.get(each.key);
              return name === undefined ? [] : [[name, integrationTree(each)]];
            }),
          ),
        ],
      ]),
    ],
    ["x-amazon-apigateway-cors", corsTree(httpApi)],
  ]);
}

const objectUnlessEmpty = (entries: readonly Entry[]): PlanTree | undefined =>
  entries.some(([, value]) => value !== undefined) ? treeObject(entries) : undefined;

/** The import would switch the endpoint on again if the document did not say it. */
const serversOf = ({ disableExecuteApiEndpoint }: HttpApiResource): PlanTree | undefined =>
  disableExecuteApiEndpoint
    ? [
        treeObject([
          ["url", "/"],
          ["x-amazon-apigateway-endpoint-configuration", treeObject([["disableExecuteApiEndpoint", true]])],
        ]),
      ]
    : undefined;

function bodyPaths(routes: readonly RouteResource[], print: (route: RouteResource) => PlanTree): PlanTree {
  const paths = new Map<string, (readonly [string, PlanTree])[]>();
  for (const route of routes) {
    const [method = "", path = ""] = route.routeKey === "$default" ? ["ANY", "/$default"] : route.routeKey.split(" ");
    const entries = paths.get(path) ?? [];
    entries.push([method === "ANY" ? "x-amazon-apigateway-any-method" : method.toLowerCase(), print(route)]);
    paths.set(path, entries);
  }
  return treeObject([...paths].map(([path, entries]) => [path, treeObject(entries)]));
}

/** Named as the service's own export names them: `proxy+` for a greedy one. */
function pathParameters({ routeKey }: RouteResource): PlanTree | undefined {
  const names = [...routeKey.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? "");
  if (names.length === 0) return undefined;
  return names.map((name) =>
    treeObject([
      ["name", name],
      ["in", "path"],
      ["required", true],
      ["schema", treeObject([["type", "string"]])],
    ]),
  );
}

/** Names of the integrations that several routes call; the others stand with their route. */
function sharedIntegrations({ routes, integrations }: HttpParts): ReadonlyMap<string, string> {
  const uses = new Map<string, number>();
  for (const { integration } of routes)
    if (integration?.kind === "attribute") uses.set(integration.of, (uses.get(integration.of) ?? 0) + 1);
  const keys = integrations.map(({ key }) => key).filter((key) => (uses.get(key) ?? 0) > 1);
  // One of the document's own components is called as there.
  const nameOf = (key: string): string => key.slice(key.indexOf(":") + 1).replace(/^components\//, "");
  return allocateNames(keys, (key) => camelCase(asciiWords(nameOf(key))) || "integration");
}

function integrationOf(
  { integration }: RouteResource,
  { integrations }: HttpParts,
  shared: ReadonlyMap<string, string>,
): PlanTree | undefined {
  if (integration?.kind !== "attribute") return undefined;
  const name = shared.get(integration.of);
  if (name !== undefined) return treeObject([["$ref", `#/components/x-amazon-apigateway-integrations/${name}`]]);
  const found = integrations.find(({ key }) => key === integration.of);
  return found === undefined ? undefined : integrationTree(found);
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html */
const integrationTree = (integration: IntegrationResource): PlanTree =>
  treeObject([
    ["type", integration.type.toLowerCase()],
    ["integrationSubtype", integration.subtype],
    ["httpMethod", integration.method],
    ["uri", valueTree(integration.uri)],
    ["payloadFormatVersion", integration.payloadFormatVersion],
    ["credentials", valueTree(integration.credentials)],
    ["connectionType", integration.vpcLink === undefined ? undefined : "VPC_LINK"],
    ["connectionId", valueTree(integration.vpcLink)],
    ["timeoutInMillis", integration.timeoutMs],
    ["requestParameters", mappingTree(integration.requestParameters)],
    [
      "responseParameters",
      objectUnlessEmpty(
        integration.responseParameters.map(({ statusCode, mappings }) => [statusCode, mappingTree(mappings)]),
      ),
    ],
    [
      "tlsConfig",
      integration.serverNameToVerify === undefined
        ? undefined
        : treeObject([["serverNameToVerify", integration.serverNameToVerify]]),
    ],
  ]);

const valueTree = (value: PlanValue | undefined): PlanTree | undefined =>
  value === undefined ? undefined : treeValue(value);

const mappingTree = (rows: IntegrationResource["requestParameters"]): PlanTree | undefined =>
  objectUnlessEmpty(rows.map(({ to, from }) => [to, treeValue(from)]));

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-cors-configuration.html */
function corsTree({ cors }: HttpApiResource): PlanTree | undefined {
  if (cors === undefined) return undefined;
  const list = (items: readonly string[]): PlanTree | undefined => (items.length === 0 ? undefined : [...items]);
  return treeObject([
    ["allowOrigins", list(cors.origins)],
    ["allowMethods", list(cors.methods)],
    ["allowHeaders", list(cors.headers)],
    ["exposeHeaders", list(cors.exposedHeaders)],
    ["allowCredentials", cors.credentials ? true : undefined],
    ["maxAge", cors.maxAgeSeconds],
  ]);
}
