import type { ApiModel } from "../ir/api.js";
import type { DiagnosticBag } from "../ir/diagnostics.js";
import type { SourceFile } from "../ir/source.js";
import { rootNode } from "./document-node.js";
import type { FrontEndRequest, FrontEndResult } from "./front-end.js";
import { type LoadedDocuments, type LoadedFile, loadDocuments, loadSettingsFile } from "./load.js";
import { upgradeSwagger } from "./normalize/swagger-2.js";
import { readDocument } from "./openapi/document.js";
import { readVersion } from "./openapi/document-version.js";
import { reportUnclaimedExtensions } from "./openapi/extensions.js";
import { vpcLinkKinds } from "./openapi/vpc-links.js";
import { createExtensionClaims, type ReadContext } from "./read-context.js";
import { compilerSettings, type LoadedSettings, readSettings, settingsFolder } from "./settings/read-settings.js";

/** Reads an OpenAPI or Swagger document with its settings into the model. */
export async function readOpenApi(request: FrontEndRequest, diagnostics: DiagnosticBag): Promise<FrontEndResult> {
  const { entry, configuration, host } = request;
  const settingsFile =
    configuration === undefined ? undefined : await loadSettingsFile(entry, configuration, host, diagnostics);
  const allowed = allowedReferences(settingsFile?.file);
  const documents = await loadDocuments(entry, host, allowed, diagnostics);
  const settings = await readSettings(settingsFile?.file, documents.entry, diagnostics);
  const sources = new Map<string, SourceFile>(documents.sources);
  if (settingsFile?.source !== undefined) sources.set(settingsFile.source.name, settingsFile.source);
  const forCompiler = compilerSettings(settings, settingsFolder(entry, configuration));
  const api =
    documents.entry === undefined ? undefined : await readModel(documents, documents.entry, settings, diagnostics);
  return { api: diagnostics.hasErrors ? undefined : api, settings: forCompiler, sources };
}

async function readModel(
  documents: LoadedDocuments,
  entry: LoadedFile,
  settings: LoadedSettings,
  diagnostics: DiagnosticBag,
): Promise<ApiModel | undefined> {
  const root = rootNode(entry);
  const version = readVersion(root, diagnostics);
  if (version === undefined) return undefined;
  const context: ReadContext = {
    documents,
    version,
    diagnostics,
    deployParameters: new Map(),
    deployTexts: new Map(),
    extensions: createExtensionClaims(),
    vpcLinks: vpcLinkKinds(settings),
  };
  const api = await readDocument(context, version === "2.0" ? upgradeSwagger(context, root) : root, settings);
  reportUnclaimedExtensions(context, entry);
  return api;
}

/** Needed before the settings as a whole can be checked, since what they allow decides what is read. */
function allowedReferences(file: LoadedFile | undefined): readonly string[] {
  const value = file?.value as { readonly references?: { readonly allow?: unknown } } | null | undefined;
  const allow = value?.references?.allow;
  return Array.isArray(allow) ? allow.filter((each): each is string => typeof each === "string") : [];
}
