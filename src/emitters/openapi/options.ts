import type { DiagnosticBag } from "../../ir/diagnostics.js";

export interface OpenApiOptions {
  /** Syntax of the document. */
  readonly format: "yaml" | "json";
}

const defaults: OpenApiOptions = { format: "yaml" };
const setting = "emit.openapi";

/** Reads `emit.openapi`; what is wrong is reported, and the default stands in its place. */
export function readOptions(raw: unknown, diagnostics: DiagnosticBag): OpenApiOptions {
  if (raw === undefined || raw === null) return defaults;
  if (typeof raw !== "object" || Array.isArray(raw)) {
    diagnostics.report("setting-invalid", undefined, { setting, problem: "has to be an object" });
    return defaults;
  }
  let { format } = defaults;
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
