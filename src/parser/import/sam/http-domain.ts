import type { SourceResource } from "../resource-graph.js";
import type { SourceValue } from "../source-value.js";
import { idSuffix, made, makeResource } from "./make-resource.js";
import { mutualTls } from "./mutual-tls.js";
import { recordSets } from "./record-sets.js";
import { decidedText, reportInvalid, reportRefused, type SamContext, type SamResource } from "./sam-context.js";
import { propertyOf, take } from "./sam-resource.js";
import { httpStageId } from "./stage-id.js";
import { isObject, itemsOf, list, member, object, reference, scalar, stringOf } from "./values.js";

/**
 * `Domain` of an HTTP or WebSocket API.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-httpapi-httpapidomainconfiguration.html
 */
export function httpDomain(
  sam: SamResource,
  tags: SourceValue | undefined,
  context: SamContext,
  stage: string = httpStageId(sam.resource.id, propertyOf(sam, "StageName")),
): readonly SourceResource[] {
  const domain = take(sam, "Domain", context);
  if (domain === undefined) return [];
  const { id } = sam.resource;
  const [name, certificate] = ["DomainName", "CertificateArn"].map((key) => member(domain, key));
  if (name === undefined || certificate === undefined || !isObject(domain)) {
    reportRefused(context, `'Domain' of ${id}`, "it needs 'DomainName' and 'CertificateArn'", domain.at);
    return [];
  }
  const endpoint = member(domain, "EndpointConfiguration");
  if (endpoint !== undefined && decidedText(context, endpoint) !== "REGIONAL") {
    reportInvalid(context, `'EndpointConfiguration' in 'Domain' of ${id}`, "REGIONAL", endpoint);
    return [];
  }
  const domainId = `ApiGatewayDomainNameV2${idSuffix(name, context)}`;
  const configuration = object(
    {
      CertificateArn: certificate,
      EndpointType: endpoint ?? scalar("REGIONAL", domain.at),
      OwnershipVerificationCertificateArn: member(domain, "OwnershipVerificationCertificateArn"),
      SecurityPolicy: member(domain, "SecurityPolicy"),
    },
    domain.at,
  );
  return [
    makeResource(sam, domainId, "AWS::ApiGatewayV2::DomainName", [
      made("DomainName", name),
      made("DomainNameConfigurations", list([configuration], domain.at)),
      made("MutualTlsAuthentication", mutualTls(domain, `'MutualTlsAuthentication' of ${id}`, context)),
      made("Tags", tags),
    ]),
    ...mappings(sam, domain, domainId, stage, context),
    ...recordSets(sam, domain, { id: domainId, endpoint: "REGIONAL" }, context),
  ];
}

function mappings(
  sam: SamResource,
  domain: SourceValue,
  domainId: string,
  stage: string,
  context: SamContext,
): readonly SourceResource[] {
  const { id } = sam.resource;
  const { at } = domain;
  const mapping = (suffix: string, key: SourceValue | undefined): SourceResource =>
    makeResource(sam, `${id}${suffix}ApiMapping`, "AWS::ApiGatewayV2::ApiMapping", [
      made("DomainName", reference(domainId, at)),
      made("ApiId", reference(id, at)),
      made("Stage", reference(stage, at)),
      made("ApiMappingKey", key),
    ]);
  const paths = itemsOf(member(domain, "BasePath"));
  if (paths.length === 0) return [mapping("", undefined)];
  return paths.flatMap((item) => {
    const text = item.kind === "scalar" ? stringOf(item) : decidedText(context, item);
    if (text === undefined || /[^\w/-]/.test(text)) {
      reportInvalid(context, `'BasePath' of ${id}`, "letters, digits, and / - _", item);
      return [];
    }
    return [mapping(text.replaceAll(/[-_/]/g, ""), scalar(text.replaceAll(/^\/+|\/+$/g, ""), item.at))];
  });
}
