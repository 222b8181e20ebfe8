import type { DiagnosticBag } from "../../ir/diagnostics.js";
import { readChoice, readOptionMap } from "../option-map.js";

export interface TerraformOptions {
  /** `hcl`: the native syntax, for people. `json`: the same module in the JSON syntax, for tools. */
  readonly format: "hcl" | "json";
}

const setting = "emit.terraform";

/** Reads `emit.terraform`; what is wrong is reported, and the default stands in its place. */
export function readTerraformOptions(raw: unknown, diagnostics: DiagnosticBag): TerraformOptions {
  const { format } = readOptionMap(raw, setting, ["format"], diagnostics);
  return { format: readChoice(format, `${setting}.format`, ["hcl", "json"], diagnostics) ?? "hcl" };
}
