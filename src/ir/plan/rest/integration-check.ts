import type { Operation } from "../../api.js";
import type { HttpIntegration, Integration } from "../../integration.js";
import { reportLimit } from "../../limits.js";
import { placeWithin } from "../../source.js";
import { checkArn } from "../arn-check.js";
import type { RestContext } from "../context.js";
import { httpAddress } from "../http-address.js";
import { checkMappings, requestParameterOf } from "../mapping.js";
import { checkTemplate } from "../template-check.js";
import { describeValue } from "../values.js";
import { checkResponses } from "./integration-response-check.js";

/** Reports what the service would refuse, or answer every call with 500 for. */
export function checkIntegration(operation: Operation, context: RestContext): void {
  const { integration } = operation;
  const { diagnostics } = context;
  if (integration.kind === "unread") {
    const { what, origin } = integration;
    diagnostics.report("integration-not-read", origin, { what, operation: operation.id });
    return;
  }
  // What could not be expanded has been reported.
  if (integration.kind === "shortForm") return;
  checkTimeout(integration, context);
  checkMappings(
    "request",
    integration.requestParameters,
    placeWithin(integration.origin, ["requestParameters"]),
    context,
  );
  checkDeclared(operation, context);
  if (integration.credentials !== undefined) {
    const at = placeWithin(integration.origin, ["credentials"]);
    checkArn("role", integration.credentials, "credentials of an integration", at, diagnostics);
  }
  if (integration.kind === "http") checkHttp(operation, integration, context);
  if (integration.kind === "aws") checkServiceUri(operation, describeValue(integration.uri), context);
  if (integration.kind === "lambda" && integration.target.kind === "external") {
    const at = placeWithin(integration.origin, ["uri"]);
    checkArn("functionUri", integration.target.uri, "uri of an integration", at, diagnostics);
  }
  const proxies = (integration.kind === "lambda" || integration.kind === "http") && integration.proxy;
  if (proxies) {
    checkProxy(operation, context);
    return;
  }
  for (const { contentType, template } of integration.requestTemplates)
    checkTemplate(template, placeWithin(integration.origin, ["requestTemplates", contentType]), diagnostics);
  checkResponses(operation, context);
}

/**
 * What the service ignores of a proxy. A lone default response says nothing: the service's own export writes it everywhere.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-integration-types.html
 */
function checkProxy({ id, integration }: Operation, { diagnostics }: RestContext): void {
  const saying = integration.responses.filter(
    ({ selectionPattern, parameters, templates }) =>
      selectionPattern !== undefined ||
      parameters.length > 0 ||
      templates.some(({ template }) => describeValue(template) !== ""),
  );
  const fields = [
    ...(integration.requestTemplates.length > 0 ? ["'requestTemplates'"] : []),
    ...(saying.length > 0 ? ["'responses'"] : []),
  ];
  if (fields.length === 0) return;
  diagnostics.report("proxy-fields-ignored", integration.origin, { operation: id, fields: fields.join(" and ") });
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html */
function checkTimeout({ timeoutMs, origin }: Integration, { api, diagnostics }: RestContext): void {
  if (timeoutMs === undefined) return;
  const upper = api.gateway.endpoint === "edge" ? "integration-timeout-edge" : "integration-timeout";
  const at = placeWithin(origin, ["timeoutInMillis"], "key");
  reportLimit("integration-timeout-minimum", timeoutMs, at, diagnostics);
  reportLimit(upper, timeoutMs, at, diagnostics);
}

/** A path variable is reported where the declarations are made: it cannot be declared beside the path. */
function checkDeclared({ id, parameters, integration }: Operation, { diagnostics }: RestContext): void {
  const declared = new Set(parameters.map((each) => keyOf(each.in === "query" ? "querystring" : each.in, each.name)));
  for (const { to, from } of integration.requestParameters) {
    const source = describeValue(from);
    const parameter = requestParameterOf(source);
    if (parameter === undefined || parameter.in === "path") continue;
    if (declared.has(keyOf(parameter.in, parameter.name)) || isStandardHeader(parameter.name)) continue;
    const at = placeWithin(integration.origin, ["requestParameters", to], "key");
    diagnostics.report("parameter-not-declared", at, { operation: id, source });
  }
}

/** OpenAPI keeps these out of `parameters`, and every client sends some of the others by itself. */
const isStandardHeader = (name: string): boolean =>
  /^(?:accept(?:-.+)?|authorization|content-.+|cookie|host|origin|referer|user-agent|x-api-key|x-amz.*|x-forwarded-.+|if-.+|range)$/i.test(
    name,
  );

/** Header names are compared without case. */
const keyOf = (place: string, name: string): string => `${place} ${place === "header" ? name.toLowerCase() : name}`;

function checkHttp(operation: Operation, integration: HttpIntegration, { diagnostics }: RestContext): void {
  const uri = describeValue(integration.uri);
  const at = placeWithin(integration.origin, ["uri"]);
  // What begins with a variable is known at deployment, or for each request, only.
  if (!/^\$\{/.test(uri) && !httpAddress.test(uri))
    diagnostics.report("integration-uri-invalid", at, {
      operation: operation.id,
      uri,
      problem: "is not the address of an HTTP server",
    });
  const mapped = new Set(integration.requestParameters.map(({ to }) => to));
  for (const [, name] of uri.matchAll(/(?<!\$)\{([^{}+]+)\+?\}/g))
    if (name !== undefined && !mapped.has(`integration.request.path.${name}`))
      diagnostics.report("integration-uri-variable-unmapped", at, { operation: operation.id, name });
}

/** https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html#apigw-Type-Integration-uri */
function checkServiceUri({ id, integration }: Operation, uri: string, { diagnostics }: RestContext): void {
  if (/^\$\{|^arn:[^:]+:apigateway:[^:]+:[^:]+:(?:path|action)\//.test(uri)) return;
  diagnostics.report("integration-uri-invalid", placeWithin(integration.origin, ["uri"]), {
    operation: id,
    uri,
    problem: "does not name an AWS service",
  });
}
