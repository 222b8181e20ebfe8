import type { DeployValue } from "../../ir/deploy-value.js";
import type { CreatedDomain, CustomDomain, DomainCertificate, DomainMapping, ExistingDomain } from "../../ir/domain.js";
import type { CloudFront, CreatedWebAcl, EdgeCache, ManagedRules, RateRule, WebAcl } from "../../ir/edge.js";
import type { MutualTls } from "../../ir/security-policy.js";
import { settingText, treeJson } from "./deploy-text.js";
import { as, asList, asUnless, derived, type ExportContext, type Fragment, type Rows, setting, write } from "./rows.js";

/*
 * What stands in front of the stages: settings at the root of the document.
 */

/** A member that holds a value of the deployment. */
const asText =
  (key: string) =>
  (value: DeployValue, _: unknown, context: ExportContext): Fragment => ({ [key]: settingText(value, context) });

const asTexts =
  (key: string) =>
  (values: readonly DeployValue[], _: unknown, context: ExportContext): Fragment =>
    values.length === 0 ? {} : { [key]: values.map((each) => settingText(each, context)) };

const mappings: Rows<DomainMapping> = { path: asUnless("path", ""), stage: as("stage") };

const domainBase = {
  name: asText("name"),
  endpoint: as("endpoint"),
  mappings: (list: readonly DomainMapping[], _: unknown, context: ExportContext): Fragment => ({
    mappings: list.map((each) => write(mappings, each, context)),
  }),
  origin: derived,
};

const mutualTls: Rows<MutualTls> = {
  truststoreUri: asText("truststoreUri"),
  truststoreVersion: asText("truststoreVersion"),
};

const certificateText = (certificate: DomainCertificate, _: unknown, context: ExportContext): Fragment => ({
  certificate:
    certificate.kind === "existing"
      ? { arn: settingText(certificate.arn, context) }
      : { create: true, hostedZoneId: settingText(certificate.hostedZoneId, context) },
});

const createdDomains: Rows<CreatedDomain> = {
  kind: derived,
  ...domainBase,
  certificate: certificateText,
  securityPolicy: as("securityPolicy"),
  endpointAccessMode: (mode) => ({ endpointAccessMode: mode.toLowerCase() }),
  ipAddressType: as("ipAddressType"),
  mutualTls: (value, _, context) => ({ mutualTls: write(mutualTls, value, context) }),
  ownershipVerificationCertificateArn: asText("ownershipVerificationCertificateArn"),
  vpcEndpointIds: asTexts("vpcEndpointIds"),
  policy: (policy, _, context) => ({ policy: treeJson(policy, context) }),
  hostedZoneId: asText("hostedZoneId"),
};

const existingDomains: Rows<ExistingDomain> = {
  kind: () => ({ existing: true }),
  ...domainBase,
  domainNameId: asText("domainNameId"),
};

export const domainsRow = (list: readonly CustomDomain[], _: unknown, context: ExportContext): Fragment =>
  list.length === 0
    ? {}
    : setting({
        domains: list.map((each) =>
          each.kind === "created" ? write(createdDomains, each, context) : write(existingDomains, each, context),
        ),
      });

const rates: Rows<RateRule> = { limit: as("limit"), windowSeconds: as("window"), action: as("action") };

const managedRules: Rows<ManagedRules> = {
  vendor: asUnless("vendor", "AWS"),
  name: as("name"),
  version: as("version"),
  countedRules: asList("count"),
  countOnly: asUnless("countOnly", false),
};

const webAcls: Rows<CreatedWebAcl> = {
  kind: derived,
  defaultAction: as("defaultAction"),
  allowedAddresses: asList("allow"),
  deniedAddresses: asList("deny"),
  rate: (rate, _, context) => ({ rate: write(rates, rate, context) }),
  managedRules: (list, _, context) =>
    list.length === 0 ? {} : { managedRules: list.map((each) => write(managedRules, each, context)) },
  metrics: asUnless("metrics", true),
  origin: derived,
};

export const webAclRow = (webAcl: WebAcl, _: unknown, context: ExportContext): Fragment =>
  setting({
    webAcl: webAcl.kind === "existing" ? { arn: settingText(webAcl.arn, context) } : write(webAcls, webAcl, context),
  });

const caches: Rows<EdgeCache> = {
  minTtl: as("minTtl"),
  defaultTtl: as("defaultTtl"),
  maxTtl: as("maxTtl"),
  headers: asList("headers"),
  queryStrings: as("queryStrings"),
  cookies: asList("cookies"),
};

const distributions: Rows<CloudFront> = {
  stage: as("stage"),
  aliases: asTexts("aliases"),
  certificateArn: (arn, _, context) => ({ certificate: { arn: settingText(arn, context) } }),
  cache: (cache, _, context) => ({ cache: write(caches, cache, context) }),
  originRequestPolicyId: asText("originRequestPolicyId"),
  originHeader: as("originHeader"),
  webAclArn: asText("webAclArn"),
  priceClass: asUnless("priceClass", "all"),
  logging: ({ bucket, prefix, cookies }, _, context) => ({
    logging: {
      bucket: settingText(bucket, context),
      ...(prefix === undefined ? {} : { prefix }),
      ...(cookies ? { cookies } : {}),
    },
  }),
  hostedZoneId: asText("hostedZoneId"),
  origin: derived,
};

export const cloudFrontRow = (value: CloudFront, _: unknown, context: ExportContext): Fragment =>
  setting({ cloudFront: write(distributions, value, context) });
