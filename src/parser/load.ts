import { dirname, relative } from "node:path";
import SwaggerParser from "@apidevtools/swagger-parser";
import type { DiagnosticBag } from "../ir/diagnostics.js";
import type { JsonPointer } from "../ir/ids.js";
import type { SourceFile, SourcePointer } from "../ir/source.js";
import type { ParserHost } from "./host.js";
import { type Inspection, inspectValue, nestingLimit, valueLimit } from "./source/inspect-value.js";
import { rootPointer } from "./source/json-pointer.js";
import { findDuplicateKeys, type ParsedText, parseText, type TextProblem } from "./source/parse-text.js";

/** A file whose value may be read. */
export interface LoadedFile {
  readonly source: SourceFile;
  readonly value: unknown;
  /** Where parts of the value stand that came from other files, by their addresses in this one. Absent where none did. */
  readonly origins?: ReadonlyMap<JsonPointer, SourcePointer>;
}

/** The entry document and every file that it may refer to. */
export interface LoadedDocuments {
  /** Undefined when it cannot be used; what is wrong was reported. */
  readonly entry: LoadedFile | undefined;
  /** The file that a reference in `from` names, or why it cannot be had. */
  find(from: SourceFile, reference: string): LoadedFile | LoadFailure;
  readonly sources: ReadonlyMap<string, SourceFile>;
}

export type LoadFailure =
  | { readonly kind: "unreadable"; readonly detail: string }
  | { readonly kind: "remote" }
  /** It was read but cannot be used; `report` says why, once for all that refer to it. */
  | { readonly kind: "broken"; report(diagnostics: DiagnosticBag): void };

const isUrl = (location: string): boolean => /^[a-z][a-z0-9+.-]+:\/\//i.test(location);
/** `/etc/passwd`, `C:\\x`, `file:...`: what such a path names differs from machine to machine. */
const isAbsolute = (reference: string): boolean => /^([/\\]|[a-z]:[/\\]|file:)/i.test(reference);

/** Reads the entry document and, breadth first, every file that a `$ref` names. */
export async function loadDocuments(
  entry: string,
  host: ParserHost,
  allowedRemotes: readonly string[],
  diagnostics: DiagnosticBag,
): Promise<LoadedDocuments> {
  const files = new Map<string, LoadedFile | LoadFailure>();
  const sources = new Map<string, SourceFile>();
  const pending = [entry];
  for (let location = pending.shift(); location !== undefined; location = pending.shift()) {
    if (files.has(location)) continue;
    if (isUrl(location) && !isAllowed(location, allowedRemotes)) {
      files.set(location, { kind: "remote" });
      continue;
    }
    const loaded = await loadFile(nameFor(entry, location), location, host);
    files.set(location, loaded.outcome);
    if (loaded.source !== undefined) sources.set(loaded.source.name, loaded.source);
    for (const reference of loaded.references) {
      if (!isRefused(location, reference, allowedRemotes)) pending.push(host.resolve(location, reference));
    }
  }

  const first = files.get(entry);
  if (first !== undefined && "kind" in first) reportFailure(entry, first, diagnostics);
  return {
    entry: first === undefined || "kind" in first ? undefined : first,
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
function reportFailure(location: string, failure: LoadFailure, diagnostics: DiagnosticBag): void {
  if (failure.kind === "broken") failure.report(diagnostics);
  if (failure.kind === "remote") diagnostics.report("reference-remote", undefined, { reference: location });
  if (failure.kind === "unreadable") {
    diagnostics.report("file-unreadable", undefined, { file: location, detail: failure.detail });
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
  const { parsed, inspection } = read;
  const { source, value } = parsed;
  const broken = (report: (diagnostics: DiagnosticBag) => void): LoadOutcome => ({
    outcome: { kind: "broken", report },
    source,
    references: [],
  });
  if (parsed.problems.length > 0) return broken((diagnostics) => reportProblems(parsed.problems, name, diagnostics));
  if (inspection.kind === "too-deep") {
    const at = { file: name, pointer: inspection.at };
    return broken((diagnostics) => diagnostics.report("nesting-too-deep", at, { limit: String(nestingLimit) }));
  }
  if (inspection.kind === "too-complex") {
    const at = { file: name, pointer: rootPointer };
    return broken((diagnostics) => diagnostics.report("document-too-complex", at, { limit: String(valueLimit) }));
  }
  const duplicates = findDuplicateKeys(parsed, inspection.keys);
  if (duplicates.length > 0) return broken((diagnostics) => reportProblems(duplicates, name, diagnostics));
  return { outcome: { source, value }, source, references: inspection.references };
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

function reportProblems(problems: readonly TextProblem[], name: string, diagnostics: DiagnosticBag): void {
  for (const { code, detail, offset } of problems) {
    const at = { file: name, pointer: rootPointer, offset };
    if (code === "syntax") diagnostics.report("syntax", at, { detail });
    else diagnostics.report("key-duplicate", at, { key: detail });
  }
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
