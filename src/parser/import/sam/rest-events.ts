import type { SourcePointer } from "../../../ir/source.js";
import type { SourceValue } from "../source-value.js";
import { type Definition, hasIntegration, isOpenApi3, isSwagger2, openMethod, writeIntegration } from "./definition.js";
import { type Draft, emptyDraft, open, openExisting, read, write } from "./draft.js";
import type { ApiEvent } from "./events.js";
import { addRequestModel } from "./request-models.js";
import { addRequestParameters } from "./request-parameters.js";
import { addResourcePolicy } from "./resource-policy.js";
import { writeEventSecurity } from "./rest-event-security.js";
import { decidedText, isDecidedTrue, note, reportRefused, type SamContext, type SamResource } from "./sam-context.js";
import { propertyOf } from "./sam-resource.js";
import { iam } from "./security.js";
import { constant, join, member, pseudo, scalar } from "./values.js";

/** What a function's event of type Api adds to the definition of its API. */
export function addRestEvent(
  event: ApiEvent,
  api: SamResource,
  definition: Definition | undefined,
  functionArn: SourceValue,
  context: SamContext,
): void {
  if (definition === undefined) return;
  if (definition.managed) addMethod(event, api, definition, functionArn, context);
  else if (isDecidedTrue(context, propertyOf(api, "MergeDefinitions"))) {
    mergeMethod(event, api, definition, functionArn, context);
  } else if (isDecidedTrue(context, member(event.properties.get("Auth")?.value, "OverrideApiAuth"))) {
    overrideAuthorization(event, api, definition, context);
  }
}

/**
 * What an event says of a method wins over what the template's own definition says of it, field by field.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-api.html#sam-api-mergedefinitions
 */
function mergeMethod(
  event: ApiEvent,
  api: SamResource,
  definition: Definition,
  functionArn: SourceValue,
  context: SamContext,
): void {
  const { at } = event;
  if (openExisting(definition.root, "paths") === undefined) {
    note(context, event.node, "left", "SAM merges into the paths of a definition, and this one has none");
    return;
  }
  const alone: Definition = { root: emptyDraft(at), managed: true };
  for (const key of ["swagger", "openapi"]) write(alone.root, key, read(definition.root, key));
  addMethod(event, api, alone, functionArn, context);
  const made = openMethod(alone, event.path, event.method, at);
  const method = openMethod(definition, event.path, event.method, at);
  if (made === undefined || method === undefined) {
    reportRefused(
      context,
      event.node.address,
      `the definition of ${api.resource.id} has no map at '${event.path}'`,
      at,
    );
    return;
  }
  for (const [key, value] of made.members) write(method, key, value);
}

/** The method of an event; undefined, and reported, where another event has it already. */
function freeMethod(event: ApiEvent, definition: Definition, context: SamContext): ReturnType<typeof openMethod> {
  const method = openMethod(definition, event.path, event.method, event.at);
  if (method !== undefined && !hasIntegration(method)) return method;
  const reason = `another event has the method '${event.method}' of '${event.path}' already`;
  reportRefused(context, event.node.address, reason, event.at);
  return undefined;
}

