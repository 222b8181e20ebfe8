import type { TerraformBlock } from "../hcl.js";
import type { ResourceType } from "../synth.js";
import type { LiveModule } from "./resolve.js";

/** What an identifier is made of: the names of arguments, or `@id` for the id that the service has given. */
type Parts = readonly string[];

/** How the provider identifies a live resource of a type that is to be imported. */
export type ImportRule =
  | { readonly parts: Parts; readonly separator: "/" | "," | ":" | "_" }
  /** One for each account and region, or an identifier in a form of its own. */
  | { readonly make: (id: string, argument: (name: string) => string | undefined) => string | undefined }
  /** The provider cannot import it; what there is instead. */
  | { readonly instead: string };

const slashed = (...parts: Parts): ImportRule => ({ parts, separator: "/" });
const own: ImportRule = slashed("@id");
const restApi = "rest_api_id";
const method: Parts = [restApi, "resource_id", "http_method"];

/** CloudFormation's `name|id|scope` is the provider's `id/name/scope`. */
const wafIdentifier = (physicalId: string): string | undefined => {
  const [name, id, scope] = physicalId.split("|");
  return name === undefined || id === undefined || scope === undefined ? undefined : `${id}/${name}/${scope}`;
};

/** CloudFormation's `resource ARN|web ACL ARN`, in either order. */
function associationIdentifier(physicalId: string): string | undefined {
  const parts = physicalId.split("|");
  const acl = parts.find((part) => part.includes(":wafv2:"));
  const resource = parts.find((part) => part !== acl);
  return acl === undefined || resource === undefined ? undefined : `${acl},${resource}`;
}

/**
 * The section "Import" of each resource's page below https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources
 */
export const importRules: { readonly [Type in ResourceType]: ImportRule } = {
  aws_api_gateway_rest_api: own,
  aws_api_gateway_resource: slashed(restApi, "@id"),
  aws_api_gateway_method: slashed(...method),
  aws_api_gateway_integration: slashed(...method),
  aws_api_gateway_method_response: slashed(...method, "status_code"),
  aws_api_gateway_integration_response: slashed(...method, "status_code"),
  aws_api_gateway_model: slashed(restApi, "name"),
  aws_api_gateway_request_validator: slashed(restApi, "@id"),
  aws_api_gateway_authorizer: slashed(restApi, "@id"),
  aws_api_gateway_gateway_response: slashed(restApi, "response_type"),
  aws_api_gateway_deployment: slashed(restApi, "@id"),
  aws_api_gateway_stage: slashed(restApi, "stage_name"),
  aws_api_gateway_method_settings: slashed(restApi, "stage_name", "method_path"),
  aws_api_gateway_usage_plan: own,
  aws_api_gateway_usage_plan_key: slashed("usage_plan_id", "key_id"),
  aws_api_gateway_api_key: own,
  aws_api_gateway_account: { make: () => "api-gateway-account" },
  aws_api_gateway_client_certificate: own,
  aws_api_gateway_documentation_part: slashed(restApi, "@id"),
  aws_api_gateway_documentation_version: slashed(restApi, "version"),
  aws_api_gateway_vpc_link: own,
  aws_api_gateway_domain_name: slashed("domain_name"),
  aws_api_gateway_domain_name_access_association: own,
  aws_api_gateway_base_path_mapping: {
    make: (_, argument) => {
      const domain = argument("domain_name");
      return domain === undefined ? undefined : `${domain}/${argument("base_path") ?? ""}`;
    },
  },
  aws_apigatewayv2_api: own,
  aws_apigatewayv2_vpc_link: own,
  aws_apigatewayv2_route: slashed("api_id", "@id"),
  aws_apigatewayv2_integration: slashed("api_id", "@id"),
  aws_apigatewayv2_integration_response: slashed("api_id", "integration_id", "@id"),
  aws_apigatewayv2_route_response: slashed("api_id", "route_id", "@id"),
  aws_apigatewayv2_model: slashed("api_id", "@id"),
  aws_apigatewayv2_authorizer: slashed("api_id", "@id"),
  aws_apigatewayv2_deployment: slashed("api_id", "@id"),
  aws_apigatewayv2_stage: slashed("api_id", "name"),
  aws_apigatewayv2_domain_name: slashed("domain_name"),
  aws_apigatewayv2_api_mapping: slashed("@id", "domain_name"),
  aws_lambda_function: own,
  aws_lambda_alias: slashed("function_name", "name"),
  aws_lambda_permission: {
    make: (id, argument) => {
      const [name, qualifier] = [argument("function_name"), argument("qualifier")];
      return name === undefined ? undefined : `${name}${qualifier === undefined ? "" : `:${qualifier}`}/${id}`;
    },
  },
  aws_lambda_provisioned_concurrency_config: { parts: ["function_name", "qualifier"], separator: "," },
  aws_iam_role: own,
  aws_iam_role_policy: { parts: ["role", "name"], separator: ":" },
  aws_iam_role_policy_attachment: slashed("role", "policy_arn"),
  aws_s3_object: { instead: "It holds code that is live in its function alone; the function is left alone meanwhile." },
  aws_cloudwatch_log_group: own,
  aws_cloudwatch_metric_alarm: own,
  aws_cloudwatch_dashboard: own,
  aws_acm_certificate: own,
  aws_acm_certificate_validation: {
    instead: "It is no resource of the service: Terraform makes it by waiting until the certificate is issued.",
  },
  aws_route53_record: { parts: ["zone_id", "name", "type"], separator: "_" },
  aws_cloudfront_cache_policy: own,
  aws_cloudfront_distribution: own,
  aws_cloudfront_origin_request_policy: own,
  aws_wafv2_ip_set: { make: wafIdentifier },
  aws_wafv2_web_acl: { make: wafIdentifier },
  aws_wafv2_web_acl_association: { make: associationIdentifier },
};

/** The identifier to import a block with; undefined where it is not live, or what it is made of is not known. */
export function importId(block: TerraformBlock, module: LiveModule): string | undefined {
  const rule = importRules[block.labels[0] as ResourceType];
  if ("instead" in rule || !module.isLive(block)) return undefined;
  const argument = (name: string): string | undefined => module.argument(block, name);
  const id = module.idOf(block);
  if ("make" in rule) return id === undefined ? undefined : rule.make(id, argument);
  const parts = rule.parts.map((name) => (name === "@id" ? id : argument(name)));
  return parts.every((part) => part !== undefined) ? parts.join(rule.separator) : undefined;
}
