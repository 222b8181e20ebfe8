import { dirname, isAbsolute, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { resolveModule } from "./resolve-module.js";

/**
 * Loads the module that `specifier` means, seen from `folder`.
 *
 * @throws what the module throws; Error that says why it, or a module that it imports, is not found
 */
export async function importModule(specifier: string, folder: string): Promise<unknown> {
  const path = resolveModule(specifier, folder);
  try {
    return await import(pathToFileURL(path).href);
  } catch (error) {
    throw describeMissing(error, path) ?? error;
  }
}

/**
 * Node names what it does not find by absolute paths, which differ between machines.
 * https://nodejs.org/api/errors.html#err_module_not_found
 */
function describeMissing(error: unknown, path: string): Error | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  if (error.code === "ERR_UNSUPPORTED_DIR_IMPORT") return new Error("it is a folder");
  const [, missing] = /^Cannot find (?:module|package) '([^']+)'/.exec(error.message) ?? [];
  if (error.code !== "ERR_MODULE_NOT_FOUND" || missing === undefined) return undefined;
  const file = missing.startsWith("file:") ? fileURLToPath(missing) : missing;
  if (file === path) return new Error("there is no such file");
  return new Error(`it imports '${isAbsolute(file) ? seenFrom(dirname(path), file) : missing}', which is not found`);
}

function seenFrom(folder: string, file: string): string {
  const name = relative(folder, file).replaceAll("\\", "/");
  return name.startsWith("../") ? name : `./${name}`;
}
