import { digest } from "../../digest.js";
import type { HttpIntegration, Integration } from "../../integration.js";
import type { HttpContext } from "../context.js";
import { functionUri } from "../function-uri.js";
import { functionIdentity, nameGrantees } from "../grantees.js";
import { credentialsOf } from "../integration-roles.js";
import { httpApiKey, integrationKey } from "../keys.js";
import type { PlanKey } from "../model-base.js";
import type { IntegrationResource } from "../model-v2.js";
import { attributeValue, planValue } from "../values.js";
import type { HttpRoute } from "./http-route.js";
import { checkIntegration } from "./integration-check.js";
import { payloadFormatOf } from "./payload-format.js";

export interface HttpIntegrations {
  /** In the order of the routes that first use them. */
  readonly resources: readonly IntegrationResource[];
  /** The integration of a route. */
  keyOf(routeKey: string): PlanKey;
}

/** What an integration is, without its place in the plan. */
type Draft = Omit<IntegrationResource, "kind" | "key" | "origin" | "dependsOn" | "api">;

/**
 * What the routes call. The routes of one function share an integration where nothing tells theirs apart, and so do those
 * that refer to one of the document's components: an API has 300 at most, and cannot have more.
 */
export function lowerIntegrations(routes: readonly HttpRoute[], context: HttpContext): HttpIntegrations {
  const nameOf = integrationNames(routes);
  const resources = new Map<PlanKey, IntegrationResource>();
  const keys = new Map<string, PlanKey>();
  for (const route of routes) {
    const { operation, routeKey } = route;
    checkIntegration(operation, context);
    const { integration } = operation;
    const draft = draftOf(route, context);
    const key = integrationKey(nameOf(route, draft));
    keys.set(routeKey, key);
    if (resources.has(key)) continue;
    const api = attributeValue(httpApiKey, "id");
    resources.set(key, { kind: "integration", key, origin: integration.origin, dependsOn: [], api, ...draft });
  }
  return {
    resources: [...resources.values()],
    keyOf: (routeKey) => keys.get(routeKey) ?? integrationKey(routeKey),
  };
}

const shared = "/components/x-amazon-apigateway-integrations/";

/** Depends on nothing but what the integration itself is, so that no other operation ever renames it. */
function integrationNames(routes: readonly HttpRoute[]): (route: HttpRoute, draft: Draft) => string {
  const identities = routes.flatMap(({ operation: { integration } }) =>
    integration.kind === "lambda" ? [functionIdentity(integration.target)] : [],
  );
  const functionName = nameGrantees([...new Set(identities)]);
  return ({ operation, routeKey }, draft) => {
    const { integration } = operation;
    const { pointer } = integration.origin;
    if (pointer.startsWith(shared)) return `components/${pointer.slice(shared.length)}`;
    if (integration.kind !== "lambda") return routeKey;
    const name = functionName(functionIdentity(integration.target));
    return isPlain(draft) ? name : `${name}:${digest(JSON.stringify(draft)).slice(0, 6)}`;
  };
}

/** Whether there is nothing to an integration but the function. */
const isPlain = ({ payloadFormatVersion, ...draft }: Draft): boolean =>
  payloadFormatVersion === "2.0" &&
  [draft.credentials, draft.timeoutMs].every((each) => each === undefined) &&
  draft.requestParameters.length === 0 &&
  draft.responseParameters.length === 0;

function draftOf(route: HttpRoute, context: HttpContext): Draft {
  const { integration } = route.operation;
  const { timeoutMs } = integration;
  const credentials = credentialsOf(integration, route);
  return {
    ...targetOf(integration, context),
    ...(credentials === undefined ? {} : { credentials }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    requestParameters: integration.requestParameters.map(({ to, from }) => ({ to, from: planValue(from) })),
    responseParameters: (integration.responseParameters ?? []).map(({ statusCode, mappings }) => ({
      statusCode,
      mappings: mappings.map(({ to, from }) => ({ to, from: planValue(from) })),
    })),
    requestTemplates: [],
  };
}

type Target = Pick<
  IntegrationResource,
  "type" | "subtype" | "method" | "uri" | "payloadFormatVersion" | "vpcLink" | "serverNameToVerify"
>;

function targetOf(integration: Integration, context: HttpContext): Target {
  switch (integration.kind) {
    case "lambda":
      // Functions are invoked with POST whatever the client's method is.
      return {
        type: "AWS_PROXY",
        method: "POST",
        uri: functionUri(integration, context),
        payloadFormatVersion: payloadFormatOf(integration, context) ?? "2.0",
      };
    case "service-action":
      return { type: "AWS_PROXY", subtype: integration.subtype, payloadFormatVersion: "1.0" };
    case "http":
      return {
        type: "HTTP_PROXY",
        method: integration.httpMethod,
        uri: planValue(integration.uri),
        payloadFormatVersion: "1.0",
        ...connectionOf(integration),
      };
    // These are reported, and no plan comes of them.
    case "aws":
    case "mock":
    case "shortForm":
    case "unread":
      return { type: "HTTP_PROXY" };
  }
}

const connectionOf = ({
  vpcLink,
  serverNameToVerify,
}: HttpIntegration): Pick<IntegrationResource, "vpcLink" | "serverNameToVerify"> =>
  vpcLink === undefined
    ? {}
    : { vpcLink: planValue(vpcLink), ...(serverNameToVerify === undefined ? {} : { serverNameToVerify }) };
