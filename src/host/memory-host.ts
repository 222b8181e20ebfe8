import { posix } from "node:path";
import type { CompilerHost } from "../host.js";
import { compareText } from "../ir/compare.js";
import type { FolderEntry, ImportHost } from "../parser/import/import-host.js";
import { decodeReference } from "./decode-reference.js";

/** A host for tests and for callers without a disk: files by absolute path (`/`-separated), modules by specifier. */
export function createMemoryHost(
  files: Readonly<Record<string, string>>,
  modules: Readonly<Record<string, unknown>> = {},
): CompilerHost & ImportHost {
  return {
    listFolder: async (location) => listFolder(Object.keys(files), location.replace(/\/+$/, "")),
    realLocation: async (location) => location,
    readText: async (location) => {
      const text = Object.hasOwn(files, location) ? files[location] : undefined;
      if (text === undefined) throw new Error("there is no such file");
      return text;
    },
    resolve: (from, reference) =>
      URL.canParse(reference) ? reference : posix.resolve(posix.dirname(from), decodeReference(reference)),
    importModule: async (specifier) => {
      if (!Object.hasOwn(modules, specifier)) throw new Error("there is no such module");
      return modules[specifier];
    },
  };
}

function listFolder(paths: readonly string[], folder: string): readonly FolderEntry[] | undefined {
  const below = paths.filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1));
  if (below.length === 0) return undefined;
  const entries = new Map(
    below.map((path) => {
      const [name = "", ...rest] = path.split("/");
      return [name, { name, isFolder: rest.length > 0 }] as const;
    }),
  );
  return [...entries.values()].sort((left, right) => compareText(left.name, right.name));
}
