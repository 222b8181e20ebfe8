import type { CreatedDomain, CustomDomain } from "../../domain.js";
import type { LoweringContext } from "../context.js";
import { certificateKey, domainAccessKey, domainNameKey, routeDomainNameKey } from "../keys.js";
import type { PlanResource } from "../model.js";
import type { PlanTree, PlanValue } from "../model-base.js";
import type {
  CertificateResource,
  DomainAccessResource,
  DomainNameResource,
  PlanMutualTls,
  RouteDomainNameResource,
} from "../model-domains.js";
import { attributeValue, describeValue, planTree, planValue, treeValue } from "../values.js";
import { vpcEndpointPolicy } from "../vpc-endpoint-policy.js";
import { aliasRecords } from "./alias-records.js";
import { checkDomain } from "./check-domain.js";
import { checkDomainLimits } from "./check-limits.js";
import { domainLabel } from "./domain-label.js";
import { lowerMappings } from "./mappings.js";

/** The custom domain names with what belongs to each: certificate, mappings, access associations, alias records. */
export function lowerDomains(context: LoweringContext): readonly PlanResource[] {
  const { api } = context;
  checkDomainLimits(context);
  reportRepeated(context);
  return api.domains.flatMap((domain) => {
    checkDomain(domain, context);
    return [
      ...(domain.kind === "created" ? createdDomain(domain, context) : []),
      ...lowerMappings(domain, context),
      ...(domain.kind === "created" ? recordsOf(domain, context) : []),
    ];
  });
}

/** A private domain may bear the name of a public one. */
function reportRepeated({ api, diagnostics }: LoweringContext): void {
  const seen = new Map<string, CustomDomain>();
  for (const domain of api.domains) {
    const name = domainLabel(domain);
    const key = `${isPrivate(domain)} ${name}`;
    const other = seen.get(key);
    if (other === undefined) seen.set(key, domain);
    else
      diagnostics.report(
        "name-duplicate",
        domain.origin,
        { kind: "domains", name },
        {
          help: "Write all mappings of a domain under one entry.",
          related: [{ message: `the other '${name}' is here`, at: other.origin }],
        },
      );
  }
}

function createdDomain(domain: CreatedDomain, context: LoweringContext): readonly PlanResource[] {
  const certificates = domain.certificate.kind === "created" ? [certificateOf(domain, context)] : [];
  return context.api.gateway.protocol === "rest"
    ? [...certificates, restDomain(domain, context), ...accessAssociations(domain, context)]
    : [...certificates, routeDomain(domain, context)];
}

const isPrivate = ({ endpoint }: Pick<CustomDomain, "endpoint">): boolean => endpoint === "private";

const certificateOf = (domain: CreatedDomain, { api }: LoweringContext): CertificateResource => ({
  kind: "certificate",
  key: certificateKey(domainLabel(domain)),
  origin: domain.origin,
  dependsOn: [],
  domainName: planValue(domain.name),
  hostedZoneId: planValue(
    domain.certificate.kind === "created" ? domain.certificate.hostedZoneId : { kind: "literal", text: "" },
  ),
  tags: api.gateway.resourceTags,
});

const certificateArn = (domain: CreatedDomain): PlanValue =>
  domain.certificate.kind === "created"
    ? attributeValue(certificateKey(domainLabel(domain)), "arn")
    : planValue(domain.certificate.arn);

const endpoints = { edge: "EDGE", regional: "REGIONAL", private: "PRIVATE" } as const;

function restDomain(domain: CreatedDomain, { api }: LoweringContext): DomainNameResource {
  const policy = isPrivate(domain) ? privatePolicy(domain) : undefined;
  return {
    kind: "domain-name",
    key: domainNameKey(domainLabel(domain), isPrivate(domain)),
    origin: domain.origin,
    dependsOn: [],
    name: planValue(domain.name),
    endpoint: endpoints[domain.endpoint],
    certificate: certificateArn(domain),
    securityPolicy: domain.securityPolicy,
    ...(domain.endpointAccessMode === undefined ? {} : { endpointAccessMode: domain.endpointAccessMode }),
    ...commonMembers(domain),
    ...(policy === undefined ? {} : { policy }),
    tags: api.gateway.resourceTags,
  };
}

const privatePolicy = ({ policy, vpcEndpointIds }: CreatedDomain): PlanTree | undefined =>
  policy !== undefined
    ? planTree(policy)
    : vpcEndpointIds.length > 0
      ? vpcEndpointPolicy(vpcEndpointIds.map((id) => treeValue(planValue(id))))
      : undefined;

const routeDomain = (domain: CreatedDomain, { api }: LoweringContext): RouteDomainNameResource => ({
  kind: "route-domain-name",
  key: routeDomainNameKey(domainLabel(domain)),
  origin: domain.origin,
  dependsOn: [],
  name: planValue(domain.name),
  certificate: certificateArn(domain),
  securityPolicy: domain.securityPolicy,
  ...commonMembers(domain),
  tags: api.gateway.resourceTags,
});

function commonMembers(
  domain: CreatedDomain,
): Pick<DomainNameResource, "ipAddressType" | "mutualTls" | "ownershipVerificationCertificate"> {
  const { ipAddressType, ownershipVerificationCertificateArn } = domain;
  const mutualTls = planMutualTls(domain);
  return {
    ...(ipAddressType === undefined ? {} : { ipAddressType }),
    ...(mutualTls === undefined ? {} : { mutualTls }),
    ...(ownershipVerificationCertificateArn === undefined
      ? {}
      : { ownershipVerificationCertificate: planValue(ownershipVerificationCertificateArn) }),
  };
}

const planMutualTls = ({ mutualTls }: CreatedDomain): PlanMutualTls | undefined =>
  mutualTls && {
    truststoreUri: planValue(mutualTls.truststoreUri),
    ...(mutualTls.truststoreVersion === undefined ? {} : { truststoreVersion: planValue(mutualTls.truststoreVersion) }),
  };

const accessAssociations = (domain: CreatedDomain, { api }: LoweringContext): readonly DomainAccessResource[] =>
  isPrivate(domain)
    ? domain.vpcEndpointIds.map((id) => ({
        kind: "domain-access",
        key: domainAccessKey(domainLabel(domain), describeValue(id).replace(/[${}]/g, "")),
        origin: domain.origin,
        dependsOn: [],
        domainArn: attributeValue(domainNameKey(domainLabel(domain), true), "arn"),
        vpcEndpointId: planValue(id),
        tags: api.gateway.resourceTags,
      }))
    : [];

/** Of a private domain the records would lead to a VPC endpoint; that is reported. */
function recordsOf(domain: CreatedDomain, { api }: LoweringContext): readonly PlanResource[] {
  if (domain.hostedZoneId === undefined || isPrivate(domain)) return [];
  const target = domainTarget(domain, api.gateway.protocol === "rest");
  return aliasRecords(domain.name, domain.hostedZoneId, target, domain.origin);
}

/** Where DNS has to lead callers of a domain that is not private. */
export function domainTarget(
  domain: CreatedDomain,
  isRest: boolean,
): { readonly domainName: PlanValue; readonly hostedZoneId: PlanValue } {
  const label = domainLabel(domain);
  const key = isRest ? domainNameKey(label, false) : routeDomainNameKey(label);
  const place = isRest && domain.endpoint === "edge" ? "distribution" : "regional";
  return {
    domainName: attributeValue(key, `${place}DomainName`),
    hostedZoneId: attributeValue(key, `${place}HostedZoneId`),
  };
}
