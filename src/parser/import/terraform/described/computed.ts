/** What the provider works out by itself; an argument says nothing of it. */
const everywhere: ReadonlySet<string> = new Set(["id", "arn", "tags_all"]);

const byType: Readonly<Record<string, readonly string[]>> = {
  aws_api_gateway_rest_api: ["created_date", "execution_arn", "root_resource_id"],
  aws_api_gateway_resource: ["path"],
  aws_api_gateway_deployment: ["created_date", "execution_arn", "invoke_url"],
  aws_api_gateway_stage: ["execution_arn", "invoke_url", "web_acl_arn"],
  aws_api_gateway_api_key: ["created_date", "last_updated_date", "value"],
  aws_api_gateway_usage_plan_key: ["name", "value"],
  aws_api_gateway_client_certificate: ["created_date", "expiration_date", "pem_encoded_certificate"],
  aws_api_gateway_account: ["api_key_version", "features", "throttle_settings"],
  aws_api_gateway_documentation_part: ["documentation_part_id"],
  aws_api_gateway_domain_name: [
    ...["certificate_upload_date", "cloudfront_domain_name", "cloudfront_zone_id", "domain_name_id"],
    ...["regional_domain_name", "regional_zone_id"],
  ],
  aws_apigatewayv2_api: ["api_endpoint", "execution_arn"],
  aws_apigatewayv2_integration: ["integration_response_selection_expression"],
  aws_apigatewayv2_deployment: ["auto_deployed"],
  aws_apigatewayv2_stage: ["execution_arn", "invoke_url"],
  aws_apigatewayv2_domain_name: ["api_mapping_selection_expression"],
  aws_lambda_function: [
    ...["invoke_arn", "last_modified", "qualified_arn", "qualified_invoke_arn", "signing_job_arn"],
    ...["signing_profile_version_arn", "source_code_size", "version", "code_sha256", "skip_destroy"],
  ],
  aws_lambda_alias: ["invoke_arn"],
  aws_lambda_layer_version: [
    "code_sha256",
    "created_date",
    "layer_arn",
    "signing_job_arn",
    "source_code_size",
    "version",
  ],
  aws_iam_role: ["create_date", "unique_id", "managed_policy_arns", "inline_policy"],
  aws_iam_policy: ["policy_id", "attachment_count"],
  aws_acm_certificate: [
    ...[
      "domain_validation_options",
      "not_after",
      "not_before",
      "pending_renewal",
      "renewal_eligibility",
      "renewal_summary",
    ],
    ...["status", "type", "validation_emails", "subject_alternative_names"],
  ],
  aws_route53_record: ["fqdn"],
  aws_cloudwatch_dashboard: ["dashboard_arn"],
  aws_wafv2_web_acl: ["capacity", "lock_token", "application_integration_url"],
  aws_wafv2_ip_set: ["lock_token"],
  aws_cloudfront_distribution: [
    ...[
      "caller_reference",
      "domain_name",
      "etag",
      "hosted_zone_id",
      "in_progress_validation_batches",
      "last_modified_time",
    ],
    ...["status", "trusted_key_groups", "trusted_signers"],
  ],
  aws_cloudfront_cache_policy: ["etag"],
  aws_cloudfront_origin_request_policy: ["etag"],
};

export const isComputed = (type: string, name: string): boolean =>
  everywhere.has(name) || (Object.hasOwn(byType, type) && byType[type]?.includes(name) === true);
