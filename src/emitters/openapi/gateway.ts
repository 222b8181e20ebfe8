import type { GatewaySettings, HttpGateway, RestGateway } from "../../ir/api.js";
import type { GatewayResponse } from "../../ir/delivery.js";
import { writeAccess } from "./access.js";
import { treeJson, verbatimText } from "./deploy-text.js";
import { as, derived, type ExportContext, extension, type Fragment, type Rows, setting, write } from "./rows.js";

type Shared = Pick<HttpGateway, "pathVariables" | "disableExecuteApiEndpoint" | "importExportVersion" | "resourceTags">;

const shared: Rows<Shared> = {
  pathVariables: (names) => (names === "named" ? {} : setting({ api: { pathVariables: names } })),
  disableExecuteApiEndpoint: (disabled) =>
    disabled ? extension("endpoint-configuration", { disableExecuteApiEndpoint: true }) : {},
  resourceTags: (tags) =>
    tags.length === 0 ? {} : setting({ api: { tags: Object.fromEntries(tags.map(({ key, value }) => [key, value])) } }),
  importExportVersion: (version) => extension("importexport-version", version),
};

const definitionRow = (definition: string): Fragment =>
  definition === "resources" ? {} : setting({ api: { definition } });

const rest: Rows<RestGateway> = {
  protocol: derived,
  definition: definitionRow,
  endpoint: (endpoint) => extension("endpoint-configuration", { types: [endpoint.toUpperCase()] }),
  ipAddressType: (ipAddressType) => extension("endpoint-configuration", { ipAddressType }),
  securityPolicy: (policy) => extension("security-policy", policy),
  endpointAccessMode: (mode) => extension("endpoint-access-mode", mode),
  vpcEndpointIds: (ids) => (ids.length === 0 ? {} : extension("endpoint-configuration", { vpcEndpointIds: ids })),
  ...shared,
  apiKeySource: (source) => extension("api-key-source", source),
  // Written even where it is empty: nothing would stand for the types that the operations' bodies suggest.
  binaryMediaTypes: (types) => extension("binary-media-types", types),
  minimumCompressionSize: (bytes) => extension("minimum-compression-size", bytes),
  resourcePolicy: (policy, _, context) => extension("policy", treeJson(policy, context)),
  resourcePolicyOrigin: derived,
  access: (access, _, context) => setting({ api: { access: writeAccess(access, context) } }),
};

const http: Rows<HttpGateway> = {
  protocol: (protocol) => setting({ api: { type: protocol } }),
  definition: definitionRow,
  failOnWarnings: (fails) => (fails ? setting({ api: { failOnWarnings: true } }) : {}),
  payloadFormatVersion: (version) => setting({ api: { payloadFormatVersion: version } }),
  ipAddressType: (type) => setting({ api: { ipAddressType: type } }),
  ...shared,
};

const tables: {
  readonly [Protocol in GatewaySettings["protocol"]]:
    | Rows<Extract<GatewaySettings, { readonly protocol: Protocol }>>
    | (Protocol extends "websocket" ? undefined : never);
} = { rest, http, websocket: undefined };

export function gatewayRow(gateway: GatewaySettings, _: unknown, context: ExportContext): Fragment {
  const rows = tables[gateway.protocol];
  return rows === undefined ? {} : write(rows as Rows<GatewaySettings>, gateway, context);
}

const gatewayResponses: Rows<GatewayResponse> = {
  type: derived,
  statusCode: as("statusCode"),
  parameters: (list, _, context) =>
    list.length === 0
      ? {}
      : { responseParameters: Object.fromEntries(list.map(({ to, from }) => [to, verbatimText(from, context)])) },
  templates: (list, _, context) =>
    list.length === 0
      ? {}
      : {
          responseTemplates: Object.fromEntries(
            list.map(({ contentType, template }) => [contentType, verbatimText(template, context)]),
          ),
        },
  origin: derived,
};

export const gatewayResponsesRow = (list: readonly GatewayResponse[], _: unknown, context: ExportContext): Fragment =>
  list.length === 0
    ? {}
    : extension(
        "gateway-responses",
        Object.fromEntries(list.map((each) => [each.type, write(gatewayResponses, each, context)])),
      );
