import { posix } from "node:path";
import type { SourcePointer } from "../../../../ir/source.js";
import type { SourceFiles } from "../../source-files.js";
import type { FileAccess } from "../evaluate/scope.js";
import { addText } from "../syntax/read-file.js";

/** Rounds of reading: a file that names another one by what stands in it takes one more. */
const roundLimit = 8;

export interface TextFiles extends FileAccess {
  /** Reads what was asked for since the last time; false when there was nothing. */
  load(): Promise<boolean>;
  /** Paths that were asked for and cannot be had, with the reason. */
  readonly missing: ReadonlyMap<string, MissingFile>;
}

export interface MissingFile {
  readonly why: string;
  /** Where it was asked for its text; undefined where all that was asked is whether it is there. */
  readonly at: SourcePointer | undefined;
}

/**
 * Files that expressions name. Expressions are worked out at once, files are read in their own time: so what is asked for
 * is noted, read afterwards, and everything worked out anew.
 */
/** @param folder that Terraform would run in: relative paths are seen from there */
export function openTextFiles(files: SourceFiles, folder: string): TextFiles {
  const known = new Map<string, { readonly text: string; readonly name: string }>();
  const missing = new Map<string, MissingFile>();
  const wanted = new Map<string, SourcePointer | undefined>();
  let rounds = 0;
  return {
    missing,
    read: (path, at) => {
      const name = nameOf(path, folder, files);
      if (name === undefined) missing.set(path, { why: "it lies outside of the folder that was given", at });
      const file = name === undefined ? undefined : known.get(name);
      if (name !== undefined && file === undefined && !missing.has(name)) wanted.set(name, at);
      return file;
    },
    exists: (path) => {
      const name = nameOf(path, folder, files);
      if (name === undefined || missing.has(name)) return false;
      if (known.has(name)) return true;
      wanted.set(name, wanted.get(name));
      return undefined;
    },
    load: async () => {
      rounds += 1;
      if (wanted.size === 0 || rounds > roundLimit) return false;
      for (const [name, at] of wanted) {
        const read = await files.read(name);
        if ("failure" in read) {
          missing.set(name, { why: read.failure, at });
        } else {
          known.set(name, { text: read.text, name });
          addText(files, name, read.location, read.text);
        }
      }
      wanted.clear();
      return true;
    },
  };
}

const nameOf = (path: string, folder: string, files: SourceFiles): string | undefined =>
  posix.isAbsolute(path) ? undefined : files.nameOf(posix.join(folder, path));
