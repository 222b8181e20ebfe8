import type { Server } from "../../ir/api.js";
import { type DocumentNode, isRecord, keyPlaceOf, member, placeOf } from "../document-node.js";
import { type ReadContext, readMembers, readString, readStrings, reportInvalid } from "../read-context.js";
import { resolve } from "../reference.js";
import { reportUnreadFields, webSocketBinding } from "./fields.js";
import type { AsyncApiVersion } from "./version.js";

const serverFields: ReadonlySet<string> = new Set([
  ...["url", "host", "pathname", "protocol", "protocolVersion", "title", "summary", "description"],
  ...["variables", "security", "tags", "externalDocs", "bindings"],
]);

/** Servers that speak WebSocket, behind their references. Others are reported: this compiles nothing for them. */
export function findWebSocketServers(context: ReadContext, document: DocumentNode): readonly DocumentNode[] {
  const all = readMembers(context, document, "servers");
  const found = all.flatMap(([name, start]): readonly DocumentNode[] => {
    const node = resolve(context, start);
    if (node === undefined) return [];
    if (!isRecord(node.value)) {
      reportInvalid(context, node, "A server", "an object");
      return [];
    }
    const protocol = readString(context, node, "protocol") ?? "";
    if (!/^wss?$/i.test(protocol)) {
      const what = `The server '${name}' of the protocol '${protocol}'`;
      context.diagnostics.report("construct-not-read", keyPlaceOf(start), { what });
      return [];
    }
    reportUnreadFields(context, node, "a server", serverFields);
    webSocketBinding(context, node, "a server");
    return [node];
  });
  const servers = member(document, "servers");
  if (servers !== undefined && all.length > 0 && found.length === 0)
    context.diagnostics.report("asyncapi-without-websocket", placeOf(servers), {});
  return found;
}

/** The model's form of a server: an address with its scheme. */
export function readServer(context: ReadContext, node: DocumentNode, version: AsyncApiVersion): Server {
  const protocol = readString(context, node, "protocol") ?? "wss";
  const description = readString(context, node, "description");
  const address =
    version === "2"
      ? (readString(context, node, "url") ?? "")
      : `${readString(context, node, "host") ?? ""}${readString(context, node, "pathname") ?? ""}`;
  return {
    url: /^wss?:\/\//i.test(address) ? address : `${protocol.toLowerCase()}://${address}`,
    ...(description === undefined ? {} : { description }),
    variables: readMembers(context, node, "variables").map(([name, start]) => {
      const variable = resolve(context, start) ?? start;
      return {
        name,
        default: readString(context, variable, "default") ?? "",
        values: readStrings(context, variable, "enum"),
      };
    }),
  };
}
