import type { Integration, IntegrationResponse, MappingTemplate } from "../../integration.js";
import { reportLimit } from "../../limits.js";
import { placeWithin } from "../../source.js";
import type { WebSocketRoute } from "../../websocket.js";
import type { WebSocketContext } from "../context.js";
import { functionUri } from "../function-uri.js";
import { integrationKey, integrationResponseKey, webSocketApiKey } from "../keys.js";
import type { IntegrationResource, IntegrationResponseResource } from "../model-v2.js";
import { isProxy } from "../rest/integrations.js";
import { checkTemplate } from "../template-check.js";
import { attributeValue, describeValue, planValue } from "../values.js";
import { checkMappings } from "./mappings.js";

/** What a route calls. Each route has an integration of its own, as its templates and answers are its own. */
export function lowerIntegration(
  route: WebSocketRoute,
  context: WebSocketContext,
): readonly (IntegrationResource | IntegrationResponseResource)[] {
  const { integration } = route;
  checkIntegration(route, context);
  const resource = lowerItself(route, context);
  if (isProxy(integration)) return [resource];
  return [resource, ...answersOf(route).map((response) => lowerResponse(route, response))];
}

/**
 * Whether what the integration gives goes back to the caller. A handshake succeeds when its integration answers, and a
 * proxy's answer is taken as it is; of others the gateway takes none unless the route has a response.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integration-responses.html
 */
export const isTwoWay = ({ key, reply, integration }: WebSocketRoute): boolean =>
  key === "$connect" ? !isProxy(integration) : key !== "$disconnect" && reply !== undefined;

/** Two-way communication needs at least one response, and one of them for whatever comes back. */
function answersOf(route: WebSocketRoute): readonly IntegrationResponse[] {
  const { integration } = route;
  if (!isTwoWay(route) || integration.responses.some(({ selectionPattern }) => selectionPattern === undefined))
    return integration.responses;
  const standard = { statusCode: "200", parameters: [], templates: [], origin: integration.origin };
  return [...integration.responses, standard];
}

