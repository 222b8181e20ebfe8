import type { Server } from "../../ir/api.js";
import { type DocumentNode, isRecord, member, placeOf } from "../document-node.js";
import { type ReadContext, readItems, readMembers, readString, readStrings, reportIgnored } from "../read-context.js";

/** `servers` of the document, a path or an operation; empty when there are none. */
export const readServers = (context: ReadContext, node: DocumentNode): readonly Server[] =>
  serverNodes(context, node).flatMap((child) => {
    const url = readString(context, child, "url");
    if (url === undefined) {
      context.diagnostics.report("field-missing", placeOf(child), { what: "A server", field: "url" });
      return [];
    }
    const description = readString(context, child, "description");
    const variables = readMembers(context, child, "variables").map(([name, variable]) => ({
      name,
      default: readString(context, variable, "default") ?? "",
      values: readStrings(context, variable, "enum"),
    }));
    return [{ url, ...(description === undefined ? {} : { description }), variables }];
  });

/** The servers one by one. An object in their place is a frequent slip, and says nothing that the gateway would need. */
export function serverNodes(context: ReadContext, holder: DocumentNode): readonly DocumentNode[] {
  const list = member(holder, "servers");
  if (list === undefined || !isRecord(list.value)) return readItems(context, holder, "servers");
  reportIgnored(context, list, "'servers'", "an array");
  return [];
}
