import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { describeFailure, isSystemFailure } from "../../host/describe-failure.js";
import type { DiagnosticBag } from "../../ir/diagnostics.js";

/** A file of the user's to come. */
export interface NewFile {
  /** As the command line names it. */
  readonly name: string;
  readonly text: string;
}

/**
 * Writes files that are the user's from then on. One that stands there already is not overwritten: unless it says the same,
 * that is reported, and no file is written at all.
 *
 * @returns whether every file is there now
 */
export async function writeNewFiles(
  files: readonly NewFile[],
  workingDirectory: string,
  diagnostics: DiagnosticBag,
): Promise<boolean> {
  const missing: NewFile[] = [];
  let isFree = true;
  for (const file of files) {
    const known = await readExisting(resolve(workingDirectory, file.name));
    if (known === undefined) missing.push(file);
    else if (known !== file.text) {
      isFree = false;
      const help = "It is left as it is, and nothing was written. Move it away, or choose another `--out`.";
      diagnostics.report("output-foreign", undefined, { path: file.name }, { help });
    }
  }
  if (!isFree) return false;
  return writeMissing(missing, workingDirectory, diagnostics);
}

/**
 * Writes the files that are not there yet. Those that are there are the user's, whatever they say.
 *
 * @returns names of the files that differ from what would have been written
 */
export async function addMissingFiles(
  files: readonly NewFile[],
  workingDirectory: string,
  diagnostics: DiagnosticBag,
): Promise<readonly string[]> {
  const kept: string[] = [];
  const missing: NewFile[] = [];
  for (const file of files) {
    const known = await readExisting(resolve(workingDirectory, file.name));
    if (known === undefined) missing.push(file);
    else if (known !== file.text) kept.push(file.name);
  }
  await writeMissing(missing, workingDirectory, diagnostics);
  return kept;
}

/** @returns whether all could be written */
async function writeMissing(
  files: readonly NewFile[],
  workingDirectory: string,
  diagnostics: DiagnosticBag,
): Promise<boolean> {
  for (const { name, text } of files) {
    const path = resolve(workingDirectory, name);
    try {
      await mkdir(dirname(path), { recursive: true });
      // `wx`: never over a file that is there, however it came to be there in the meantime.
      await writeFile(path, text, { flag: "wx" });
    } catch (error) {
      if (!isSystemFailure(error)) throw error;
      diagnostics.report("output-unwritable", undefined, { folder: dirname(name), detail: describeFailure(error) });
      return false;
    }
  }
  return true;
}

/** Writes a file of ours, over what may stand there. */
export async function overwriteFile(
  { name, text }: NewFile,
  workingDirectory: string,
  diagnostics: DiagnosticBag,
): Promise<void> {
  try {
    await mkdir(dirname(resolve(workingDirectory, name)), { recursive: true });
    await writeFile(resolve(workingDirectory, name), text);
  } catch (error) {
    if (!isSystemFailure(error)) throw error;
    diagnostics.report("output-unwritable", undefined, { folder: dirname(name), detail: describeFailure(error) });
  }
}

/** Text of a file; undefined when there is none. What cannot be read cannot be overwritten either. */
async function readExisting(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (!isSystemFailure(error)) throw error;
    return error.code === "ENOENT" || error.code === "ENOTDIR" ? undefined : "";
  }
}

/** The files of a folder, named as the command line names the folder. */
export const namedFiles = (folder: string, files: ReadonlyMap<string, string>): readonly NewFile[] =>
  [...files].map(([name, text]) => ({ name: folder === "." ? name : join(folder, name).replaceAll("\\", "/"), text }));
