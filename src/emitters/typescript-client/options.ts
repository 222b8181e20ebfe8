import type { DiagnosticBag } from "../../ir/diagnostics.js";
import { present, readFlag, readMatching, readOptionMap } from "../option-map.js";
import { readTypeOptions, type TypeOptions } from "../typescript/type-options.js";

export interface TypeScriptClientOptions {
  /** Name of the npm package; made of the API's name when absent. */
  readonly packageName?: string;
  /** Version of the npm package; made of the API's version when absent. */
  readonly packageVersion?: string;
  /** Whether the package has an entry that answers with the document's examples. */
  readonly mock?: boolean;
  /** Whether the package has an entry that holds responses against their schemas. */
  readonly validation?: boolean;
  /** What types stand for values that TypeScript has several for. */
  readonly types?: TypeOptions;
}

type TextOption = "packageName" | "packageVersion";

const rules: { readonly [Key in TextOption]: readonly [RegExp, problem: string] } = {
  packageName: [
    /^(?=.{1,214}$)(@[a-z0-9-~][a-z0-9-._~]*\/)?[a-z0-9-~][a-z0-9-._~]*$/,
    "has to be a name that npm accepts, such as '@example/pets-client'",
  ],
  packageVersion: [
    /^\d{1,9}\.\d{1,9}\.\d{1,9}(-[0-9A-Za-z-.]+)?(\+[0-9A-Za-z-.]+)?$/,
    "has to be a semantic version, such as '1.2.0'",
  ],
};

const setting = "emit.typescript-client";
const known = ["mock", "packageName", "packageVersion", "types", "validation"] as const;

/** Reads `emit.typescript-client`; what is wrong is reported, and the default stands in its place. */
export function readOptions(raw: unknown, diagnostics: DiagnosticBag): TypeScriptClientOptions {
  const members = readOptionMap(raw, setting, known, diagnostics);
  const text = (name: TextOption): string | undefined =>
    readMatching(members[name], `${setting}.${name}`, rules[name], diagnostics);
  return present({
    packageName: text("packageName"),
    packageVersion: text("packageVersion"),
    mock: readFlag(members.mock, `${setting}.mock`, diagnostics),
    validation: readFlag(members.validation, `${setting}.validation`, diagnostics),
    types: members.types === undefined ? undefined : readTypeOptions(members.types, `${setting}.types`, diagnostics),
  });
}