function lowerItself(route: WebSocketRoute, context: WebSocketContext): IntegrationResource {
  const { integration, key } = route;
  const { timeoutMs, credentials, passthroughBehavior, contentHandling, templateSelectionExpression } = integration;
  const templates = isProxy(integration) ? [] : integration.requestTemplates;
  return {
    kind: "integration",
    key: integrationKey(key),
    origin: integration.origin,
    dependsOn: [],
    api: attributeValue(webSocketApiKey, "id"),
    ...targetOf(integration, context),
    ...(credentials === undefined ? {} : { credentials: planValue(credentials) }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    requestParameters: integration.requestParameters.map(({ to, from }) => ({ to, from: planValue(from) })),
    responseParameters: [],
    ...(passthroughBehavior === undefined ? {} : { passthroughBehavior }),
    ...(contentHandling === undefined ? {} : { contentHandling }),
    ...(templateSelectionExpression === undefined ? {} : { templateSelectionExpression }),
    requestTemplates: templatesOf(templates),
  };
}

type Target = Pick<IntegrationResource, "type" | "method" | "uri" | "vpcLink">;

function targetOf(integration: Integration, context: WebSocketContext): Target {
  switch (integration.kind) {
    case "lambda":
      return { type: integration.proxy ? "AWS_PROXY" : "AWS", method: "POST", uri: functionUri(integration, context) };
    case "http":
      return {
        type: integration.proxy ? "HTTP_PROXY" : "HTTP",
        method: integration.httpMethod,
        uri: planValue(integration.uri),
        ...(integration.vpcLink === undefined ? {} : { vpcLink: planValue(integration.vpcLink) }),
      };
    case "aws":
      return { type: "AWS", method: integration.httpMethod, uri: planValue(integration.uri) };
    // What cannot be deployed is reported, and no plan comes of it.
    default:
      return { type: "MOCK" };
  }
}

const templatesOf = (templates: readonly MappingTemplate[]): IntegrationResource["requestTemplates"] =>
  templates.map(({ contentType, template }) => ({ key: contentType, template: planValue(template) }));

function lowerResponse(route: WebSocketRoute, response: IntegrationResponse): IntegrationResponseResource {
  const { selectionPattern, contentHandling, templateSelectionExpression } = response;
  const responseKey = selectionPattern === undefined ? "$default" : `/${selectionPattern}/`;
  return {
    kind: "integration-response",
    key: integrationResponseKey(route.key, responseKey),
    origin: response.origin,
    dependsOn: [],
    api: attributeValue(webSocketApiKey, "id"),
    integration: attributeValue(integrationKey(route.key), "id"),
    responseKey,
    ...(contentHandling === undefined ? {} : { contentHandling }),
    ...(templateSelectionExpression === undefined ? {} : { templateSelectionExpression }),
    parameters: response.parameters.map(({ to, from }) => ({ to, from: planValue(from) })),
    templates: templatesOf(response.templates),
  };
}

/** Reports what the service would refuse, or fail with at every call. */
function checkIntegration({ key, integration }: WebSocketRoute, context: WebSocketContext): void {
  const { diagnostics } = context;
  const { origin, timeoutMs } = integration;
  if (integration.kind === "unread") {
    diagnostics.report("route-integration-not-read", origin, { what: integration.what, route: key });
    return;
  }
  if (timeoutMs !== undefined) {
    const at = placeWithin(origin, ["timeoutInMillis"], "key");
    reportLimit("integration-timeout-minimum", timeoutMs, at, diagnostics);
    reportLimit("websocket-integration-timeout", timeoutMs, at, diagnostics);
  }
  if (integration.cacheKeyParameters.length > 0 || integration.cacheNamespace !== undefined)
    diagnostics.report(
      "setting-not-for-api-type",
      origin,
      { setting: "cache", type: "WebSocket" },
      { help: "WebSocket APIs keep no answers. Remove the cache's fields from the integration." },
    );
  checkUri(key, integration, context);
  checkMappings("request", integration.requestParameters, placeWithin(origin, ["requestParameters"]), context);
  if (isProxy(integration)) return;
  checkTemplates(integration, context);
  for (const { parameters, origin: at } of integration.responses)
    checkMappings("response", parameters, placeWithin(at, ["responseParameters"]), context);
}

function checkUri(route: string, integration: Integration, { diagnostics }: WebSocketContext): void {
  if (integration.kind !== "http" && integration.kind !== "aws") return;
  const uri = describeValue(integration.uri);
  const isKnown =
    integration.kind === "http"
      ? /^(?:https?:\/\/|\$\{)/i.test(uri)
      : /^\$\{|^arn:[^:]+:apigateway:[^:]+:[^:]+:(?:path|action)\//.test(uri);
  const problem = integration.kind === "http" ? "is not the address of an HTTP server" : "does not name an AWS service";
  const at = placeWithin(integration.origin, ["uri"]);
  if (!isKnown) diagnostics.report("route-uri-invalid", at, { route, uri, problem });
}

function checkTemplates(integration: Integration, { diagnostics }: WebSocketContext): void {
  const { requestTemplates, responses, origin, templateSelectionExpression } = integration;
  const groups = [
    { templates: requestTemplates, at: origin, field: "requestTemplates", expression: templateSelectionExpression },
    ...responses.map((response) => ({
      templates: response.templates,
      at: response.origin,
      field: "responseTemplates",
      expression: response.templateSelectionExpression,
    })),
  ];
  for (const { templates, at, field, expression } of groups) {
    const keys = templates.map(({ contentType }) => contentType);
    if (expression === undefined && keys.some((each) => each !== "$default"))
      diagnostics.report("template-selection-missing", placeWithin(at, [field], "key"), {
        keys: keys.map((each) => `'${each}'`).join(", "),
      });
    for (const { contentType, template } of templates)
      checkTemplate(template, placeWithin(at, [field, contentType]), diagnostics);
  }
}
