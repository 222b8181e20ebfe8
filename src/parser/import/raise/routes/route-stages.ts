import type { JsonValue } from "../../../../ir/json.js";
import type { SourceResource } from "../../resource-graph.js";
import { propertyOf, type RaiseContext } from "../context.js";
import type { Fields } from "../fields.js";
import { fieldsOfValue } from "../fields.js";
import { type RaisedStage, type RaisedStages, raiseAbsentStages } from "../rest/stages.js";
import type { TreePath } from "../tree-builder.js";
import { raiseAccessLog } from "./access-log.js";

/**
 * The stages of an HTTP or WebSocket API.
 *
 * @param idOf the operation or route that settings of a single route key are for
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-stage.html
 */
export function raiseRouteStages(context: RaiseContext, idOf: (routeKey: string) => string | undefined): RaisedStages {
  const stages = new Map<SourceResource, RaisedStage>();
  for (const stage of context.ofApi("AWS::ApiGatewayV2::Stage", "ApiId")) {
    stages.set(stage, raiseStage(context, stage, idOf));
  }
  for (const deployment of context.ofApi("AWS::ApiGatewayV2::Deployment", "ApiId")) {
    const fields = context.own(deployment);
    fields.ignore("ApiId", "StageName");
    fields.annotate("Description", "approximated", "the build describes its deployments by what they hold");
  }
  raiseAbsentStages(context, stages);
  return stages;
}

function raiseStage(
  context: RaiseContext,
  stage: SourceResource,
  idOf: (routeKey: string) => string | undefined,
): RaisedStage {
  const { settings, values } = context;
  const fields = context.own(stage);
  fields.ignore("ApiId", "DeploymentId");
  const nameValue = fields.value("StageName");
  const name = (nameValue && values.literal(nameValue)) ?? "$default";
  const path = settings.push(["stages"], { name }, nameValue ?? fields.at);
  values.stand(stage.id, (attribute) => (attribute === undefined ? name : undefined));
  const description = fields.text("Description");
  if (description !== undefined) settings.put([...path, "description"], description, fields.value("Description"));
  for (const [key, value] of fields.members("StageVariables")) {
    const text = values.template(value);
    if (text !== undefined) settings.put([...path, "variables", key], text, value);
  }
  // Stages follow each change unless they are told otherwise, which is the other way round in the service.
  const followed = fields.boolean("AutoDeploy") === true;
  const isHttp = settings.get(["api", "type"]) === "http";
  if (!followed && isHttp) settings.put([...path, "autoDeploy"], false, fields.value("AutoDeploy") ?? fields.at);
  raiseStageTags(context, path, fields);
  raiseAccessLog(context, { name, at: path }, fields.object("AccessLogSettings"), isHttp ? "http" : "websocket");
  const common = settingsOf(fields.object("DefaultRouteSettings"), isHttp);
  for (const [key, value] of Object.entries(common))
    settings.put([...path, key], value, fields.value("DefaultRouteSettings"));
  for (const [routeKey, value] of fields.members("RouteSettings")) {
    const id = idOf(routeKey);
    const own = settingsOf(fieldsOfValue(value, context), isHttp);
    if (id === undefined) context.claims.annotate(value, "dropped", `the API has no route '${routeKey}'`);
    else
      for (const [key, each] of Object.entries(own)) {
        if (JSON.stringify(common[key]) !== JSON.stringify(each))
          settings.put([...path, "operations", id, key], each, value);
      }
  }
  raiseExecutionLogs(context, path, name);
  fields.annotate("ClientCertificateId", "dropped", "only stages of REST APIs show a certificate in a build");
  return { name, at: path };
}

/** Tags of the API are its stages' too. */
function raiseStageTags({ settings, values }: RaiseContext, path: TreePath, fields: Fields): void {
  const tags = Object.fromEntries(fields.members("Tags").map(([key, value]) => [key, values.literal(value) ?? ""]));
  const known = JSON.stringify(tags) === JSON.stringify(settings.get(["api", "tags"]) ?? {});
  if (!known && Object.keys(tags).length > 0) settings.put([...path, "tags"], tags, fields.value("Tags"));
}

/** What holds for all routes of a stage, or for one. */
function settingsOf(fields: Fields | undefined, isHttp: boolean): { readonly [key: string]: JsonValue } {
  if (fields === undefined) return {};
  for (const name of isHttp ? ["LoggingLevel", "DataTraceEnabled"] : []) {
    fields.annotate(name, "approximated", "HTTP APIs write no execution logs; it has no effect");
  }
  const rate = fields.number("ThrottlingRateLimit");
  const burst = fields.number("ThrottlingBurstLimit");
  const logging = fields.text("LoggingLevel")?.toLowerCase();
  const dataTrace = fields.boolean("DataTraceEnabled");
  const metrics = fields.boolean("DetailedMetricsEnabled");
  return {
    // One alone leaves the other at the account's limit.
    ...(rate === undefined && burst === undefined ? {} : { throttle: { rate: rate ?? 10_000, burst: burst ?? 5000 } }),
    ...(isHttp || logging === undefined ? {} : { logging }),
    ...(isHttp || dataTrace === undefined ? {} : { dataTrace }),
    ...(metrics === undefined ? {} : { metrics }),
  };
}

/** The group that the service writes execution logs to, where the source has it for its retention. */
function raiseExecutionLogs(context: RaiseContext, path: TreePath, stage: string): void {
  for (const group of context.ofType("AWS::Logs::LogGroup")) {
    const name = propertyOf(group, "LogGroupName");
    if (name?.kind !== "join" || !name.parts.some((part) => context.target(part) === context.api)) continue;
    const last = name.parts.at(-1);
    if (last?.kind !== "scalar" || last.value !== `/${stage}`) continue;
    const fields = context.own(group);
    fields.ignore("LogGroupName");
    const days = fields.number("RetentionInDays");
    if (days !== undefined) {
      context.settings.put([...path, "executionLogRetention"], days, fields.value("RetentionInDays"));
    }
  }
}
