import type { GatewayPlan, PlanInput, PlanResource } from "../../ir/plan/model.js";
import { usedParameters } from "../../ir/plan/used-parameters.js";
import { literalValue } from "../../ir/plan/values.js";

const artifactInputs: readonly PlanInput[] = [
  { name: "ArtifactBucket", description: "Bucket that holds what the template refers to.", secret: false },
  { name: "ArtifactPrefix", description: "What the keys of these files begin with.", secret: false, default: "" },
];

/** The plan with the inputs that tell where files beside the template have been uploaded to. */
export function askingForArtifacts(plan: GatewayPlan): GatewayPlan {
  const known = new Set(plan.inputs.map((input) => input.name));
  return { ...plan, inputs: [...plan.inputs, ...artifactInputs.filter((input) => !known.has(input.name))] };
}

const nowhere = { bucket: literalValue(""), key: literalValue("") };

/** The plan without the inputs that only archives of inline code would need: here the code stands in the template. */
export function withoutInlineArchives(plan: GatewayPlan): GatewayPlan {
  const inPlace = (each: PlanResource): PlanResource =>
    each.kind === "function" && each.code.kind === "inline"
      ? { ...each, code: { ...each.code, archive: nowhere } }
      : each;
  const resources = plan.resources.map(inPlace);
  if (resources.every((each, index) => each === plan.resources[index])) return plan;
  const used = usedParameters(resources);
  const overrides = JSON.stringify(plan.overrides);
  const isNeeded = ({ name }: PlanInput): boolean =>
    used.has(name) || overrides.includes(name) || artifactInputs.every((input) => input.name !== name);
  return { ...plan, resources, inputs: plan.inputs.filter(isNeeded) };
}
