import { z } from "zod";
import type { DiagnosticBag } from "../../ir/diagnostics.js";

/** The emitter has no settings of its own; functions are set up under `functions` and `operations`. */
export type LambdaPythonOptions = Readonly<Record<string, never>>;

const schema = z.strictObject({});

/** Reads `emit.lambda-python`; what is wrong is reported. */
export function readOptions(raw: unknown, diagnostics: DiagnosticBag): LambdaPythonOptions {
  const read = schema.safeParse(raw ?? {});
  const setting = "emit.lambda-python";
  for (const issue of read.error?.issues ?? []) {
    if (issue.code !== "unrecognized_keys") {
      diagnostics.report("setting-invalid", undefined, { setting, problem: "has to be an object" });
      continue;
    }
    for (const key of issue.keys) {
      diagnostics.report("setting-unknown", undefined, { setting: `${setting}.${key}`, suggestion: "" });
    }
  }
  return {};
}
