import { dirname, relative } from "node:path";
import SwaggerParser from "@apidevtools/swagger-parser";
import type { DiagnosticBag } from "../ir/diagnostics.js";
import type { SourceFile, SourcePointer } from "../ir/source.js";
import type { ParserHost } from "./host.js";
import type { LoadedFile } from "./loaded-file.js";
import { applyOverlays } from "./overlay/apply-overlay.js";
import { type Inspection, inspectValue } from "./source/inspect-value.js";
import { type ParsedText, parseText } from "./source/parse-text.js";
import { type BrokenFile, soundFile } from "./source/sound-file.js";

/** The entry document and every file that it may refer to. */
export interface LoadedDocuments {
  /** Undefined when it cannot be used; what is wrong was reported. */
  readonly entry: LoadedFile | undefined;
  /** Documents that are read beside it, as they were asked for; undefined as with `entry`. */
  readonly others: readonly (LoadedFile | undefined)[];
  /** The file that a reference in `from` names, or why it cannot be had. */
  find(from: SourceFile, reference: string): LoadedFile | LoadFailure;
  readonly sources: ReadonlyMap<string, SourceFile>;
}

export type LoadFailure =
  | { readonly kind: "unreadable"; readonly detail: string }
  | { readonly kind: "remote" }
  /** It was read but cannot be used; `report` says why, once for all that refer to it. */
  | BrokenFile;

const isUrl = (location: string): boolean => /^[a-z][a-z0-9+.-]+:\/\//i.test(location);
/** `/etc/passwd`, `C:\\x`, `file:...`: what such a path names differs from machine to machine. */
const isAbsolute = (reference: string): boolean => /^([/\\]|[a-z]:[/\\]|file:)/i.test(reference);

/** A file that the user names. */
export interface FileRequest {
  /** Absolute path. */
  readonly location: string;
  /** Where the settings name it; undefined for the command line. */
  readonly at?: SourcePointer;
}

/** A document, what is laid over it, in order, and what stands before its paths. */
export interface DocumentRequest extends FileRequest {
  readonly prefix: string;
  readonly overlays: readonly FileRequest[];
}

/** Reads the entry document and others beside it with their overlays and, breadth first, every file that a `$ref` names. */
export async function loadDocuments(
  [entry, ...others]: readonly [DocumentRequest, ...DocumentRequest[]],
  host: ParserHost,
  allowedRemotes: readonly string[],
  diagnostics: DiagnosticBag,
): Promise<LoadedDocuments> {
  const files = new Map<string, LoadedFile | LoadFailure>();
  const sources = new Map<string, SourceFile>();
  const load = async (location: string): Promise<LoadOutcome> => {
    const loaded = await loadFile(nameFor(entry.location, location), location, host);
    if (loaded.source !== undefined) sources.set(loaded.source.name, loaded.source);
    return loaded;
  };
  const report = ({ location, at }: FileRequest, failure: LoadFailure): void =>
    reportFailure(at === undefined ? location : nameFor(entry.location, location), failure, diagnostics, at);
  const requests = [entry, ...others];
  const pending = requests.map(({ location }) => location);
  const overlays = new Map<DocumentRequest, LoadedFile[]>();
  for (const request of requests) {
    for (const overlay of request.overlays) {
      const { outcome, references } = await load(overlay.location);
      if ("kind" in outcome) report(overlay, outcome);
      else overlays.set(request, [...(overlays.get(request) ?? []), outcome]);
      // What an overlay brings refers to files as if it stood in the document.
      for (const reference of references) pending.push(host.resolve(request.location, reference));
    }
  }
  for (let location = pending.shift(); location !== undefined; location = pending.shift()) {
    if (files.has(location)) continue;
    if (isUrl(location) && !isAllowed(location, allowedRemotes)) {
      files.set(location, { kind: "remote" });
      continue;
    }
    const loaded = await load(location);
    files.set(location, loaded.outcome);
    for (const reference of loaded.references) {
      if (!isRefused(location, reference, allowedRemotes)) pending.push(host.resolve(location, reference));
    }
  }
  const finish = async (request: DocumentRequest): Promise<LoadedFile | undefined> => {
    const file = files.get(request.location);
    if (file !== undefined && "kind" in file) report(request, file);
    if (file === undefined || "kind" in file) return undefined;
    const overlaid = await applyOverlays(file, overlays.get(request) ?? [], diagnostics);
    files.set(request.location, overlaid);
    return overlaid;
  };

  return {
    entry: await finish(entry),
    others: await Promise.all(others.map(finish)),
    find: (from, reference) =>
      isRefused(from.location, reference, allowedRemotes)
        ? { kind: "remote" }
        : (files.get(host.resolve(from.location, reference)) ?? { kind: "unreadable", detail: "it was not read" }),
    sources,
  };
}

