import type { ApiModel } from "../../ir/api.js";
import type { SecuritySchemeId } from "../../ir/ids.js";
import { type DocumentNode, isRecord, keyPlaceOf, member, members } from "../document-node.js";
import { readExternalDocs } from "../openapi/about.js";
import { readInfo } from "../openapi/document-info.js";
import { createSchemaReading } from "../openapi/schemas.js";
import { namedSchemes } from "../openapi/settings-schemes.js";
import { type ReadContext, readItems, readString } from "../read-context.js";
import { resolve } from "../reference.js";
import type { LoadedSettings } from "../settings/read-settings.js";
import { assembleWebSocketApi, defaultRouteSelection } from "../websocket/assemble.js";
import { readWebSocketSecurity } from "../websocket/security.js";
import { readConnectParameters } from "./connect.js";
import { type Channel, readAsyncOperations, readChannels } from "./operations.js";
import { type OperationReading, readRouteDrafts, readSends } from "./routes.js";
import { componentsOf, connectSecurity, openApiSchemes } from "./security.js";
import { findWebSocketServers, readServer } from "./servers.js";
import type { AsyncApiVersion } from "./version.js";

/**
 * Reads an AsyncAPI document, which describes the server, into the model of a WebSocket API: what the server receives
 * becomes routes, what it sends a typed message of its handlers.
 */
export async function readAsyncApi(
  context: ReadContext,
  document: DocumentNode,
  settings: LoadedSettings,
  version: AsyncApiVersion,
): Promise<ApiModel> {
  reportUnreadRoot(context, document);
  const schemas = createSchemaReading(context, componentsOf(context, document, "schemas"));
  const schemes = openApiSchemes(context, componentsOf(context, document, "securitySchemes"));
  const servers = findWebSocketServers(context, document);
  const security = readWebSocketSecurity(context, schemes, settings, namedSchemes(context, servers));
  const known = new Set<SecuritySchemeId>(security.schemes.map(({ id }) => id));
  const channels = readChannels(context, document, version);
  for (const channel of channels) checkChannel(context, channel);
  const reading: OperationReading = {
    schemas,
    version,
    schemes: known,
    defaultContentType: readString(context, document, "defaultContentType"),
    routeSelectionExpression: settings.values.websocket?.routeSelectionExpression ?? defaultRouteSelection,
  };
  const operations = readAsyncOperations(context, document, channels, version);
  return assembleWebSocketApi({
    context,
    document,
    settings,
    schemas,
    security,
    info: readInfo(context, document),
    servers: servers.map((server) => readServer(context, server, version)),
    tags: readTags(context, document),
    connect: {
      security: connectSecurity(context, servers, known, version),
      parameters: readConnectParameters(schemas, channels),
    },
    drafts: await readRouteDrafts(reading, operations),
    sends: readSends(reading, operations),
  });
}

const channelFields: ReadonlySet<string> = new Set([
  ...["address", "messages", "title", "summary", "description", "servers", "tags", "externalDocs", "bindings"],
  ...["publish", "subscribe", "parameters"],
]);

/** A WebSocket API has one address; what tells channels apart is in the messages. */
function checkChannel(context: ReadContext, { key, node }: Channel): void {
  for (const [field, child] of members(node)) {
    if (channelFields.has(field) || field.startsWith("x-")) continue;
    context.diagnostics.report("construct-not-read", keyPlaceOf(child), { what: `The field '${field}' of a channel` });
  }
  const parameters = member(node, "parameters");
  if (parameters === undefined || members(parameters).length === 0) return;
  context.diagnostics.report("asyncapi-channel-parameters", keyPlaceOf(parameters), { channel: key });
}

const rootFields: ReadonlySet<string> = new Set([
  ...["asyncapi", "id", "info", "defaultContentType", "servers", "channels", "operations", "components"],
  ...["tags", "externalDocs"],
]);

function reportUnreadRoot(context: ReadContext, document: DocumentNode): void {
  for (const [key, child] of members(document)) {
    if (rootFields.has(key) || key.startsWith("x-")) continue;
    context.diagnostics.report("field-unknown", keyPlaceOf(child), { what: "The document", field: key });
  }
}

/** AsyncAPI 2 has tags at the root, AsyncAPI 3 in `info`. */
function readTags(context: ReadContext, document: DocumentNode): ApiModel["tags"] {
  const info = member(document, "info");
  const holders = [document, ...(info !== undefined && isRecord(info.value) ? [info] : [])];
  return holders
    .flatMap((holder) => readItems(context, holder, "tags"))
    .flatMap((start) => {
      const tag = resolve(context, start);
      const name = tag === undefined ? undefined : readString(context, tag, "name");
      const description = tag === undefined ? undefined : readString(context, tag, "description");
      return name === undefined || tag === undefined
        ? []
        : [{ name, ...(description === undefined ? {} : { description }), ...readExternalDocs(context, tag) }];
    });
}
