import type { Server } from "../../ir/api.js";
import { type DocumentNode, isRecord, member, placeOf } from "../document-node.js";
import { type ReadContext, readItems, readMembers, readString, readStrings, reportIgnored } from "../read-context.js";
import { reportOtherFields } from "./object-fields.js";

/** `servers` of the document, a path or an operation; empty when there are none. */
export const readServers = (context: ReadContext, node: DocumentNode): readonly Server[] =>
  serverNodes(context, node).flatMap((child) => {
    const url = readString(context, child, "url");
    if (url === undefined) {
      context.diagnostics.report("field-missing", placeOf(child), { what: "A server", field: "url" });
      return [];
    }
    reportOtherFields(context, child, "server");
    const description = readString(context, child, "description");
    const variables = readMembers(context, child, "variables").map(([name, variable]) => ({
      name,
      ...readVariableText(context, variable),
      default: readString(context, variable, "default") ?? "",
      values: readStrings(context, variable, "enum"),
    }));
    return [{ url, ...(description === undefined ? {} : { description }), variables }];
  });

function readVariableText(context: ReadContext, variable: DocumentNode): { readonly description?: string } {
  reportOtherFields(context, variable, "serverVariable");
  const description = readString(context, variable, "description");
  return description === undefined ? {} : { description };
}

/** The servers one by one. An object in their place is a frequent slip, and says nothing that the gateway would need. */
export function serverNodes(context: ReadContext, holder: DocumentNode): readonly DocumentNode[] {
  const list = member(holder, "servers");
  if (list === undefined || !isRecord(list.value)) return readItems(context, holder, "servers");
  reportIgnored(context, list, "'servers'", "an array");
  return [];
}
