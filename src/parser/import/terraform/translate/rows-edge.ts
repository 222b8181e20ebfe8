import { list } from "../evaluate/value.js";
import { type Arguments, block, type Conversion, pascal, type Row, same, tags } from "./row.js";

/** Blocks of a rule that occur once, whatever they hold. */
const ruleBlocks = new Set([
  ...[
    "statement",
    "action",
    "override_action",
    "visibility_config",
    "allow",
    "block",
    "count",
    "none",
    "action_to_use",
  ],
  ...["ip_set_reference_statement", "rate_based_statement", "managed_rule_group_statement", "not_statement"],
  ...[
    "and_statement",
    "or_statement",
    "byte_match_statement",
    "geo_match_statement",
    "field_to_match",
    "scope_down_statement",
  ],
  ...["rule_group_reference_statement", "size_constraint_statement", "sqli_match_statement", "xss_match_statement"],
  ...["captcha", "challenge", "custom_response", "forwarded_ip_config", "single_header", "uri_path", "query_string"],
]);
const ruleNames = {
  cloudwatch_metrics_enabled: "CloudWatchMetricsEnabled",
  rule_action_override: "RuleActionOverrides",
};
const rule = pascal(ruleBlocks, ruleNames);

const once: Conversion = (value) => {
  const converted = rule(value);
  return converted.kind === "list" && converted.items.length === 1 ? (converted.items[0] ?? converted) : converted;
};

const policyBlocks = new Set([
  ...["headers_config", "query_strings_config", "cookies_config", "headers", "query_strings", "cookies"],
]);

/** The provider puts names within `items`; CloudFormation has them directly. */
const policyNames: Conversion = (value) => {
  if (value.kind === "list") return list(value.items.map(policyNames), value.at);
  if (value.kind !== "object") return value;
  const items = value.members.get("Items");
  if (items !== undefined && value.members.size === 1) return items;
  return { ...value, members: new Map([...value.members].map(([name, each]) => [name, policyNames(each)] as const)) };
};

const policyBlock: Conversion = (value) => {
  const converted = pascal(policyBlocks)(value);
  return policyNames(converted.kind === "list" ? (converted.items[0] ?? converted) : converted);
};

const originBlocks = new Set([
  ...["custom_origin_config", "s3_origin_config", "origin_shield", "geo_restriction", "forwarded_values", "cookies"],
]);
const originNames = {
  http_port: "HTTPPort",
  https_port: "HTTPSPort",
  origin_ssl_protocols: "OriginSSLProtocols",
  custom_header: "OriginCustomHeaders",
  name: "HeaderName",
  value: "HeaderValue",
};
const single =
  (convert: Conversion): Conversion =>
  (value) => {
    const converted = convert(value);
    return converted.kind === "list" && converted.items.length === 1 ? (converted.items[0] ?? converted) : converted;
  };
const plain = pascal(originBlocks, {
  function_association: "FunctionAssociations",
  lambda_function_association: "LambdaFunctionAssociations",
});

/** CloudFormation keeps what describes a distribution or a policy within one property; see translate/gather.ts. */
export const distributionArguments: Arguments = {
  ...same("comment", "enabled", "price_class", "aliases", "default_root_object", "http_version"),
  is_ipv6_enabled: "IPV6Enabled",
  web_acl_id: "WebACLId",
  origin: { to: "Origins", as: pascal(originBlocks, originNames) },
  default_cache_behavior: { to: "DefaultCacheBehavior", as: single(plain) },
  ordered_cache_behavior: { to: "CacheBehaviors", as: plain },
  logging_config: { to: "Logging", as: block(same("bucket", "prefix", "include_cookies")) },
  restrictions: { to: "Restrictions", as: single(plain) },
  viewer_certificate: {
    to: "ViewerCertificate",
    as: block({
      ...same("acm_certificate_arn", "minimum_protocol_version"),
      cloudfront_default_certificate: "CloudFrontDefaultCertificate",
      ssl_support_method: "SslSupportMethod",
    }),
  },
  retain_on_delete: null,
  wait_for_deployment: null,
};

export const edgeRows: Readonly<Record<string, Row>> = {
  aws_wafv2_web_acl: {
    type: "AWS::WAFv2::WebACL",
    arguments: {
      ...same("name", "description", "scope"),
      default_action: { to: "DefaultAction", as: once },
      visibility_config: { to: "VisibilityConfig", as: once },
      rule: { to: "Rules", as: rule },
      tags: { to: "Tags", as: tags },
    },
  },
  aws_wafv2_ip_set: {
    type: "AWS::WAFv2::IPSet",
    arguments: {
      ...same("name", "description", "scope", "addresses"),
      ip_address_version: "IPAddressVersion",
      tags: { to: "Tags", as: tags },
    },
  },
  aws_wafv2_web_acl_association: {
    type: "AWS::WAFv2::WebACLAssociation",
    arguments: { resource_arn: "ResourceArn", web_acl_arn: "WebACLArn" },
  },
  aws_cloudfront_distribution: {
    type: "AWS::CloudFront::Distribution",
    arguments: { ...distributionArguments, tags: { to: "Tags", as: tags } },
  },
  aws_cloudfront_cache_policy: {
    type: "AWS::CloudFront::CachePolicy",
    arguments: {
      ...same("name", "comment"),
      min_ttl: "MinTTL",
      default_ttl: "DefaultTTL",
      max_ttl: "MaxTTL",
      parameters_in_cache_key_and_forwarded_to_origin: {
        to: "ParametersInCacheKeyAndForwardedToOrigin",
        as: policyBlock,
      },
    },
  },
  aws_cloudfront_origin_request_policy: {
    type: "AWS::CloudFront::OriginRequestPolicy",
    arguments: {
      ...same("name", "comment"),
      headers_config: { to: "HeadersConfig", as: policyBlock },
      query_strings_config: { to: "QueryStringsConfig", as: policyBlock },
      cookies_config: { to: "CookiesConfig", as: policyBlock },
    },
  },
};
