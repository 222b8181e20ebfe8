import type { ApiModel, GatewayProtocol } from "../../ir/api.js";
import type { DiagnosticBag } from "../../ir/diagnostics.js";
import { type DocumentNode, placeOf, rootNode } from "../document-node.js";
import type { DocumentReader, LoadedSource } from "../front-end.js";
import type { DocumentRequest } from "../load.js";
import type { LoadedFile } from "../loaded-file.js";
import { upgradeSwagger } from "../normalize/swagger-2.js";
import { createReadContext, type ReadContext } from "../read-context.js";
import type { LoadedSettings } from "../settings/read-settings.js";
import { refuseOtherDocuments } from "../websocket/one-document.js";
import { basePrefix } from "./base-path.js";
import { definedNames } from "./defined-names.js";
import { readDocuments } from "./document.js";
import type { DocumentPart } from "./document-part.js";
import { readVersion } from "./document-version.js";
import { reportUnclaimedExtensions } from "./extensions.js";

/** The reader of WebSocket APIs is loaded when there is one. */
async function readMessages(context: ReadContext, document: DocumentNode, settings: LoadedSettings): Promise<ApiModel> {
  const { readWebSocketDocument } = await import("../websocket/openapi.js");
  return readWebSocketDocument(context, document, settings);
}

/** OpenAPI and Swagger documents, and whatever is no other kind of document. */
export const openApiReader: DocumentReader = {
  recognises: () => true,
  read: async (source, diagnostics) => {
    const { documents, requests, settings } = source;
    const protocol = settings.values.api?.type ?? "rest";
    const files = [documents.entry, ...documents.others];
    const context = sharedContext(source, protocol, diagnostics);
    const [first, ...others] = requests.flatMap((request, index): readonly DocumentPart[] => {
      const part = readPart(context, request, files[index], settings);
      return part === undefined ? [] : [part];
    });
    if (first === undefined) return undefined;
    if (protocol === "websocket") refuseOtherDocuments(source, diagnostics);
    const api =
      protocol === "websocket"
        ? await readMessages(first.context, first.document, settings)
        : await readDocuments([first, ...others], settings);
    for (const file of files) if (file !== undefined) reportUnclaimedExtensions(context, file);
    return api;
  },
};

/** What the documents of an API share; each has its own version. */
const sharedContext = (
  { documents, settings }: LoadedSource,
  protocol: GatewayProtocol,
  diagnostics: DiagnosticBag,
): ReadContext =>
  createReadContext({
    documents,
    version: "3.1",
    protocol,
    diagnostics,
    ...definedNames(settings),
  });

/** Undefined for a document that cannot be read, which was reported. */
function readPart(
  shared: ReadContext,
  { prefix, at }: DocumentRequest,
  file: LoadedFile | undefined,
  settings: LoadedSettings,
): DocumentPart | undefined {
  if (file === undefined) return undefined;
  const root = rootNode(file);
  const version = readVersion(root, shared.diagnostics);
  if (version === undefined) return undefined;
  const context: ReadContext = { ...shared, version };
  const document = version === "2.0" ? upgradeSwagger(context, root) : root;
  const mode = shared.protocol === "websocket" ? "ignore" : (settings.values.api?.basePath ?? "ignore");
  const base = basePrefix(context, document, mode);
  if (base === undefined) {
    shared.diagnostics.report("base-path-missing", at ?? placeOf(settings.nodeAt(["api", "basePath"])), { mode });
  }
  const name = prefix === "" ? file.source.name.replace(/^.*\//, "").replace(/\.[^.]*$/, "") : prefix;
  return { context, document, prefix: `${prefix}${base ?? ""}`, name };
}
