import { defineLimits } from "./define.js";

const restQuotas =
  "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html";

/** Custom domains, and what stands in front. */
export const domainsLimits = defineLimits({
  "domain-names": {
    what: "Custom domain names",
    value: 120,
    unit: "",
    raisable: true,
    remedy:
      "Ask for a higher quota of 'Public custom domain names' in the Service Quotas console before deploying, or map paths of fewer domains.",
    source: restQuotas,
  },
  "domain-names-private": {
    what: "Private custom domain names",
    value: 50,
    unit: "",
    raisable: true,
    remedy:
      "Ask for a higher quota of 'Private custom domain names' in the Service Quotas console before deploying, or map paths of fewer domains.",
    source: restQuotas,
  },
  "domain-access-associations": {
    what: "Access associations of domain names",
    value: 100,
    unit: "",
    raisable: true,
    remedy:
      "Ask for a higher quota of 'Domain name access associations' in the Service Quotas console before deploying, or share VPC endpoints.",
    source: restQuotas,
  },
  "domain-mappings": {
    what: "Mappings of several segments of the domain",
    value: 200,
    unit: "",
    raisable: false,
    remedy: "Map paths of one segment, or spread the mappings over several domains.",
    source: restQuotas,
  },
  "mapping-path": {
    what: "The path of the mapping",
    value: 300,
    unit: "characters",
    raisable: false,
    remedy: "Shorten the path.",
    source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html",
  },
  "client-certificates": {
    what: "Client certificates",
    value: 60,
    unit: "",
    raisable: true,
    remedy: "Ask for a higher quota of 'Client certificates' in the Service Quotas console before deploying.",
    source: restQuotas,
  },
  "ip-set-addresses": {
    what: "Addresses of an IP set",
    value: 10_000,
    unit: "",
    raisable: false,
    remedy: "Join addresses to larger ranges.",
    source: "https://docs.aws.amazon.com/waf/latest/developerguide/limits.html",
  },
  "cloudfront-aliases": {
    what: "Aliases of the distribution",
    value: 100,
    unit: "",
    raisable: true,
    remedy:
      "Ask for a higher quota of 'Alternate domain names per distribution' in the Service Quotas console before deploying, or use a wildcard.",
    source: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html",
  },
  "cache-policy-headers": {
    what: "Headers of the cache policy",
    value: 10,
    unit: "",
    raisable: true,
    remedy:
      "Ask for a higher quota of 'Headers per cache policy' in the Service Quotas console before deploying, or name fewer.",
    source: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html",
  },
  "cache-policy-query-strings": {
    what: "Query parameters of the cache policy",
    value: 10,
    unit: "",
    raisable: true,
    remedy:
      "Ask for a higher quota of 'Query strings per cache policy' in the Service Quotas console before deploying, or set `queryStrings: all`.",
    source: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html",
  },
  "cache-policy-cookies": {
    what: "Cookies of the cache policy",
    value: 10,
    unit: "",
    raisable: true,
    remedy:
      "Ask for a higher quota of 'Cookies per cache policy' in the Service Quotas console before deploying, or name fewer.",
    source: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html",
  },
});