/** Reads the settings file; `file` is undefined when it cannot be used, and then that was reported. */
export async function loadSettingsFile(
  entry: string,
  location: string,
  host: ParserHost,
  diagnostics: DiagnosticBag,
): Promise<{ readonly file?: LoadedFile; readonly source?: SourceFile }> {
  const { outcome, source } = await loadFile(nameFor(entry, location), location, host);
  if ("kind" in outcome) {
    reportFailure(location, outcome, diagnostics);
    return source === undefined ? {} : { source };
  }
  return { file: outcome, source: outcome.source };
}

interface LoadOutcome {
  readonly outcome: LoadedFile | LoadFailure;
  readonly source?: SourceFile;
  /** Files that the file may refer to. */
  readonly references: Iterable<string>;
}

/** For the files that the user named; those that references name are reported where the reference stands. */
function reportFailure(location: string, failure: LoadFailure, diagnostics: DiagnosticBag, at?: SourcePointer): void {
  if (failure.kind === "broken") failure.report(diagnostics);
  if (failure.kind === "remote") diagnostics.report("reference-remote", at, { reference: location });
  if (failure.kind === "unreadable") {
    diagnostics.report("file-unreadable", at, { file: location, detail: failure.detail });
  }
}

async function loadFile(name: string, location: string, host: ParserHost): Promise<LoadOutcome> {
  let read: { readonly parsed: ParsedText; readonly inspection: Inspection };
  try {
    read = await readAndInspect(name, location, host);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { outcome: { kind: "unreadable", detail }, references: [] };
  }
  const { source } = read.parsed;
  const outcome = soundFile(read.parsed, read.inspection);
  if ("kind" in outcome || read.inspection.kind !== "sound") return { outcome, source, references: [] };
  return { outcome, source, references: read.inspection.references };
}

/**
 * swagger-parser drives reading and parsing; the plug-ins are ours, since its own readers keep no text for positions,
 * fetch what they are pointed to, and take dates and CloudFormation's tags for something else. It walks what it is
 * given, so it is given nothing that has not been found sound. Its verdict on versions is left aside: the reader gives
 * one that names the place.
 */
async function readAndInspect(
  name: string,
  location: string,
  host: ParserHost,
): Promise<{ readonly parsed: ParsedText; readonly inspection: Inspection }> {
  const text = await host.readText(location);
  let result: { readonly parsed: ParsedText; readonly inspection: Inspection } | undefined;
  const everything = { order: 1, canRead: true, canParse: true, allowEmpty: true };
  const parse = (): object => {
    const parsed = parseText(name, location, text);
    result = { parsed, inspection: inspectValue(parsed.value) };
    return (result.inspection.kind === "sound" ? (parsed.value ?? {}) : {}) as object;
  };
  try {
    await new SwaggerParser().parse(location, {
      resolve: { file: false, http: false, gatewright: { ...everything, read: () => text } },
      parse: { json: false, yaml: false, text: false, binary: false, gatewright: { ...everything, parse } },
    });
  } catch (error) {
    if (result === undefined) throw error;
  }
  if (result === undefined) throw new Error(`swagger-parser did not ask for '${name}' to be parsed`);
  return result;
}

/**
 * A file that an absolute path names is another one on each machine, and one that its author has no business with: it is
 * refused as a remote one is. In a remote file, such a path stays on its host.
 */
const isRefused = (from: string, reference: string, allowed: readonly string[]): boolean =>
  !isUrl(from) && isAbsolute(reference) && !isAllowed(reference, allowed);

/** Allowed are whole locations, or the beginnings of them that end in a slash. */
const isAllowed = (location: string, allowed: readonly string[]): boolean =>
  allowed.some((each) => location === each || (each.endsWith("/") && location.startsWith(each)));

/** The same on every machine: relative to the entry document's folder. */
const nameFor = (entry: string, location: string): string =>
  isUrl(location) ? location : relative(dirname(entry), location).replaceAll("\\", "/") || location;
