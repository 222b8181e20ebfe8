import type { DiagnosticBag } from "../../ir/diagnostics.js";
import type { SourceFile } from "../../ir/source.js";
import { rootNode } from "../document-node.js";
import { rootPointer } from "../source/json-pointer.js";
import type { RepeatingFile } from "../source/sound-file.js";
import { looksLikeTemplate } from "./cloudformation/reader.js";
import { type FileFailure, parseSound, type SourceFiles } from "./source-files.js";
import type { SourceEntry } from "./source-kind.js";

/** An entry, and what is wrong with it as JSON or YAML; that matters only where it is nothing else. */
export type OpenedEntry = SourceEntry & {
  /** Its text and where it lies, for what is reported of it; a folder has none. */
  readonly source?: SourceFile;
  report?(diagnostics: DiagnosticBag): void;
  /** What is odd about it, and no reason not to read it. */
  warn?(diagnostics: DiagnosticBag): void;
};

/** @param name below the root of the files */
export async function openEntry(name: string, files: SourceFiles): Promise<OpenedEntry | FileFailure> {
  const known = await files.read(name);
  if ("failure" in known) return known;
  const { source, outcome } = parseSound(name, known);
  const { text } = known;
  const repeating = "kind" in outcome ? outcome.repeating?.() : undefined;
  // CloudFormation deploys such a template: https://github.com/go-to-k/cdk-real-drift/issues/1074
  if (repeating !== undefined && looksLikeTemplate(rootNode(repeating.file))) {
    const warn = (diagnostics: DiagnosticBag): void => reportDuplicates(repeating, diagnostics);
    return { kind: "file", name, text, file: repeating.file, source, warn };
  }
  return "kind" in outcome
    ? { kind: "file", name, text, file: undefined, source, report: (bag) => outcome.report(bag) }
    : { kind: "file", name, text, file: outcome, source };
}

function reportDuplicates({ file, duplicates }: RepeatingFile, diagnostics: DiagnosticBag): void {
  for (const { detail, offset } of duplicates) {
    const at = { file: file.source.name, pointer: rootPointer, offset };
    diagnostics.report("template-key-duplicate", at, { key: detail });
  }
}
