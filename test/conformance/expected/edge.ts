import type {
  CachePolicyResource,
  DistributionResource,
  WebAclResource,
  WebAclRule,
  WebAclStatement,
} from "../../../src/ir/plan/model-edge.js";
import { sorted } from "../account/canonical.js";
import { keyOf } from "../account/keys.js";
import { type ExpectationTable, type Expecting, tagMap } from "./context.js";

type EdgeKind = "ip-set" | "web-acl" | "web-acl-association" | "cache-policy" | "distribution";

/** An action of WAF is a member without content; here it is that member's name. */
export const expectedEdge: ExpectationTable<EdgeKind> = {
  "ip-set": (set, { text }) => ({
    key: keyOf["ip-set"](text(set.name)),
    members: {
      Name: text(set.name),
      Description: set.description,
      IPAddressVersion: set.version,
      Addresses: sorted(set.addresses),
      Tags: tagMap(set.tags),
    },
  }),
  "web-acl": (acl, expecting) => ({
    key: keyOf["web-acl"](expecting.text(acl.name)),
    members: {
      Name: expecting.text(acl.name),
      Description: acl.description,
      DefaultAction: actions[acl.defaultAction],
      VisibilityConfig: visibility(acl, acl.metricName),
      Rules: acl.rules.map((rule) => webAclRule(rule, acl, expecting)),
      Tags: tagMap(acl.tags),
    },
  }),
  "web-acl-association": (association, { text }) => ({
    key: keyOf["web-acl-association"](text(association.resource)),
    members: { ResourceArn: text(association.resource), WebACLArn: text(association.webAcl) },
  }),
  "cache-policy": (policy, { text }) => ({
    key: keyOf["cache-policy"](text(policy.name)),
    members: cachePolicy(policy, text(policy.name)),
  }),
  distribution: (distribution, expecting) => ({
    key: keyOf.distribution(distribution.description),
    members: distributionMembers(distribution, expecting),
  }),
};

const actions = { ALLOW: "Allow", BLOCK: "Block", COUNT: "Count", NONE: "None" } as const;

const visibility = ({ metrics }: WebAclResource, metricName: string) => ({
  CloudWatchMetricsEnabled: metrics,
  MetricName: metricName,
  SampledRequestsEnabled: metrics,
});

const webAclRule = (rule: WebAclRule, acl: WebAclResource, expecting: Expecting) => ({
  Name: rule.name,
  Priority: rule.priority,
  [rule.statement.kind === "managed-rules" ? "OverrideAction" : "Action"]: actions[rule.action],
  VisibilityConfig: visibility(acl, rule.name),
  Statement: statementOf(rule.statement, expecting),
});

/** https://docs.aws.amazon.com/waf/latest/APIReference/API_Statement.html */
function statementOf(statement: WebAclStatement, { text }: Expecting) {
  switch (statement.kind) {
    case "ip-set":
      return { IPSetReferenceStatement: { ARN: text(statement.arn) } };
    case "rate":
      return {
        RateBasedStatement: {
          Limit: statement.limit,
          EvaluationWindowSec: statement.windowSeconds,
          AggregateKeyType: "IP",
        },
      };
    case "managed-rules":
      return {
        ManagedRuleGroupStatement: {
          VendorName: statement.vendor,
          Name: statement.name,
          Version: statement.version,
          RuleActionOverrides: Object.fromEntries(statement.countedRules.map((name) => [name, "Count"])),
        },
      };
  }
}

const chosen = (behavior: string, names: readonly string[]) =>
  names.length === 0 ? { [behavior]: "none" } : { [behavior]: "whitelist", Items: sorted(names) };

/** https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CachePolicyConfig.html */
const cachePolicy = (policy: CachePolicyResource, name: string) => ({
  Name: name,
  Comment: policy.description,
  MinTTL: policy.minTtl,
  DefaultTTL: policy.defaultTtl,
  MaxTTL: policy.maxTtl,
  ParametersInCacheKeyAndForwardedToOrigin: {
    EnableAcceptEncodingGzip: true,
    EnableAcceptEncodingBrotli: true,
    HeadersConfig: chosen("HeaderBehavior", policy.headers),
    QueryStringsConfig:
      policy.queryStrings === "all"
        ? { QueryStringBehavior: "all" }
        : { QueryStringBehavior: "whitelist", Items: sorted(policy.queryStrings) },
    CookiesConfig: chosen("CookieBehavior", policy.cookies),
  },
});

/** https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html */
const distributionMembers = (distribution: DistributionResource, { text, optionalText }: Expecting) => ({
  Comment: distribution.description,
  Enabled: true,
  HttpVersion: "http2and3",
  IsIPV6Enabled: true,
  PriceClass: distribution.priceClass,
  Aliases: sorted(distribution.aliases.map(text)),
  WebACLId: optionalText(distribution.webAcl),
  Origins: [
    {
      DomainName: text(distribution.originDomain),
      OriginPath: optionalText(distribution.originPath),
      CustomHeaders: Object.fromEntries(distribution.originHeaders.map(({ name, value }) => [name, text(value)])),
      CustomOriginConfig: {
        HTTPPort: 80,
        HTTPSPort: 443,
        OriginProtocolPolicy: "https-only",
        OriginSslProtocols: ["TLSv1.2"],
      },
    },
  ],
  DefaultCacheBehavior: {
    ViewerProtocolPolicy: "redirect-to-https",
    AllowedMethods: sorted(["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"]),
    CachedMethods: ["GET", "HEAD"],
    Compress: true,
    CachePolicyId: text(distribution.cachePolicy),
    OriginRequestPolicyId: text(distribution.originRequestPolicy),
  },
  Logging: distribution.logging && {
    Bucket: text(distribution.logging.bucket),
    Prefix: distribution.logging.prefix,
    IncludeCookies: distribution.logging.cookies,
  },
  ViewerCertificate:
    distribution.certificate === undefined
      ? { CloudFrontDefaultCertificate: true }
      : {
          ACMCertificateArn: text(distribution.certificate),
          MinimumProtocolVersion: "TLSv1.2_2021",
          SSLSupportMethod: "sni-only",
        },
  Tags: tagMap(distribution.tags),
});
