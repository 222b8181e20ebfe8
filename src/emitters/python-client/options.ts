import type { DiagnosticBag } from "../../ir/diagnostics.js";
import { present, readChoice, readFlag, readMatching, readOptionMap } from "../option-map.js";

export interface PythonClientOptions {
  /** Name of the distribution; made of the API's title when absent. The package to import is called the same, with underscores. */
  readonly packageName?: string;
  /** Version of the distribution; made of the API's version when absent. */
  readonly packageVersion?: string;
  /** Whether the package has a module that answers with the document's examples. */
  readonly mock?: boolean;
  /** Whether the package has a module that holds responses against their schemas. */
  readonly validation?: boolean;
  /** `open`: enums of texts take other texts too, since a server may know more of them than its document. */
  readonly enums?: "closed" | "open";
}

const rules: { readonly [Key in "packageName" | "packageVersion"]: readonly [RegExp, problem: string] } = {
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

const setting = "emit.python-client";
const known = ["mock", "packageName", "packageVersion", "types", "validation"] as const;

/** Reads `emit.python-client`; what is wrong is reported, and the default stands in its place. */
export function readOptions(raw: unknown, diagnostics: DiagnosticBag): PythonClientOptions {
  const members = readOptionMap(raw, setting, known, diagnostics);
  const types = readOptionMap(members.types, `${setting}.types`, ["enums"], diagnostics);
  return present({
    mock: readFlag(members.mock, `${setting}.mock`, diagnostics),
    validation: readFlag(members.validation, `${setting}.validation`, diagnostics),
    enums: readChoice(types.enums, `${setting}.types.enums`, ["closed", "open"], diagnostics),
    packageName: readMatching(members.packageName, `${setting}.packageName`, rules.packageName, diagnostics),
    packageVersion: readMatching(
      members.packageVersion,
      `${setting}.packageVersion`,
      rules.packageVersion,
      diagnostics,
    ),
  });
}
