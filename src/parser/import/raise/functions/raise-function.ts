import { generatedRuntimes } from "../../../../ir/generated-runtimes.js";
import type { JsonValue } from "../../../../ir/json.js";
import { callbackVariable } from "../../../../ir/plan/websocket/connections.js";
import { memberOf } from "../../build-value.js";
import type { SourceResource } from "../../resource-graph.js";
import type { SourceValue } from "../../source-value.js";
import { propertyOf, type RaiseContext } from "../context.js";
import type { Fields } from "../fields.js";
import { raiseTags } from "../tags.js";
import type { TreePath } from "../tree-builder.js";
import { isWebSocketApi } from "../websocket-api.js";
import type { CarriedFunction } from "./carried.js";
import { deadLetterKind } from "./function-problems.js";
import { shapeOf } from "./value-shape.js";

/**
 * Writes a function of which settings can say everything. What the service takes for granted is not what the build does,
 * and is written.
 *
 * @param id of the function in the model
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html
 */
export function raiseFunction(
  context: RaiseContext,
  { lambda, connections }: CarriedFunction,
  path: TreePath,
  id: string,
): void {
  const fields = context.own(lambda);
  const { settings, api } = context;
  const put: Put = (key, value, from) => {
    if (value !== undefined) settings.put([...path, key], value, from ?? api.nodes[0]?.at);
  };
  const isImage = fields.text("PackageType") === "Image" || memberOf(fields.value("Code"), "ImageUri") !== undefined;
  const isOwn = isOwnArchive(lambda, id);
  if (shapeOf(fields.value("FunctionName")) === `\${NamePrefix}-${id}`) fields.ignore("FunctionName");
  else put("name", fields.template("FunctionName"), fields.value("FunctionName"));
  raiseDescription(context, fields, path, id);
  if (isImage) {
    put("generate", false, fields.value("Code"));
    fields.ignore("Handler", "Runtime");
  } else raiseEntry(fields, put, isOwn);
  const [architecture = "x86_64"] = fields.texts("Architectures");
  const [memory = 128, timeout = 3] = [fields.number("MemorySize"), fields.number("Timeout")];
  if (architecture !== "arm64") put("architecture", architecture, fields.value("Architectures"));
  if (memory !== 256) put("memory", memory, fields.value("MemorySize"));
  if (timeout !== 10) put("timeout", timeout, fields.value("Timeout"));
  if (isOwn) fields.ignore("Code");
  else raiseCode(context, fields, [...path, "code"]);
  raiseEnvironment(context, fields, path, connections === undefined ? [] : [callbackVariable]);
  raiseNetwork(context, fields, path);
  const layers = fields.items("Layers").flatMap((each) => context.values.template(each) ?? []);
  if (layers.length > 0) put("layers", layers, fields.value("Layers"));
  if (fields.object("TracingConfig")?.text("Mode") === "Active") put("tracing", true, fields.value("TracingConfig"));
  put("ephemeralStorage", fields.object("EphemeralStorage")?.number("Size"), fields.value("EphemeralStorage"));
  put(
    "reservedConcurrency",
    fields.number("ReservedConcurrentExecutions"),
    fields.value("ReservedConcurrentExecutions"),
  );
  if (fields.object("SnapStart")?.text("ApplyOn") === "PublishedVersions")
    put("snapStart", true, fields.value("SnapStart"));
  raiseDeadLetter(context, fields, path);
  raiseLogging(context, fields, path);
  raiseTags(context, [...path, "resourceTags"], fields.value("Tags"));
}

type Put = (key: string, value: JsonValue | undefined, from: SourceValue | undefined) => void;

/** Whether the code is where the build looks for what is made of generated handlers. */
export function isOwnArchive(lambda: SourceResource, id: string): boolean {
  const code = propertyOf(lambda, "Code");
  return (
    code?.kind === "object" &&
    code.members.length === 2 &&
    shapeOf(memberOf(code, "S3Bucket")) === "${ArtifactBucket}" &&
    shapeOf(memberOf(code, "S3Key")) === `\${ArtifactPrefix}${id}.zip`
  );
}

/** Where Lambda enters the code; what the build made of its own handlers is known by its place. */
function raiseEntry(fields: Fields, put: Put, isOwn: boolean): void {
  const handler = fields.text("Handler") ?? "index.handler";
  const runtime = fields.text("Runtime");
  const isGenerated = isOwn && handler === "index.handler" && generatedRuntimes.some((each) => each === runtime);
  if (!isGenerated) put("handler", handler, fields.value("Handler"));
  if (!isGenerated || runtime !== "nodejs22.x") put("runtime", runtime, fields.value("Runtime"));
}

/** Functions of one operation are described by its method and path where nothing else is said, those with names not at all. */
function raiseDescription({ settings, document, api }: RaiseContext, fields: Fields, path: TreePath, id: string): void {
  const description = fields.text("Description")?.replace(publication, "");
  const usual =
    path[0] === "operations" ? usualDescription(document.get(["paths"]), id) : usualOf(path, isWebSocketApi(api));
  if (description !== usual) settings.put([...path, "description"], description ?? "", fields.value("Description"));
}

