import type { LocatedDiagnostic, Place } from "../report.js";

/** Raised when a member changes its meaning. */
export const reportVersion = 1;

/** Lines and columns count from 1, columns and offsets in UTF-16 units; `file` is relative to the working directory. */
interface JsonPlace {
  readonly file: string;
  readonly pointer: string;
  readonly start: { readonly line: number; readonly column: number; readonly offset: number };
  readonly end: { readonly line: number; readonly column: number; readonly offset: number };
}

/** Members without a value are left out. */
export interface JsonDiagnostic {
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly help: string;
  readonly place?: JsonPlace;
  readonly related: readonly { readonly message: string; readonly place?: JsonPlace }[];
}

/** For programs. */
export const toJsonDiagnostics = (diagnostics: readonly LocatedDiagnostic[]): readonly JsonDiagnostic[] =>
  diagnostics.map(({ code, severity, message, help, place, related }) => ({
    code,
    severity,
    message,
    help,
    ...jsonPlace(place),
    related: related.map((each) => ({ message: each.message, ...jsonPlace(each.place) })),
  }));

function jsonPlace(place: Place | undefined): { readonly place?: JsonPlace } {
  if (place === undefined) return {};
  const { file, pointer, range } = place;
  return { place: { file, pointer, start: { ...range.start }, end: { ...range.end } } };
}
