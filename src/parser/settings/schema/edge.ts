import { z } from "zod";
import { deployText } from "./values.js";

const addresses = z.array(z.union([z.cidrv4(), z.cidrv6()])).min(1);

const managedRules = z.strictObject({
  vendor: z.string().min(1).optional().describe("Default: AWS."),
  name: z.string().min(1).describe("Name of the group, AWSManagedRulesCommonRuleSet."),
  version: z.string().min(1).optional().describe("Default: the vendor's."),
  count: z.array(z.string()).optional().describe("Rules of the group that only count what they match."),
  countOnly: z.boolean().optional().describe("The whole group only counts. Default: false."),
});

/** https://docs.aws.amazon.com/waf/latest/APIReference/API_RateBasedStatement.html */
const rate = z.strictObject({
  limit: z.int().min(10).max(2_000_000_000).describe("Requests from one address within the window."),
  window: z
    .literal([60, 120, 300, 600])
    .optional()
    .describe("Seconds that are looked back on: 60, 120, 300 or 600. Default: 300."),
  action: z.enum(["block", "count"]).optional().describe("Default: block."),
});

export const webAcl = z.strictObject({
  arn: deployText.optional().describe("ARN of a web ACL that is there already (scope REGIONAL), in place of rules."),
  defaultAction: z.enum(["allow", "block"]).optional().describe("For what no rule decides on. Default: allow."),
  allow: addresses.optional().describe("Addresses in CIDR notation that skip the other rules."),
  deny: addresses.optional().describe("Addresses in CIDR notation that are blocked."),
  rate: rate.optional().describe("Addresses that send more are blocked until they send less. Default: none."),
  managedRules: z.array(managedRules).optional().describe("Groups of rules, in the order of their evaluation."),
  metrics: z.boolean().optional().describe("Metrics in CloudWatch and samples of requests. Default: true."),
});

const names = z.array(z.string().min(1)).min(1);

const cache = z.strictObject({
  minTtl: z.int().nonnegative().optional().describe("Seconds. Default: 0."),
  defaultTtl: z.int().nonnegative().optional().describe("Seconds, where the API sends no Cache-Control. Default: 60."),
  maxTtl: z.int().nonnegative().optional().describe("Seconds. Default: 31536000."),
  headers: names.optional().describe("Headers that tell answers apart: Authorization, if answers depend on it."),
  queryStrings: z
    .union([z.literal("all"), names])
    .optional()
    .describe("Query parameters that tell answers apart. Default: all."),
  cookies: names.optional().describe("Cookies that tell answers apart."),
});

export const cloudFront = z.strictObject({
  stage: z.string().optional().describe("Stage behind the distribution. Default: the first one."),
  aliases: z.array(deployText).min(1).optional().describe("Domain names of the distribution."),
  certificate: z
    .strictObject({ arn: deployText.describe("ARN of a certificate in us-east-1.") })
    .optional()
    .describe("Default: the deploy parameter `CloudFrontCertificateArn` where there are aliases."),
  cache: cache.optional().describe("Answers that CloudFront keeps. Default: none."),
  originRequestPolicyId: deployText.optional().describe("Default: all that the viewer sends except Host."),
  originHeader: z
    .strictObject({
      name: z.string().regex(/^[A-Za-z0-9-]+$/, "has to be the name of a header"),
      parameter: z
        .string()
        .regex(/^[A-Za-z][A-Za-z0-9]*$/)
        .describe("Secret deploy parameter with the header's value."),
    })
    .optional()
    .describe(
      "Header that CloudFront adds to each request: an authorizer or a web ACL can refuse requests without its value, which did not come through CloudFront.",
    ),
  webAclArn: deployText.optional().describe("ARN of a web ACL of scope CLOUDFRONT."),
  priceClass: z.enum(["all", "200", "100"]).optional().describe("Which edge locations answer. Default: all."),
  logging: z
    .strictObject({
      bucket: deployText.describe("Domain name of an S3 bucket that takes ACLs, `logs.s3.amazonaws.com`."),
      prefix: z.string().optional().describe("What the names of the files begin with."),
      cookies: z.boolean().optional().describe("Cookies in the log: secrets too. Default: false."),
    })
    .optional()
    .describe("Access logs of the distribution. Default: none."),
  hostedZoneId: deployText.optional().describe("Zone of Route 53 that gets alias records for the aliases."),
});
