import { defineEmitter } from "../emitter.js";
import { type CloudFormationOptions, readOptions } from "./options.js";
import { printTemplate } from "./print.js";

/** One CloudFormation template: `cloudformation/template.yaml` or `.json`. */
export const emitter = defineEmitter<CloudFormationOptions>({
  name: "cloudformation",
  requires: [],
  readOptions,
  emit({ plan, options, diagnostics }) {
    const gatewayPlan = plan();
    return gatewayPlan === undefined ? [] : printTemplate(gatewayPlan, options, diagnostics);
  },
});
