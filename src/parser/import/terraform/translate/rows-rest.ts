import { knownText } from "../evaluate/text.js";
import { list, object, scalar, type Value } from "../evaluate/value.js";
import { type Arguments, block, blocks, type Conversion, document, type Row, renamed, same, tags } from "./row.js";

/** The API that a part belongs to. */
const ofApi: Arguments = { rest_api_id: "RestApiId" };

const named: Arguments = { ...same("name", "description"), tags: { to: "Tags", as: tags } };

/** -1 stands for none. */
const unlessNone: Conversion = (value) => (knownText(value) === "-1" ? scalar(null, value.at) : value);

export const methodArguments: Arguments = {
  ...ofApi,
  ...same("resource_id", "http_method", "authorizer_id", "authorization_scopes", "api_key_required", "operation_name"),
  ...same("request_models", "request_parameters", "request_validator_id"),
  authorization: "AuthorizationType",
};

export const integrationArguments: Arguments = {
  ...same(
    "type",
    "integration_http_method",
    "uri",
    "credentials",
    "connection_type",
    "connection_id",
    "integration_target",
  ),
  ...same("request_parameters", "request_templates", "passthrough_behavior", "cache_key_parameters", "cache_namespace"),
  ...same("content_handling"),
  timeout_milliseconds: "TimeoutInMillis",
  tls_config: { to: "TlsConfig", as: block(same("insecure_skip_verification")) },
};

export const methodResponseArguments: Arguments = same("status_code", "response_models", "response_parameters");

export const integrationResponseArguments: Arguments = {
  ...same("status_code", "selection_pattern", "response_parameters", "response_templates", "content_handling"),
};

export const methodSettingsArguments: Arguments = {
  ...same("metrics_enabled", "logging_level", "data_trace_enabled", "caching_enabled", "cache_ttl_in_seconds"),
  ...same("cache_data_encrypted", "require_authorization_for_cache_control"),
  ...same("unauthorized_cache_control_header_strategy"),
  throttling_burst_limit: { to: "ThrottlingBurstLimit", as: unlessNone },
  throttling_rate_limit: { to: "ThrottlingRateLimit", as: unlessNone },
};

const limits: Arguments = same("rate_limit", "burst_limit");

/** Throttles of methods are a map by path and verb. */
const stageThrottles: Conversion = (value) =>
  value.kind === "list"
    ? object(
        value.items.flatMap((each): readonly (readonly [string, Value])[] => {
          if (each.kind !== "object") return [];
          const path = each.members.get("path");
          const others = new Map([...each.members].filter(([name]) => name !== "path"));
          return [[(path && knownText(path)) ?? "", renamed({ ...each, members: others }, limits)]];
        }),
        value.at,
      )
    : value;

const texts: Conversion = (value) => (value.kind === "scalar" ? list([value], value.at) : value);

