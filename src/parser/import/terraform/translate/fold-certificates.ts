import { list, object, type Value } from "../evaluate/value.js";
import type { EvaluatedResource } from "../module/evaluated.js";
import { nodeOf, propertyOf, setProperty } from "./draft.js";
import type { DraftIndex } from "./draft-index.js";

const argument = (resource: EvaluatedResource, name: string): Value | undefined =>
  resource.arguments.find((each) => each.name === name)?.value;

const certificateType = "AWS::CertificateManager::Certificate";

/** CloudFormation waits for the certificate by itself. */
export function foldCertificateValidation(resource: EvaluatedResource, drafts: DraftIndex): boolean {
  const certificate = drafts.find(certificateType, argument(resource, "certificate_arn"));
  if (certificate === undefined) return false;
  certificate.nodes.push(nodeOf(resource));
  return true;
}

/** The record that proves whose domain a certificate is for: CloudFormation writes it, told the zone. */
export function foldCertificateRecord(resource: EvaluatedResource, drafts: DraftIndex): boolean {
  const [name, zone] = [argument(resource, "name"), argument(resource, "zone_id")];
  const address =
    name?.kind === "opaque"
      ? /^(.*aws_acm_certificate\..*)\.domain_validation_options\b/.exec(name.text)?.[1]
      : undefined;
  const certificate = drafts.all.find((draft) => draft.type === certificateType && draft.id === address);
  const domain = certificate === undefined ? undefined : propertyOf(certificate, "DomainName")?.value;
  if (certificate === undefined || domain === undefined || zone === undefined) return false;
  const known = propertyOf(certificate, "DomainValidationOptions");
  const items = known?.value.kind === "list" ? known.value.items : [];
  certificate.nodes.push(nodeOf(resource));
  if (items.length > 0) return true;
  setProperty(certificate, {
    name: "DomainValidationOptions",
    value: list(
      [
        object(
          [
            ["DomainName", domain],
            ["HostedZoneId", zone],
          ],
          resource.at,
        ),
      ],
      resource.at,
    ),
    at: resource.at,
    node: resource.address,
  });
  return true;
}
