import type { DiagnosticBag } from "../../ir/diagnostics.js";
import { readOptionMap } from "../option-map.js";

/** The emitter has no settings of its own; functions are set up under `functions` and `operations`. */
export type LambdaTypescriptOptions = Readonly<Record<string, never>>;

/** Reads `emit.lambda-typescript`; what is wrong is reported. */
export function readOptions(raw: unknown, diagnostics: DiagnosticBag): LambdaTypescriptOptions {
  return readOptionMap(raw, "emit.lambda-typescript", [], diagnostics);
}
