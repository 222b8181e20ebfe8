import { literal } from "../../ir/deploy-value.js";
import type {
  ContentHandling,
  HttpIntegration,
  Integration,
  IntegrationResponse,
  MappingTemplate,
  ParameterMapping,
  PassthroughBehavior,
  PayloadFormatVersion,
} from "../../ir/integration.js";
import { type DocumentNode, isRecord, keyPlaceOf, member, placeOf } from "../document-node.js";
import {
  type ReadContext,
  readBoolean,
  readMembers,
  readNumber,
  readString,
  readStrings,
  reportInvalid,
} from "../read-context.js";
import { reportNotForApiType } from "./api-type.js";
import { checkConnection, readConnection } from "./connections.js";
import { readDeployValue } from "./deploy-values.js";
import { reportUnreadExtensionFields } from "./extension-fields.js";
import { isLambdaUri, lambdaTarget } from "./lambda-uri.js";

/**
 * Reads `x-amazon-apigateway-integration`. Undefined, and reported, when it is none that can be deployed.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html
 */
export function readIntegration(context: ReadContext, node: DocumentNode): Integration | undefined {
  if (!isRecord(node.value)) {
    reportInvalid(context, node, "An integration", "an object");
    return undefined;
  }
  const integration = readFields(context, node);
  reportUselessFields(context, node, integration.kind);
  return integration;
}

/** Fields that say nothing about an integration of a kind, whatever they hold. */
const uselessFields: Readonly<Record<Integration["kind"], readonly string[]>> = {
  lambda: ["connectionId", "integrationTarget", "tlsConfig"],
  http: [],
  aws: ["connectionId", "integrationTarget", "tlsConfig"],
  mock: ["uri", "httpMethod", "connectionId", "integrationTarget", "tlsConfig"],
  "service-action": ["uri", "httpMethod", "connectionId", "integrationTarget", "tlsConfig"],
  shortForm: [],
  unread: ["httpMethod", "uri", "connectionId", "integrationTarget", "tlsConfig"],
};

function reportUselessFields(context: ReadContext, node: DocumentNode, kind: Integration["kind"]): void {
  for (const field of uselessFields[kind]) {
    const child = member(node, field);
    if (child === undefined || child.value === null || child.value === "") continue;
    const what = `The field '${field}' of an integration that has no use for it`;
    context.diagnostics.report("construct-not-read", keyPlaceOf(child), { what });
  }
}

function readFields(context: ReadContext, node: DocumentNode): Integration {
  reportUnreadExtensionFields(context, node, "integration");
  const type = readString(context, node, "type")?.toLowerCase();
  const common = { ...readCommon(context, node), ...readHttpMembers(context, node) };
  const uriNode = member(node, "uri");
  const uri = uriNode === undefined ? undefined : readDeployValue(context, uriNode, "template");
  checkConnection(context, node, type);
  if (type === "mock") return { ...common, kind: "mock" };
  if (type !== "aws" && type !== "aws_proxy" && type !== "http" && type !== "http_proxy") {
    const declared = readString(context, node, "type");
    return {
      ...common,
      kind: "unread",
      what: `An integration of type ${type ?? "(none)"}`,
      ...(declared === undefined ? {} : { type: declared }),
    };
  }
  const subtype = readString(context, node, "integrationSubtype");
  if (subtype !== undefined && context.protocol === "http" && type === "aws_proxy") {
    return { ...common, kind: "service-action", subtype };
  }
  if (subtype !== undefined) {
    return {
      ...common,
      kind: "unread",
      what: `The integration subtype ${subtype}, which HTTP APIs have,`,
      type,
      subtype,
    };
  }
  if (uri === undefined)
    return { ...common, kind: "unread", what: `An integration of type ${type} without 'uri'`, type };
  if (type === "aws_proxy" || (type === "aws" && isLambdaUri(uri))) {
    checkFunctionMethod(context, node);
    return { ...common, kind: "lambda", proxy: type === "aws_proxy", target: lambdaTarget(uri) };
  }
  const httpMethod = backendMethod(context, node);
  if (type === "aws") return { ...common, kind: "aws", httpMethod, uri };
  return {
    ...common,
    kind: "http",
    proxy: type === "http_proxy",
    httpMethod,
    uri,
    ...readConnection(context, node),
    ...readTlsConfig(context, node),
  };
}

