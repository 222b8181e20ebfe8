import { limits } from "../../../../ir/limits.js";
import { knownText } from "../evaluate/text.js";
import { list, object, scalar, type Value } from "../evaluate/value.js";
import { type Arguments, block, blocks, type Conversion, document, type Row, same } from "./row.js";

const ofApi: Arguments = { api_id: "ApiId" };

const unlessUsual =
  (usual: string): Conversion =>
  (value) =>
    knownText(value) === usual ? scalar(null, value.at) : value;

/** Blocks with a status each, as a map by status of lists of changes. */
const responseParameters: Conversion = (value) =>
  value.kind === "list"
    ? object(
        value.items.flatMap((each): readonly (readonly [string, Value])[] => {
          const [status, mappings] =
            each.kind === "object" ? [each.members.get("status_code"), each.members.get("mappings")] : [];
          if (status?.kind !== "scalar" || mappings?.kind !== "object") return [];
          const changes = [...mappings.members].map(([to, from]) =>
            object(
              [
                ["Destination", scalar(to, from.at)],
                ["Source", from],
              ],
              from.at,
            ),
          );
          return [[String(status.value), object([["ResponseParameters", list(changes, each.at)]], each.at)]];
        }),
        value.at,
      )
    : value;

const requestParameters: Conversion = (value) =>
  value.kind === "list"
    ? object(
        value.items.flatMap((each): readonly (readonly [string, Value])[] => {
          const [key, required] =
            each.kind === "object" ? [each.members.get("request_parameter_key"), each.members.get("required")] : [];
          return key?.kind === "scalar" && required !== undefined
            ? [[String(key.value), object([["Required", required]], each.at)]]
            : [];
        }),
        value.at,
      )
    : value;

const routeSettings: Arguments = {
  ...same(
    "throttling_rate_limit",
    "throttling_burst_limit",
    "detailed_metrics_enabled",
    "logging_level",
    "data_trace_enabled",
  ),
};

/**
 * The provider sends 0, which lets nothing through, where a block has no throttle; so the account's own quotas are written
 * there, which hold in any case. https://github.com/hashicorp/terraform-provider-aws/issues/14742
 */
const withoutAccountThrottle: Conversion = (value) => {
  if (value.kind === "list") return list(value.items.map(withoutAccountThrottle), value.at);
  if (value.kind !== "object") return value;
  const number = (name: string): number => Number(knownText(value.members.get(name) ?? scalar(null, value.at)));
  const isAccounts =
    number("ThrottlingRateLimit") === limits["account-rate"].value &&
    number("ThrottlingBurstLimit") === limits["account-burst"].value;
  if (!isAccounts) return value;
  return object(
    [...value.members].filter(([name]) => !name.startsWith("Throttling")),
    value.at,
  );
};

/** A map by route key. */
const settingsByRoute: Conversion = (value) => {
  const rows = withoutAccountThrottle(blocks({ ...routeSettings, route_key: "RouteKey" })(value));
  if (rows.kind !== "list") return rows;
  return object(
    rows.items.flatMap((each): readonly (readonly [string, Value])[] => {
      const key = each.kind === "object" ? each.members.get("RouteKey") : undefined;
      if (each.kind !== "object" || key?.kind !== "scalar") return [];
      return [
        [String(key.value), { ...each, members: new Map([...each.members].filter(([name]) => name !== "RouteKey")) }],
      ];
    }),
    rows.at,
  );
};

