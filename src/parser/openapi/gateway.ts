import type { GatewaySettings, HttpGateway, Operation, RestGateway } from "../../ir/api.js";
import type { GatewayResponse } from "../../ir/delivery.js";
import { mediaRange } from "../../ir/media-range.js";
import { bodyKind, essence } from "../../ir/media-type.js";
import type { EndpointAccessMode, IpAddressType } from "../../ir/security-policy.js";
import { type DocumentNode, keyPlaceOf, member, placeOf } from "../document-node.js";
import {
  type ReadContext,
  readBoolean,
  readItems,
  readMembers,
  readNumber,
  readString,
  readStrings,
  reportInvalid,
} from "../read-context.js";
import type { LoadedSettings } from "../settings/read-settings.js";
import type { SettingsInput } from "../settings/schema.js";
import { readAccess } from "./access.js";
import { reportNotForApiType } from "./api-type.js";
import { readDeployTree, readDeployValue } from "./deploy-values.js";
import { reportUnreadExtensionFields } from "./extension-fields.js";
import { claimExtensions, gatewayExtension } from "./extensions.js";
import { serverNodes } from "./servers.js";

const rootExtensions = [
  "request-validators",
  "request-validator",
  "api-key-source",
  "binary-media-types",
  "gateway-responses",
  "policy",
  "minimum-compression-size",
  "security-policy",
  "endpoint-access-mode",
  "documentation",
  "cors",
  "importexport-version",
];

/** What holds for the API as a whole: the settings first, then the document's extensions, then the defaults. */
export function readGateway(
  context: ReadContext,
  document: DocumentNode,
  settings: LoadedSettings,
  operations: readonly Pick<Operation, "id" | "body" | "responses">[],
): GatewaySettings {
  claimExtensions(context, document, rootExtensions);
  return context.protocol === "http"
    ? readHttpGateway(context, document, settings)
    : readRestGateway(context, document, settings, operations);
}

function readRestGateway(
  context: ReadContext,
  document: DocumentNode,
  settings: LoadedSettings,
  operations: readonly Pick<Operation, "id" | "body" | "responses">[],
): RestGateway {
  const api = settings.values.api ?? {};
  const endpoint = readEndpoint(context, document);
  const minimumCompressionSize = api.minimumCompressionSize ?? readCompressionSize(context, document);
  const policyNode = api.resourcePolicy === undefined ? member(document, gatewayExtension("policy")) : undefined;
  const resourcePolicy = policyNode ?? (api.resourcePolicy && settings.nodeAt(["api", "resourcePolicy"]));
  return {
    protocol: "rest",
    definition: api.definition ?? "resources",
    pathVariables: api.pathVariables ?? "named",
    endpoint: api.endpoint ?? endpoint.type ?? (endpoint.vpcEndpointIds.length > 0 ? "private" : "regional"),
    ...readTls(context, document, api, endpoint.ipAddressType),
    vpcEndpointIds: api.vpcEndpointIds ?? endpoint.vpcEndpointIds,
    disableExecuteApiEndpoint: api.disableExecuteApiEndpoint ?? endpoint.disabled,
    apiKeySource: api.apiKeySource === undefined ? readKeySource(context, document) : upper(api.apiKeySource),
    binaryMediaTypes: api.binaryMediaTypes ?? readBinaryMediaTypes(context, document) ?? impliedBinaryTypes(operations),
    ...(minimumCompressionSize === undefined ? {} : { minimumCompressionSize }),
    ...(resourcePolicy === undefined
      ? {}
      : {
          resourcePolicy: readDeployTree(context, resourcePolicy, "verbatim"),
          resourcePolicyOrigin: placeOf(resourcePolicy),
        }),
    ...(api.access === undefined
      ? {}
      : { access: readAccess(context, settings, new Set(operations.map(({ id }) => id))) }),
    resourceTags: readResourceTags(context, document, api.tags),
    ...readImportVersion(context, document),
  };
}

function readHttpGateway(context: ReadContext, document: DocumentNode, settings: LoadedSettings): HttpGateway {
  const api = settings.values.api ?? {};
  const endpoint = readEndpoint(context, document);
  const ipAddressType = api.ipAddressType ?? endpoint.ipAddressType;
  return {
    protocol: "http",
    definition: api.definition ?? "resources",
    pathVariables: api.pathVariables ?? "named",
    failOnWarnings: api.failOnWarnings ?? false,
    ...(api.payloadFormatVersion === undefined ? {} : { payloadFormatVersion: api.payloadFormatVersion }),
    disableExecuteApiEndpoint: api.disableExecuteApiEndpoint ?? endpoint.disabled,
    ...(ipAddressType === undefined ? {} : { ipAddressType }),
    resourceTags: readResourceTags(context, document, api.tags),
    ...readImportVersion(context, document),
  };
}

