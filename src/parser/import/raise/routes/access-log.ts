import { accessLogFormat, accessLogFormats } from "../../../../ir/access-log-format.js";
import type { GatewayProtocol } from "../../../../ir/api.js";
import { accessLogName } from "../../../../ir/plan/stage-logs.js";
import { knownText } from "../../build-value.js";
import type { SourceResource } from "../../resource-graph.js";
import type { SourceValue } from "../../source-value.js";
import { isOwnName, putDestination } from "../access-log.js";
import type { RaiseContext } from "../context.js";
import type { Fields } from "../fields.js";
import type { TreePath } from "../tree-builder.js";

/** The access log of a stage: a log group of the source comes along, everything else is named by its ARN. */
export function raiseAccessLog(
  context: RaiseContext,
  stage: { readonly name: string; readonly at: TreePath },
  log: Fields | undefined,
  protocol: GatewayProtocol,
): void {
  const destination = log?.value("DestinationArn");
  if (log === undefined || destination === undefined) return;
  const { settings } = context;
  const path = [...stage.at, "accessLog"];
  settings.put(path, {}, destination);
  const format = log.text("Format");
  const preset = accessLogFormats.find((each) => accessLogFormat(each, protocol) === format?.trim());
  if (format !== undefined && preset !== "json")
    settings.put([...path, "format"], preset ?? format, log.value("Format"));
  const group = logGroupOf(context, destination);
  if (group !== undefined) {
    raiseLogGroup(context, path, accessLogName(stage.name, protocol), group);
    context.claims.takeAll(destination);
    return;
  }
  putDestination(context, path, destination, context.target(destination));
}

/** The group itself, by its ARN, or by its name in an ARN that is written out. */
function logGroupOf(context: RaiseContext, destination: SourceValue): SourceResource | undefined {
  const parts = destination.kind === "join" ? destination.parts : [destination];
  const groups = parts.flatMap((part) => {
    const target = context.target(part);
    return target?.type === "AWS::Logs::LogGroup" ? [target] : [];
  });
  const [group] = groups;
  if (group === undefined || groups.length > 1) return undefined;
  // A group that says more than the build can say stays where it is, and is written to.
  return group.properties.every(({ name }) => ofTheBuild.has(name)) ? group : undefined;
}

const ofTheBuild: ReadonlySet<string> = new Set(["LogGroupName", "RetentionInDays", "KmsKeyId", "Tags"]);

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-loggroup.html */
function raiseLogGroup(context: RaiseContext, path: TreePath, usualName: string, group: SourceResource): void {
  const { settings } = context;
  const fields = context.own(group);
  const days = fields.number("RetentionInDays");
  if (days === undefined) {
    const how = "the group keeps everything for ever; a group of the build has to forget at some time";
    context.claims.annotateResource(group, "approximated", how);
    settings.put([...path, "retention"], 3653, group.nodes[0]?.at);
  } else if (days !== 30) settings.put([...path, "retention"], days, fields.value("RetentionInDays"));
  const key = fields.template("KmsKeyId");
  if (key !== undefined) settings.put([...path, "kmsKey"], key, fields.value("KmsKeyId"));
  fields.annotate("Tags", "approximated", "the group bears the tags of the API");
  const name = fields.value("LogGroupName");
  if (name === undefined) return;
  if (isOwnName(context, name, usualName)) {
    fields.ignore("LogGroupName");
    return;
  }
  const text = knownText(name);
  fields.annotate(
    "LogGroupName",
    "approximated",
    `the build names the group itself${text === undefined ? "" : `, and not '${text}'`}`,
  );
}
