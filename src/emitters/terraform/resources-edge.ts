import type { DistributionResource, WebAclResource, WebAclRule, WebAclStatement } from "../../ir/plan/model-edge.js";
import { listOf, mapOf, type Row, type RowContext } from "./row.js";

export const printIpSet: Row<"ip-set"> = (set, context) => [
  {
    type: "aws_wafv2_ip_set",
    name: context.name(set.key),
    ...context.dependsOn(set),
    config: {
      name: context.value(set.name),
      description: context.text(set.description),
      scope: "REGIONAL",
      ipAddressVersion: set.version,
      addresses: listOf(set.addresses, context.text),
      tags: tagsOf(set.tags, context),
    },
  },
];

export const printWebAcl: Row<"web-acl"> = (acl, context) => [
  {
    type: "aws_wafv2_web_acl",
    name: context.name(acl.key),
    ...context.dependsOn(acl),
    config: {
      name: context.value(acl.name),
      description: context.text(acl.description),
      scope: "REGIONAL",
      defaultAction: acl.defaultAction === "ALLOW" ? { allow: {} } : { block: {} },
      visibilityConfig: visibility(acl, acl.metricName),
      rule: acl.rules.map((rule) => printRule(rule, acl, context)),
      tags: tagsOf(acl.tags, context),
    },
  },
];

const visibility = ({ metrics }: WebAclResource, metricName: string) => ({
  cloudwatchMetricsEnabled: metrics,
  metricName,
  sampledRequestsEnabled: metrics,
});

const printRule = (rule: WebAclRule, acl: WebAclResource, context: RowContext) => ({
  name: context.text(rule.name),
  priority: rule.priority,
  ...actionOf(rule),
  statement: statementOf(rule.statement, context),
  visibilityConfig: visibility(acl, context.text(rule.name)),
});

/** A group of rules has an action that replaces those of its rules, or leaves them. */
function actionOf({ action, statement }: WebAclRule) {
  if (statement.kind === "managed-rules") return { overrideAction: action === "COUNT" ? { count: {} } : { none: {} } };
  return { action: action === "ALLOW" ? { allow: {} } : action === "BLOCK" ? { block: {} } : { count: {} } };
}

/** CDKTF hands this member on as it is, so that its keys are the provider's own. */
function statementOf(statement: WebAclStatement, context: RowContext) {
  switch (statement.kind) {
    case "ip-set":
      return { ip_set_reference_statement: { arn: context.value(statement.arn) } };
    case "rate":
      return {
        rate_based_statement: {
          limit: statement.limit,
          evaluation_window_sec: statement.windowSeconds,
          aggregate_key_type: "IP",
        },
      };
    case "managed-rules":
      return {
        managed_rule_group_statement: {
          vendor_name: context.text(statement.vendor),
          name: context.text(statement.name),
          version: statement.version === undefined ? undefined : context.text(statement.version),
          rule_action_override: listOf(statement.countedRules, (name) => ({
            name: context.text(name),
            action_to_use: { count: {} },
          })),
        },
      };
  }
}

export const printWebAclAssociation: Row<"web-acl-association"> = (association, context) => [
  {
    type: "aws_wafv2_web_acl_association",
    name: context.name(association.key),
    ...context.dependsOn(association),
    config: { resourceArn: context.value(association.resource), webAclArn: context.value(association.webAcl) },
  },
];

export const printCachePolicy: Row<"cache-policy"> = (policy, context) => [
  {
    type: "aws_cloudfront_cache_policy",
    name: context.name(policy.key),
    ...context.dependsOn(policy),
    config: {
      name: context.value(policy.name),
      comment: context.text(policy.description),
      minTtl: policy.minTtl,
      defaultTtl: policy.defaultTtl,
      maxTtl: policy.maxTtl,
      parametersInCacheKeyAndForwardedToOrigin: {
        enableAcceptEncodingGzip: true,
        enableAcceptEncodingBrotli: true,
        headersConfig:
          policy.headers.length === 0
            ? { headerBehavior: "none" }
            : { headerBehavior: "whitelist", headers: { items: policy.headers.map(context.text) } },
        queryStringsConfig:
          policy.queryStrings === "all"
            ? { queryStringBehavior: "all" }
            : { queryStringBehavior: "whitelist", queryStrings: { items: policy.queryStrings.map(context.text) } },
        cookiesConfig:
          policy.cookies.length === 0
            ? { cookieBehavior: "none" }
            : { cookieBehavior: "whitelist", cookies: { items: policy.cookies.map(context.text) } },
      },
    },
  },
];

const originId = "api";

export const printDistribution: Row<"distribution"> = (distribution, context) => [
  {
    type: "aws_cloudfront_distribution",
    name: context.name(distribution.key),
    ...context.dependsOn(distribution),
    config: {
      comment: context.text(distribution.description),
      enabled: true,
      httpVersion: "http2and3",
      isIpv6Enabled: true,
      priceClass: distribution.priceClass,
      aliases: listOf(distribution.aliases, context.value),
      webAclId: distribution.webAcl && context.value(distribution.webAcl),
      origin: [
        {
          originId,
          domainName: context.value(distribution.originDomain),
          originPath: distribution.originPath && context.value(distribution.originPath),
          customOriginConfig: {
            httpPort: 80,
            httpsPort: 443,
            originProtocolPolicy: "https-only",
            originSslProtocols: ["TLSv1.2"],
          },
          customHeader: listOf(distribution.originHeaders, ({ name, value }) => ({
            name: context.text(name),
            value: context.value(value),
          })),
        },
      ],
      defaultCacheBehavior: {
        targetOriginId: originId,
        viewerProtocolPolicy: "redirect-to-https",
        allowedMethods: ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"],
        cachedMethods: ["GET", "HEAD"],
        compress: true,
        cachePolicyId: context.value(distribution.cachePolicy),
        originRequestPolicyId: context.value(distribution.originRequestPolicy),
      },
      loggingConfig: distribution.logging && {
        bucket: context.value(distribution.logging.bucket),
        prefix: distribution.logging.prefix === undefined ? undefined : context.text(distribution.logging.prefix),
        includeCookies: distribution.logging.cookies,
      },
      restrictions: { geoRestriction: { restrictionType: "none" } },
      viewerCertificate: viewerCertificate(distribution, context),
      tags: tagsOf(distribution.tags, context),
    },
  },
];

const viewerCertificate = ({ certificate }: DistributionResource, context: RowContext) =>
  certificate === undefined
    ? { cloudfrontDefaultCertificate: true }
    : {
        acmCertificateArn: context.value(certificate),
        minimumProtocolVersion: "TLSv1.2_2021",
        sslSupportMethod: "sni-only",
      };

const tagsOf = (tags: DistributionResource["tags"], context: RowContext) =>
  mapOf(tags, ({ key, value }) => [context.text(key), context.text(value)]);
