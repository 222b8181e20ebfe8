import type { Server } from "../../ir/api.js";
import { type DocumentNode, placeOf } from "../document-node.js";
import { type ReadContext, readItems, readMembers, readString, readStrings } from "../read-context.js";

/** `servers` of the document, a path or an operation; empty when there are none. */
export const readServers = (context: ReadContext, node: DocumentNode): readonly Server[] =>
  readItems(context, node, "servers").flatMap((child) => {
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