export const routeRows: Readonly<Record<string, Row>> = {
  aws_apigatewayv2_api: {
    type: "AWS::ApiGatewayV2::Api",
    arguments: {
      ...same("name", "description", "protocol_type", "version", "disable_execute_api_endpoint", "ip_address_type"),
      ...same("route_selection_expression", "api_key_selection_expression", "fail_on_warnings", "tags"),
      ...same("credentials_arn", "route_key", "target"),
      cors_configuration: {
        to: "CorsConfiguration",
        as: block(
          same("allow_origins", "allow_methods", "allow_headers", "expose_headers", "allow_credentials", "max_age"),
        ),
      },
      body: { to: "Body", as: document },
    },
  },
  aws_apigatewayv2_route: {
    type: "AWS::ApiGatewayV2::Route",
    arguments: {
      ...ofApi,
      ...same("route_key", "target", "authorization_type", "authorizer_id", "authorization_scopes", "api_key_required"),
      ...same("operation_name", "route_response_selection_expression", "model_selection_expression", "request_models"),
      request_parameter: { to: "RequestParameters", as: requestParameters },
    },
  },
  aws_apigatewayv2_integration: {
    type: "AWS::ApiGatewayV2::Integration",
    arguments: {
      ...ofApi,
      ...same("integration_type", "integration_subtype", "integration_method", "integration_uri", "description"),
      ...same("payload_format_version", "credentials_arn", "connection_type", "connection_id", "request_parameters"),
      ...same("content_handling_strategy", "template_selection_expression", "request_templates"),
      timeout_milliseconds: "TimeoutInMillis",
      // What the service does without it, and HTTP APIs in any case.
      passthrough_behavior: { to: "PassthroughBehavior", as: unlessUsual("WHEN_NO_MATCH") },
      tls_config: { to: "TlsConfig", as: block(same("server_name_to_verify")) },
      response_parameters: { to: "ResponseParameters", as: responseParameters },
    },
  },
  aws_apigatewayv2_integration_response: {
    type: "AWS::ApiGatewayV2::IntegrationResponse",
    arguments: {
      ...ofApi,
      ...same(
        "integration_id",
        "integration_response_key",
        "content_handling_strategy",
        "template_selection_expression",
      ),
      ...same("response_templates"),
    },
  },
  aws_apigatewayv2_route_response: {
    type: "AWS::ApiGatewayV2::RouteResponse",
    arguments: { ...ofApi, ...same("route_id", "route_response_key", "response_models", "model_selection_expression") },
  },
  aws_apigatewayv2_model: {
    type: "AWS::ApiGatewayV2::Model",
    arguments: { ...ofApi, ...same("name", "description", "content_type"), schema: { to: "Schema", as: document } },
  },
  aws_apigatewayv2_authorizer: {
    type: "AWS::ApiGatewayV2::Authorizer",
    arguments: {
      ...ofApi,
      ...same(
        "name",
        "authorizer_type",
        "authorizer_uri",
        "authorizer_credentials_arn",
        "authorizer_payload_format_version",
      ),
      ...same("enable_simple_responses", "authorizer_result_ttl_in_seconds"),
      identity_sources: "IdentitySource",
      jwt_configuration: { to: "JwtConfiguration", as: block(same("audience", "issuer")) },
    },
  },
  aws_apigatewayv2_deployment: {
    type: "AWS::ApiGatewayV2::Deployment",
    arguments: { ...ofApi, description: "Description", triggers: null },
  },
  aws_apigatewayv2_stage: {
    type: "AWS::ApiGatewayV2::Stage",
    arguments: {
      ...ofApi,
      ...same("deployment_id", "auto_deploy", "description", "stage_variables", "client_certificate_id", "tags"),
      name: "StageName",
      access_log_settings: { to: "AccessLogSettings", as: block(same("destination_arn", "format")) },
      default_route_settings: {
        to: "DefaultRouteSettings",
        as: (value) => withoutAccountThrottle(block(routeSettings)(value)),
      },
      route_settings: { to: "RouteSettings", as: settingsByRoute },
    },
  },
  aws_apigatewayv2_vpc_link: {
    type: "AWS::ApiGatewayV2::VpcLink",
    arguments: same("name", "subnet_ids", "security_group_ids", "tags"),
  },
  aws_apigatewayv2_api_mapping: {
    type: "AWS::ApiGatewayV2::ApiMapping",
    arguments: { ...ofApi, ...same("domain_name", "stage", "api_mapping_key") },
  },
};
