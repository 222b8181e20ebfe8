import type { ApiModel } from "../api.js";
import type { DiagnosticBag } from "../diagnostics.js";

/** Something that holds for every build, whatever it emits. */
export type Rule = (api: ApiModel, diagnostics: DiagnosticBag) => void;
