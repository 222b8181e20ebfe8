import type { TerraformBlock } from "./hcl.js";
import type { ResourceType } from "./synth.js";

export type FileStem =
  | "versions"
  | "variables"
  | "outputs"
  | "main"
  | "paths"
  | "methods"
  | "models"
  | "authorizers"
  | "functions"
  | "iam"
  | "logs"
  | "stages"
  | "usage"
  | "routes"
  | "domains"
  | "edge"
  | "alarms"
  | "documentation"
  | "imports";

/** By subject, so that a change of an operation is seen in one file and a resource is found without a search. */
const resourceFiles: { readonly [Type in ResourceType]: FileStem } = {
  aws_api_gateway_rest_api: "main",
  aws_api_gateway_request_validator: "main",
  aws_api_gateway_gateway_response: "main",
  aws_api_gateway_resource: "paths",
  aws_api_gateway_method: "methods",
  aws_api_gateway_integration: "methods",
  aws_api_gateway_method_response: "methods",
  aws_api_gateway_integration_response: "methods",
  aws_api_gateway_model: "models",
  aws_api_gateway_authorizer: "authorizers",
  aws_lambda_function: "functions",
  aws_lambda_permission: "functions",
  aws_iam_role: "iam",
  aws_iam_role_policy: "iam",
  aws_iam_role_policy_attachment: "iam",
  aws_s3_object: "functions",
  aws_cloudwatch_log_group: "logs",
  aws_api_gateway_deployment: "stages",
  aws_api_gateway_stage: "stages",
  aws_api_gateway_method_settings: "stages",
  aws_api_gateway_usage_plan: "usage",
  aws_api_gateway_usage_plan_key: "usage",
  aws_api_gateway_api_key: "usage",
  aws_api_gateway_account: "logs",
  aws_api_gateway_client_certificate: "stages",
  aws_api_gateway_documentation_part: "documentation",
  aws_api_gateway_documentation_version: "documentation",
  aws_api_gateway_vpc_link: "main",
  aws_apigatewayv2_api: "main",
  aws_apigatewayv2_vpc_link: "main",
  aws_apigatewayv2_route: "routes",
  aws_apigatewayv2_route_response: "routes",
  aws_apigatewayv2_integration: "routes",
  aws_apigatewayv2_integration_response: "routes",
  aws_apigatewayv2_model: "models",
  aws_apigatewayv2_authorizer: "authorizers",
  aws_apigatewayv2_deployment: "stages",
  aws_apigatewayv2_stage: "stages",
  aws_lambda_alias: "functions",
  aws_lambda_provisioned_concurrency_config: "functions",
  aws_acm_certificate: "domains",
  aws_acm_certificate_validation: "domains",
  aws_api_gateway_domain_name: "domains",
  aws_api_gateway_domain_name_access_association: "domains",
  aws_api_gateway_base_path_mapping: "domains",
  aws_apigatewayv2_domain_name: "domains",
  aws_apigatewayv2_api_mapping: "domains",
  aws_route53_record: "domains",
  aws_cloudfront_cache_policy: "edge",
  aws_cloudfront_distribution: "edge",
  aws_cloudfront_origin_request_policy: "edge",
  aws_wafv2_ip_set: "edge",
  aws_wafv2_web_acl: "edge",
  aws_wafv2_web_acl_association: "edge",
  aws_cloudwatch_dashboard: "alarms",
  aws_cloudwatch_metric_alarm: "alarms",
};

const blockFiles = {
  terraform: "versions",
  variable: "variables",
  output: "outputs",
  data: "main",
  moved: "stages",
  import: "imports",
} as const;

const fileOf = (block: TerraformBlock): FileStem =>
  block.keyword === "resource" ? resourceFiles[block.labels[0] as ResourceType] : blockFiles[block.keyword];

/** Lays blocks out in files; blocks keep their order, and a file without blocks does not exist. */
export function layOut(blocks: readonly TerraformBlock[]): ReadonlyMap<FileStem, readonly TerraformBlock[]> {
  const files = new Map<FileStem, TerraformBlock[]>();
  for (const block of blocks) {
    const file = fileOf(block);
    const laidOut = files.get(file);
    if (laidOut === undefined) files.set(file, [block]);
    else laidOut.push(block);
  }
  return files;
}
