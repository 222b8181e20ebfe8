import type { ApiModel } from "../ir/api.js";
import type { DiagnosticBag } from "../ir/diagnostics.js";
import type { SourceFile } from "../ir/source.js";
import { asyncApiReader } from "./asyncapi/reader.js";
import { rootNode } from "./document-node.js";
import { documentRequests } from "./document-requests.js";
import type { DocumentReader, FrontEnd, FrontEndRequest, FrontEndResult, LoadedSource } from "./front-end.js";
import { isInfrastructure, readInfrastructure } from "./import/read-infrastructure.js";
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
  if (documents.entry !== undefined && isInfrastructure(rootNode(documents.entry))) {
    return readTemplateSource(documents.entry, settingsFile, request, diagnostics);
  }
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

/** An API that is described by infrastructure; the settings file has the last word there too. */
async function readTemplateSource(
  document: LoadedFile,
  settingsFile: Awaited<ReturnType<typeof loadSettingsFile>> | undefined,
  { entry, configuration, host }: FrontEndRequest,
  diagnostics: DiagnosticBag,
): Promise<FrontEndResult> {
  const read = await readInfrastructure(document, settingsFile?.file, host, diagnostics);
  const sources = new Map<string, SourceFile>([[document.source.name, document.source], ...read.sources]);
  if (settingsFile?.source !== undefined) sources.set(settingsFile.source.name, settingsFile.source);
  const settings = read.settings ?? (await readSettings(settingsFile?.file, undefined, diagnostics));
  return {
    api: diagnostics.hasErrors ? undefined : read.api,
    settings: compilerSettings(settings, settingsFolder(entry, configuration)),
    sources,
    replacements: new Map(),
  };
}

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
