import type { TerraformBlock, TerraformBody, TerraformJson } from "../hcl.js";
import type { ResourceType } from "../synth.js";

/**
 * Arguments that the provider cannot read back from what is live: in the state they are empty behind an import, and the
 * first plan would redeploy what is there already, upload a function's code over itself, or import a definition once more.
 */
const unreadable: Partial<Record<ResourceType, readonly string[]>> = {
  aws_api_gateway_rest_api: ["body"],
  aws_apigatewayv2_api: ["body", "fail_on_warnings"],
  aws_lambda_function: ["filename", "s3_bucket", "s3_key", "s3_object_version", "source_code_hash", "publish"],
};

/**
 * Arguments whose absence the provider takes for a value of its own, -1, where CloudFormation leaves the account's: both
 * mean that nothing but the account's throttle holds.
 */
const throttles = ["throttling_burst_limit", "throttling_rate_limit"];

/** What the provider calls properties of CloudFormation that may have to be left alone. */
const argumentsOf: Partial<Record<ResourceType, Readonly<Record<string, string>>>> = {
  aws_api_gateway_api_key: { Name: "name" },
  aws_api_gateway_usage_plan: { UsagePlanName: "name" },
  aws_api_gateway_method: { OperationName: "operation_name" },
  aws_apigatewayv2_route: { OperationName: "operation_name" },
  aws_apigatewayv2_integration: { IntegrationUri: "integration_uri" },
  aws_apigatewayv2_stage: { AccessLogSettings: "access_log_settings[0].destination_arn" },
};

/**
 * The block with those of its arguments left alone: the next ordinary build, without this, brings them.
 *
 * @param leftAlone properties, as CloudFormation calls them, that are live in another way than the block says
 */
export function ignoringUnreadable(block: TerraformBlock, leftAlone: readonly string[]): TerraformBlock {
  const names = argumentsOf[block.labels[0] as ResourceType] ?? {};
  const ignored = [...leftAlone.flatMap((property) => names[property] ?? []), ...ignoredIn(block)];
  if (ignored.length === 0) return block;
  const lifecycle = { ...bodyOf(block.body.lifecycle), ignore_changes: ignored };
  return { ...block, body: { ...block.body, lifecycle } };
}

/** What deployments are described with is the source's to say, and nobody's once they are replaced. */
const deployments: ReadonlySet<string> = new Set(["aws_api_gateway_deployment", "aws_apigatewayv2_deployment"]);

function ignoredIn({ labels: [type = ""], body }: TerraformBlock): readonly string[] {
  if (deployments.has(type)) return [...("triggers" in body ? ["triggers"] : []), "description"];
  if (type !== "aws_api_gateway_method_settings")
    return [
      ...(unreadable[type as ResourceType]?.filter((name) => name in body) ?? []),
      // The description of a function that publishes versions holds a digest of its settings.
      ...(type === "aws_lambda_function" && body.publish === true && "description" in body ? ["description"] : []),
    ];
  const settings = bodyOf(body.settings);
  return throttles.filter((name) => !(name in settings)).map((name) => `settings[0].${name}`);
}

/** CDKTF writes nested blocks as lists of one. */
function bodyOf(value: TerraformJson | undefined): TerraformBody {
  const [first] = Array.isArray(value) ? value : [value];
  return typeof first === "object" && first !== null && !Array.isArray(first) ? (first as TerraformBody) : {};
}
