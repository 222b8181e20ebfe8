import type { HttpIntegration, Integration, IntegrationResponse } from "../../integration.js";
import type { RestContext } from "../context.js";
import { functionUri } from "../function-uri.js";
import { credentialsOf } from "../integration-roles.js";
import type { PlanIntegration } from "../model-rest.js";
import type { Route } from "../routes.js";
import { planValue } from "../values.js";
import { checkIntegration } from "./integration-check.js";

/** What the gateway calls, in its own terms. */
export function lowerIntegration(route: Route, context: RestContext): PlanIntegration {
  const { operation } = route;
  const { integration } = operation;
  checkIntegration(operation, context);
  const proxies = isProxy(integration);
  return {
    ...targetOf(integration, context),
    ...optional("credentials", credentialsOf(integration, route)),
    ...optional("timeoutMs", integration.timeoutMs),
    ...optional("passthroughBehavior", integration.passthroughBehavior),
    ...optional("contentHandling", integration.contentHandling),
    ...optional("cacheNamespace", integration.cacheNamespace),
    cacheKeyParameters: [...integration.cacheKeyParameters].sort(),
    insecureSkipVerification: integration.kind === "http" && integration.insecureSkipVerification,
    requestParameters: integration.requestParameters.map(({ to, from }) => ({ to, from: planValue(from) })),
    // A proxy hands requests and responses through as they are; the service ignores templates and responses there.
    requestTemplates: proxies ? [] : templatesOf(integration.requestTemplates),
    responses: proxies ? [] : integration.responses.map(responseOf),
  };
}

export const isProxy = (integration: Integration): boolean =>
  (integration.kind === "lambda" || integration.kind === "http") && integration.proxy;

const optional = <Key extends string, Value>(key: Key, value: Value | undefined): Partial<Record<Key, Value>> =>
  (value === undefined ? {} : { [key]: value }) as Partial<Record<Key, Value>>;

type Target = Pick<PlanIntegration, "type" | "httpMethod" | "uri" | "connection">;

function targetOf(integration: Integration, context: RestContext): Target {
  switch (integration.kind) {
    case "lambda":
      // Functions are invoked with POST whatever the client's method is.
      return {
        type: integration.proxy ? "AWS_PROXY" : "AWS",
        httpMethod: "POST",
        uri: functionUri(integration, context),
      };
    case "http":
      return {
        type: integration.proxy ? "HTTP_PROXY" : "HTTP",
        httpMethod: integration.httpMethod,
        uri: planValue(integration.uri),
        ...connectionOf(integration),
      };
    case "aws":
      return { type: "AWS", httpMethod: integration.httpMethod, uri: planValue(integration.uri) };
    // An unread one is reported, and no plan comes of it; a short form is expanded before anything is lowered.
    case "mock":
    case "shortForm":
    case "service-action":
    case "unread":
      return { type: "MOCK" };
  }
}

function connectionOf({ vpcLink, loadBalancer }: HttpIntegration): Pick<PlanIntegration, "connection"> {
  if (vpcLink === undefined) return {};
  const target = loadBalancer === undefined ? {} : { loadBalancer: planValue(loadBalancer) };
  return { connection: { vpcLink: planValue(vpcLink), ...target } };
}

const templatesOf = (templates: Integration["requestTemplates"]): PlanIntegration["requestTemplates"] =>
  templates.map(({ contentType, template }) => ({ contentType, template: planValue(template) }));

const responseOf = (response: IntegrationResponse): PlanIntegration["responses"][number] => ({
  ...optional("selectionPattern", response.selectionPattern),
  statusCode: response.statusCode,
  parameters: response.parameters.map(({ to, from }) => ({ to, from: planValue(from) })),
  templates: templatesOf(response.templates),
  ...optional("contentHandling", response.contentHandling),
});
