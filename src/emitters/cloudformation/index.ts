import { defineEmitter } from "../emitter.js";
import { type CloudFormationOptions, readOptions } from "./options.js";
import { printTemplate } from "./print.js";

/** One CloudFormation template: `cloudformation/template.yaml` or `.json`. */
export const emitter = defineEmitter<CloudFormationOptions>({
  name: "cloudformation",
  requires: [],
  readOptions,
  async emit({ plan, options, diagnostics }) {
    const gatewayPlan = plan();
    if (gatewayPlan === undefined) return [];
    if (gatewayPlan.overrides.some(({ target }) => target === "cloudformation")) {
      const { checkOverrides } = await import("./override-check.js");
      checkOverrides(gatewayPlan, diagnostics);
    }
    return printTemplate(gatewayPlan, options, diagnostics);
  },
});
