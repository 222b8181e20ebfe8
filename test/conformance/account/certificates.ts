import {
  ACMClient,
  DescribeCertificateCommand,
  ListTagsForCertificateCommand,
  paginateListCertificates,
} from "@aws-sdk/client-acm";
import {
  ListHostedZonesCommand,
  ListResourceRecordSetsCommand,
  type ResourceRecordSet,
  Route53Client,
} from "@aws-sdk/client-route-53";
import { openClient } from "../emulator/connection.js";
import type { FoundThing } from "./canonical.js";
import { keyOf } from "./keys.js";
import { itemsOf } from "./pages.js";
import type { AccountReader } from "./read-account.js";

/** Certificates that were asked for; those that were imported were there before. */
export const readCertificates: AccountReader = async (connection, scope) => {
  const client = openClient(ACMClient, connection);
  const listed = await itemsOf(paginateListCertificates({ client }, {}), (page) => page.CertificateSummaryList);
  const owned = listed.filter(({ CertificateArn }) => scope.owns("aws_acm_certificate", CertificateArn));
  return Promise.all(owned.map(({ CertificateArn = "" }) => readCertificate(client, CertificateArn)));
};

async function readCertificate(client: ACMClient, arn: string): Promise<FoundThing> {
  const [{ Certificate: certificate }, { Tags = [] }] = await Promise.all([
    client.send(new DescribeCertificateCommand({ CertificateArn: arn })),
    client.send(new ListTagsForCertificateCommand({ CertificateArn: arn })),
  ]);
  const [option] = certificate?.DomainValidationOptions ?? [];
  return {
    key: keyOf.certificate(certificate?.DomainName ?? ""),
    identifiers: [arn.slice(arn.lastIndexOf("/") + 1)],
    members: {
      DomainName: certificate?.DomainName,
      Type: certificate?.Type,
      ValidationMethod: option?.ValidationMethod,
      Tags: Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value])),
    },
  };
}

/**
 * The records that lead to an API. Those that a zone begins with are its own, and the record that proves a certificate's
 * domain is made by CloudFormation without a resource of its own.
 */
export const readDnsRecords: AccountReader = async (connection, scope) => {
  const client = openClient(Route53Client, connection);
  const { HostedZones = [] } = await client.send(new ListHostedZonesCommand({}));
  const zones = await Promise.all(
    HostedZones.map(async ({ Id = "" }) => {
      const zone = Id.replace("/hostedzone/", "");
      // A page holds 300 records, which are more than a case makes.
      const { ResourceRecordSets = [] } = await client.send(new ListResourceRecordSetsCommand({ HostedZoneId: zone }));
      return ResourceRecordSets.filter(({ AliasTarget }) => AliasTarget !== undefined)
        .filter(({ Name, Type }) => scope.owns("aws_route53_record", `${zone}_${withoutDot(Name)}_${Type}`))
        .map((record) => describeRecord(record, zone));
    }),
  );
  return zones.flat();
};

/** Names of records end in the dot of the root. */
const withoutDot = (name: string | undefined): string => (name ?? "").replace(/\.$/, "");

const describeRecord = ({ Name, Type = "A", AliasTarget }: ResourceRecordSet, zone: string): FoundThing => ({
  key: keyOf["dns-record"](withoutDot(Name), Type),
  members: {
    Name: withoutDot(Name),
    Type,
    HostedZoneId: zone,
    AliasTarget: {
      DNSName: withoutDot(AliasTarget?.DNSName),
      HostedZoneId: AliasTarget?.HostedZoneId,
      EvaluateTargetHealth: AliasTarget?.EvaluateTargetHealth ?? false,
    },
  },
});
