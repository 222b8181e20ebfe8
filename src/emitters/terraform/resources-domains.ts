import type { DomainNameResource, PlanMutualTls } from "../../ir/plan/model-domains.js";
import { validationPart } from "./addresses.js";
import { mapOf, type Row, type RowContext } from "./row.js";

/** The certificate, the record that proves whose domain it is for, and the wait until it is issued. */
export const printCertificate: Row<"certificate"> = (certificate, context) => {
  const name = context.name(certificate.key);
  const record = context.partName(certificate.key, validationPart);
  // One name, hence one option; its values are known once the certificate exists.
  const option = (attribute: string): string =>
    `\${tolist(aws_acm_certificate.${name}.domain_validation_options)[0].${attribute}}`;
  return [
    {
      type: "aws_acm_certificate",
      name,
      ...context.dependsOn(certificate),
      config: {
        domainName: context.value(certificate.domainName),
        validationMethod: "DNS",
        tags: tagsOf(certificate.tags, context),
        lifecycle: { createBeforeDestroy: true },
      },
    },
    {
      type: "aws_route53_record",
      name: record,
      config: {
        zoneId: context.value(certificate.hostedZoneId),
        name: option("resource_record_name"),
        type: option("resource_record_type"),
        records: [option("resource_record_value")],
        ttl: 60,
        // A certificate that takes the place of another one asks for the same record.
        allowOverwrite: true,
      },
    },
    {
      type: "aws_acm_certificate_validation",
      name,
      config: {
        certificateArn: `\${aws_acm_certificate.${name}.arn}`,
        validationRecordFqdns: [`\${aws_route53_record.${record}.fqdn}`],
      },
    },
  ];
};

export const printDomainName: Row<"domain-name"> = (domain, context) => [
  {
    type: "aws_api_gateway_domain_name",
    name: context.name(domain.key),
    ...context.dependsOn(domain),
    config: {
      domainName: context.value(domain.name),
      endpointConfiguration: { types: [domain.endpoint], ipAddressType: domain.ipAddressType },
      [certificateArgument(domain)]: context.value(domain.certificate),
      securityPolicy: domain.securityPolicy,
      mutualTlsAuthentication: mutualTls(domain.mutualTls, context),
      ownershipVerificationCertificateArn:
        domain.ownershipVerificationCertificate && context.value(domain.ownershipVerificationCertificate),
      policy: domain.policy === undefined ? undefined : context.tree(domain.policy),
      tags: tagsOf(domain.tags, context),
    },
  },
];

/** A private domain's certificate goes by the name that an edge domain's has. */
const certificateArgument = ({ endpoint }: DomainNameResource): "regionalCertificateArn" | "certificateArn" =>
  endpoint === "REGIONAL" ? "regionalCertificateArn" : "certificateArn";

const mutualTls = (planned: PlanMutualTls | undefined, context: RowContext) =>
  planned && {
    truststoreUri: context.value(planned.truststoreUri),
    truststoreVersion: planned.truststoreVersion && context.value(planned.truststoreVersion),
  };

export const printDomainAccess: Row<"domain-access"> = (access, context) => [
  {
    type: "aws_api_gateway_domain_name_access_association",
    name: context.name(access.key),
    ...context.dependsOn(access),
    config: {
      domainNameArn: context.value(access.domainArn),
      accessAssociationSource: context.value(access.vpcEndpointId),
      accessAssociationSourceType: "VPCE",
      tags: tagsOf(access.tags, context),
    },
  },
];

export const printRouteDomainName: Row<"route-domain-name"> = (domain, context) => [
  {
    type: "aws_apigatewayv2_domain_name",
    name: context.name(domain.key),
    ...context.dependsOn(domain),
    config: {
      domainName: context.value(domain.name),
      domainNameConfiguration: {
        endpointType: "REGIONAL",
        certificateArn: context.value(domain.certificate),
        securityPolicy: domain.securityPolicy,
        ipAddressType: domain.ipAddressType,
        ownershipVerificationCertificateArn:
          domain.ownershipVerificationCertificate && context.value(domain.ownershipVerificationCertificate),
      },
      mutualTlsAuthentication: mutualTls(domain.mutualTls, context),
      tags: tagsOf(domain.tags, context),
    },
  },
];

export const printBasePathMapping: Row<"base-path-mapping"> = (mapping, context) => [
  {
    type: "aws_api_gateway_base_path_mapping",
    name: context.name(mapping.key),
    ...context.dependsOn(mapping),
    config: {
      domainName: context.value(mapping.domain),
      domainNameId: mapping.privateDomain && context.value(mapping.privateDomain.id),
      basePath: mapping.basePath === undefined ? undefined : context.text(mapping.basePath),
      apiId: context.value(mapping.api),
      stageName: context.optionalValue(mapping.stage),
    },
  },
];

export const printApiMapping: Row<"api-mapping"> = (mapping, context) => [
  {
    type: "aws_apigatewayv2_api_mapping",
    name: context.name(mapping.key),
    ...context.dependsOn(mapping),
    config: {
      domainName: context.value(mapping.domain),
      apiMappingKey: mapping.path === undefined ? undefined : context.text(mapping.path),
      apiId: context.value(mapping.api),
      stage: context.value(mapping.stage),
    },
  },
];

export const printDnsRecord: Row<"dns-record"> = (record, context) => [
  {
    type: "aws_route53_record",
    name: context.name(record.key),
    ...context.dependsOn(record),
    config: {
      zoneId: context.value(record.hostedZoneId),
      name: context.value(record.name),
      type: record.type,
      alias: {
        name: context.value(record.target.domainName),
        zoneId: context.value(record.target.hostedZoneId),
        evaluateTargetHealth: false,
      },
    },
  },
];

export const printClientCertificate: Row<"client-certificate"> = (certificate, context) => [
  {
    type: "aws_api_gateway_client_certificate",
    name: context.name(certificate.key),
    ...context.dependsOn(certificate),
    config: { description: context.text(certificate.description), tags: tagsOf(certificate.tags, context) },
  },
];

const tagsOf = (tags: DomainNameResource["tags"], context: RowContext) =>
  mapOf(tags, ({ key, value }) => [context.text(key), context.text(value)]);
