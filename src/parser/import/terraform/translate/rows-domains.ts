import { type Arguments, block, blocks, document, type Row, same, tags } from "./row.js";

const mutualTls = { to: "MutualTlsAuthentication", as: block(same("truststore_uri", "truststore_version")) };

export const recordArguments: Arguments = {
  ...same("name", "type", "set_identifier", "health_check_id"),
  zone_id: "HostedZoneId",
  ttl: "TTL",
  records: "ResourceRecords",
  alias: {
    to: "AliasTarget",
    as: block({ name: "DNSName", zone_id: "HostedZoneId", evaluate_target_health: "EvaluateTargetHealth" }),
  },
  allow_overwrite: null,
};

export const domainRows: Readonly<Record<string, Row>> = {
  aws_api_gateway_domain_name: {
    type: "AWS::ApiGateway::DomainName",
    arguments: {
      ...same("domain_name", "certificate_arn", "regional_certificate_arn", "security_policy"),
      ...same("ownership_verification_certificate_arn", "endpoint_access_mode"),
      endpoint_configuration: { to: "EndpointConfiguration", as: block(same("types", "ip_address_type")) },
      mutual_tls_authentication: mutualTls,
      policy: { to: "Policy", as: document },
      tags: { to: "Tags", as: tags },
    },
  },
  aws_api_gateway_domain_name_access_association: {
    type: "AWS::ApiGateway::DomainNameAccessAssociation",
    arguments: {
      ...same("domain_name_arn", "access_association_source", "access_association_source_type"),
      tags: { to: "Tags", as: tags },
    },
  },
  aws_api_gateway_base_path_mapping: {
    type: "AWS::ApiGateway::BasePathMapping",
    arguments: { ...same("domain_name", "base_path"), api_id: "RestApiId", stage_name: "Stage" },
  },
  aws_apigatewayv2_domain_name: {
    type: "AWS::ApiGatewayV2::DomainName",
    arguments: {
      ...same("domain_name", "tags"),
      domain_name_configuration: {
        to: "DomainNameConfigurations",
        as: blocks(
          same(
            "endpoint_type",
            "certificate_arn",
            "security_policy",
            "ip_address_type",
            "ownership_verification_certificate_arn",
          ),
        ),
      },
      mutual_tls_authentication: mutualTls,
    },
  },
  aws_acm_certificate: {
    type: "AWS::CertificateManager::Certificate",
    arguments: {
      ...same(
        "domain_name",
        "subject_alternative_names",
        "validation_method",
        "certificate_authority_arn",
        "key_algorithm",
      ),
      tags: { to: "Tags", as: tags },
    },
  },
  aws_route53_record: { type: "AWS::Route53::RecordSet", arguments: recordArguments },
};
