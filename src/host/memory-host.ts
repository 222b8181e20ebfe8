import { posix } from "node:path";
import type { CompilerHost } from "../host.js";
import { decodeReference } from "./decode-reference.js";

/** A host for tests and for callers without a disk: files by absolute path (`/`-separated), modules by specifier. */
export function createMemoryHost(
  files: Readonly<Record<string, string>>,
  modules: Readonly<Record<string, unknown>> = {},
): CompilerHost {
  return {
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
