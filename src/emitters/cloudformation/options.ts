import type { DiagnosticBag } from "../../ir/diagnostics.js";

export interface CloudFormationOptions {
  /** Syntax of the template. JSON has no comments and no short forms; the stack is the same. */
  readonly format: "yaml" | "json";
}

const defaults: CloudFormationOptions = { format: "yaml" };
const setting = "emit.cloudformation";

/**
 * Reads `emit.cloudformation`; what is wrong is reported, and the default stands in its place. One option is not worth
 * loading a schema library, which would be a good part of the time that a small build takes.
 */
export function readOptions(raw: unknown, diagnostics: DiagnosticBag): CloudFormationOptions {
  if (raw === undefined || raw === null) return defaults;
  if (typeof raw !== "object" || Array.isArray(raw)) {
    diagnostics.report("setting-invalid", undefined, { setting, problem: "has to be an object" });
    return defaults;
  }
  let format = defaults.format;
  for (const [key, value] of Object.entries(raw)) {
    if (key !== "format") {
      const suggestion = "; there is 'format'";
      diagnostics.report("setting-unknown", undefined, { setting: `${setting}.${key}`, suggestion });
    } else if (value === "yaml" || value === "json") {
      format = value;
    } else {
      const problem = "has to be 'yaml' or 'json'";
      diagnostics.report("setting-invalid", undefined, { setting: `${setting}.format`, problem });
    }
  }
  return { format };
}
