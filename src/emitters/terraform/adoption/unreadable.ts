import type { TerraformBlock, TerraformBody, TerraformJson } from "../hcl.js";
import type { ResourceType } from "../synth.js";

/**
 * Arguments that the provider cannot read back from what is live: in the state they are empty behind an import, and the
 * first plan would redeploy what is there already, upload a function's code over itself, or import a definition once more.
 */
const unreadable: Partial<Record<ResourceType, readonly string[]>> = {
  aws_api_gateway_deployment: ["triggers"],
  aws_apigatewayv2_deployment: ["triggers"],
  aws_api_gateway_rest_api: ["body"],
  aws_apigatewayv2_api: ["body", "fail_on_warnings"],
  aws_lambda_function: ["filename", "s3_bucket", "s3_key", "s3_object_version", "source_code_hash", "publish"],
};

/**
 * Arguments whose absence the provider takes for a value of its own, -1, where CloudFormation leaves the account's: both
 * mean that nothing but the account's throttle holds.
 */
const throttles = ["throttling_burst_limit", "throttling_rate_limit"];

/** The block with those of its arguments left alone: the next ordinary build, without this, brings them. */
export function ignoringUnreadable(block: TerraformBlock): TerraformBlock {
  const ignored = ignoredIn(block);
  if (ignored.length === 0) return block;
  const lifecycle = { ...bodyOf(block.body.lifecycle), ignore_changes: ignored };
  return { ...block, body: { ...block.body, lifecycle } };
}

function ignoredIn({ labels: [type], body }: TerraformBlock): readonly string[] {
  if (type !== "aws_api_gateway_method_settings")
    return unreadable[type as ResourceType]?.filter((name) => name in body) ?? [];
  const settings = bodyOf(body.settings);
  return throttles.filter((name) => !(name in settings)).map((name) => `settings[0].${name}`);
}

/** CDKTF writes nested blocks as lists of one. */
function bodyOf(value: TerraformJson | undefined): TerraformBody {
  const [first] = Array.isArray(value) ? value : [value];
  return typeof first === "object" && first !== null && !Array.isArray(first) ? (first as TerraformBody) : {};
}
