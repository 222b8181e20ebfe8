import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

/**
 * Absolute path of the module that `specifier` means, seen from `folder`: a relative path, or a package in a
 * `node_modules` folder there or above. `import.meta.resolve` sees only from its own file, and `require.resolve` does
 * not see packages that export nothing to `require`; hence the second half.
 *
 * @throws Error that says why nothing is found
 */
export function resolveModule(specifier: string, folder: string): string {
  if (/^\.\.?\//.test(specifier)) return resolve(folder, specifier);
  const require = createRequire(join(folder, "gatewright.yaml"));
  try {
    return require.resolve(specifier);
  } catch (error) {
    const exported = error instanceof Error && "code" in error && error.code === "ERR_PACKAGE_PATH_NOT_EXPORTED";
    const path = exported ? findImportEntry(specifier, require.resolve.paths(specifier) ?? []) : undefined;
    if (path !== undefined) return path;
    throw new Error(`the package '${specifier}' is not installed where the settings are`);
  }
}

/** The file that a package without a `require` entry exports under its own name. */
function findImportEntry(specifier: string, folders: readonly string[]): string | undefined {
  for (const folder of folders) {
    const packageFolder = join(folder, specifier);
    let description: unknown;
    try {
      description = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));
    } catch {
      continue;
    }
    const target = pickCondition(member(description, "exports"));
    if (target !== undefined) return join(packageFolder, target);
  }
  return undefined;
}

const member = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;

/** https://nodejs.org/api/packages.html#conditional-exports */
function pickCondition(target: unknown): string | undefined {
  if (typeof target === "string") return target;
  for (const condition of [".", "node", "import", "default"]) {
    const picked = member(target, condition);
    if (picked !== undefined) return pickCondition(picked);
  }
  return undefined;
}
