import type { Operation } from "../../api.js";
import type { HttpIntegration, Integration } from "../../integration.js";
import { reportLimit } from "../../limits.js";
import type { RestContext } from "../context.js";
import { checkMappings } from "../mapping.js";
import { describeValue } from "../values.js";
import { findTemplateProblem } from "../velocity.js";

/** Reports what the service would refuse, or answer every call with 500 for. */
export function checkIntegration(operation: Operation, context: RestContext): void {
  const { integration } = operation;
  if (integration.kind === "unread") {
    const { what, origin } = integration;
    context.diagnostics.report("integration-not-read", origin, { what, operation: operation.id });
    return;
  }
  checkTimeout(integration, context);
  checkMappings("request", integration.requestParameters, integration.origin, context);
  if (integration.kind === "http") checkHttp(operation, integration, context);
  if (integration.kind === "aws") checkServiceUri(operation, describeValue(integration.uri), context);
  const proxies = (integration.kind === "lambda" || integration.kind === "http") && integration.proxy;
  if (proxies) {
    checkProxy(operation, context);
    return;
  }
  checkTemplates(integration, context);
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
  reportLimit("integration-timeout-minimum", timeoutMs, origin, diagnostics);
  reportLimit(upper, timeoutMs, origin, diagnostics);
}

function checkHttp(operation: Operation, integration: HttpIntegration, { diagnostics }: RestContext): void {
  const uri = describeValue(integration.uri);
  // What begins with a variable is known at deployment, or for each request, only.
  if (!/^(?:https?:\/\/|\$\{)/i.test(uri))
    diagnostics.report("integration-uri-invalid", integration.origin, {
      operation: operation.id,
      uri,
      problem: "is not the address of an HTTP server",
    });
  const mapped = new Set(integration.requestParameters.map(({ to }) => to));
  for (const [, name] of uri.matchAll(/(?<!\$)\{([^{}+]+)\+?\}/g))
    if (name !== undefined && !mapped.has(`integration.request.path.${name}`))
      diagnostics.report("integration-uri-variable-unmapped", integration.origin, { operation: operation.id, name });
}

/** https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html#apigw-Type-Integration-uri */
function checkServiceUri({ id, integration }: Operation, uri: string, { diagnostics }: RestContext): void {
  if (/^\$\{|^arn:[^:]+:apigateway:[^:]+:[^:]+:(?:path|action)\//.test(uri)) return;
  diagnostics.report("integration-uri-invalid", integration.origin, {
    operation: id,
    uri,
    problem: "does not name an AWS service",
  });
}

function checkTemplates({ requestTemplates, responses, origin }: Integration, context: RestContext): void {
  const all = [
    ...requestTemplates.map(({ template }) => ({ template, at: origin })),
    ...responses.flatMap((response) => response.templates.map(({ template }) => ({ template, at: response.origin }))),
  ];
  for (const { template, at } of all) {
    const text = describeValue(template);
    const problem = findTemplateProblem(text);
    if (problem !== undefined) context.diagnostics.report("template-unbalanced", at, { problem });
    reportLimit("mapping-template", Buffer.byteLength(text), at, context.diagnostics);
  }
}

function checkResponses({ id, integration }: Operation, context: RestContext): void {
  const { diagnostics } = context;
  if (integration.responses.length === 0)
    diagnostics.report("integration-responses-missing", integration.origin, { operation: id });
  const statuses = new Set<string>();
  const patterns = new Set<string | undefined>();
  for (const { statusCode, selectionPattern, parameters, origin } of integration.responses) {
    const report = (problem: string): void =>
      diagnostics.report("integration-response-invalid", origin, { operation: id, problem });
    if (!/^[1-5]\d\d$/.test(statusCode)) report(`a response with the status '${statusCode}'`);
    if (statuses.has(statusCode)) report(`several responses with the status ${statusCode}`);
    if (patterns.has(selectionPattern))
      report(
        selectionPattern === undefined
          ? "several default responses"
          : `several responses for the pattern '${selectionPattern}'`,
      );
    statuses.add(statusCode);
    patterns.add(selectionPattern);
    checkMappings("response", parameters, origin, context);
  }
}
