import { memberOf } from "../../build-value.js";
import type { SourceResource } from "../../resource-graph.js";
import { propertyOf, type RaiseContext } from "../context.js";
import type { TreePath } from "../tree-builder.js";
import type { SourceFunction } from "./carried.js";
import { shapeOf } from "./value-shape.js";

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

/** Days that the build keeps events of its own accord. */
const usualRetention = 30;

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
  if (days !== usualRetention)
    settings.put([...path, "logRetention"], days ?? "forever", fields.value("RetentionInDays"));
  const own = shapeOf(propertyOf(found.lambda, "FunctionName"));
  const shape = shapeOf(propertyOf(group, "LogGroupName"));
  const isUsual =
    shape === `/aws/lambda/\${${found.lambda.id}}` || (own !== undefined && shape === `/aws/lambda/${own}`);
  if (isUsual) fields.ignore("LogGroupName");
  else settings.put([...path, "logGroup", "name"], fields.template("LogGroupName") ?? "", fields.value("LogGroupName"));
  const key = fields.template("KmsKeyId");
  if (key !== undefined) settings.put([...path, "logGroup", "keyArn"], key, fields.value("KmsKeyId"));
}