/** https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html (httpMethod) */
function checkFunctionMethod(context: ReadContext, node: DocumentNode): void {
  const method = readString(context, node, "httpMethod");
  if (method === undefined || method.toUpperCase() === "POST") return;
  const at = keyPlaceOf(member(node, "httpMethod") ?? node);
  context.diagnostics.report("function-method-not-post", at, { method });
}

/** The call's own method where none is given cannot be meant: the service demands one. */
function backendMethod(context: ReadContext, node: DocumentNode): string {
  const method = readString(context, node, "httpMethod")?.toUpperCase();
  if (method === undefined || method === "X-AMAZON-APIGATEWAY-ANY-METHOD") {
    if (method === undefined) {
      context.diagnostics.report("field-missing", placeOf(node), {
        what: "An integration with a backend",
        field: "httpMethod",
      });
    }
    return "ANY";
  }
  if (!/^(GET|PUT|POST|DELETE|HEAD|PATCH|OPTIONS|ANY)$/.test(method)) {
    reportInvalid(context, member(node, "httpMethod") ?? node, "The integration's 'httpMethod'", "an HTTP method");
  }
  return method;
}

type CommonIntegration = Omit<Extract<Integration, { readonly kind: "mock" }>, "kind">;

function readCommon(context: ReadContext, node: DocumentNode): CommonIntegration {
  const timeoutMs = readNumber(context, node, "timeoutInMillis");
  const credentials = member(node, "credentials");
  const cacheNamespace = readString(context, node, "cacheNamespace");
  const passthroughBehavior = readPassthrough(context, node);
  const contentHandling = readContentHandling(context, node);
  return {
    origin: placeOf(node),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(credentials === undefined || credentials.value === null
      ? {}
      : { credentials: readDeployValue(context, credentials, "template") }),
    ...(passthroughBehavior === undefined ? {} : { passthroughBehavior }),
    ...(contentHandling === undefined ? {} : { contentHandling }),
    ...(cacheNamespace === undefined ? {} : { cacheNamespace }),
    cacheKeyParameters: readStrings(context, node, "cacheKeyParameters"),
    requestParameters: readParameterMappings(context, node, "requestParameters"),
    requestTemplates: readMappingTemplates(context, node, "requestTemplates"),
    responses: readMembers(context, node, "responses").map(([pattern, child]) => readResponse(context, pattern, child)),
  };
}

function readPassthrough(context: ReadContext, node: DocumentNode): PassthroughBehavior | undefined {
  const text = readString(context, node, "passthroughBehavior")?.toUpperCase();
  if (text === undefined || text === "WHEN_NO_MATCH" || text === "WHEN_NO_TEMPLATES" || text === "NEVER") return text;
  const at = member(node, "passthroughBehavior") ?? node;
  reportInvalid(context, at, "'passthroughBehavior'", "when_no_match, when_no_templates or never");
  return undefined;
}

function readContentHandling(context: ReadContext, node: DocumentNode): ContentHandling | undefined {
  const text = readString(context, node, "contentHandling")?.toUpperCase();
  if (text === undefined || text === "CONVERT_TO_BINARY" || text === "CONVERT_TO_TEXT") return text;
  const at = member(node, "contentHandling") ?? node;
  reportInvalid(context, at, "'contentHandling'", "CONVERT_TO_BINARY or CONVERT_TO_TEXT");
  return undefined;
}

