import { z } from "zod";
import type { DiagnosticBag } from "../../ir/diagnostics.js";

export interface CloudFormationOptions {
  /** Syntax of the template. JSON has no comments and no short forms; the stack is the same. */
  readonly format: "yaml" | "json";
}

const schema = z.strictObject({ format: z.enum(["yaml", "json"]).default("yaml") });
const defaults: CloudFormationOptions = { format: "yaml" };

/** Reads `emit.cloudformation`; what is wrong is reported, and the default stands in its place. */
export function readOptions(raw: unknown, diagnostics: DiagnosticBag): CloudFormationOptions {
  const read = schema.safeParse(raw ?? {});
  if (read.success) return read.data;
  for (const issue of read.error.issues) {
    const setting = ["emit", "cloudformation", ...issue.path].join(".");
    if (issue.code === "unrecognized_keys") {
      for (const key of issue.keys) {
        diagnostics.report("setting-unknown", undefined, { setting: `${setting}.${key}`, suggestion: "" });
      }
    } else {
      const problem = issue.path.length === 0 ? "has to be an object" : "has to be 'yaml' or 'json'";
      diagnostics.report("setting-invalid", undefined, { setting, problem });
    }
  }
  return defaults;
}
