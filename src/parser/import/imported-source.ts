import type { DiagnosticBag } from "../../ir/diagnostics.js";
import { type JsonPointer, unsafeId } from "../../ir/ids.js";
import type { SourceFile, SourcePointer } from "../../ir/source.js";
import type { LoadedSource } from "../front-end.js";
import type { LoadedFile } from "../loaded-file.js";
import { readSettings } from "../settings/read-settings.js";
import type { ImportedApi } from "./imported-api.js";

/** Where the settings of an imported API stand in its document, beneath those of a settings file. */
const settingsKey = "x-gatewright";

/**
 * An imported API as a document that has been loaded: the readers of documents do not see a difference, and what they
 * report points into the source.
 *
 * @param source the file that the user named
 * @param settingsFile settings that are laid over those of the source
 */
export async function loadImported(
  imported: ImportedApi,
  source: SourceFile,
  sources: ReadonlyMap<string, SourceFile>,
  settingsFile: LoadedFile | undefined,
  diagnostics: DiagnosticBag,
): Promise<LoadedSource> {
  const { document, settings } = imported;
  const whole: SourcePointer = { file: source.name, pointer: unsafeId("") };
  const origins = new Map<JsonPointer, SourcePointer>([[unsafeId(""), whole], ...document.origins]);
  for (const [pointer, origin] of settings.origins) {
    origins.set(unsafeId<JsonPointer>(`/${settingsKey}${pointer}`), origin);
  }
  const value = { ...(document.value as object), [settingsKey]: settings.value };
  const entry: LoadedFile = { source, value, origins };
  const request = { location: source.location, prefix: "", overlays: [] };
  return {
    documents: {
      entry,
      others: [],
      find: () => ({ kind: "unreadable", detail: "an imported document stands alone" }),
      sources,
    },
    requests: [request],
    entry,
    settings: await readSettings(settingsFile, entry, diagnostics),
  };
}
