import type { ApiModel } from "../ir/api.js";
import type { DiagnosticBag } from "../ir/diagnostics.js";
import type { SourceFile } from "../ir/source.js";
import { asyncApiReader } from "./asyncapi/reader.js";
import { rootNode } from "./document-node.js";
import { documentRequests } from "./document-requests.js";
import type { DocumentReader, FrontEnd, LoadedSource } from "./front-end.js";
import { loadDocuments, loadSettingsFile } from "./load.js";
import type { LoadedFile } from "./loaded-file.js";
import { openApiReader } from "./openapi/reader.js";
import { compilerSettings, readSettings, settingsFolder } from "./settings/read-settings.js";

/** Reads a document of any kind with its settings into the model. */
export const readSource: FrontEnd = async (request, diagnostics) => {
  const { entry, configuration, host } = request;
  const settingsFile =
    configuration === undefined ? undefined : await loadSettingsFile(entry, configuration, host, diagnostics);
  const allowed = allowedReferences(settingsFile?.file);
  const requests = documentRequests(settingsFile?.file, request);
  const documents = await loadDocuments(requests, host, allowed, diagnostics);
  const settings = await readSettings(settingsFile?.file, documents.entry, diagnostics);
  const sources = new Map<string, SourceFile>(documents.sources);
  if (settingsFile?.source !== undefined) sources.set(settingsFile.source.name, settingsFile.source);
  const forCompiler = compilerSettings(settings, settingsFolder(entry, configuration));
  const api =
    documents.entry === undefined
      ? undefined
      : await readModel({ documents, requests, entry: documents.entry, settings }, diagnostics);
  const replacements = new Map(
    [documents.entry, ...documents.others].flatMap((file) => [...(file?.replacements ?? [])]),
  );
  return { api: diagnostics.hasErrors ? undefined : api, settings: forCompiler, sources, replacements };
};

/** The kinds of documents; the last one takes whatever is left, and says what is wrong with it. */
const readers: readonly DocumentReader[] = [asyncApiReader, openApiReader];

function readModel(source: LoadedSource, diagnostics: DiagnosticBag): Promise<ApiModel | undefined> {
  const root = rootNode(source.entry);
  return (readers.find((reader) => reader.recognises(root)) ?? openApiReader).read(source, diagnostics);
}

/** Needed before the settings as a whole can be checked, since what they allow decides what is read. */
function allowedReferences(file: LoadedFile | undefined): readonly string[] {
  const value = file?.value as { readonly references?: { readonly allow?: unknown } } | null | undefined;
  const allow = value?.references?.allow;
  return Array.isArray(allow) ? allow.filter((each): each is string => typeof each === "string") : [];
}
