import type { GatewayPlan } from "../../ir/plan/model.js";
import { defineEmitter } from "../emitter.js";
import { withoutInlineArchives } from "./artifact-inputs.js";
import { splitPlan } from "./nested/split-plan.js";
import { type CloudFormationOptions, readOptions } from "./options.js";
import { printTemplate } from "./print.js";

/** What stands in each template, that of the whole first. */
function templatePlans(plan: GatewayPlan, { nestedStacks }: CloudFormationOptions): readonly GatewayPlan[] {
  if (nestedStacks === undefined) return [plan];
  const { root, stacks } = splitPlan(plan, nestedStacks);
  return [root, ...stacks.map((stack) => stack.plan)];
}

/** One CloudFormation template: `cloudformation/template.yaml` or `.json`. */
export const emitter = defineEmitter<CloudFormationOptions>({
  name: "cloudformation",
  requires: [],
  readOptions,
  async emit({ plan, options, diagnostics }) {
    const planned = plan();
    if (planned === undefined) return [];
    const gatewayPlan = withoutInlineArchives(planned);
    if (gatewayPlan.overrides.some(({ target }) => target === "cloudformation")) {
      const { checkOverrides } = await import("./override-check.js");
      checkOverrides(templatePlans(gatewayPlan, options), diagnostics);
    }
    return printTemplate(gatewayPlan, options, diagnostics);
  },
});
