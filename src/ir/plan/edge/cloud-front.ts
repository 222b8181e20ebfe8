import type { CloudFront, EdgeCache } from "../../edge.js";
import { reportLimit } from "../../limits.js";
import type { LoweringContext } from "../context.js";
import { aliasRecords } from "../domains/alias-records.js";
import { isDomainName } from "../domains/domain-label.js";
import { apiKeyOf, cachePolicyKey, distributionKey, stageKeyOf } from "../keys.js";
import type { PlanOutput, PlanResource } from "../model.js";
import type { CachePolicyResource, DistributionResource } from "../model-edge.js";
import {
  attributeValue,
  describeValue,
  joinValues,
  literalValue,
  parameterValue,
  planValue,
  pseudoValue,
} from "../values.js";

/**
 * Policies that CloudFront itself keeps.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html
 */
const cachingDisabled = literalValue("4135ea2d-6df8-44a3-9df3-4b5a84be39ad");
/** API Gateway knows its stages by `Host`, and would answer 403 to the viewer's. */
const allViewerExceptHostHeader = literalValue("b689b0a8-53d0-40ab-baf2-68738e2966ac");
/** The zone of every distribution; https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-route53-recordset-aliastarget.html */
const distributionZone = literalValue("Z2FDTNDATAQYW2");

const priceClasses = { all: "PriceClass_All", "200": "PriceClass_200", "100": "PriceClass_100" } as const;

/** The distribution in front of one stage, with its cache policy and alias records. */
export function lowerCloudFront(context: LoweringContext): readonly PlanResource[] {
  const { cloudFront } = context.api;
  if (cloudFront === undefined) return [];
  checkCloudFront(cloudFront, context);
  const { hostedZoneId, aliases, cache, origin } = cloudFront;
  const target = { domainName: attributeValue(distributionKey, "domainName"), hostedZoneId: distributionZone };
  return [
    ...(cache === undefined ? [] : [cachePolicy(cloudFront, cache)]),
    distribution(cloudFront, context),
    ...(hostedZoneId === undefined
      ? []
      : aliases.flatMap((alias) => aliasRecords(alias, hostedZoneId, target, origin))),
  ];
}

/** Names of cache policies are unique in an account, in all regions. */
const cachePolicy = ({ origin }: CloudFront, cache: EdgeCache): CachePolicyResource => ({
  kind: "cache-policy",
  key: cachePolicyKey,
  origin,
  dependsOn: [],
  name: joinValues(parameterValue("NamePrefix"), "-", pseudoValue("region")),
  description: "What tells answers of the API apart, and how long they are kept.",
  ...cache,
});

function distribution(cloudFront: CloudFront, { api }: LoweringContext): DistributionResource {
  const { protocol, resourceTags } = api.gateway;
  const { stage, certificateArn, originRequestPolicyId, originHeader, webAclArn, logging } = cloudFront;
  return {
    kind: "distribution",
    key: distributionKey,
    origin: cloudFront.origin,
    dependsOn: [],
    description: `In front of the stage ${stage} of ${api.name}.`.slice(0, 128),
    originDomain: joinValues(
      attributeValue(apiKeyOf(protocol), "id"),
      ".execute-api.",
      pseudoValue("region"),
      ".",
      pseudoValue("urlSuffix"),
    ),
    ...(stage === "$default"
      ? {}
      : { originPath: joinValues("/", attributeValue(stageKeyOf(protocol, stage), "name")) }),
    originHeaders:
      originHeader === undefined ? [] : [{ name: originHeader.name, value: parameterValue(originHeader.parameter) }],
    aliases: cloudFront.aliases.map(planValue),
    ...(certificateArn === undefined ? {} : { certificate: planValue(certificateArn) }),
    cachePolicy: cloudFront.cache === undefined ? cachingDisabled : attributeValue(cachePolicyKey, "id"),
    originRequestPolicy:
      originRequestPolicyId === undefined ? allViewerExceptHostHeader : planValue(originRequestPolicyId),
    ...(webAclArn === undefined ? {} : { webAcl: planValue(webAclArn) }),
    priceClass: priceClasses[cloudFront.priceClass],
    ...(logging === undefined ? {} : { logging: { ...logging, bucket: planValue(logging.bucket) } }),
    tags: resourceTags,
  };
}

function checkCloudFront(cloudFront: CloudFront, { api, diagnostics }: LoweringContext): void {
  const { origin, aliases, certificateArn, hostedZoneId, cache } = cloudFront;
  const report = (problem: string): void => diagnostics.report("cloudfront-invalid", origin, { problem });
  const { gateway } = api;
  if (gateway.disableExecuteApiEndpoint) report("leads to the API's default endpoint, which is disabled");
  if (gateway.protocol === "rest" && gateway.endpoint === "private") report("cannot reach a private API");
  for (const alias of aliases)
    if (!isDomainName(alias))
      report(`has the alias '${describeValue(alias)}', which is no name of a domain in lower case`);
  if (aliases.length === 0 && certificateArn !== undefined) report("has a certificate and no alias that it stands for");
  if (aliases.length === 0 && hostedZoneId !== undefined) report("has a hosted zone and no alias to be entered there");
  if (aliases.length === 0) diagnostics.report("cloudfront-default-certificate", origin, {});
  if (cache !== undefined && !(cache.minTtl <= cache.defaultTtl && cache.defaultTtl <= cache.maxTtl))
    report("keeps answers for times that are not in order: minTtl, defaultTtl, maxTtl");
  reportLimit("cloudfront-aliases", aliases.length, origin, diagnostics);
  reportLimit("cache-policy-headers", cache?.headers.length ?? 0, origin, diagnostics);
  reportLimit("cache-policy-cookies", cache?.cookies.length ?? 0, origin, diagnostics);
  if (cache !== undefined && cache.queryStrings !== "all")
    reportLimit("cache-policy-query-strings", cache.queryStrings.length, origin, diagnostics);
}

export const cloudFrontOutputs = (cloudFront: CloudFront | undefined): readonly PlanOutput[] =>
  cloudFront === undefined
    ? []
    : [
        {
          name: "DistributionDomainName",
          description: "Where the CloudFront distribution answers; DNS has to lead its aliases there.",
          value: attributeValue(distributionKey, "domainName"),
        },
      ];