/** `x-amazon-apigateway-tag-value` on the document's tags, and the settings' tags over them. */
function readResourceTags(
  context: ReadContext,
  document: DocumentNode,
  settings: Readonly<Record<string, string>> = {},
): GatewaySettings["resourceTags"] {
  const tags = new Map<string, string>();
  for (const tag of readItems(context, document, "tags")) {
    const key = readString(context, tag, "name");
    const value = readString(context, tag, gatewayExtension("tag-value"));
    if (key !== undefined && value !== undefined) tags.set(key, value);
  }
  for (const [key, value] of Object.entries(settings)) tags.set(key, value);
  return [...tags].map(([key, value]) => ({ key, value }));
}

/** `x-amazon-apigateway-importexport-version`. */
function readImportVersion(context: ReadContext, document: DocumentNode): Pick<GatewaySettings, "importExportVersion"> {
  const version = readString(context, document, gatewayExtension("importexport-version"));
  return version === undefined ? {} : { importExportVersion: version };
}

/** The minimum of TLS, and where callers come in from. */
function readTls(
  context: ReadContext,
  document: DocumentNode,
  api: NonNullable<SettingsInput["api"]>,
  documentAddressType: IpAddressType | undefined,
): Pick<RestGateway, "ipAddressType" | "securityPolicy" | "endpointAccessMode"> {
  const securityPolicy = api.securityPolicy ?? readString(context, document, gatewayExtension("security-policy"));
  const endpointAccessMode = api.endpointAccessMode?.toUpperCase() ?? readAccessMode(context, document);
  const ipAddressType = api.ipAddressType ?? documentAddressType;
  return {
    ...(ipAddressType === undefined ? {} : { ipAddressType }),
    ...(securityPolicy === undefined ? {} : { securityPolicy }),
    ...(endpointAccessMode === undefined ? {} : { endpointAccessMode: endpointAccessMode as EndpointAccessMode }),
  };
}

function readAccessMode(context: ReadContext, document: DocumentNode): EndpointAccessMode | undefined {
  const key = gatewayExtension("endpoint-access-mode");
  const text = readString(context, document, key)?.toUpperCase();
  if (text === undefined || text === "BASIC" || text === "STRICT") return text;
  reportInvalid(context, member(document, key) ?? document, `'${key}'`, "BASIC or STRICT");
  return undefined;
}

const upper = (source: "header" | "authorizer"): "HEADER" | "AUTHORIZER" =>
  source === "header" ? "HEADER" : "AUTHORIZER";

function readKeySource(context: ReadContext, document: DocumentNode): "HEADER" | "AUTHORIZER" {
  const key = gatewayExtension("api-key-source");
  const text = readString(context, document, key)?.toUpperCase();
  if (text === undefined || text === "HEADER" || text === "AUTHORIZER") return text ?? "HEADER";
  reportInvalid(context, member(document, key) ?? document, `'${key}'`, "HEADER or AUTHORIZER");
  return "HEADER";
}

/** Null turns compression off, as the absence of the extension does. */
function readCompressionSize(context: ReadContext, document: DocumentNode): number | undefined {
  const key = gatewayExtension("minimum-compression-size");
  const size = readNumber(context, document, key);
  if (size === undefined || (Number.isInteger(size) && size >= 0)) return size;
  reportInvalid(context, member(document, key) ?? document, `'${key}'`, "a whole number of bytes");
  return undefined;
}

function readBinaryMediaTypes(context: ReadContext, document: DocumentNode): readonly string[] | undefined {
  const key = gatewayExtension("binary-media-types");
  if (member(document, key) === undefined) return undefined;
  for (const item of readItems(context, document, key)) {
    const type = item.value;
    // What is no text is reported where the list is read.
    if (typeof type !== "string" || mediaRange.test(type)) continue;
    context.diagnostics.report("media-type-invalid", placeOf(item), { type, what: `an item of ${key}` });
  }
  return readStrings(context, document, key);
}