/** What the build adds where it publishes versions: the release of the code, and a digest of the function. */
const publication = / \([^()]*, [0-9a-f]{10}\)$/;

/** Of the function of a route, of the API, of an authorizer, or with a name. */
function usualOf([first, kind, name]: TreePath, hasRoutes: boolean): string | undefined {
  if (first === "websocket") return `Serves the route ${name}`;
  if (kind === "named") return undefined;
  if (kind === "authorizers") return `Decides about callers that use ${name}`;
  return hasRoutes ? "Serves every route of the API" : "Serves every operation of the API";
}

function usualDescription(paths: JsonValue | undefined, id: string): string | undefined {
  for (const [path, item] of membersOf(paths))
    for (const [method, operation] of membersOf(item))
      if (membersOf(operation).some(([key, value]) => key === "operationId" && value === id))
        return `${method === "x-amazon-apigateway-any-method" ? "ANY" : method.toUpperCase()} ${path}`;
  return undefined;
}

const membersOf = (value: JsonValue | undefined): readonly (readonly [string, JsonValue])[] =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];

function raiseCode({ settings, values, claims }: RaiseContext, fields: Fields, path: TreePath): void {
  const value = fields.value("Code");
  if (value === undefined) return;
  const code = fields.object("Code");
  if (code === undefined) {
    // A path of the source's author: what is deployed is built of it, and uploaded where the build looks for it.
    const text = values.preview(value);
    const how = `the archive of '${text ?? "it"}' is looked for in the bucket ArtifactBucket, under the function's name with '.zip'; 'code' of the settings can say otherwise`;
    claims.annotate(value, "approximated", how);
    settings.comment(path.slice(0, -1), how);
    return;
  }
  for (const [key, name] of [
    ["bucket", "S3Bucket"],
    ["key", "S3Key"],
    ["version", "S3ObjectVersion"],
    ["image", "ImageUri"],
  ] as const) {
    const text = code.template(name);
    if (text !== undefined) settings.put([...path, key], text, code.value(name));
  }
  const inline = code.text("ZipFile");
  if (inline !== undefined) settings.put([...path, "inline"], inline, code.value("ZipFile"));
  const image = fields.object("ImageConfig");
  if (image === undefined) return;
  for (const [key, name] of [
    ["command", "Command"],
    ["entryPoint", "EntryPoint"],
  ] as const) {
    const list = image.texts(name);
    if (list.length > 0) settings.put([...path, key], list, image.value(name));
  }
  const folder = image.text("WorkingDirectory");
  if (folder !== undefined) settings.put([...path, "workingDirectory"], folder, image.value("WorkingDirectory"));
}

/** @param given variables that the build adds of its own accord */
function raiseEnvironment(
  { settings, values, claims }: RaiseContext,
  fields: Fields,
  path: TreePath,
  given: readonly string[],
): void {
  for (const [name, value] of fields.object("Environment")?.members("Variables") ?? []) {
    if (given.includes(name)) {
      claims.takeAll(value);
      continue;
    }
    const text = values.template(value);
    if (text !== undefined) settings.put([...path, "environment", name], text, value);
  }
  const key = fields.template("KmsKeyArn");
  if (key !== undefined) settings.put([...path, "environmentKeyArn"], key, fields.value("KmsKeyArn"));
}

function raiseNetwork({ settings, values }: RaiseContext, fields: Fields, path: TreePath): void {
  const network = fields.object("VpcConfig");
  const list = (name: string): string[] => (network?.items(name) ?? []).flatMap((each) => values.template(each) ?? []);
  const [subnetIds, securityGroupIds] = [list("SubnetIds"), list("SecurityGroupIds")];
  // An empty network is none: it is how a function is taken out of one.
  if (subnetIds.length > 0) settings.put([...path, "vpc"], { subnetIds, securityGroupIds }, fields.value("VpcConfig"));
  if (network?.boolean("Ipv6AllowedForDualStack") === true) settings.put([...path, "vpc", "ipv6"], true);
  const [share] = fields.objects("FileSystemConfigs");
  const [arn, mountPath] = [share?.template("Arn"), share?.text("LocalMountPath")];
  if (arn !== undefined && mountPath !== undefined)
    settings.put([...path, "fileSystem"], { accessPointArn: arn, mountPath }, fields.value("FileSystemConfigs"));
}

function raiseDeadLetter(context: RaiseContext, fields: Fields, path: TreePath): void {
  const target = fields.object("DeadLetterConfig")?.value("TargetArn");
  const kind = target === undefined ? undefined : deadLetterKind(target, context);
  if (target === undefined || kind === undefined) return;
  context.settings.put([...path, "deadLetter", kind], context.values.template(target) ?? "", target);
}

/** The group itself is written with the log groups. */
function raiseLogging({ settings }: RaiseContext, fields: Fields, path: TreePath): void {
  const logging = fields.object("LoggingConfig");
  if (logging === undefined) return;
  for (const [key, name] of [
    ["format", "LogFormat"],
    ["level", "ApplicationLogLevel"],
    ["systemLevel", "SystemLogLevel"],
  ] as const) {
    const text = logging.text(name)?.toLowerCase();
    if (text !== undefined) settings.put([...path, "logging", key], text, logging.value(name));
  }
}