function addMethod(
  event: ApiEvent,
  api: SamResource,
  definition: Definition,
  functionArn: SourceValue,
  context: SamContext,
): void {
  const { at } = event;
  const method = freeMethod(event, definition, context);
  if (method === undefined) return;
  const integration = emptyDraft(at);
  const streams = decidedText(context, event.properties.get("ResponseTransferMode")?.value) === "RESPONSE_STREAM";
  write(integration, "type", scalar("aws_proxy", at));
  write(integration, "httpMethod", scalar("POST", at));
  write(integration, "uri", invocationUri(functionArn, at, streams));
  if (streams) write(integration, "responseTransferMode", scalar("STREAM", at));
  write(integration, "credentials", credentialsOf(event, api, context));
  write(integration, "timeoutInMillis", event.properties.get("TimeoutInMillis")?.value);
  writeIntegration(method, integration, at);
  writeEventSecurity(event, api, definition, method, context);
  addEventPolicy(event, api, definition, context);
  addRequestModel(event, api, definition, method, context);
  addRequestParameters(event, method, context);
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-integration-types.html */
export function invocationUri(functionArn: SourceValue, at: SourcePointer, streams = false): SourceValue {
  const version = streams ? "2021-11-15" : "2015-03-31";
  const path = streams ? "response-streaming-invocations" : "invocations";
  return join(
    [
      "arn:",
      pseudo("partition", at),
      ":apigateway:",
      pseudo("region", at),
      `:lambda:path/${version}/functions/`,
      functionArn,
      `/${path}`,
    ],
    at,
  );
}

/**
 * With IAM, SAM calls functions by the caller's own credentials, if nothing else is said.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-apifunctionauth.html#sam-function-apifunctionauth-invokerole
 */
function credentialsOf(event: ApiEvent, api: SamResource, context: SamContext): SourceValue | undefined {
  const own = event.properties.get("Auth")?.value;
  const shared = propertyOf(api, "Auth");
  const authorizer = decidedText(context, member(own, "Authorizer"));
  const isIam =
    authorizer === iam || (own === undefined && decidedText(context, member(shared, "DefaultAuthorizer")) === iam);
  if (!isIam) return undefined;
  const role = [own, shared].map((each) => invokeRole(each)).find((each) => each !== undefined);
  const text = decidedText(context, role);
  if (text === "NONE") return undefined;
  if (role !== undefined && text !== "CALLER_CREDENTIALS") return role;
  return scalar("arn:aws:iam::*:user/*", event.at);
}

/** A role that is written as null is none. */
function invokeRole(auth: SourceValue | undefined): SourceValue | undefined {
  if (auth?.kind !== "object") return undefined;
  const role = auth.members.find(([key]) => key === "InvokeRole")?.[1];
  return role?.kind === "scalar" && role.value === null ? scalar("NONE", role.at) : role;
}

function addEventPolicy(event: ApiEvent, api: SamResource, definition: Definition, context: SamContext): void {
  const policy = member(event.properties.get("Auth")?.value, "ResourcePolicy");
  if (policy === undefined) return;
  // SAM writes the stage as the suffix of the permission that goes with the event.
  const stage = propertyOf(api, "StageName") ?? scalar("Prod", policy.at);
  addResourcePolicy(definition, policy, [event.path], stage, context);
}

function overrideAuthorization(event: ApiEvent, api: SamResource, definition: Definition, context: SamContext): void {
  const auth = event.properties.get("Auth")?.value;
  if (!["Authorizer", "ApiKeyRequired", "ResourcePolicy"].some((key) => member(auth, key) !== undefined)) {
    const detail = "'OverrideApiAuth' needs an 'Authorizer', 'ApiKeyRequired' or 'ResourcePolicy' to put in its place";
    reportRefused(context, event.node.address, detail, event.at);
    return;
  }
  const paths = open(definition.root, "paths", event.at);
  const item =
    paths !== undefined && read(paths, event.path) !== undefined ? open(paths, event.path, event.at) : undefined;
  const method =
    item !== undefined && read(item, event.method) !== undefined ? open(item, event.method, event.at) : undefined;
  if (method === undefined || !(isSwagger2(definition) || isOpenApi3(definition))) return;
  writeEventSecurity(event, api, definition, method, context);
  addEventPolicy(event, api, definition, context);
}

/** What a state machine's event of type Api adds: it is started with the body as its input. */
export function addStateMachineEvent(
  event: ApiEvent,
  api: SamResource,
  definition: Definition | undefined,
  roleArn: SourceValue,
  context: SamContext,
): void {
  if (definition === undefined || !definition.managed) return;
  const { at } = event;
  const method = freeMethod(event, definition, context);
  if (method === undefined) return;
  const integration = emptyDraft(at);
  write(integration, "type", scalar("aws", at));
  write(integration, "httpMethod", scalar("POST", at));
  const region = [pseudo("partition", at), ":apigateway:", pseudo("region", at)];
  write(integration, "uri", join(["arn:", ...region, ":states:action/StartExecution"], at));
  write(integration, "responses", constant({ "200": { statusCode: "200" }, "400": { statusCode: "400" } }, at));
  write(integration, "credentials", roleArn);
  write(integration, "requestTemplates", startTemplate(event, context));
  write(method, "responses", constant({ "200": { description: "OK" }, "400": { description: "Bad Request" } }, at));
  writeIntegration(method, integration, at);
  writeEventSecurity(event, api, definition, method, context);
  addEventPolicy(event, api, definition, context);
}

function startTemplate(event: ApiEvent, context: SamContext): Draft {
  const { at } = event;
  const machine: SourceValue = { kind: "reference", resource: event.owner.resource.id, at };
  const unescapes = isDecidedTrue(context, event.properties.get("UnescapeMappingTemplate")?.value);
  const input = "$util.escapeJavaScript($input.json('$'))";
  const template = join(
    [`{"input": "${input}${unescapes ? `.replaceAll("\\\\'","'")` : ""}", "stateMachineArn": "`, machine, '"}'],
    at,
  );
  const templates = emptyDraft(at);
  write(templates, "application/json", template);
  return templates;
}
