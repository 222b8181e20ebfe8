import { DiagnosticBag } from "../../../ir/diagnostics.js";
import type { GatewayPlan } from "../../../ir/plan/model.js";
import type { PlanKey } from "../../../ir/plan/model-base.js";
import { logicalIds } from "../logical-ids.js";
import { templateArtifact } from "../template-artifact.js";

export interface PlanTemplate {
  /** JSON. */
  readonly text: string;
  /** Logical ids of the plan's resources. */
  readonly ids: ReadonlyMap<PlanKey, string>;
}

/** A plan as one template, for those who look at it and do not deploy it: what is wrong with it is not reported. */
export function templateOfPlan(plan: GatewayPlan): PlanTemplate {
  const { text } = templateArtifact(plan, { format: "json" }, new DiagnosticBag(), { name: "template.json" });
  return { text, ids: logicalIds(plan.resources, new Set(plan.inputs.map(({ name }) => name))) };
}
