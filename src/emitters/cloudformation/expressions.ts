import { namesInExpressions } from "../../ir/plan/input-expressions.js";
import type { PlanInput } from "../../ir/plan/model.js";
import type { ReferenceScope } from "./parts.js";

/** Reports what expressions refer to and the template does not have. */
export function reportUnknownNames(
  inputs: readonly PlanInput[],
  { logicalIds, expressions, diagnostics }: Pick<ReferenceScope, "logicalIds" | "expressions" | "diagnostics">,
): void {
  const parameters = inputs.map(({ name }) => name).filter((name) => !expressions.has(name));
  const known = new Set([...parameters, ...logicalIds.values()]);
  for (const input of inputs) {
    for (const name of expressions.has(input.name) ? namesInExpressions(input) : []) {
      if (known.has(name) || name.startsWith("AWS::")) continue;
      diagnostics.report("expression-reference-unknown", input.expressions?.origin, { parameter: input.name, name });
    }
  }
}
