import { basename, dirname, relative } from "node:path";
import type { DiagnosticBag } from "../../ir/diagnostics.js";
import type { SourceFile } from "../../ir/source.js";
import { findSource } from "./find-source.js";
import type { ImportHost } from "./import-host.js";
import type { ImportedSource } from "./imported-api.js";
import { type OpenedEntry, openEntry } from "./open-entry.js";
import { openFiles, type SourceFiles } from "./source-files.js";
import type { OpenedSource, ParameterValues, Raise, SourceEntry, SourceKind } from "./source-kind.js";
import { loadRaise, sourceKinds } from "./source-kinds.js";

export interface ImportRequest {
  /** Absolute path of a file or a folder. */
  readonly source: string;
  /** Absolute path of the folder that the source may read files of; that of the source when absent. */
  readonly root?: string;
  /** Values of parameters and variables, by name. */
  readonly parameters: ReadonlyMap<string, string>;
  /** Values that parameters have where the source is deployed; of what a template may refer to besides, `AWS::StackName`. */
  readonly deployed?: ReadonlyMap<string, string>;
  readonly host: ImportHost;
}

export interface ImportResult {
  /** Undefined only when errors were reported. */
  readonly imported: ImportedSource | undefined;
  /** Title of the kind of source; undefined when it is none that is known. */
  readonly kind: string | undefined;
  /** Every file that was read, by `SourceFile.name`. */
  readonly sources: ReadonlyMap<string, SourceFile>;
}

/** What a source is told apart by and raised with; tests pass their own. */
export interface Importers {
  readonly kinds: readonly SourceKind[];
  readonly loadRaise: () => Promise<Raise>;
}

/**
 * Reads a template, a configuration or whatever else describes an API, and gives its APIs as documents and settings.
 * Nothing is executed, and nothing outside the source's folder is read.
 */
export async function importSource(
  request: ImportRequest,
  diagnostics: DiagnosticBag,
  importers: Importers = { kinds: sourceKinds, loadRaise },
): Promise<ImportResult> {
  const { source, host } = request;
  const entries = await host.listFolder(source).catch(() => undefined);
  const files = openFiles(request.root ?? (entries === undefined ? dirname(source) : source), host);
  const ending = (imported?: ImportedSource, kind?: string): ImportResult => ({
    imported: diagnostics.hasErrors ? undefined : imported,
    kind,
    sources: files.sources,
  });
  const found =
    entries === undefined
      ? await openNamed(source, files, importers.kinds, diagnostics)
      : await openFolder(
          { kind: "folder", name: nameBelow(files.root, source), entries },
          source,
          files,
          importers.kinds,
          diagnostics,
        );
  if (found === undefined) return ending();
  const { entry, kind } = found;
  if (entry.source !== undefined) files.add(entry.source);
  entry.warn?.(diagnostics);
  const asked = new Set<string>();
  const parameters = {
    ...recordNames(request.parameters, asked),
    deployed: (name: string) => request.deployed?.get(name),
  };
  const imported = await read(kind, { entry, files, parameters }, importers, diagnostics);
  if (imported !== undefined) reportUnusedParameters(request.parameters, asked, diagnostics);
  // A reader that finds nothing to read has found no API either: an import never ends without a word.
  if (imported === undefined ? !diagnostics.hasErrors : imported.apis.length === 0)
    diagnostics.report("import-without-api", undefined, { source: basename(source) });
  return ending(imported, kind.title);
}

async function read(
  kind: SourceKind,
  source: OpenedSource,
  importers: Importers,
  diagnostics: DiagnosticBag,
): Promise<ImportedSource | undefined> {
  const reader = await kind.load();
  if (reader.makes === "apis") return reader.read(source, diagnostics);
  const graph = await reader.read(source, diagnostics);
  return graph === undefined ? undefined : { ...(await importers.loadRaise())(graph, diagnostics), graph };
}

const nameBelow = (root: string, location: string): string => relative(root, location).replaceAll("\\", "/") || ".";

/** An entry, and the kind that it is of. */
interface Recognised {
  readonly entry: OpenedEntry;
  readonly kind: SourceKind;
}

async function openNamed(
  location: string,
  files: SourceFiles,
  kinds: readonly SourceKind[],
  diagnostics: DiagnosticBag,
): Promise<Recognised | undefined> {
  const entry = await openEntry(nameBelow(files.root, location), files);
  if ("failure" in entry) {
    diagnostics.report("file-unreadable", undefined, { file: basename(location), detail: entry.failure });
    return undefined;
  }
  const kind = kinds.find((each) => each.recognises(entry));
  if (kind !== undefined) return { entry, kind };
  if (entry.source !== undefined) files.add(entry.source);
  // What is broken as YAML could still be any of the kinds: the place where it breaks says more than a list of kinds.
  if (entry.report !== undefined && /\.(ya?ml|json)$/i.test(location)) entry.report(diagnostics);
  else diagnostics.report("import-source-unknown", undefined, { source: basename(location) });
  return undefined;
}

async function openFolder(
  folder: Extract<SourceEntry, { readonly kind: "folder" }>,
  location: string,
  files: SourceFiles,
  kinds: readonly SourceKind[],
  diagnostics: DiagnosticBag,
): Promise<Recognised | undefined> {
  const found = await findSource(folder, files, kinds);
  if ("kind" in found) return found;
  const source = basename(location);
  if ("several" in found)
    diagnostics.report("import-sources-several", undefined, { source, sources: found.several.join(", ") });
  else if (found.broken.length === 0) diagnostics.report("import-source-unknown", undefined, { source });
  else
    for (const entry of found.broken) {
      if (entry.source !== undefined) files.add(entry.source);
      entry.report?.(diagnostics);
    }
  return undefined;
}

const recordNames = (values: ReadonlyMap<string, string>, asked: Set<string>): ParameterValues => ({
  get: (name) => {
    asked.add(name);
    return values.get(name);
  },
});

function reportUnusedParameters(
  values: ReadonlyMap<string, string>,
  asked: ReadonlySet<string>,
  diagnostics: DiagnosticBag,
): void {
  for (const name of values.keys()) {
    if (!asked.has(name)) diagnostics.report("import-parameter-unknown", undefined, { parameter: name });
  }
}
