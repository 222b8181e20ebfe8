import type { DiagnosticBag } from "../../ir/diagnostics.js";
import type { LoadedFile } from "../loaded-file.js";
import { type Inspection, inspectValue, nestingLimit, valueLimit } from "./inspect-value.js";
import { rootPointer } from "./json-pointer.js";
import { findDuplicateKeys, type ParsedText, type TextProblem } from "./parse-text.js";

/** A file whose value may be read: it is sound, of bounded depth and size, and says nothing twice. Else what is wrong with it. */
export type SoundFile = LoadedFile | BrokenFile;

export interface BrokenFile {
  readonly kind: "broken";
  report(diagnostics: DiagnosticBag): void;
  /** Where nothing is wrong but that keys occur twice: what those see who take the last one. */
  readonly repeating?: () => RepeatingFile | undefined;
}

export interface RepeatingFile {
  readonly file: LoadedFile;
  readonly duplicates: readonly TextProblem[];
}

export function soundFile(parsed: ParsedText, inspection: Inspection): SoundFile {
  const { source, value, problems } = parsed;
  const { name } = source;
  const broken = (report: BrokenFile["report"]): BrokenFile => ({ kind: "broken", report });
  if (problems.length > 0)
    return {
      ...broken((diagnostics) => reportProblems(problems, name, diagnostics)),
      repeating: () => repeatingFile(parsed),
    };
  if (inspection.kind === "too-deep") {
    const at = { file: name, pointer: inspection.at };
    return broken((diagnostics) => diagnostics.report("nesting-too-deep", at, { limit: String(nestingLimit) }));
  }
  if (inspection.kind === "too-complex") {
    const at = { file: name, pointer: rootPointer };
    return broken((diagnostics) =>
      diagnostics.report("document-too-complex", at, { limit: `${valueLimit / 1_000_000} million` }),
    );
  }
  const duplicates = findDuplicateKeys(parsed, inspection.keys);
  if (duplicates.length === 0) return { source, value };
  return {
    ...broken((diagnostics) => reportProblems(duplicates, name, diagnostics)),
    repeating: () => ({ file: { source, value }, duplicates }),
  };
}

/** Of YAML, held against the same limits once its keys have been decided on. */
function repeatingFile({ source, problems, lastWins }: ParsedText): RepeatingFile | undefined {
  const value = lastWins?.();
  const isSound = value !== undefined && inspectValue(value).kind === "sound";
  return isSound ? { file: { source, value }, duplicates: problems } : undefined;
}

function reportProblems(problems: readonly TextProblem[], name: string, diagnostics: DiagnosticBag): void {
  for (const { code, detail, offset } of problems) {
    const at = { file: name, pointer: rootPointer, offset };
    if (code === "syntax") diagnostics.report("syntax", at, { detail });
    else diagnostics.report("key-duplicate", at, { key: detail });
  }
}
