import type { ApiModel } from "../../ir/api.js";
import { rootNode } from "../document-node.js";
import type { DocumentReader } from "../front-end.js";
import { upgradeSwagger } from "../normalize/swagger-2.js";
import { createReadContext } from "../read-context.js";
import { readDocument } from "./document.js";
import { readVersion } from "./document-version.js";
import { reportUnclaimedExtensions } from "./extensions.js";
import { vpcLinkKinds } from "./vpc-links.js";

/** The reader of WebSocket APIs is loaded when there is one. */
async function readMessages(...source: Parameters<typeof readDocument>): Promise<ApiModel> {
  const { readWebSocketDocument } = await import("../websocket/openapi.js");
  return readWebSocketDocument(...source);
}

/** OpenAPI and Swagger documents, and whatever is no other kind of document. */
export const openApiReader: DocumentReader = {
  recognises: () => true,
  read: async ({ documents, entry, settings }, diagnostics) => {
    const root = rootNode(entry);
    const version = readVersion(root, diagnostics);
    if (version === undefined) return undefined;
    const protocol = settings.values.api?.type ?? "rest";
    const vpcLinks = vpcLinkKinds(settings);
    const context = createReadContext({ documents, version, protocol, diagnostics, vpcLinks });
    const document = version === "2.0" ? upgradeSwagger(context, root) : root;
    const api =
      protocol === "websocket"
        ? await readMessages(context, document, settings)
        : await readDocument(context, document, settings);
    reportUnclaimedExtensions(context, entry);
    return api;
  },
};