const endpointTypes = ["edge", "regional", "private"] as const;

/** `x-amazon-apigateway-endpoint-configuration`, at the root or on a server. */
function readEndpoint(
  context: ReadContext,
  document: DocumentNode,
): {
  readonly type?: "edge" | "regional" | "private";
  readonly ipAddressType?: IpAddressType;
  readonly vpcEndpointIds: readonly string[];
  readonly disabled: boolean;
} {
  const key = gatewayExtension("endpoint-configuration");
  const holders = [document, ...serverNodes(context, document)];
  const [node] = holders.flatMap((holder) => member(holder, key) ?? []);
  // One endpoint is all that an API has: what other servers say is left to be reported.
  const holder = holders.find((each) => member(each, key) !== undefined);
  if (holder !== undefined) claimExtensions(context, holder, ["endpoint-configuration"]);
  if (node === undefined) return { vpcEndpointIds: [], disabled: false };
  reportUnreadExtensionFields(context, node, "endpoint");
  const [first] = readItems(context, node, "types");
  const type = endpointTypes.find((each) => each === String(first?.value).toLowerCase());
  if (first !== undefined && type === undefined)
    reportInvalid(context, first, "The endpoint's type", "EDGE, REGIONAL or PRIVATE");
  const ipAddressType = readString(context, node, "ipAddressType")?.toLowerCase();
  if (ipAddressType !== undefined && ipAddressType !== "ipv4" && ipAddressType !== "dualstack")
    reportInvalid(
      context,
      member(node, "ipAddressType") ?? node,
      "The endpoint's 'ipAddressType'",
      "ipv4 or dualstack",
    );
  if (context.protocol !== "rest") reportOtherEndpoints(context, node, type);
  return {
    ...(type === undefined ? {} : { type }),
    ...(ipAddressType === "ipv4" || ipAddressType === "dualstack" ? { ipAddressType } : {}),
    vpcEndpointIds: readStrings(context, node, "vpcEndpointIds"),
    disabled: readBoolean(context, node, "disableExecuteApiEndpoint") === true,
  };
}

function reportOtherEndpoints(context: ReadContext, node: DocumentNode, type: string | undefined): void {
  const at = (field: string) => keyPlaceOf(member(node, field) ?? node);
  if (type !== undefined && type !== "regional") {
    const help = "It is regional. For an edge, put CloudFront before it; for a private API set `api.type: rest`.";
    reportNotForApiType(context, at("types"), `endpoint ${type}`, help);
  }
  if (member(node, "vpcEndpointIds") !== undefined) {
    const help = "Private APIs are REST APIs: set `api.type: rest` with `api.endpoint: private`.";
    reportNotForApiType(context, at("vpcEndpointIds"), "vpcEndpointIds", help);
  }
}

/** Bodies that are neither text nor forms reach a Lambda function whole only when their types are declared as binary. */
function impliedBinaryTypes(operations: readonly Pick<Operation, "body" | "responses">[]): readonly string[] {
  const types = new Set<string>();
  for (const { body, responses } of operations) {
    for (const { content } of [...(body === undefined ? [] : [body]), ...responses]) {
      for (const { type, schema } of content) {
        const bare = essence(type);
        const kind = bodyKind(bare);
        // Any type at all may hold anything: it is the schema that says that it holds bytes.
        const isBytes = bare === "*/*" && schema.kind === "string" && schema.format === "binary";
        if ((kind === "binary" || kind === "multipart" || isBytes) && mediaRange.test(bare)) types.add(bare);
      }
    }
  }
  return [...types].sort();
}

/** `x-amazon-apigateway-gateway-responses`. */
export const readGatewayResponses = (context: ReadContext, document: DocumentNode): readonly GatewayResponse[] =>
  readMembers(context, document, gatewayExtension("gateway-responses")).map(([type, node]) => {
    reportUnreadExtensionFields(context, node, "gatewayResponse");
    const statusCode = readString(context, node, "statusCode");
    return {
      type,
      ...(statusCode === undefined ? {} : { statusCode }),
      parameters: readMembers(context, node, "responseParameters").map(([to, child]) => ({
        to,
        from: readDeployValue(context, child, "verbatim"),
      })),
      templates: readMembers(context, node, "responseTemplates").map(([contentType, child]) => ({
        contentType,
        template: readDeployValue(context, child, "verbatim"),
      })),
      origin: placeOf(node),
    };
  });
