import type { DeployValue } from "../deploy-value.js";
import type { DiagnosticBag } from "../diagnostics.js";
import { reportLimit } from "../limits.js";
import type { SourcePointer } from "../source.js";
import { describeValue } from "./values.js";
import { findTemplateProblem } from "./velocity/template.js";

/**
 * Reports a mapping template that API Gateway cannot run.
 *
 * @param at where the template's text stands; what is wrong is pointed at within it
 */
export function checkTemplate(template: DeployValue, at: SourcePointer, diagnostics: DiagnosticBag): void {
  const text = describeValue(template);
  const found = findTemplateProblem(text);
  reportLimit("mapping-template", Buffer.byteLength(text), at, diagnostics);
  if (found === undefined) return;
  // What stands for a value of the deployment has another length here than in the text.
  const place = template.kind === "literal" ? { ...at, within: found.offset } : at;
  const { problem } = found;
  diagnostics.report(found.kind === "block" ? "template-unbalanced" : "template-invalid", place, { problem });
}
