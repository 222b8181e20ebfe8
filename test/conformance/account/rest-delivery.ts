import {
  APIGatewayClient,
  type BasePathMapping,
  type DomainName,
  GetDomainNameAccessAssociationsCommand,
  paginateGetBasePathMappings,
  paginateGetDomainNames,
} from "@aws-sdk/client-api-gateway";
import { openClient } from "../emulator/connection.js";
import { type FoundThing, policyText } from "./canonical.js";
import { keyOf } from "./keys.js";
import { itemsOf } from "./pages.js";
import type { AccountReader } from "./read-account.js";

/** Custom domains of REST APIs, what they lead to, and from where private ones are reached. */
export const readRestDelivery: AccountReader = async (connection, scope) => {
  const client = openClient(APIGatewayClient, connection);
  const [domains, associations] = await Promise.all([
    itemsOf(paginateGetDomainNames({ client }, { limit: 500 }), ({ items }) => items),
    client.send(new GetDomainNameAccessAssociationsCommand({ limit: 500 })),
  ]);
  const owned = domains.filter((domain) => scope.owns("aws_api_gateway_domain_name", terraformIdOf(domain)));
  const mappings = await Promise.all(domains.map((domain) => findMappings(client, domain)));
  const access = (associations.items ?? []).filter((each) =>
    scope.owns("aws_api_gateway_domain_name_access_association", each.domainNameAccessAssociationArn),
  );
  return [
    ...owned.map(describeDomain),
    ...mappings.flat().filter(({ terraformId }) => scope.owns("aws_api_gateway_base_path_mapping", terraformId)),
    ...access.map(({ domainNameArn = "", accessAssociationSource = "", tags, ...each }) => ({
      key: keyOf["domain-access"](domainOfArn(domainNameArn), accessAssociationSource),
      identifiers: [each.domainNameAccessAssociationArn],
      members: {
        domainNameArn,
        accessAssociationSource,
        accessAssociationSourceType: each.accessAssociationSourceType,
        tags,
      },
    })),
  ];
};

const isPrivate = ({ endpointConfiguration }: DomainName): boolean =>
  endpointConfiguration?.types?.includes("PRIVATE") ?? false;

/** A private domain may bear the name of a public one. */
const terraformIdOf = ({ domainName, domainNameId }: DomainName): string | undefined =>
  domainNameId === undefined ? domainName : `${domainName}/${domainNameId}`;

/** `arn:...:/domainnames/api.example.com+abc123`: a private domain's name is followed by its id. */
const domainOfArn = (arn: string): string => arn.slice(arn.lastIndexOf("/") + 1).replace(/\+.*$/, "");

const describeDomain = (domain: DomainName): FoundThing => ({
  key: keyOf["domain-name"](domain.domainName ?? "", isPrivate(domain)),
  identifiers: [
    domain.domainNameId,
    domain.regionalDomainName,
    domain.regionalHostedZoneId,
    domain.distributionDomainName,
    domain.distributionHostedZoneId,
  ],
  members: {
    domainName: domain.domainName,
    certificateArn: domain.certificateArn,
    regionalCertificateArn: domain.regionalCertificateArn,
    endpointConfiguration: {
      types: domain.endpointConfiguration?.types,
      ipAddressType: domain.endpointConfiguration?.ipAddressType,
    },
    securityPolicy: domain.securityPolicy,
    endpointAccessMode: domain.endpointAccessMode,
    routingMode: domain.routingMode,
    mutualTlsAuthentication: domain.mutualTlsAuthentication && {
      truststoreUri: domain.mutualTlsAuthentication.truststoreUri,
      truststoreVersion: domain.mutualTlsAuthentication.truststoreVersion,
    },
    ownershipVerificationCertificateArn: domain.ownershipVerificationCertificateArn,
    policy: domain.policy === undefined ? undefined : policyText(domain.policy),
    tags: domain.tags,
  },
});

type FoundMapping = FoundThing & { readonly terraformId: string };

/** Also of domains that somebody else made: a mapping may stand under one of those. */
async function findMappings(client: APIGatewayClient, domain: DomainName): Promise<readonly FoundMapping[]> {
  const { domainName, domainNameId } = domain;
  const pages = paginateGetBasePathMappings(
    { client },
    { domainName, limit: 500, ...(isPrivate(domain) && { domainNameId }) },
  );
  const mappings = await itemsOf(pages, ({ items }) => items);
  return mappings.map((mapping) => describeMapping(mapping, domain));
}

function describeMapping({ basePath, restApiId, stage }: BasePathMapping, domain: DomainName): FoundMapping {
  const path = basePath === undefined || basePath === "(none)" ? "" : basePath;
  const domainName = domain.domainName ?? "";
  return {
    key: keyOf["base-path-mapping"](domainName, path),
    members: { domainName, basePath: path, restApiId, stage },
    terraformId: `${domainName}/${path}${isPrivate(domain) ? `/${domain.domainNameId}` : ""}`,
  };
}
