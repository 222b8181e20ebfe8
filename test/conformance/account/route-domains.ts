import { APIGatewayClient, paginateGetDomainNames } from "@aws-sdk/client-api-gateway";
import {
  ApiGatewayV2Client,
  type ApiMapping,
  type DomainName,
  GetApiMappingsCommand,
  GetDomainNamesCommand,
  GetVpcLinksCommand,
  type VpcLink,
} from "@aws-sdk/client-apigatewayv2";
import { openClient } from "../emulator/connection.js";
import { type FoundThing, sorted } from "./canonical.js";
import { keyOf } from "./keys.js";
import { itemsOf } from "./pages.js";
import type { AccountReader } from "./read-account.js";

/** Custom domains of HTTP and WebSocket APIs, what they lead to, and links into a VPC. */
export const readRouteDelivery: AccountReader = async (connection, scope) => {
  const client = openClient(ApiGatewayV2Client, connection);
  const [domains, links] = await Promise.all([
    client.send(new GetDomainNamesCommand({ MaxResults: "500" })),
    client.send(new GetVpcLinksCommand({ MaxResults: "500" })),
  ]);
  const all = domains.Items ?? [];
  // Domains of REST APIs show here too.
  const first = openClient(APIGatewayClient, connection);
  const restDomains = await itemsOf(paginateGetDomainNames({ client: first }, { limit: 500 }), ({ items }) => items);
  const ofRest = new Set(restDomains.map(({ domainName }) => domainName));
  const mappings = await Promise.all(
    // Also of domains that somebody else made: a mapping may stand under one of those.
    all.map(async ({ DomainName }) => {
      const { Items = [] } = await client.send(new GetApiMappingsCommand({ DomainName, MaxResults: "500" }));
      return Items.filter(({ ApiMappingId }) => scope.owns("aws_apigatewayv2_api_mapping", ApiMappingId)).map((each) =>
        describeMapping(each, DomainName ?? ""),
      );
    }),
  );
  return [
    ...all
      .filter(({ DomainName }) => !ofRest.has(DomainName) && scope.owns("aws_apigatewayv2_domain_name", DomainName))
      .map(describeDomain),
    ...mappings.flat(),
    ...(links.Items ?? [])
      .filter(({ VpcLinkId }) => scope.owns("aws_apigatewayv2_vpc_link", VpcLinkId))
      .map(describeLink),
  ];
};

const describeDomain = (domain: DomainName): FoundThing => {
  const configurations = domain.DomainNameConfigurations ?? [];
  return {
    key: keyOf["route-domain-name"](domain.DomainName ?? ""),
    identifiers: configurations.flatMap(({ ApiGatewayDomainName, HostedZoneId }) => [
      ApiGatewayDomainName,
      HostedZoneId,
    ]),
    members: {
      DomainName: domain.DomainName,
      DomainNameConfigurations: configurations.map((each) => ({
        EndpointType: each.EndpointType,
        CertificateArn: each.CertificateArn,
        SecurityPolicy: each.SecurityPolicy,
        IpAddressType: each.IpAddressType ?? "ipv4",
        OwnershipVerificationCertificateArn: each.OwnershipVerificationCertificateArn,
      })),
      MutualTlsAuthentication: domain.MutualTlsAuthentication && {
        TruststoreUri: domain.MutualTlsAuthentication.TruststoreUri,
        TruststoreVersion: domain.MutualTlsAuthentication.TruststoreVersion,
      },
      Tags: domain.Tags,
    },
  };
};

const describeMapping = (mapping: ApiMapping, domain: string): FoundThing => ({
  key: keyOf["api-mapping"](domain, mapping.ApiMappingKey ?? ""),
  members: { ApiMappingKey: mapping.ApiMappingKey, ApiId: mapping.ApiId, Stage: mapping.Stage },
});

const describeLink = (link: VpcLink): FoundThing => ({
  key: keyOf["route-vpc-link"](link.Name ?? ""),
  identifiers: [link.VpcLinkId],
  members: {
    Name: link.Name,
    SubnetIds: sorted(link.SubnetIds),
    SecurityGroupIds: sorted(link.SecurityGroupIds),
    Tags: link.Tags,
  },
});
