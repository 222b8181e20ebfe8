import { rootNode } from "../document-node.js";
import type { DocumentReader } from "../front-end.js";
import { definedNames } from "../openapi/defined-names.js";
import { reportUnclaimedExtensions } from "../openapi/extensions.js";
import { createReadContext } from "../read-context.js";
import { refuseOtherDocuments, refuseOtherType } from "../websocket/one-document.js";
import { isAsyncApi, readAsyncApiVersion } from "./version.js";

/** AsyncAPI documents, which are told by their first field. The rest of their reader is loaded when there is one. */
export const asyncApiReader: DocumentReader = {
  recognises: isAsyncApi,
  read: async (source, diagnostics) => {
    const { documents, entry, settings } = source;
    refuseOtherDocuments(source, diagnostics);
    refuseOtherType(source, diagnostics);
    const root = rootNode(entry);
    const version = readAsyncApiVersion(root, diagnostics);
    if (version === undefined) return undefined;
    const dialect = { version: "asyncapi", protocol: "websocket" } as const;
    const context = createReadContext({
      documents,
      ...dialect,
      diagnostics,
      ...definedNames(settings),
    });
    const { readAsyncApi } = await import("./document.js");
    const api = await readAsyncApi(context, root, settings, version);
    reportUnclaimedExtensions(context, entry);
    return api;
  },
};