export const restRows: Readonly<Record<string, Row>> = {
  aws_api_gateway_rest_api: {
    type: "AWS::ApiGateway::RestApi",
    arguments: {
      ...named,
      ...same(
        "binary_media_types",
        "disable_execute_api_endpoint",
        "fail_on_warnings",
        "parameters",
        "endpoint_access_mode",
      ),
      api_key_source: "ApiKeySourceType",
      put_rest_api_mode: "Mode",
      minimum_compression_size: { to: "MinimumCompressionSize", as: unlessNone },
      endpoint_configuration: {
        to: "EndpointConfiguration",
        as: block(same("types", "vpc_endpoint_ids", "ip_address_type")),
      },
      policy: { to: "Policy", as: document },
      body: { to: "Body", as: document },
    },
  },
  aws_api_gateway_resource: {
    type: "AWS::ApiGateway::Resource",
    arguments: { ...ofApi, ...same("parent_id", "path_part") },
  },
  aws_api_gateway_method: { type: "AWS::ApiGateway::Method", arguments: methodArguments },
  aws_api_gateway_model: {
    type: "AWS::ApiGateway::Model",
    arguments: { ...ofApi, ...same("name", "description", "content_type"), schema: { to: "Schema", as: document } },
  },
  aws_api_gateway_request_validator: {
    type: "AWS::ApiGateway::RequestValidator",
    arguments: { ...ofApi, ...same("name", "validate_request_body", "validate_request_parameters") },
  },
  aws_api_gateway_authorizer: {
    type: "AWS::ApiGateway::Authorizer",
    arguments: {
      ...ofApi,
      ...same("name", "type", "authorizer_uri", "authorizer_credentials", "authorizer_result_ttl_in_seconds"),
      ...same("identity_source", "identity_validation_expression"),
      provider_arns: "ProviderARNs",
    },
  },
  aws_api_gateway_gateway_response: {
    type: "AWS::ApiGateway::GatewayResponse",
    arguments: { ...ofApi, ...same("response_type", "status_code", "response_parameters", "response_templates") },
  },
  aws_api_gateway_vpc_link: {
    type: "AWS::ApiGateway::VpcLink",
    arguments: { ...named, target_arns: { to: "TargetArns", as: texts } },
  },
  aws_api_gateway_deployment: {
    type: "AWS::ApiGateway::Deployment",
    // A stage that came with the deployment is made a resource of its own before this table is read.
    arguments: { ...ofApi, ...same("description"), triggers: null },
  },
  aws_api_gateway_stage: {
    type: "AWS::ApiGateway::Stage",
    arguments: {
      ...ofApi,
      ...same("deployment_id", "stage_name", "description", "variables", "client_certificate_id"),
      ...same("documentation_version", "cache_cluster_enabled", "cache_cluster_size"),
      xray_tracing_enabled: "TracingEnabled",
      access_log_settings: { to: "AccessLogSetting", as: block(same("destination_arn", "format")) },
      canary_settings: {
        to: "CanarySetting",
        as: block(same("deployment_id", "percent_traffic", "use_stage_cache", "stage_variable_overrides")),
      },
      tags: { to: "Tags", as: tags },
    },
  },
  aws_api_gateway_usage_plan: {
    type: "AWS::ApiGateway::UsagePlan",
    arguments: {
      description: "Description",
      name: "UsagePlanName",
      product_code: "ProductCode",
      quota_settings: { to: "Quota", as: block(same("limit", "offset", "period")) },
      throttle_settings: { to: "Throttle", as: block(limits) },
      api_stages: {
        to: "ApiStages",
        as: blocks({ ...same("api_id", "stage"), throttle: { to: "Throttle", as: stageThrottles } }),
      },
      tags: { to: "Tags", as: tags },
    },
  },
  aws_api_gateway_api_key: {
    type: "AWS::ApiGateway::ApiKey",
    arguments: { ...named, ...same("enabled", "value", "customer_id") },
  },
  aws_api_gateway_usage_plan_key: {
    type: "AWS::ApiGateway::UsagePlanKey",
    arguments: same("usage_plan_id", "key_id", "key_type"),
  },
  aws_api_gateway_account: {
    type: "AWS::ApiGateway::Account",
    arguments: { cloudwatch_role_arn: "CloudWatchRoleArn", reset_on_delete: null },
  },
  aws_api_gateway_client_certificate: { type: "AWS::ApiGateway::ClientCertificate", arguments: named },
  aws_api_gateway_documentation_part: {
    type: "AWS::ApiGateway::DocumentationPart",
    arguments: {
      ...ofApi,
      location: { to: "Location", as: block(same("type", "path", "method", "status_code", "name")) },
      properties: "Properties",
    },
  },
  aws_api_gateway_documentation_version: {
    type: "AWS::ApiGateway::DocumentationVersion",
    arguments: { ...ofApi, version: "DocumentationVersion", description: "Description" },
  },
};
