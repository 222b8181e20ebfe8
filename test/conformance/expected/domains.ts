import type { PlanMutualTls } from "../../../src/ir/plan/model-domains.js";
import { ipAddressTypes } from "../account/defaults.js";
import { keyOf } from "../account/keys.js";
import { type ExpectationTable, type Expecting, tagMap } from "./context.js";

type DomainKind =
  | "certificate"
  | "domain-name"
  | "domain-access"
  | "route-domain-name"
  | "base-path-mapping"
  | "api-mapping"
  | "dns-record"
  | "client-certificate";

export const expectedDomains: ExpectationTable<DomainKind> = {
  certificate: (certificate, { text }) => ({
    key: keyOf.certificate(text(certificate.domainName)),
    members: {
      DomainName: text(certificate.domainName),
      Type: "AMAZON_ISSUED",
      ValidationMethod: "DNS",
      Tags: tagMap(certificate.tags),
    },
  }),
  "domain-name": (domain, expecting) => {
    const { text, optionalText, optionalJson } = expecting;
    return {
      key: keyOf["domain-name"](text(domain.name), domain.endpoint === "PRIVATE"),
      members: {
        domainName: text(domain.name),
        endpointConfiguration: {
          types: [domain.endpoint],
          ipAddressType: domain.ipAddressType ?? ipAddressTypes[domain.endpoint],
        },
        routingMode: "BASE_PATH_MAPPING_ONLY",
        [domain.endpoint === "REGIONAL" ? "regionalCertificateArn" : "certificateArn"]: text(domain.certificate),
        securityPolicy: domain.securityPolicy,
        endpointAccessMode: domain.endpointAccessMode,
        mutualTlsAuthentication: domain.mutualTls && {
          truststoreUri: text(domain.mutualTls.truststoreUri),
          truststoreVersion: optionalText(domain.mutualTls.truststoreVersion),
        },
        ownershipVerificationCertificateArn: optionalText(domain.ownershipVerificationCertificate),
        policy: optionalJson(domain.policy),
        tags: tagMap(domain.tags),
      },
    };
  },
  "domain-access": (access, { text }) => ({
    key: keyOf["domain-access"](domainOf(text(access.domainArn)), text(access.vpcEndpointId)),
    members: {
      domainNameArn: text(access.domainArn),
      accessAssociationSource: text(access.vpcEndpointId),
      accessAssociationSourceType: "VPCE",
      tags: tagMap(access.tags),
    },
  }),
  "route-domain-name": (domain, expecting) => ({
    key: keyOf["route-domain-name"](expecting.text(domain.name)),
    members: {
      DomainName: expecting.text(domain.name),
      DomainNameConfigurations: [
        {
          EndpointType: "REGIONAL",
          CertificateArn: expecting.text(domain.certificate),
          SecurityPolicy: domain.securityPolicy,
          IpAddressType: domain.ipAddressType ?? ipAddressTypes.REGIONAL,
          OwnershipVerificationCertificateArn: expecting.optionalText(domain.ownershipVerificationCertificate),
        },
      ],
      MutualTlsAuthentication: mutualTls(domain.mutualTls, expecting),
      Tags: tagMap(domain.tags),
    },
  }),
  "base-path-mapping": (mapping, { text }) => ({
    key: keyOf["base-path-mapping"](text(mapping.domain), mapping.basePath ?? ""),
    members: {
      domainName: text(mapping.domain),
      basePath: mapping.basePath,
      restApiId: text(mapping.api),
      stage: mapping.stage && text(mapping.stage),
    },
  }),
  "api-mapping": (mapping, { text }) => ({
    key: keyOf["api-mapping"](text(mapping.domain), mapping.path ?? ""),
    members: { ApiMappingKey: mapping.path, ApiId: text(mapping.api), Stage: text(mapping.stage) },
  }),
  "dns-record": (record, { text }) => ({
    key: keyOf["dns-record"](text(record.name), record.type),
    members: {
      Name: text(record.name),
      Type: record.type,
      HostedZoneId: text(record.hostedZoneId),
      AliasTarget: {
        DNSName: text(record.target.domainName),
        HostedZoneId: text(record.target.hostedZoneId),
        EvaluateTargetHealth: false,
      },
    },
  }),
  "client-certificate": (certificate) => ({
    key: keyOf["client-certificate"](certificate.description),
    members: { description: certificate.description, tags: tagMap(certificate.tags) },
  }),
};

/** `arn:...:/domainnames/api.example.com+abc123`: a private domain's name is followed by its id. */
const domainOf = (arn: string): string => arn.slice(arn.lastIndexOf("/") + 1).replace(/\+.*$/, "");

const mutualTls = (planned: PlanMutualTls | undefined, { text, optionalText }: Expecting) =>
  planned && {
    TruststoreUri: text(planned.truststoreUri),
    TruststoreVersion: optionalText(planned.truststoreVersion),
  };
