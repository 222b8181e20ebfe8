import type { DiagnosticBag } from "../../ir/diagnostics.js";
import type { SourceFile } from "../../ir/source.js";
import { type FileFailure, parseSound, type SourceFiles } from "./source-files.js";
import type { SourceEntry } from "./source-kind.js";

/** An entry, and what is wrong with it as JSON or YAML; that matters only where it is nothing else. */
export type OpenedEntry = SourceEntry & {
  /** Its text and where it lies, for what is reported of it; a folder has none. */
  readonly source?: SourceFile;
  report?(diagnostics: DiagnosticBag): void;
};

/** @param name below the root of the files */
export async function openEntry(name: string, files: SourceFiles): Promise<OpenedEntry | FileFailure> {
  const known = await files.read(name);
  if ("failure" in known) return known;
  const { source, outcome } = parseSound(name, known);
  const { text } = known;
  return "kind" in outcome
    ? { kind: "file", name, text, file: undefined, source, report: (bag) => outcome.report(bag) }
    : { kind: "file", name, text, file: outcome, source };
}
