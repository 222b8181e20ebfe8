import type {
  AwsIntegration,
  HttpIntegration,
  Integration,
  IntegrationResponse,
  LambdaIntegration,
  MappingTemplate,
  MockIntegration,
  ParameterMapping,
  ServiceActionIntegration,
  UnreadIntegration,
} from "../../ir/integration.js";
import type { JsonValue } from "../../ir/json.js";
import { isPlainProxy, nameOfTarget, uriOfTarget } from "./called-function.js";
import { extensionText, verbatimText } from "./deploy-text.js";
import { as, asList, derived, type ExportContext, type Fragment, type Rows, write } from "./rows.js";

/** `requestParameters` and the like; nothing where there are none. */
const mappings =
  (key: string) =>
  (list: readonly ParameterMapping[], _: unknown, context: ExportContext): Fragment =>
    list.length === 0
      ? {}
      : { [key]: Object.fromEntries(list.map(({ to, from }) => [to, verbatimText(from, context)])) };

const templates =
  (key: string) =>
  (list: readonly MappingTemplate[], _: unknown, context: ExportContext): Fragment =>
    list.length === 0
      ? {}
      : { [key]: Object.fromEntries(list.map((each) => [each.contentType, verbatimText(each.template, context)])) };

const integrationResponses: Rows<IntegrationResponse> = {
  selectionPattern: derived,
  statusCode: as("statusCode"),
  parameters: mappings("responseParameters"),
  templates: templates("responseTemplates"),
  templateSelectionExpression: derived,
  contentHandling: as("contentHandling"),
  origin: derived,
};

/** The members that every integration has. */
type Common = Omit<MockIntegration, "kind">;

const common: Rows<Common> = {
  timeoutMs: as("timeoutInMillis"),
  credentials: (credentials, _, context) => ({ credentials: extensionText(credentials, context) }),
  grants: derived,
  expandedFrom: derived,
  passthroughBehavior: (behavior) => ({ passthroughBehavior: behavior.toLowerCase() }),
  contentHandling: as("contentHandling"),
  cacheNamespace: as("cacheNamespace"),
  cacheKeyParameters: asList("cacheKeyParameters"),
  requestParameters: mappings("requestParameters"),
  requestTemplates: templates("requestTemplates"),
  templateSelectionExpression: derived,
  responses: (list, _, context) =>
    list.length === 0
      ? {}
      : {
          responses: Object.fromEntries(
            list.map((each) => [each.selectionPattern ?? "default", write(integrationResponses, each, context)]),
          ),
        },
  payloadFormatVersion: as("payloadFormatVersion"),
  responseParameters: (list, _, context) =>
    list.length === 0
      ? {}
      : {
          responseParameters: Object.fromEntries(
            list.map(({ statusCode, mappings: rows }) => [
              statusCode,
              Object.fromEntries(rows.map(({ to, from }) => [to, verbatimText(from, context)])),
            ]),
          ),
        },
  origin: derived,
};

const lambda: Rows<LambdaIntegration> = {
  kind: () => ({ httpMethod: "POST" }),
  proxy: (proxy) => ({ type: proxy ? "aws_proxy" : "aws" }),
  target: (target, _, context) => {
    const uri = uriOfTarget(target, context);
    return uri === undefined ? {} : { uri: extensionText(uri, context) };
  },
  ...common,
};

const http: Rows<HttpIntegration> = {
  kind: derived,
  proxy: (proxy) => ({ type: proxy ? "http_proxy" : "http" }),
  httpMethod: as("httpMethod"),
  uri: (uri, _, context) => ({ uri: extensionText(uri, context) }),
  vpcLink: (link, _, context) => ({ connectionType: "VPC_LINK", connectionId: extensionText(link, context) }),
  loadBalancer: (target, _, context) => ({ integrationTarget: extensionText(target, context) }),
  serverNameToVerify: (name) => ({ tlsConfig: { serverNameToVerify: name } }),
  insecureSkipVerification: (skips) => (skips ? { tlsConfig: { insecureSkipVerification: true } } : {}),
  ...common,
};

const aws: Rows<AwsIntegration> = {
  kind: () => ({ type: "aws" }),
  httpMethod: as("httpMethod"),
  uri: (uri, _, context) => ({ uri: extensionText(uri, context) }),
  ...common,
};

const serviceAction: Rows<ServiceActionIntegration> = {
  kind: () => ({ type: "aws_proxy" }),
  subtype: as("integrationSubtype"),
  ...common,
};

const mock: Rows<MockIntegration> = { kind: () => ({ type: "mock" }), ...common };

const unread: Rows<UnreadIntegration> = {
  kind: derived,
  what: derived,
  type: as("type"),
  subtype: as("integrationSubtype"),
  ...common,
};

/** Those that the service has a word for: short forms are settings. */
type Written = Exclude<Integration, { readonly kind: "shortForm" }>;

const tables: { readonly [Kind in Written["kind"]]: Rows<Extract<Written, { readonly kind: Kind }>> } = {
  lambda,
  http,
  aws,
  "service-action": serviceAction,
  mock,
  unread,
};

/** Functions that the build makes need no integration in the document, unless one with a name is called in a way of its own. */
export function isWritten(integration: Integration, context: ExportContext): integration is Written {
  if (integration.kind === "shortForm") return false;
  if (integration.kind !== "lambda" || integration.target.kind !== "handler") return true;
  return nameOfTarget(integration.target, context) !== undefined && !isPlainProxy(integration, context);
}

/** `x-amazon-apigateway-integration`. */
export const writeIntegration = (integration: Written, context: ExportContext): JsonValue =>
  write(tables[integration.kind] as Rows<Written>, integration, context);
