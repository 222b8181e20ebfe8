import type { JsonValue } from "../../../../ir/json.js";
import type { SourceResource } from "../../resource-graph.js";
import type { SourceValue } from "../../source-value.js";
import { raiseAccessLog } from "../access-log.js";
import type { RaiseContext } from "../context.js";
import { type Fields, fieldsOfValue } from "../fields.js";
import { operationsOf, type RaisedOperation } from "../operations.js";
import { tagsOf } from "../tags.js";
import type { TreePath } from "../tree-builder.js";
import { raiseMethodSettings } from "./method-settings.js";

/** A stage that the settings have: its name, and where it stands in them. */
export interface RaisedStage {
  readonly name: string;
  readonly at: TreePath;
}

/** Stages by the resource that makes them. */
export type RaisedStages = ReadonlyMap<SourceResource, RaisedStage>;

/**
 * Stages, and deployments, which the build makes by itself: only what a deployment says of the stage that it makes counts.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-stage.html
 */
export function raiseStages(context: RaiseContext): RaisedStages {
  const stages = new Map<SourceResource, RaisedStage>();
  const operations = operationsOf(context);
  const explicit = context.ofApi("AWS::ApiGateway::Stage");
  for (const resource of explicit) {
    const fields = context.own(resource);
    fields.ignore("RestApiId");
    const stage = startStage(context, resource, fields.value("StageName"));
    if (stage === undefined) continue;
    stages.set(resource, stage);
    raiseStage(context, stage, fields, operations);
  }
  for (const resource of context.ofApi("AWS::ApiGateway::Deployment")) {
    const fields = context.own(resource);
    fields.ignore("RestApiId");
    fields.annotate("Description", "approximated", "the build makes deployments by itself, and describes none");
    fields.annotate(
      "DeploymentCanarySettings",
      "dropped",
      "the build deploys to the stage as a whole; set 'canary' there",
    );
    raiseStageOfDeployment(context, resource, fields, stages, operations);
  }
  raiseAbsentStages(context, stages);
  return stages;
}

/** Without a word of stages a build would make one, which could meet one that is made elsewhere. */
export function raiseAbsentStages({ settings }: RaiseContext, stages: RaisedStages): void {
  if (stages.size > 0 || settings.get(["stages"]) !== undefined) return;
  settings.put(["stages"], []);
  settings.comment(["stages"], "the source makes no stage; without this line the build would");
}

function startStage(
  context: RaiseContext,
  resource: SourceResource,
  name: SourceValue | undefined,
): RaisedStage | undefined {
  const text = name === undefined ? undefined : context.values.literal(name)?.replace(/[^A-Za-z0-9_-]/g, "-");
  if (text === undefined || text === "") {
    context.claims.annotateResource(resource, "dropped", "the stage has no name");
    return undefined;
  }
  return { name: text, at: context.settings.push(["stages"], { name: text }, name) };
}

function raiseStageOfDeployment(
  context: RaiseContext,
  resource: SourceResource,
  fields: Fields,
  stages: Map<SourceResource, RaisedStage>,
  operations: readonly RaisedOperation[],
): void {
  const name = fields.value("StageName");
  if (name === undefined) return;
  const known = [...stages.values()].find((stage) => stage.name === context.values.known(name));
  if (known !== undefined) {
    fields.annotate("StageDescription", "dropped", `the stage '${known.name}' is described by itself`);
    return;
  }
  const stage = startStage(context, resource, name);
  if (stage === undefined) return;
  stages.set(resource, stage);
  const described = fieldsOfValue(fields.value("StageDescription"), context);
  if (described !== undefined) raiseStage(context, stage, described, operations);
}

function raiseStage(
  context: RaiseContext,
  stage: RaisedStage,
  fields: Fields,
  operations: readonly RaisedOperation[],
): void {
  const { settings } = context;
  const put = (key: string, value: JsonValue, property: string): void =>
    settings.put([...stage.at, key], value, fields.value(property));
  const description = fields.text("Description");
  if (description !== undefined) put("description", description, "Description");
  if (fields.boolean("TracingEnabled") === true) put("tracing", true, "TracingEnabled");
  raiseVariables(context, [...stage.at, "variables"], fields.members("Variables"));
  raiseStageTags(context, [...stage.at, "tags"], fields.value("Tags"));
  raiseAccessLog(context, stage, fields.object("AccessLogSetting"));
  raiseClientCertificate(context, stage, fields);
  raiseMethodSettings(context, stage, fields, operations);
  raiseCanary(context, stage, fields);
  const named = fields.value("DocumentationVersion");
  const version = named === undefined ? undefined : context.values.literal(named);
  if (version !== undefined) settings.put(["documentation", "version"], version, fields.value("DocumentationVersion"));
}

function raiseVariables(
  { settings, values }: RaiseContext,
  path: TreePath,
  variables: readonly (readonly [name: string, value: SourceValue])[],
): void {
  for (const [name, value] of variables) {
    const text = values.template(value);
    if (text !== undefined) settings.put([...path, name], text, value);
  }
}

/** A stage has the API's tags; its own are those that differ. */
function raiseStageTags(context: RaiseContext, path: TreePath, tags: SourceValue | undefined): void {
  if (tags === undefined) return;
  context.claims.take(tags);
  for (const [key, value] of tagsOf(context, tags)) {
    const text = context.values.literal(value);
    if (text !== undefined && context.settings.get(["api", "tags", key]) !== text)
      context.settings.put([...path, key], text, value);
  }
}

function raiseClientCertificate(context: RaiseContext, stage: RaisedStage, fields: Fields): void {
  const value = fields.value("ClientCertificateId");
  if (value === undefined) return;
  const certificate = context.target(value);
  if (certificate?.type !== "AWS::ApiGateway::ClientCertificate") {
    fields.annotate(
      "ClientCertificateId",
      "dropped",
      "the build makes the certificates of stages: set 'clientCertificate'",
    );
    return;
  }
  fields.ignore("ClientCertificateId");
  const own = context.own(certificate);
  const description = own.text("Description");
  context.settings.put([...stage.at, "clientCertificate"], description === undefined ? true : { description }, value);
}

/** The stage stays on an earlier deployment, which is told by the fingerprint that its name ends in. */
function raiseCanary(context: RaiseContext, stage: RaisedStage, fields: Fields): void {
  const canary = fields.object("CanarySetting");
  const deployment = context.target(fields.value("DeploymentId"));
  fields.ignore("DeploymentId");
  const percent = canary?.number("PercentTraffic");
  const [, fingerprint] = /([0-9a-f]{10})$/.exec(deployment?.id ?? "") ?? [];
  const newest = context.target(canary?.value("DeploymentId"));
  if (canary === undefined || percent === undefined) return;
  canary.ignore("DeploymentId");
  if (fingerprint === undefined || newest === deployment) {
    fields.annotate(
      "CanarySetting",
      "approximated",
      "the build does not know the deployment that the stage stays on; the canary gets no requests",
    );
    context.settings.put([...stage.at, "canary", "percent"], 0, fields.value("CanarySetting"));
    return;
  }
  context.settings.put([...stage.at, "deployment"], fingerprint, fields.value("DeploymentId"));
  context.settings.put([...stage.at, "canary", "percent"], percent, canary.value("PercentTraffic"));
  if (canary.boolean("UseStageCache") === true)
    context.settings.put([...stage.at, "canary", "useStageCache"], true, canary.value("UseStageCache"));
  raiseVariables(context, [...stage.at, "canary", "variables"], canary.members("StageVariableOverrides"));
}
