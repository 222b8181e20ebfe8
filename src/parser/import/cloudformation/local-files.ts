import { DiagnosticBag } from "../../../ir/diagnostics.js";
import type { SourcePointer } from "../../../ir/source.js";
import type { LoadedFile } from "../../loaded-file.js";
import type { SourceFiles } from "../source-files.js";

/** Files beside a template that it refers to, by the reference as it is written. */
export type LocalFiles = ReadonlyMap<string, LoadedFile | FileFailure>;

export interface FileFailure {
  /** For the end of a sentence. */
  readonly reason: string;
}

/** Reads one file that a template names, if it is a local one. What is wrong with it is for the reader of the value to say. */
export async function readLocalFile(
  files: SourceFiles,
  reference: string,
  from: SourcePointer,
): Promise<LoadedFile | FileFailure> {
  const name = files.nameOf(reference, from.file);
  if (name === undefined) return { reason: "it lies outside the source's folder" };
  const found = new DiagnosticBag();
  const file = await files.load(name, undefined, found);
  return file ?? { reason: found.items[0]?.message.replace(/\.$/, "") ?? "it cannot be read" };
}
