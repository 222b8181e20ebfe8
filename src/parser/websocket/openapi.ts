import type { ApiModel } from "../../ir/api.js";
import type { SecuritySchemeId } from "../../ir/ids.js";
import { type DocumentNode, keyPlaceOf, member } from "../document-node.js";
import { readTags, reportUnreadRoot } from "../openapi/document.js";
import { readInfo } from "../openapi/document-info.js";
import { claimExtensions } from "../openapi/extensions.js";
import { createSchemaReading } from "../openapi/schemas.js";
import { readRequirements } from "../openapi/security.js";
import { readServers } from "../openapi/servers.js";
import { namedSchemes } from "../openapi/settings-schemes.js";
import { type ReadContext, readMembers } from "../read-context.js";
import type { LoadedSettings } from "../settings/read-settings.js";
import { assembleWebSocketApi } from "./assemble.js";
import { readWebSocketSecurity } from "./security.js";

/**
 * Reads an OpenAPI document whose components describe the messages of a WebSocket API; the routes stand in the settings.
 * Its paths belong to another API.
 */
export function readWebSocketDocument(
  context: ReadContext,
  document: DocumentNode,
  settings: LoadedSettings,
): ApiModel {
  reportPaths(context, document);
  reportUnreadRoot(context, document);
  claimExtensions(context, document, ["importexport-version"]);
  const components = member(document, "components");
  const component = (kind: string) => (components === undefined ? [] : readMembers(context, components, kind));
  const named = namedSchemes(context, [document]);
  const security = readWebSocketSecurity(context, component("securitySchemes"), settings, named);
  const known = new Set<SecuritySchemeId>(security.schemes.map(({ id }) => id));
  return assembleWebSocketApi({
    context,
    document,
    settings,
    schemas: createSchemaReading(context, component("schemas")),
    security,
    info: readInfo(context, document),
    servers: readServers(context, document),
    tags: readTags(context, document),
    connect: { security: readRequirements(context, document, known) ?? [], parameters: [] },
    drafts: [],
    sends: [],
  });
}

/** One build is one API. */
function reportPaths(context: ReadContext, document: DocumentNode): void {
  const [first] = readMembers(context, document, "paths").filter(([path]) => !path.startsWith("x-"));
  if (first === undefined) return;
  const [path, node] = first;
  context.diagnostics.report("paths-not-routed", keyPlaceOf(node), { path });
}
