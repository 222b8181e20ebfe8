import { memberOf } from "../../build-value.js";
import type { SourceResource } from "../../resource-graph.js";
import { propertyOf, type RaiseContext } from "../context.js";
import type { TreePath } from "../tree-builder.js";
import type { SourceFunction } from "./function-surroundings.js";

const saidOfGroup: ReadonlySet<string> = new Set(["LogGroupName", "RetentionInDays", "KmsKeyId"]);

/** The log group that comes along with a function: the only one of it, of which settings can say everything. */
export function ownLogGroup(context: RaiseContext, { lambda, logGroups }: SourceFunction): SourceResource | undefined {
  const [group, ...others] = logGroups;
  if (group === undefined || others.length > 0) return undefined;
  const isSaid = group.properties.every(({ name, value }) => {
    if (name === "RetentionInDays") return context.values.preview(value) !== undefined;
    return saidOfGroup.has(name);
  });
  const isOfOthers = context
    .ofType("AWS::Lambda::Function")
    .some((other) => other !== lambda && context.target(groupTold(other)) === group);
  return isSaid && !isOfOthers && propertyOf(group, "LogGroupName") !== undefined ? group : undefined;
}

/** What a function is told to log to. */
const groupTold = (lambda: SourceResource) => {
  const logging = propertyOf(lambda, "LoggingConfig");
  return memberOf(logging, "LogGroup");
};

/** Where the log of a function goes. Without a group in the source Lambda makes it, and keeps events for ever. */
export function raiseLogGroup(context: RaiseContext, found: SourceFunction, path: TreePath): void {
  const { settings, values } = context;
  const told = groupTold(found.lambda);
  const group = ownLogGroup(context, found);
  if (group === undefined) {
    for (const each of found.logGroups)
      context.claims.annotateResource(each, "left", "it is not the function's alone, or settings cannot say all of it");
    const name = told === undefined ? undefined : values.template(told);
    settings.put([...path, "logGroup"], { create: false, ...(name === undefined ? {} : { name }) }, told);
    return;
  }
  if (told !== undefined) context.claims.takeAll(told);
  const fields = context.own(group);
  const days = fields.number("RetentionInDays");
  settings.put([...path, "logRetention"], days ?? "forever", fields.value("RetentionInDays"));
  const name = fields.template("LogGroupName");
  const own = propertyOf(found.lambda, "FunctionName");
  const isUsual =
    isNamedAfter(context, group, found.lambda) || (own !== undefined && name === `/aws/lambda/${values.template(own)}`);
  if (name !== undefined && !isUsual) settings.put([...path, "logGroup", "name"], name, fields.value("LogGroupName"));
  const key = fields.template("KmsKeyId");
  if (key !== undefined) settings.put([...path, "logGroup", "keyArn"], key, fields.value("KmsKeyId"));
}

/** `/aws/lambda/` and a reference to the function. */
function isNamedAfter(context: RaiseContext, group: SourceResource, lambda: SourceResource): boolean {
  const name = propertyOf(group, "LogGroupName");
  return name?.kind === "join" && name.parts.length === 2 && context.target(name.parts[1]) === lambda;
}
