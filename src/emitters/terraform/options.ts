import { z } from "zod";
import type { DiagnosticBag } from "../../ir/diagnostics.js";

export interface TerraformOptions {
  /** `hcl`: the native syntax, for people. `json`: the same module in the JSON syntax, for tools. */
  readonly format: "hcl" | "json";
}

const schema = z.strictObject({ format: z.enum(["hcl", "json"]).default("hcl") });
const standard: TerraformOptions = { format: "hcl" };

export function readTerraformOptions(raw: unknown, diagnostics: DiagnosticBag): TerraformOptions {
  const read = schema.safeParse(raw ?? {});
  if (read.success) return read.data;
  for (const issue of read.error.issues) {
    const path = ["emit", "terraform", ...issue.path].join(".");
    if (issue.code === "unrecognized_keys") {
      for (const key of issue.keys) {
        diagnostics.report("setting-unknown", undefined, {
          setting: `${path}.${key}`,
          suggestion: "; there is 'format'",
        });
      }
    } else {
      const problem = issue.path.length === 0 ? "has to be a map" : "has to be 'hcl' or 'json'";
      diagnostics.report("setting-invalid", undefined, { setting: path, problem });
    }
  }
  return standard;
}
