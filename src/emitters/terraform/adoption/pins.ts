import type { TerraformBlock, TerraformBody } from "../hcl.js";
import type { ResourceType } from "../synth.js";
import { escapeText } from "../template-text.js";
import type { LiveModule } from "./resolve.js";

/** Names that the module chooses, and that force a new resource when they are others than those of the live one. */
const names: Partial<Record<ResourceType, string>> = {
  aws_lambda_function: "function_name",
  aws_lambda_permission: "statement_id",
  aws_iam_role: "name",
  aws_cloudwatch_log_group: "name",
  aws_cloudwatch_metric_alarm: "alarm_name",
  aws_cloudwatch_dashboard: "dashboard_name",
};

/** The block with the name of the live resource, where it would bear another one. */
export function pinName(block: TerraformBlock, module: LiveModule): TerraformBlock {
  const argument = names[block.labels[0] as ResourceType];
  const live = module.idOf(block);
  if (argument === undefined || live === undefined || module.argument(block, argument) === live) return block;
  const { name_prefix: _, ...body } = block.body;
  return { ...block, body: { ...body, [argument]: escapeText(live) } };
}

/**
 * Arguments that the provider cannot read back. With them, the first plan would redeploy what is there already, or import
 * a definition over itself; the next ordinary build brings them.
 */
const unreadable: Partial<Record<ResourceType, readonly string[]>> = {
  aws_api_gateway_deployment: ["triggers"],
  aws_apigatewayv2_deployment: ["triggers"],
  aws_api_gateway_rest_api: ["body", "put_rest_api_mode"],
  aws_apigatewayv2_api: ["body", "fail_on_warnings"],
};

export function withoutUnreadable(block: TerraformBlock): TerraformBlock {
  const left = unreadable[block.labels[0] as ResourceType];
  if (left === undefined || !left.some((name) => name in block.body)) return block;
  const body: TerraformBody = Object.fromEntries(Object.entries(block.body).filter(([name]) => !left.includes(name)));
  return { ...block, body };
}
