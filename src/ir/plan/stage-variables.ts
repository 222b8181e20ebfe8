import type { Stage, StageVariable } from "../delivery.js";
import type { DiagnosticBag } from "../diagnostics.js";
import { placeWithin } from "../source.js";

/** https://docs.aws.amazon.com/apigateway/latest/api/API_CreateStage.html */
export function checkVariables(
  { name, origin }: Stage,
  variables: readonly StageVariable[],
  diagnostics: DiagnosticBag,
): void {
  for (const { name: variable, value } of variables)
    if (value.kind === "literal" && !/^[A-Za-z0-9\-._~:/?#&=,]*$/.test(value.text)) {
      const problem = `the variable '${variable}' with characters that the service does not take`;
      diagnostics.report("stage-invalid", placeWithin(origin, ["variables", variable]), { stage: name, problem });
    }
}
