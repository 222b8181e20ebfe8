import type { GatewayPlan, PlanInput } from "../../ir/plan/model.js";

const artifactInputs: readonly PlanInput[] = [
  { name: "ArtifactBucket", description: "Bucket that holds what the template refers to.", secret: false },
  { name: "ArtifactPrefix", description: "What the keys of these files begin with.", secret: false, default: "" },
];

/** The plan with the inputs that tell where files beside the template have been uploaded to. */
export function askingForArtifacts(plan: GatewayPlan): GatewayPlan {
  const known = new Set(plan.inputs.map((input) => input.name));
  return { ...plan, inputs: [...plan.inputs, ...artifactInputs.filter((input) => !known.has(input.name))] };
}
