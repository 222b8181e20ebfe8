import type { LiveResources } from "../../../ir/plan/live-resources.js";
import type { GatewayPlan } from "../../../ir/plan/model.js";
import type { TerraformBlock } from "../hcl.js";
import type { PrintedModule } from "../module.js";
import type { ResourceType } from "../synth.js";
import { escapeText } from "../template-text.js";
import { addressOf, type LiveModule, openLiveModule } from "./resolve.js";

/** Names that the module chooses, and that force a new resource when they are others than those of the live one. */
const names: Partial<Record<ResourceType, string>> = {
  aws_lambda_function: "function_name",
  aws_lambda_permission: "statement_id",
  aws_iam_role: "name",
  aws_cloudwatch_log_group: "name",
  aws_cloudwatch_metric_alarm: "alarm_name",
  aws_cloudwatch_dashboard: "dashboard_name",
};

/** An override that holds for every build from now on. */
export type Pin = GatewayPlan["overrides"][number];

/** Overrides that give resources the names of the live ones, where they would bear others. */
export function pinsFor(plan: GatewayPlan, printed: PrintedModule, live: LiveResources): readonly Pin[] {
  const module = openLiveModule(plan, printed, live);
  return printed.blocks.flatMap((block): readonly Pin[] => {
    const argument = block.keyword === "resource" ? names[block.labels[0] as ResourceType] : undefined;
    const id = module.idOf(block);
    const resource = printed.owners.get(addressOf(block));
    if (argument === undefined || id === undefined || resource === undefined) return [];
    const properties: Pin["properties"] = {
      ...calledByName(block, module),
      // The two exclude each other.
      ...("name_prefix" in block.body ? { name_prefix: null } : {}),
      ...(module.argument(block, argument) === id ? {} : { [argument]: escapeText(id) }),
    };
    return argument in properties || "function_name" in properties
      ? [{ target: "terraform", resource, properties }]
      : [];
  });
}

/**
 * The provider imports a permission with the name of its function, and takes the function's ARN for another one:
 * https://github.com/hashicorp/terraform-provider-aws/issues/16445
 */
function calledByName(block: TerraformBlock, module: LiveModule): Pin["properties"] {
  if (block.labels[0] !== "aws_lambda_permission") return {};
  const [, name, qualifier] = functionArn.exec(module.argument(block, "function_name") ?? "") ?? [];
  if (name === undefined) return {};
  return { function_name: escapeText(name), ...(qualifier === undefined ? {} : { qualifier: escapeText(qualifier) }) };
}

const functionArn = /^arn:[^:]*:lambda:[^:]*:[^:]*:function:([^:]+)(?::([^:]+))?$/;
