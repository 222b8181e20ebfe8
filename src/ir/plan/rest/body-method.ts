import type { PlanTree, PlanValue } from "../model-base.js";
import type { MethodResource, PlanIntegration, PlanMethodResponse } from "../model-rest.js";
import { treeObject, treeValue } from "../values.js";
import type { PartNames } from "./api-parts.js";
import { bodySecurity, type SecurityNames } from "./body-security.js";

type Entry = readonly [string, PlanTree | undefined];

/** A method as an operation of the document. */
export function bodyMethod(method: MethodResource, names: PartNames, security: SecurityNames): PlanTree {
  return treeObject([
    ["operationId", method.operationName],
    ["parameters", listUnlessEmpty(method.requestParameters.map(parameter))],
    ["requestBody", requestBody(method, names)],
    // Proxies declare none; the import takes an empty object, and nothing less.
    ["responses", treeObject(method.responses.map(response))],
    ["security", bodySecurity(method, security)],
    ["x-amazon-apigateway-request-validator", nameOf(method.validator, names)],
    ["x-amazon-apigateway-integration", integration(method.integration)],
  ]);
}

const listUnlessEmpty = (items: readonly PlanTree[]): PlanTree | undefined => (items.length === 0 ? undefined : items);

const objectUnlessEmpty = (entries: readonly Entry[]): PlanTree | undefined =>
  entries.length === 0 ? undefined : treeObject(entries);

const nameOf = (value: PlanValue | undefined, names: PartNames): string | undefined =>
  value?.kind === "attribute" ? names.get(value.of) : undefined;

const places: Readonly<Record<string, string>> = { path: "path", querystring: "query", header: "header" };

function parameter({ name, required }: MethodResource["requestParameters"][number]): PlanTree {
  const [, place = "", parameterName = ""] = /^method\.request\.(\w+)\.(.+)$/.exec(name) ?? [];
  return treeObject([
    ["name", parameterName],
    ["in", places[place]],
    ["required", required ? true : undefined],
    ["schema", treeObject([["type", "string"]])],
  ]);
}

function requestBody({ requestModels }: MethodResource, names: PartNames): PlanTree | undefined {
  if (requestModels.length === 0) return undefined;
  const content = requestModels.map(({ contentType, model }): Entry => {
    const reference = `#/components/schemas/${nameOf(model, names) ?? ""}`;
    return [contentType, treeObject([["schema", treeObject([["$ref", reference]])]])];
  });
  return treeObject([
    ["required", true],
    ["content", treeObject(content)],
  ]);
}

/** The description is the specification's demand, not ours. */
const response = ({ statusCode, parameters }: PlanMethodResponse): Entry => [
  statusCode,
  treeObject([
    ["description", `${statusCode} response`],
    ["headers", objectUnlessEmpty(parameters.map(({ name }) => [headerName(name), stringHeader]))],
  ]),
];

const headerName = (name: string): string => name.replace("method.response.header.", "");
const stringHeader = treeObject([["schema", treeObject([["type", "string"]])]]);

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html */
function integration(target: PlanIntegration): PlanTree {
  const value = (each: PlanValue | undefined): PlanTree | undefined =>
    each === undefined ? undefined : treeValue(each);
  return treeObject([
    ["type", target.type.toLowerCase()],
    ["httpMethod", target.httpMethod],
    ["uri", value(target.uri)],
    ["credentials", value(target.credentials)],
    ["connectionType", target.connection === undefined ? undefined : "VPC_LINK"],
    ["connectionId", value(target.connection?.vpcLink)],
    ["integrationTarget", value(target.connection?.loadBalancer)],
    ["timeoutInMillis", target.timeoutMs],
    ["passthroughBehavior", target.passthroughBehavior?.toLowerCase()],
    ["contentHandling", target.contentHandling],
    ["cacheNamespace", target.cacheNamespace],
    ["cacheKeyParameters", listUnlessEmpty(target.cacheKeyParameters)],
    ["requestParameters", mappings(target.requestParameters)],
    ["requestTemplates", templates(target.requestTemplates)],
    ["responses", objectUnlessEmpty(target.responses.map(integrationResponse))],
    ["tlsConfig", target.insecureSkipVerification ? treeObject([["insecureSkipVerification", true]]) : undefined],
  ]);
}

const integrationResponse = (each: PlanIntegration["responses"][number]): Entry => [
  each.selectionPattern ?? "default",
  treeObject([
    ["statusCode", each.statusCode],
    ["responseParameters", mappings(each.parameters)],
    ["responseTemplates", templates(each.templates)],
    ["contentHandling", each.contentHandling],
  ]),
];

const mappings = (each: PlanIntegration["requestParameters"]): PlanTree | undefined =>
  objectUnlessEmpty(each.map(({ to, from }) => [to, treeValue(from)]));

const templates = (each: PlanIntegration["requestTemplates"]): PlanTree | undefined =>
  objectUnlessEmpty(each.map(({ contentType, template }) => [contentType, treeValue(template)]));
