import {
  type CachePolicy,
  type CachePolicyConfig,
  CloudFrontClient,
  type DistributionConfig,
  GetDistributionCommand,
  ListCachePoliciesCommand,
  ListTagsForResourceCommand,
  type Origin,
  paginateListDistributions,
} from "@aws-sdk/client-cloudfront";
import { openClient } from "../emulator/connection.js";
import { type FoundThing, sorted } from "./canonical.js";
import { keyOf } from "./keys.js";
import { itemsOf } from "./pages.js";
import type { AccountReader } from "./read-account.js";

/** CloudFront in front of an API: the distribution and what it caches by. */
export const readDistributions: AccountReader = async (connection, scope) => {
  const client = openClient(CloudFrontClient, connection);
  const listed = await itemsOf(paginateListDistributions({ client }, {}), (page) => page.DistributionList?.Items);
  const owned = listed.filter(({ Id }) => scope.owns("aws_cloudfront_distribution", Id));
  const policies = await listCachePolicies(client);
  return [
    ...(await Promise.all(owned.map(({ Id = "" }) => readDistribution(client, Id)))),
    ...policies
      .filter((policy) => scope.owns("aws_cloudfront_cache_policy", policy?.Id))
      .map((policy) => describeCachePolicy(policy?.Id, policy?.CachePolicyConfig)),
  ];
};

/** The emulator has no cache policies and answers 404, as the table of its gaps says. */
async function listCachePolicies(client: CloudFrontClient): Promise<readonly (CachePolicy | undefined)[]> {
  try {
    const { CachePolicyList } = await client.send(new ListCachePoliciesCommand({ Type: "custom" }));
    return (CachePolicyList?.Items ?? []).map(({ CachePolicy }) => CachePolicy);
  } catch (error) {
    if ((error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode === 404) return [];
    throw error;
  }
}

async function readDistribution(client: CloudFrontClient, id: string): Promise<FoundThing> {
  const { Distribution: distribution } = await client.send(new GetDistributionCommand({ Id: id }));
  const tags = await client.send(new ListTagsForResourceCommand({ Resource: distribution?.ARN }));
  const config = distribution?.DistributionConfig;
  return {
    key: keyOf.distribution(config?.Comment ?? ""),
    identifiers: [id, distribution?.DomainName],
    members: {
      ...(config && describeConfig(config)),
      Tags: Object.fromEntries((tags.Tags?.Items ?? []).map(({ Key, Value }) => [Key, Value])),
    },
  };
}

const describeConfig = (config: DistributionConfig) => ({
  Comment: config.Comment,
  Enabled: config.Enabled,
  HttpVersion: config.HttpVersion?.toLowerCase(),
  IsIPV6Enabled: config.IsIPV6Enabled,
  PriceClass: config.PriceClass,
  Aliases: sorted(config.Aliases?.Items),
  WebACLId: config.WebACLId,
  Origins: config.Origins?.Items?.map(describeOrigin),
  DefaultCacheBehavior: {
    ViewerProtocolPolicy: config.DefaultCacheBehavior?.ViewerProtocolPolicy,
    AllowedMethods: sorted(config.DefaultCacheBehavior?.AllowedMethods?.Items),
    CachedMethods: sorted(config.DefaultCacheBehavior?.AllowedMethods?.CachedMethods?.Items),
    Compress: config.DefaultCacheBehavior?.Compress,
    CachePolicyId: config.DefaultCacheBehavior?.CachePolicyId,
    OriginRequestPolicyId: config.DefaultCacheBehavior?.OriginRequestPolicyId,
  },
  Logging:
    config.Logging?.Enabled === true
      ? {
          Bucket: config.Logging.Bucket,
          Prefix: config.Logging.Prefix,
          IncludeCookies: config.Logging.IncludeCookies,
        }
      : undefined,
  ViewerCertificate:
    config.ViewerCertificate?.ACMCertificateArn === undefined
      ? { CloudFrontDefaultCertificate: true }
      : {
          ACMCertificateArn: config.ViewerCertificate.ACMCertificateArn,
          MinimumProtocolVersion: config.ViewerCertificate.MinimumProtocolVersion,
          SSLSupportMethod: config.ViewerCertificate.SSLSupportMethod,
        },
});

/** The id of an origin is a name within the distribution, which its behaviours use. */
const describeOrigin = (origin: Origin) => ({
  DomainName: origin.DomainName,
  OriginPath: origin.OriginPath,
  CustomHeaders: Object.fromEntries(
    (origin.CustomHeaders?.Items ?? []).map(({ HeaderName, HeaderValue }) => [HeaderName, HeaderValue]),
  ),
  CustomOriginConfig: origin.CustomOriginConfig && {
    HTTPPort: origin.CustomOriginConfig.HTTPPort,
    HTTPSPort: origin.CustomOriginConfig.HTTPSPort,
    OriginProtocolPolicy: origin.CustomOriginConfig.OriginProtocolPolicy,
    OriginSslProtocols: origin.CustomOriginConfig.OriginSslProtocols?.Items,
  },
});

function describeCachePolicy(id: string | undefined, config: CachePolicyConfig | undefined): FoundThing {
  const parameters = config?.ParametersInCacheKeyAndForwardedToOrigin;
  return {
    key: keyOf["cache-policy"](config?.Name ?? ""),
    identifiers: [id],
    members: {
      Name: config?.Name,
      Comment: config?.Comment,
      MinTTL: config?.MinTTL,
      DefaultTTL: config?.DefaultTTL,
      MaxTTL: config?.MaxTTL,
      ParametersInCacheKeyAndForwardedToOrigin: {
        EnableAcceptEncodingGzip: parameters?.EnableAcceptEncodingGzip,
        EnableAcceptEncodingBrotli: parameters?.EnableAcceptEncodingBrotli,
        HeadersConfig: {
          HeaderBehavior: parameters?.HeadersConfig?.HeaderBehavior,
          Items: sorted(parameters?.HeadersConfig?.Headers?.Items),
        },
        QueryStringsConfig: {
          QueryStringBehavior: parameters?.QueryStringsConfig?.QueryStringBehavior,
          Items: sorted(parameters?.QueryStringsConfig?.QueryStrings?.Items),
        },
        CookiesConfig: {
          CookieBehavior: parameters?.CookiesConfig?.CookieBehavior,
          Items: sorted(parameters?.CookiesConfig?.Cookies?.Items),
        },
      },
    },
  };
}
