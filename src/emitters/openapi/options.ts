import type { DiagnosticBag } from "../../ir/diagnostics.js";
import { readChoice, readOptionMap } from "../option-map.js";

export interface OpenApiOptions {
  /** Syntax of the document. */
  readonly format: "yaml" | "json";
}

const setting = "emit.openapi";

/** Reads `emit.openapi`; what is wrong is reported, and the default stands in its place. */
export function readOptions(raw: unknown, diagnostics: DiagnosticBag): OpenApiOptions {
  const { format } = readOptionMap(raw, setting, ["format"], diagnostics);
  return { format: readChoice(format, `${setting}.format`, ["yaml", "json"], diagnostics) ?? "yaml" };
}
