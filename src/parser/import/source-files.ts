import { posix, relative, resolve } from "node:path";
import type { DiagnosticBag } from "../../ir/diagnostics.js";
import type { SourceFile, SourcePointer } from "../../ir/source.js";
import type { LoadedFile } from "../loaded-file.js";
import { inspectValue } from "../source/inspect-value.js";
import { parseText } from "../source/parse-text.js";
import { soundFile } from "../source/sound-file.js";
import type { FolderEntry, ImportHost } from "./import-host.js";

/** Far more than any configuration consists of; what reads on and on is a mistake or an attack. */
export const fileLimit = 2000;

/** The files of a source. Nothing outside its folder is read, whatever a path or a symbolic link says. */
export interface SourceFiles {
  /** Absolute path of the folder within which everything lies. */
  readonly root: string;
  /** Every file that was made known, by name; diagnostics and ledgers point into them. */
  readonly sources: ReadonlyMap<string, SourceFile>;
  /**
   * Name below the root of what a path means in the file called `from`, or below the root itself: `/`-separated, without
   * `.` and `..`. Undefined where it leads out, or is a URL.
   */
  nameOf(path: string, from?: string): string | undefined;
  /** The text of a file. Nothing is reported: what to say of a file that is missing is the caller's to know. */
  read(name: string): Promise<FileText | FileFailure>;
  /** A JSON or YAML file; undefined when it cannot be used, which is reported at `at`. */
  load(name: string, at: SourcePointer | undefined, diagnostics: DiagnosticBag): Promise<LoadedFile | undefined>;
  /** What stands directly in a folder (`.` is the root), sorted; undefined where there is no such folder. */
  list(name: string): Promise<readonly FolderEntry[] | undefined>;
  /** Makes a file known that `load` did not read: a configuration in HCL. Its name has to be one of `nameOf`. */
  add(source: SourceFile): void;
}

export interface FileText {
  readonly location: string;
  readonly text: string;
}

export interface FileFailure {
  /** Why, without subject: `there is no such file`. */
  readonly failure: string;
}

/** @param root absolute path of a folder */
export function openFiles(root: string, host: ImportHost): SourceFiles {
  const sources = new Map<string, SourceFile>();
  let count = 0;
  const read = async (name: string): Promise<FileText | FileFailure> => {
    count += 1;
    if (count > fileLimit) return { failure: `the source has more than ${fileLimit} files` };
    const location = resolve(root, name);
    try {
      const escaped = await leadsOut(root, location, host);
      return escaped
        ? { failure: "it lies outside the source's folder" }
        : { location, text: await host.readText(location) };
    } catch (error) {
      return { failure: error instanceof Error ? error.message : String(error) };
    }
  };
  return {
    root,
    sources,
    nameOf: (path, from) => nameBelow(path, from),
    read,
    load: async (name, at, diagnostics) => {
      const known = await read(name);
      if ("failure" in known) {
        diagnostics.report("file-unreadable", at, { file: name, detail: known.failure });
        return undefined;
      }
      const file = parseSound(name, known);
      sources.set(name, file.source);
      if ("kind" in file.outcome) file.outcome.report(diagnostics);
      return "kind" in file.outcome ? undefined : file.outcome;
    },
    list: async (name) => {
      const location = resolve(root, name);
      const entries = await host.listFolder(location).catch(() => undefined);
      return entries === undefined || (await leadsOut(root, location, host)) ? undefined : entries;
    },
    add: (source) => {
      sources.set(source.name, source);
    },
  };
}

/** Text as JSON or YAML, held against the limits that every document is held against. */
export function parseSound(
  name: string,
  { location, text }: FileText,
): { readonly source: SourceFile; readonly outcome: ReturnType<typeof soundFile> } {
  const parsed = parseText(name, location, text);
  return { source: parsed.source, outcome: soundFile(parsed, inspectValue(parsed.value)) };
}

function nameBelow(path: string, from: string | undefined): string | undefined {
  if (/^([/\\]|[a-z]:[/\\]|[a-z][a-z0-9+.-]*:\/\/|file:)/i.test(path)) return undefined;
  const name = posix.normalize(posix.join(from === undefined ? "." : posix.dirname(from), path.replaceAll("\\", "/")));
  return name === ".." || name.startsWith("../") ? undefined : name;
}

/** Whether a path leads out of the folder once symbolic links are followed. */
async function leadsOut(root: string, location: string, host: ImportHost): Promise<boolean> {
  const below = relative(await host.realLocation(root), await host.realLocation(location));
  return below === ".." || /^(\.\.[/\\]|[/\\]|[a-z]:)/i.test(below);
}
