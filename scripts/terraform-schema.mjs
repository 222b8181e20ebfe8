// Writes src/emitters/terraform/provider-schema.generated.ts: what the AWS provider says about the resource types that
// the emitter prints. Run it after a new type has been added to `types` below, in a folder where terraform can find
// the provider:
//
//   node scripts/terraform-schema.mjs [--mirror FOLDER]
//
// FOLDER is what `terraform providers mirror` fills; without it terraform downloads the provider.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

/** The version that the bindings of @cdktf/provider-aws were made from. */
const providerVersion = "5.100.0";

const types = {
  resource: [
    "aws_acm_certificate",
    "aws_acm_certificate_validation",
    "aws_api_gateway_account",
    "aws_api_gateway_api_key",
    "aws_api_gateway_authorizer",
    "aws_api_gateway_base_path_mapping",
    "aws_api_gateway_client_certificate",
    "aws_api_gateway_deployment",
    "aws_api_gateway_documentation_part",
    "aws_api_gateway_documentation_version",
    "aws_api_gateway_domain_name",
    "aws_api_gateway_domain_name_access_association",
    "aws_api_gateway_gateway_response",
    "aws_api_gateway_integration",
    "aws_api_gateway_integration_response",
    "aws_api_gateway_method",
    "aws_api_gateway_method_response",
    "aws_api_gateway_method_settings",
    "aws_api_gateway_model",
    "aws_api_gateway_request_validator",
    "aws_api_gateway_resource",
    "aws_api_gateway_rest_api",
    "aws_api_gateway_stage",
    "aws_api_gateway_usage_plan",
    "aws_api_gateway_usage_plan_key",
    "aws_api_gateway_vpc_link",
    "aws_apigatewayv2_api",
    "aws_apigatewayv2_api_mapping",
    "aws_apigatewayv2_authorizer",
    "aws_apigatewayv2_deployment",
    "aws_apigatewayv2_domain_name",
    "aws_apigatewayv2_integration",
    "aws_apigatewayv2_integration_response",
    "aws_apigatewayv2_model",
    "aws_apigatewayv2_route",
    "aws_apigatewayv2_route_response",
    "aws_apigatewayv2_stage",
    "aws_apigatewayv2_vpc_link",
    "aws_cloudfront_cache_policy",
    "aws_cloudfront_distribution",
    "aws_cloudfront_origin_request_policy",
    "aws_cloudwatch_dashboard",
    "aws_cloudwatch_log_group",
    "aws_cloudwatch_metric_alarm",
    "aws_iam_role",
    "aws_iam_role_policy",
    "aws_iam_role_policy_attachment",
    "aws_lambda_alias",
    "aws_lambda_function",
    "aws_lambda_permission",
    "aws_lambda_provisioned_concurrency_config",
    "aws_route53_record",
    "aws_s3_object",
    "aws_wafv2_ip_set",
    "aws_wafv2_web_acl",
    "aws_wafv2_web_acl_association",
  ],
  data: ["aws_caller_identity", "aws_partition", "aws_region"],
};

function readSchema(mirror) {
  const folder = mkdtempSync(join(tmpdir(), "gatewright-schema-"));
  try {
    const environment = { ...process.env, CHECKPOINT_DISABLE: "1" };
    delete environment.TF_CLI_CONFIG_FILE;
    if (mirror !== undefined) {
      const path = JSON.stringify(mirror);
      writeFileSync(
        join(folder, "cli.tfrc"),
        `provider_installation {\n  filesystem_mirror {\n    path = ${path}\n  }\n}\n`,
      );
      environment.TF_CLI_CONFIG_FILE = join(folder, "cli.tfrc");
    }
    const required = { aws: { source: "hashicorp/aws", version: providerVersion } };
    writeFileSync(join(folder, "main.tf.json"), JSON.stringify({ terraform: { required_providers: required } }));
    const options = { cwd: folder, env: environment, encoding: "utf8", maxBuffer: 1 << 28 };
    execFileSync("terraform", ["init", "-no-color"], options);
    const schemas = JSON.parse(execFileSync("terraform", ["providers", "schema", "-json"], options)).provider_schemas;
    return Object.entries(schemas).find(([name]) => name.endsWith("/hashicorp/aws"))[1];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const isType = (type) => typeof type === "string" || Array.isArray(type);

function extractAttribute(attribute) {
  if (!isType(attribute.type)) throw new Error(`unknown kind of attribute: ${JSON.stringify(attribute)}`);
  const use = attribute.required ? "required" : attribute.optional ? "optional" : "computed";
  return { type: attribute.type, use };
}

/** Statements of a web ACL nest in one another without an end that anybody needs; two levels are kept. */
const isTooDeep = (name, path) =>
  /(^|_)statement$/.test(name) && path.filter((each) => each === "statement").length > 1;

function extractBlock(block, path = []) {
  const attributes = Object.entries(block.attributes ?? {}).map(([name, each]) => [name, extractAttribute(each)]);
  const nested = Object.entries(block.block_types ?? {}).filter(([name]) => !isTooDeep(name, path));
  const blocks = nested.map(([name, each]) => {
    const limits = { least: each.min_items, most: each.max_items };
    return [name, { nesting: each.nesting_mode, ...limits, ...extractBlock(each.block, [...path, name]) }];
  });
  return {
    attributes: Object.fromEntries(attributes),
    ...(blocks.length > 0 && { blocks: Object.fromEntries(blocks) }),
  };
}

const extract = (schemas, names) => Object.fromEntries(names.map((name) => [name, extractBlock(schemas[name].block)]));

const mirrorAt = process.argv.indexOf("--mirror");
const schema = readSchema(mirrorAt === -1 ? undefined : process.argv[mirrorAt + 1]);
const data = {
  providerVersion,
  resource: extract(schema.resource_schemas, types.resource),
  data: extract(schema.data_source_schemas, types.data),
};
const text = `// Generated by scripts/terraform-schema.mjs from hashicorp/aws ${providerVersion}. Do not edit.
import type { ProviderSchema } from "./provider-schema.js";

export const providerSchema: ProviderSchema = ${JSON.stringify(data, null, 1)};
`;
const target = fileURLToPath(new URL("../src/emitters/terraform/provider-schema.generated.ts", import.meta.url));
writeFileSync(target, text);
process.stdout.write(`${target}: ${text.length} bytes\n`);
