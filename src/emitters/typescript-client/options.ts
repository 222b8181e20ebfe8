import type { DiagnosticBag } from "../../ir/diagnostics.js";
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

/**
 * Reads `emit.typescript-client`; what is wrong is reported, and the default stands in its place. Written out, since
 * loading a validation library takes longer than generating a client.
 */
export function readOptions(raw: unknown, diagnostics: DiagnosticBag): TypeScriptClientOptions {
  const setting = "emit.typescript-client";
  if (raw === undefined || raw === null) return {};
  if (typeof raw !== "object" || Array.isArray(raw)) {
    diagnostics.report("setting-invalid", undefined, { setting, problem: "has to be a map" });
    return {};
  }
  const read: { -readonly [Key in keyof TypeScriptClientOptions]: TypeScriptClientOptions[Key] } = {};
  for (const [key, value] of Object.entries(raw)) {
    if (key === "types") {
      read.types = readTypeOptions(value, `${setting}.types`, diagnostics);
      continue;
    }
    if (key === "mock" || key === "validation") {
      if (typeof value === "boolean") read[key] = value;
      else
        diagnostics.report("setting-invalid", undefined, {
          setting: `${setting}.${key}`,
          problem: "has to be true or false",
        });
      continue;
    }
    if (key !== "packageName" && key !== "packageVersion") {
      const suggestion = "; there are 'mock', 'packageName', 'packageVersion', 'types' and 'validation'";
      diagnostics.report("setting-unknown", undefined, { setting: `${setting}.${key}`, suggestion });
      continue;
    }
    const [pattern, problem] = rules[key];
    if (typeof value === "string" && pattern.test(value)) read[key] = value;
    else diagnostics.report("setting-invalid", undefined, { setting: `${setting}.${key}`, problem });
  }
  return read;
}
