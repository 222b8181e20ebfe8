import type { ApiModel } from "../api.js";
import type { DiagnosticBag } from "../diagnostics.js";

/** A rule that every build has to keep, whatever it emits. */
export type Rule = (api: ApiModel, diagnostics: DiagnosticBag) => void;

const rules: readonly Rule[] = [];

/** Checks what holds for every build; what only the gateway demands is the lowering's to report. */
export function validate(api: ApiModel, diagnostics: DiagnosticBag): void {
  for (const rule of rules) rule(api, diagnostics);
}
