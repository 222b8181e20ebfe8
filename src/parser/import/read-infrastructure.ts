import type { ApiModel } from "../../ir/api.js";
import type { DiagnosticBag } from "../../ir/diagnostics.js";
import type { SourceFile } from "../../ir/source.js";
import { type DocumentNode, isRecord } from "../document-node.js";
import type { ParserHost } from "../host.js";
import type { LoadedFile } from "../loaded-file.js";
import { openApiReader } from "../openapi/reader.js";
import type { LoadedSettings } from "../settings/read-settings.js";
import { looksLikeTemplate } from "./cloudformation/reader.js";
import type { ImportHost } from "./import-host.js";
import type { ImportedApi } from "./imported-api.js";
import { loadImported } from "./imported-source.js";

/** What a build makes of a source that describes infrastructure. */
export interface ReadInfrastructure {
  readonly api: ApiModel | undefined;
  readonly settings: LoadedSettings | undefined;
  readonly sources: ReadonlyMap<string, SourceFile>;
}

/** Whether an entry document is a template, and no document with a member of that name. */
export const isInfrastructure = (root: DocumentNode): boolean =>
  isRecord(root.value) && !("openapi" in root.value || "swagger" in root.value) && looksLikeTemplate(root);

/** Reads the one API of a template. What cannot be carried over is reported where it stands. */
export async function readInfrastructure(
  entry: LoadedFile,
  settingsFile: LoadedFile | undefined,
  host: ParserHost,
  diagnostics: DiagnosticBag,
): Promise<ReadInfrastructure> {
  const { importSource } = await import("./import-source.js");
  const request = { source: entry.source.location, parameters: new Map<string, string>(), host: importHost(host) };
  const { imported, sources } = await importSource(request, diagnostics);
  const [api, second] = imported?.apis ?? [];
  if (api === undefined) return { api: undefined, settings: undefined, sources };
  if (second !== undefined) {
    const names = imported?.apis.map((each) => each.api).join(", ") ?? "";
    diagnostics.report("import-apis-several", second.ledger[0]?.at, { apis: names });
    return { api: undefined, settings: undefined, sources };
  }
  reportLedger(api, diagnostics);
  const loaded = await loadImported(api, entry.source, sources, settingsFile, diagnostics);
  return { api: await openApiReader.read(loaded, diagnostics), settings: loaded.settings, sources };
}

/** Hosts of builds may know of nothing but files. */
const importHost = (host: ParserHost): ImportHost => ({
  listFolder: async () => undefined,
  realLocation: async (location) => location,
  ...(host as Partial<ImportHost> & ParserHost),
});

function reportLedger({ ledger }: ImportedApi, diagnostics: DiagnosticBag): void {
  for (const { outcome, node, property, how = "", at } of ledger) {
    const what = property === undefined ? `'${node}'` : `'${property}' of '${node}'`;
    if (outcome === "dropped") diagnostics.report("source-dropped", at, { what, how });
    if (outcome === "approximated") diagnostics.report("source-approximated", at, { what, how });
  }
}
