import {
  APIGatewayClient,
  type ClientCertificate,
  GetAccountCommand,
  paginateGetClientCertificates,
  paginateGetVpcLinks,
  type VpcLink,
} from "@aws-sdk/client-api-gateway";
import { openClient } from "../emulator/connection.js";
import type { FoundThing } from "./canonical.js";
import { keyOf } from "./keys.js";
import { itemsOf } from "./pages.js";
import type { AccountReader } from "./read-account.js";

/** What several REST APIs may share: links into a VPC, client certificates, the account's role for logs. */
export const readGatewayAccount: AccountReader = async (connection, scope) => {
  const client = openClient(APIGatewayClient, connection);
  const [links, certificates, settings] = await Promise.all([
    itemsOf(paginateGetVpcLinks({ client }, { limit: 500 }), ({ items }) => items),
    itemsOf(paginateGetClientCertificates({ client }, { limit: 500 }), ({ items }) => items),
    client.send(new GetAccountCommand({})),
  ]);
  const { cloudwatchRoleArn } = settings;
  const isSet = cloudwatchRoleArn !== undefined && scope.owns("aws_api_gateway_account", "api-gateway-account");
  return [
    ...links.filter(({ id }) => scope.owns("aws_api_gateway_vpc_link", id)).map(describeLink),
    ...certificates
      .filter((each) => scope.owns("aws_api_gateway_client_certificate", each.clientCertificateId))
      .map(describeCertificate),
    ...(isSet ? [{ key: keyOf.account(), members: { cloudwatchRoleArn } }] : []),
  ];
};

const describeLink = (link: VpcLink): FoundThing => ({
  key: keyOf["vpc-link"](link.name ?? ""),
  identifiers: [link.id],
  members: { name: link.name, description: link.description, targetArns: link.targetArns, tags: link.tags },
});

const describeCertificate = ({ clientCertificateId, description, tags }: ClientCertificate): FoundThing => ({
  key: keyOf["client-certificate"](description ?? ""),
  identifiers: [clientCertificateId],
  members: { description, tags },
});
