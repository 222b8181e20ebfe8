import { knownText } from "../build-value.js";
import type { SourceResource } from "../resource-graph.js";
import type { SourceValue } from "../source-value.js";
import { propertyOf, type RaiseContext } from "./context.js";
import { type Fields, fieldsOfResource } from "./fields.js";
import type { TreePath } from "./tree-builder.js";

/** A line for each request of a stage, of any type of API: `DestinationArn` and `Format`. */
export function raiseAccessLog(
  context: RaiseContext,
  stage: { readonly name: string; readonly at: TreePath },
  log: Fields | undefined,
): void {
  if (log === undefined) return;
  const { settings } = context;
  const path = [...stage.at, "accessLog"];
  const format = log.text("Format");
  settings.put(path, {}, log.at);
  if (format !== undefined) settings.put([...path, "format"], format, log.value("Format"));
  const destination = log.value("DestinationArn");
  if (destination === undefined) return;
  const target = referred(context, destination);
  if (target?.type === "AWS::Logs::LogGroup" && raiseGroup(context, path, stage.name, target)) {
    context.claims.takeAll(destination);
    return;
  }
  putDestination(context, path, destination, target);
}

/** Writes to where a log goes that stays where it is. */
export function putDestination(
  { settings, values, claims }: RaiseContext,
  path: TreePath,
  destination: SourceValue,
  target: SourceResource | undefined,
): void {
  const arn = values.template(destination);
  if (arn === undefined) return;
  const isStream = target?.type === "AWS::KinesisFirehose::DeliveryStream" || /:firehose:/.test(arn);
  settings.put([...path, "destination", isStream ? "firehose" : "logGroup"], arn, destination);
  if (target === undefined && !/:(?:firehose|logs):/.test(arn))
    claims.annotate(destination, "approximated", "taken for a log group: the source does not tell whether it is one");
}

/** The resource that an ARN is of: it is referred to, or the ARN ends in its name. */
function referred(context: RaiseContext, arn: SourceValue): SourceResource | undefined {
  if (arn.kind !== "join") return context.target(arn);
  const targets = arn.parts.flatMap((part) => context.target(part) ?? []);
  return targets.length === 1 ? targets[0] : undefined;
}

/** A group that the build would make the same way; another one stays where it is, and is written to. */
function raiseGroup(context: RaiseContext, path: TreePath, stage: string, group: SourceResource): boolean {
  const name = propertyOf(group, "LogGroupName");
  const retention = propertyOf(group, "RetentionInDays");
  const days = retention === undefined ? undefined : Number(knownText(retention));
  const others = group.properties.filter(
    (each) => !["LogGroupName", "RetentionInDays", "KmsKeyId"].includes(each.name),
  );
  if (days === undefined || !Number.isInteger(days) || others.length > 0) return false;
  if (name !== undefined && !isOwnName(context, name, stage)) return false;
  const fields = context.own(group);
  fields.ignore("LogGroupName", "RetentionInDays");
  if (name === undefined)
    context.claims.annotateResource(group, "approximated", "the build names the log group after the API and the stage");
  context.settings.put([...path, "retention"], days, retention);
  const key = fields.template("KmsKeyId");
  if (key !== undefined) context.settings.put([...path, "kmsKey"], key, fields.value("KmsKeyId"));
  return true;
}

/** `/aws/apigateway/{api}/{end}`, as the build calls the group. */
export function isOwnName(context: RaiseContext, name: SourceValue, end: string): boolean {
  if (name.kind !== "join" || name.parts.length !== 3) return false;
  const [before, api, after] = name.parts;
  return (
    before !== undefined &&
    knownText(before) === "/aws/apigateway/" &&
    context.target(api) === context.api &&
    after !== undefined &&
    knownText(after) === `/${end}`
  );
}

/** Groups that the service writes by itself, or that go with a stage's own: made for their retention alone. */
export function raiseOtherGroups(
  context: RaiseContext,
  stages: readonly { readonly name: string; readonly at: TreePath }[],
): void {
  for (const group of context.ofType("AWS::Logs::LogGroup")) {
    const name = propertyOf(group, "LogGroupName");
    if (name?.kind !== "join" || context.claims.claimOf(group) !== undefined) continue;
    if (!name.parts.some((part) => context.target(part) === context.api)) continue;
    const text = name.parts.map((part) => knownText(part) ?? "{}").join("");
    const stage = stages.find(
      (each) =>
        text === `API-Gateway-Execution-Logs_{}/${each.name}` || text === `/aws/apigateway/{}/${each.name}/Canary`,
    );
    if (stage === undefined) continue;
    const fields = fieldsOfResource(group, context);
    context.own(group);
    fields.ignore("LogGroupName");
    const days = fields.number("RetentionInDays");
    if (text.startsWith("API-") && days !== undefined)
      context.settings.put([...stage.at, "executionLogRetention"], days, fields.value("RetentionInDays"));
    fields.ignore("KmsKeyId");
  }
}
