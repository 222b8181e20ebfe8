import type { DiagnosticBag } from "../../ir/diagnostics.js";

export interface PythonClientOptions {
  /** Name of the distribution; made of the API's title when absent. The package to import is called the same, with underscores. */
  readonly packageName?: string;
  /** Version of the distribution; made of the API's version when absent. */
  readonly packageVersion?: string;
}

const rules: { readonly [Key in keyof Required<PythonClientOptions>]: readonly [RegExp, problem: string] } = {
  // https://packaging.python.org/en/latest/specifications/name-normalization/, with a letter in front: it is imported.
  packageName: [
    /^[A-Za-z](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9])?$/,
    "has to be a name that PyPI accepts and that begins with a letter, such as 'example-pets'",
  ],
  // https://packaging.python.org/en/latest/specifications/version-specifiers/
  packageVersion: [
    /^\d{1,9}(?:\.\d{1,9}){0,3}(?:(?:a|b|rc)\d{1,9})?(?:\.post\d{1,9})?(?:\.dev\d{1,9})?$/,
    "has to be a version that PyPI accepts, such as '1.2.0' or '1.2.0rc1'",
  ],
};

/** Reads `emit.python-client`; what is wrong is reported, and the default stands in its place. */
export function readOptions(raw: unknown, diagnostics: DiagnosticBag): PythonClientOptions {
  const setting = "emit.python-client";
  if (raw === undefined || raw === null) return {};
  if (typeof raw !== "object" || Array.isArray(raw)) {
    diagnostics.report("setting-invalid", undefined, { setting, problem: "has to be a map" });
    return {};
  }
  const read: { -readonly [Key in keyof PythonClientOptions]: string } = {};
  for (const [key, value] of Object.entries(raw)) {
    if (key !== "packageName" && key !== "packageVersion") {
      const suggestion = "; there are 'packageName' and 'packageVersion'";
      diagnostics.report("setting-unknown", undefined, { setting: `${setting}.${key}`, suggestion });
      continue;
    }
    const [pattern, problem] = rules[key];
    if (typeof value === "string" && pattern.test(value)) read[key] = value;
    else diagnostics.report("setting-invalid", undefined, { setting: `${setting}.${key}`, problem });
  }
  return read;
}
