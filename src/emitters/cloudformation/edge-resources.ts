import type {
  CachePolicyResource,
  DistributionResource,
  WebAclResource,
  WebAclRule,
  WebAclStatement,
} from "../../ir/plan/model-edge.js";
import { tags } from "./delivery-resources.js";
import type { ResourceTable } from "./resource.js";
import { list, properties, type TemplateNode } from "./template-node.js";
import type { ValuePrinter } from "./value.js";

type EdgeKind = "ip-set" | "web-acl" | "web-acl-association" | "cache-policy" | "distribution";

/** What stands in front of stages. */
export const edgeResources: ResourceTable<EdgeKind> = {
  "ip-set": (set, print) => ({
    type: "AWS::WAFv2::IPSet",
    properties: properties({
      Name: print.value(set.name),
      Description: set.description,
      Scope: "REGIONAL",
      IPAddressVersion: set.version,
      Addresses: set.addresses,
      Tags: tags(set.tags),
    }),
  }),
  "web-acl": (acl, print) => ({
    type: "AWS::WAFv2::WebACL",
    properties: properties({
      Name: print.value(acl.name),
      Description: acl.description,
      Scope: "REGIONAL",
      DefaultAction: action(acl.defaultAction),
      VisibilityConfig: visibility(acl, acl.metricName),
      Rules: list(acl.rules, (rule) => webAclRule(rule, acl, print)),
      Tags: tags(acl.tags),
    }),
  }),
  "web-acl-association": (association, print) => ({
    type: "AWS::WAFv2::WebACLAssociation",
    properties: properties({
      ResourceArn: print.value(association.resource),
      WebACLArn: print.value(association.webAcl),
    }),
  }),
  "cache-policy": (policy, print) => ({
    type: "AWS::CloudFront::CachePolicy",
    properties: properties({ CachePolicyConfig: cachePolicyConfig(policy, print) }),
  }),
  distribution: (distribution, print) => ({
    type: "AWS::CloudFront::Distribution",
    properties: properties({
      DistributionConfig: distributionConfig(distribution, print),
      Tags: tags(distribution.tags),
    }),
  }),
};

const actionNames = { ALLOW: "Allow", BLOCK: "Block", COUNT: "Count", NONE: "None" } as const;
const action = (name: keyof typeof actionNames): TemplateNode => properties({ [actionNames[name]]: properties({}) });

const visibility = ({ metrics }: WebAclResource, metricName: string): TemplateNode =>
  properties({ CloudWatchMetricsEnabled: metrics, MetricName: metricName, SampledRequestsEnabled: metrics });

const webAclRule = (rule: WebAclRule, acl: WebAclResource, print: ValuePrinter): TemplateNode =>
  properties({
    Name: rule.name,
    Priority: rule.priority,
    Statement: statement(rule.statement, print),
    [rule.statement.kind === "managed-rules" ? "OverrideAction" : "Action"]: action(rule.action),
    VisibilityConfig: visibility(acl, rule.name),
  });

function statement(planned: WebAclStatement, print: ValuePrinter): TemplateNode {
  switch (planned.kind) {
    case "ip-set":
      return properties({ IPSetReferenceStatement: properties({ Arn: print.value(planned.arn) }) });
    case "rate":
      return properties({
        RateBasedStatement: properties({
          Limit: planned.limit,
          EvaluationWindowSec: planned.windowSeconds,
          AggregateKeyType: "IP",
        }),
      });
    case "managed-rules":
      return properties({
        ManagedRuleGroupStatement: properties({
          VendorName: planned.vendor,
          Name: planned.name,
          Version: planned.version,
          RuleActionOverrides: list(planned.countedRules, (name) =>
            properties({ Name: name, ActionToUse: action("COUNT") }),
          ),
        }),
      });
  }
}

const cachePolicyConfig = (policy: CachePolicyResource, print: ValuePrinter): TemplateNode =>
  properties({
    Name: print.value(policy.name),
    Comment: policy.description,
    MinTTL: policy.minTtl,
    DefaultTTL: policy.defaultTtl,
    MaxTTL: policy.maxTtl,
    ParametersInCacheKeyAndForwardedToOrigin: properties({
      EnableAcceptEncodingGzip: true,
      EnableAcceptEncodingBrotli: true,
      HeadersConfig: properties({
        HeaderBehavior: policy.headers.length === 0 ? "none" : "whitelist",
        Headers: list(policy.headers, (name) => name),
      }),
      QueryStringsConfig:
        policy.queryStrings === "all"
          ? properties({ QueryStringBehavior: "all" })
          : properties({ QueryStringBehavior: "whitelist", QueryStrings: policy.queryStrings }),
      CookiesConfig: properties({
        CookieBehavior: policy.cookies.length === 0 ? "none" : "whitelist",
        Cookies: list(policy.cookies, (name) => name),
      }),
    }),
  });

const originId = "api";

const distributionConfig = (distribution: DistributionResource, print: ValuePrinter): TemplateNode =>
  properties({
    Comment: distribution.description,
    Enabled: true,
    HttpVersion: "http2and3",
    IPV6Enabled: true,
    PriceClass: distribution.priceClass,
    Aliases: list(distribution.aliases, print.value),
    Origins: [
      properties({
        Id: originId,
        DomainName: print.value(distribution.originDomain),
        OriginPath: print.optional(distribution.originPath),
        CustomOriginConfig: properties({ OriginProtocolPolicy: "https-only", OriginSSLProtocols: ["TLSv1.2"] }),
        OriginCustomHeaders: list(distribution.originHeaders, ({ name, value }) =>
          properties({ HeaderName: name, HeaderValue: print.value(value) }),
        ),
      }),
    ],
    DefaultCacheBehavior: properties({
      TargetOriginId: originId,
      ViewerProtocolPolicy: "redirect-to-https",
      AllowedMethods: ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"],
      CachedMethods: ["GET", "HEAD"],
      Compress: true,
      CachePolicyId: print.value(distribution.cachePolicy),
      OriginRequestPolicyId: print.value(distribution.originRequestPolicy),
    }),
    Logging:
      distribution.logging === undefined
        ? undefined
        : properties({
            Bucket: print.value(distribution.logging.bucket),
            Prefix: distribution.logging.prefix,
            IncludeCookies: distribution.logging.cookies,
          }),
    WebACLId: print.optional(distribution.webAcl),
    ViewerCertificate: viewerCertificate(distribution, print),
  });

/** CloudFront's own certificate comes with a minimum of TLS of its own. */
const viewerCertificate = ({ certificate }: DistributionResource, print: ValuePrinter): TemplateNode =>
  certificate === undefined
    ? properties({ CloudFrontDefaultCertificate: true })
    : properties({
        AcmCertificateArn: print.value(certificate),
        MinimumProtocolVersion: "TLSv1.2_2021",
        SslSupportMethod: "sni-only",
      });
