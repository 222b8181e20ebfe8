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
  | "usage";

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
  aws_cloudwatch_log_group: "logs",
  aws_api_gateway_deployment: "stages",
  aws_api_gateway_stage: "stages",
  aws_api_gateway_method_settings: "stages",
  aws_api_gateway_usage_plan: "usage",
  aws_api_gateway_usage_plan_key: "usage",
  aws_api_gateway_api_key: "usage",
};

const blockFiles = { terraform: "versions", variable: "variables", output: "outputs", data: "main" } as const;

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