/** What only integrations of HTTP APIs have. */
function readHttpMembers(
  context: ReadContext,
  node: DocumentNode,
): Pick<CommonIntegration, "payloadFormatVersion" | "responseParameters"> {
  const payload = readPayloadFormat(context, node);
  const responses = member(node, "responseParameters");
  if (responses === undefined || context.protocol !== "http") {
    const help =
      "Set `responseParameters` of single `responses`: `method.response.header.NAME` from the backend's answer.";
    if (responses !== undefined) reportNotForApiType(context, keyPlaceOf(responses), "responseParameters", help);
    return payload === undefined ? {} : { payloadFormatVersion: payload };
  }
  const responseParameters = readMembers(context, node, "responseParameters").map(([statusCode]) => ({
    statusCode,
    mappings: readParameterMappings(context, responses, statusCode),
  }));
  return { ...(payload === undefined ? {} : { payloadFormatVersion: payload }), responseParameters };
}

function readPayloadFormat(context: ReadContext, node: DocumentNode): PayloadFormatVersion | undefined {
  const payload = member(node, "payloadFormatVersion");
  if (payload === undefined) return undefined;
  // Unquoted in YAML it is a number.
  const version = { 1: "1.0", 2: "2.0" } as const;
  const number = Number(payload.value);
  if (context.protocol === "http" && (number === 1 || number === 2)) return version[number];
  if (context.protocol === "http") reportInvalid(context, payload, "'payloadFormatVersion'", "1.0 or 2.0");
  else if (number !== 1) {
    const what = "A payload format other than 1.0, the only one that REST APIs have,";
    context.diagnostics.report("construct-not-read", keyPlaceOf(payload), { what });
  }
  return undefined;
}

/** `insecureSkipVerification` of REST APIs, `serverNameToVerify` of HTTP APIs behind a VPC link. */
function readTlsConfig(
  context: ReadContext,
  node: DocumentNode,
): Pick<HttpIntegration, "insecureSkipVerification" | "serverNameToVerify"> {
  const tls = member(node, "tlsConfig");
  if (tls === undefined) return { insecureSkipVerification: false };
  reportUnreadExtensionFields(context, tls, "tlsConfig");
  const refuse = (field: string, help: string): void => {
    const child = member(tls, field);
    if (child !== undefined) reportNotForApiType(context, keyPlaceOf(child), field, help);
  };
  if (context.protocol === "rest")
    refuse("serverNameToVerify", "A REST API verifies the name of the `uri`'s host. Remove it.");
  if (context.protocol === "http")
    refuse(
      "insecureSkipVerification",
      "Give the backend a certificate of a public authority, or reach it through a VPC link with `serverNameToVerify`.",
    );
  const name = readString(context, tls, "serverNameToVerify");
  return {
    insecureSkipVerification: readBoolean(context, tls, "insecureSkipVerification") === true,
    ...(name === undefined ? {} : { serverNameToVerify: name }),
  };
}

export const readParameterMappings = (
  context: ReadContext,
  node: DocumentNode,
  key: string,
): readonly ParameterMapping[] =>
  readMembers(context, node, key).map(([to, child]) => ({ to, from: readDeployValue(context, child, "verbatim") }));

/** Templates are Velocity, to which `${...}` means something else. */
export const readMappingTemplates = (
  context: ReadContext,
  node: DocumentNode,
  key: string,
): readonly MappingTemplate[] =>
  readMembers(context, node, key).map(([contentType, child]) => ({
    contentType,
    template: child.value === null ? literal("") : readDeployValue(context, child, "verbatim"),
  }));

function readResponse(context: ReadContext, pattern: string, node: DocumentNode): IntegrationResponse {
  reportUnreadExtensionFields(context, node, "integrationResponse");
  const contentHandling = readContentHandling(context, node);
  const statusCode = readString(context, node, "statusCode");
  if (statusCode === undefined) {
    context.diagnostics.report("field-missing", placeOf(node), {
      what: "An integration response",
      field: "statusCode",
    });
  }
  return {
    ...(pattern === "default" ? {} : { selectionPattern: pattern }),
    statusCode: statusCode ?? "200",
    parameters: readParameterMappings(context, node, "responseParameters"),
    templates: readMappingTemplates(context, node, "responseTemplates"),
    ...(contentHandling === undefined ? {} : { contentHandling }),
    origin: placeOf(node),
  };
}
