import { isAbsolute, relative, sep } from "node:path";
import type { Severity } from "./ir/catalog/define.js";
import type { DiagnosticCode } from "./ir/catalog.js";
import { compareText } from "./ir/compare.js";
import type { Diagnostic } from "./ir/diagnostics.js";
import type { SourceFile, SourcePointer, SourceRange } from "./ir/source.js";

/** A place in a file, worked out for people. */
export interface Place {
  /** Relative to the working directory, `/`-separated; a URL as it is. */
  readonly file: string;
  readonly pointer: string;
  readonly range: SourceRange;
  /** The whole file, for code frames. */
  readonly text: string;
}

/** A diagnostic whose line and column are known. */
export interface LocatedDiagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  readonly help: string;
  readonly place: Place | undefined;
  readonly related: readonly { readonly message: string; readonly place: Place | undefined }[];
}

/**
 * Works out lines and columns. The result is sorted by file, position, code and message, with what concerns no file
 * last: the same whatever the order in which the findings were made.
 */
export function locateDiagnostics(
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, SourceFile>,
  workingDirectory: string,
): readonly LocatedDiagnostic[] {
  const locate = (at: SourcePointer | undefined): Place | undefined => {
    const source = at === undefined ? undefined : sources.get(at.file);
    if (at === undefined || source === undefined) return undefined;
    const file = relativeName(source.location, workingDirectory);
    return { file, pointer: at.pointer, range: source.locate(at), text: source.text };
  };
  return diagnostics
    .map(({ at, related, ...rest }) => ({
      ...rest,
      place: locate(at),
      related: related.map((each) => ({ message: each.message, place: locate(each.at) })),
    }))
    .sort(compareDiagnostics);
}

/** How people at a terminal in `workingDirectory` name a file: relative, unless it is far away. */
export function relativeName(location: string, workingDirectory: string): string {
  if (!isAbsolute(location)) return location;
  const name = relative(workingDirectory, location);
  const isFar = name.startsWith(`..${sep}..${sep}..${sep}`);
  return (isFar ? location : name).replaceAll(sep, "/");
}

/** Several documents may share a file: what is found in it twice is shown once. */
export function mergeDiagnostics(lists: readonly (readonly LocatedDiagnostic[])[]): readonly LocatedDiagnostic[] {
  const sorted = lists.flat().sort(compareDiagnostics);
  return sorted.filter((diagnostic, index) => {
    const previous = sorted[index - 1];
    return previous === undefined || compareDiagnostics(previous, diagnostic) !== 0;
  });
}

function compareDiagnostics(left: LocatedDiagnostic, right: LocatedDiagnostic): number {
  if (left.place === undefined || right.place === undefined) {
    if (left.place !== right.place) return left.place === undefined ? 1 : -1;
  } else {
    const order =
      compareText(left.place.file, right.place.file) || left.place.range.start.offset - right.place.range.start.offset;
    if (order !== 0) return order;
  }
  return compareText(left.code, right.code) || compareText(left.message, right.message);
}

/** `--strict`: a warning is an error. */
export const raiseWarnings = (diagnostics: readonly LocatedDiagnostic[]): readonly LocatedDiagnostic[] =>
  diagnostics.map((diagnostic) => ({ ...diagnostic, severity: "error" }));

export const countOf = (diagnostics: readonly LocatedDiagnostic[], severity: Severity): number =>
  diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
