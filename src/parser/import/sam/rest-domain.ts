import type { SourceResource } from "../resource-graph.js";
import type { SourceValue } from "../source-value.js";
import { idSuffix, made, makeResource } from "./make-resource.js";
import { mutualTls } from "./mutual-tls.js";
import { recordSets } from "./record-sets.js";
import {
  decidedText,
  isDecidedFalse,
  reportInvalid,
  reportRefused,
  type SamContext,
  type SamResource,
} from "./sam-context.js";
import { propertyOf, take } from "./sam-resource.js";
import { stageId } from "./stage-id.js";
import { isObject, itemsOf, list, member, object, reference, scalar, stringOf } from "./values.js";

/**
 * `Domain` of a REST API: the name, a mapping for each base path, and records in Route 53.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-domainconfiguration.html
 */
export function restDomain(sam: SamResource, context: SamContext): readonly SourceResource[] {
  const domain = take(sam, "Domain", context);
  if (domain === undefined) return [];
  const { id } = sam.resource;
  const required = ["DomainName", "CertificateArn"].map((key) => member(domain, key));
  const [name, certificate] = required;
  if (name === undefined || certificate === undefined || !isObject(domain)) {
    reportRefused(context, `'Domain' of ${id}`, "it needs 'DomainName' and 'CertificateArn'", domain.at);
    return [];
  }
  const endpoint = decidedText(context, member(domain, "EndpointConfiguration")) ?? "REGIONAL";
  if (endpoint !== "EDGE" && endpoint !== "REGIONAL" && endpoint !== "PRIVATE") {
    const given = member(domain, "EndpointConfiguration") ?? domain;
    reportInvalid(context, `'EndpointConfiguration' in 'Domain' of ${id}`, "EDGE, REGIONAL or PRIVATE", given);
    return [];
  }
  const isPrivate = endpoint === "PRIVATE";
  const domainId = `ApiGatewayDomainName${isPrivate ? "V2" : ""}${idSuffix(name, context)}`;
  return [
    domainName(sam, domain, domainId, endpoint, context),
    ...mappings(sam, domain, domainId, isPrivate, context),
    ...recordSets(sam, domain, { id: domainId, endpoint }, context),
    ...accessAssociation(sam, domain, domainId, context),
  ];
}

const optional = ["SecurityPolicy", "EndpointAccessMode", "OwnershipVerificationCertificateArn"] as const;

function domainName(
  sam: SamResource,
  domain: SourceValue,
  id: string,
  endpoint: "EDGE" | "REGIONAL" | "PRIVATE",
  context: SamContext,
): SourceResource {
  const certificate = endpoint === "REGIONAL" ? "RegionalCertificateArn" : "CertificateArn";
  const configuration = object(
    { Types: list([scalar(endpoint, domain.at)], domain.at), IpAddressType: member(domain, "IpAddressType") },
    domain.at,
  );
  const where = `'MutualTlsAuthentication' of ${sam.resource.id}`;
  const isPrivate = endpoint === "PRIVATE";
  return makeResource(sam, id, `AWS::ApiGateway::DomainName${isPrivate ? "V2" : ""}`, [
    made("DomainName", member(domain, "DomainName")),
    made(certificate, member(domain, "CertificateArn")),
    made("EndpointConfiguration", configuration),
    made("MutualTlsAuthentication", isPrivate ? undefined : mutualTls(domain, where, context)),
    made("Policy", isPrivate ? member(domain, "Policy") : undefined),
    ...optional.map((name) => made(name, member(domain, name))),
  ]);
}

/** The service takes letters and digits alone, unless `NormalizeBasePath` is false. */
function mappings(
  sam: SamResource,
  domain: SourceValue,
  domainId: string,
  isPrivate: boolean,
  context: SamContext,
): readonly SourceResource[] {
  const { id } = sam.resource;
  const { at } = domain;
  const paths = itemsOf(member(domain, "BasePath")).flatMap((item) => {
    const text = stringOf(item) ?? decidedText(context, item);
    if (text === undefined) reportInvalid(context, `'BasePath' of ${id}`, "text, or a list of text", item);
    return text === undefined || text === "" ? [] : [text];
  });
  const verbatim = isDecidedFalse(context, member(domain, "NormalizeBasePath"));
  const mapping = (suffix: string, path: string | undefined): SourceResource =>
    makeResource(sam, `${id}${suffix}BasePathMapping`, `AWS::ApiGateway::BasePathMapping${isPrivate ? "V2" : ""}`, [
      made(isPrivate ? "DomainNameArn" : "DomainName", reference(domainId, at)),
      made("RestApiId", reference(id, at)),
      made("Stage", reference(stageId(id, propertyOf(sam, "StageName")), at)),
      made("BasePath", path === undefined ? undefined : scalar(path, at)),
    ]);
  if (paths.length === 0) return [mapping("", undefined)];
  return paths.map((path) => {
    const plain = path.replaceAll(/[^a-zA-Z0-9]/g, "");
    return mapping(plain, verbatim ? path : plain);
  });
}

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-domainaccessassociation.html */
function accessAssociation(
  sam: SamResource,
  domain: SourceValue,
  domainId: string,
  context: SamContext,
): readonly SourceResource[] {
  const association = member(domain, "AccessAssociation");
  if (association === undefined) return [];
  if (!isObject(association)) {
    reportInvalid(context, `'Domain.AccessAssociation' of ${sam.resource.id}`, "a map", association);
    return [];
  }
  const endpoint = member(association, "VpcEndpointId");
  const suffix =
    endpoint === undefined ? "" : idSuffix(list([endpoint, scalar(domainId, domain.at)], domain.at), context);
  return [
    makeResource(sam, `DomainNameAccessAssociation${suffix}`, "AWS::ApiGateway::DomainNameAccessAssociation", [
      made("DomainNameArn", reference(domainId, association.at)),
      made("AccessAssociationSourceType", scalar("VPCE", association.at)),
      made("AccessAssociationSource", endpoint),
    ]),
  ];
}
