import { memberOf } from "../build-value.js";
import type { SourceResource } from "../resource-graph.js";
import type { SourceValue } from "../source-value.js";
import { propertyOf, type RaiseContext } from "./context.js";
import { type Fields, fieldsOfResource, fieldsOfValue } from "./fields.js";
import type { TreePath } from "./tree-builder.js";

/**
 * Records of Route 53 that lead to a domain: the build makes them for both kinds of addresses, in the zone that they are in.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-route53-recordset.html
 */
export function raiseAliasRecords(context: RaiseContext, at: TreePath, domain: SourceResource): void {
  const records = context
    .ofType("AWS::Route53::RecordSet")
    .filter((record) => leadsTo(context, domain, propertyOf(record, "AliasTarget")));
  const taken = records.filter((record) => raiseRecord(context, at, record));
  const [only] = taken;
  if (only !== undefined && taken.length === 1) {
    const how = "the build makes records for both kinds of addresses, A and AAAA";
    context.claims.annotateResource(only, "approximated", how);
  }
  for (const group of context.ofType("AWS::Route53::RecordSetGroup")) raiseGroup(context, at, domain, group);
}

/** False for a record that stays where it is. */
function raiseRecord(context: RaiseContext, at: TreePath, record: SourceResource): boolean {
  const why = reasonToStay(fieldsOfResource(record, context));
  if (why !== undefined) {
    context.claims.annotateResource(record, "left", why);
    return false;
  }
  const fields = context.own(record);
  takeRecord(fields);
  putZone(context, at, fields);
  return true;
}

function raiseGroup(context: RaiseContext, at: TreePath, domain: SourceResource, group: SourceResource): void {
  const records = propertyOf(group, "RecordSets");
  const own = (records?.kind === "list" ? records.items : []).filter((item) =>
    leadsTo(context, domain, memberOf(item, "AliasTarget")),
  );
  if (own.length === 0) return;
  const fields = context.own(group);
  putZone(context, at, fields);
  fields.annotate("HostedZoneName", "dropped", "a build names zones by their ids: set `hostedZoneId` of the domain");
  for (const item of own) {
    const record = fieldsOfValue(item, context);
    if (record === undefined) continue;
    const why = record.value("SetIdentifier") === undefined ? undefined : routed;
    if (why === undefined) takeRecord(record);
    else context.claims.annotate(item, "left", why);
  }
}

const routed =
  "a record with a routing policy is none that a build makes: it stays, and has to lead to the address of the domain that the outputs tell";

function reasonToStay(record: Fields): string | undefined {
  if (record.value("SetIdentifier") !== undefined) return routed;
  if (record.value("HostedZoneId") !== undefined) return undefined;
  return "a build makes records in zones that it knows by their ids: it stays, or `hostedZoneId` of the domain takes its place";
}

function takeRecord(record: Fields): void {
  record.ignore("Name", "Type");
  const alias = record.object("AliasTarget");
  alias?.ignore("DNSName", "HostedZoneId");
  if (alias?.boolean("EvaluateTargetHealth") === true)
    alias.annotate(
      "EvaluateTargetHealth",
      "approximated",
      "the build asks for no health: a record alone is answered anyway",
    );
}

function putZone({ settings }: RaiseContext, at: TreePath, fields: Fields): void {
  const zone = fields.template("HostedZoneId");
  if (zone !== undefined) settings.put([...at, "hostedZoneId"], zone, fields.value("HostedZoneId"));
}

function leadsTo(context: RaiseContext, domain: SourceResource, alias: SourceValue | undefined): boolean {
  return context.target(memberOf(alias, "DNSName")) === domain;
}
