import type { SourceResource } from "../resource-graph.js";
import type { SourceValue } from "../source-value.js";
import { idSuffix, made, makeResource } from "./make-resource.js";
import { reportInvalid, reportRefused, type SamContext, type SamResource } from "./sam-context.js";
import { isOfKind } from "./sam-resource.js";
import { isObject, isTrue, list, member, object, reference, scalar } from "./values.js";

/** Where the records of a domain lead to. */
interface Target {
  readonly id: string;
  readonly endpoint: "EDGE" | "REGIONAL" | "PRIVATE";
}

/** The zone of every CloudFront distribution. https://docs.aws.amazon.com/general/latest/gr/cf_region.html */
const cloudFrontZone = "Z2FDTNDATAQYW2";

/**
 * `Domain.Route53`: records in one group a zone, which several APIs share, or in a group of their own.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-route53configuration.html
 */
export function recordSets(
  sam: SamResource,
  domain: SourceValue,
  target: Target,
  context: SamContext,
): readonly SourceResource[] {
  const route53 = member(domain, "Route53");
  if (route53 === undefined) return [];
  const what = `'Domain.Route53' of ${sam.resource.id}`;
  if (!isObject(route53)) {
    reportInvalid(context, what, "a map", route53);
    return [];
  }
  const zone = member(route53, "HostedZoneId") ?? member(route53, "HostedZoneName");
  if (zone === undefined) {
    reportRefused(context, what, "it needs 'HostedZoneId' or 'HostedZoneName'", route53.at);
    return [];
  }
  const separate = member(route53, "SeparateRecordSetGroup");
  if (separate !== undefined && !isOfKind(separate, "boolean")) {
    reportInvalid(context, `'SeparateRecordSetGroup' of ${sam.resource.id}`, "true or false", separate);
  }
  const name = member(domain, "DomainName") ?? zone;
  const key = isTrue(separate) ? list([zone, name], zone.at) : zone;
  return [
    makeResource(sam, `RecordSetGroup${idSuffix(key, context)}`, "AWS::Route53::RecordSetGroup", [
      made("HostedZoneId", member(route53, "HostedZoneId")),
      made("HostedZoneName", member(route53, "HostedZoneName")),
      made("RecordSets", records(name, route53, target)),
    ]),
  ];
}

function records(name: SourceValue, route53: SourceValue, target: Target): SourceValue {
  const { at } = route53;
  const record = (type: string): SourceValue =>
    object(
      {
        Name: name,
        Type: scalar(type, at),
        AliasTarget: aliasTarget(route53, target),
        Region: member(route53, "Region"),
        SetIdentifier: member(route53, "SetIdentifier"),
      },
      at,
    );
  return list(isTrue(member(route53, "IpV6")) ? [record("A"), record("AAAA")] : [record("A")], at);
}

function aliasTarget(route53: SourceValue, { id, endpoint }: Target): SourceValue {
  const { at } = route53;
  const places = {
    REGIONAL: [reference(id, at, "RegionalHostedZoneId"), reference(id, at, "RegionalDomainName")],
    EDGE: [
      scalar(cloudFrontZone, at),
      member(route53, "DistributionDomainName") ?? reference(id, at, "DistributionDomainName"),
    ],
    PRIVATE: [member(route53, "VpcEndpointHostedZoneId"), member(route53, "VpcEndpointDomainName")],
  } as const;
  const [HostedZoneId, DNSName] = places[endpoint];
  return object({ EvaluateTargetHealth: member(route53, "EvaluateTargetHealth"), HostedZoneId, DNSName }, at);
}
