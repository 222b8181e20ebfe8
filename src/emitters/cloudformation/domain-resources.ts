import type { BasePathMappingResource, DomainNameResource, PlanMutualTls } from "../../ir/plan/model-domains.js";
import { tags } from "./delivery-resources.js";
import type { CloudFormationResource, ResourceTable } from "./resource.js";
import { dictionary, properties, type TemplateNode } from "./template-node.js";
import type { ValuePrinter } from "./value.js";

type DomainKind =
  | "certificate"
  | "domain-name"
  | "domain-access"
  | "route-domain-name"
  | "base-path-mapping"
  | "api-mapping"
  | "dns-record"
  | "client-certificate";

/** Custom domain names, and the certificates of both sides. */
export const domainResources: ResourceTable<DomainKind> = {
  // CloudFormation makes the record of the validation by itself where the zone is given, and waits for the certificate.
  certificate: (certificate, print) => ({
    type: "AWS::CertificateManager::Certificate",
    properties: properties({
      DomainName: print.value(certificate.domainName),
      ValidationMethod: "DNS",
      DomainValidationOptions: [
        properties({
          DomainName: print.value(certificate.domainName),
          HostedZoneId: print.value(certificate.hostedZoneId),
        }),
      ],
      Tags: tags(certificate.tags),
    }),
  }),
  "domain-name": (domain, print) => (domain.endpoint === "PRIVATE" ? privateDomain : publicDomain)(domain, print),
  "domain-access": (access, print) => ({
    type: "AWS::ApiGateway::DomainNameAccessAssociation",
    properties: properties({
      DomainNameArn: print.value(access.domainArn),
      AccessAssociationSource: print.value(access.vpcEndpointId),
      AccessAssociationSourceType: "VPCE",
      Tags: tags(access.tags),
    }),
  }),
  "route-domain-name": (domain, print) => ({
    type: "AWS::ApiGatewayV2::DomainName",
    properties: properties({
      DomainName: print.value(domain.name),
      DomainNameConfigurations: [
        properties({
          EndpointType: "REGIONAL",
          CertificateArn: print.value(domain.certificate),
          SecurityPolicy: domain.securityPolicy,
          IpAddressType: domain.ipAddressType,
          OwnershipVerificationCertificateArn: print.optional(domain.ownershipVerificationCertificate),
        }),
      ],
      MutualTlsAuthentication: mutualTls(domain.mutualTls, print),
      Tags: dictionary(domain.tags, ({ key, value }) => [key, value]),
    }),
  }),
  "base-path-mapping": (mapping, print) =>
    mapping.privateDomain === undefined
      ? basePathMapping("AWS::ApiGateway::BasePathMapping", { DomainName: print.value(mapping.domain) }, mapping, print)
      : basePathMapping(
          "AWS::ApiGateway::BasePathMappingV2",
          { DomainNameArn: print.value(mapping.privateDomain.arn) },
          mapping,
          print,
        ),
  "api-mapping": (mapping, print) => ({
    type: "AWS::ApiGatewayV2::ApiMapping",
    properties: properties({
      DomainName: print.value(mapping.domain),
      ApiMappingKey: mapping.path,
      ApiId: print.value(mapping.api),
      Stage: print.value(mapping.stage),
    }),
  }),
  "dns-record": (record, print) => ({
    type: "AWS::Route53::RecordSet",
    properties: properties({
      HostedZoneId: print.value(record.hostedZoneId),
      Name: print.value(record.name),
      Type: record.type,
      AliasTarget: properties({
        DNSName: print.value(record.target.domainName),
        HostedZoneId: print.value(record.target.hostedZoneId),
        EvaluateTargetHealth: false,
      }),
    }),
  }),
  "client-certificate": (certificate) => ({
    type: "AWS::ApiGateway::ClientCertificate",
    properties: properties({ Description: certificate.description, Tags: tags(certificate.tags) }),
  }),
};

const publicDomain = (domain: DomainNameResource, print: ValuePrinter): CloudFormationResource => ({
  type: "AWS::ApiGateway::DomainName",
  properties: properties({
    DomainName: print.value(domain.name),
    EndpointConfiguration: endpoint(domain),
    [domain.endpoint === "EDGE" ? "CertificateArn" : "RegionalCertificateArn"]: print.value(domain.certificate),
    SecurityPolicy: domain.securityPolicy,
    EndpointAccessMode: domain.endpointAccessMode,
    MutualTlsAuthentication: mutualTls(domain.mutualTls, print),
    OwnershipVerificationCertificateArn: print.optional(domain.ownershipVerificationCertificate),
    Tags: tags(domain.tags),
  }),
});

const privateDomain = (domain: DomainNameResource, print: ValuePrinter): CloudFormationResource => ({
  type: "AWS::ApiGateway::DomainNameV2",
  properties: properties({
    DomainName: print.value(domain.name),
    EndpointConfiguration: endpoint(domain),
    CertificateArn: print.value(domain.certificate),
    SecurityPolicy: domain.securityPolicy,
    EndpointAccessMode: domain.endpointAccessMode,
    Policy: domain.policy === undefined ? undefined : print.json(domain.policy),
    Tags: tags(domain.tags),
  }),
});

const endpoint = ({ endpoint: type, ipAddressType }: DomainNameResource): TemplateNode =>
  properties({ Types: [type], IpAddressType: ipAddressType });

const mutualTls = (planned: PlanMutualTls | undefined, print: ValuePrinter): TemplateNode | undefined =>
  planned &&
  properties({
    TruststoreUri: print.value(planned.truststoreUri),
    TruststoreVersion: print.optional(planned.truststoreVersion),
  });

const basePathMapping = (
  type: string,
  domain: Readonly<Record<string, TemplateNode>>,
  mapping: BasePathMappingResource,
  print: ValuePrinter,
): CloudFormationResource => ({
  type,
  properties: properties({
    ...domain,
    BasePath: mapping.basePath,
    RestApiId: print.value(mapping.api),
    Stage: print.optional(mapping.stage),
  }),
});
