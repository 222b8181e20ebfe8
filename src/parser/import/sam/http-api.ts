import type { SourceProperty, SourceResource } from "../resource-graph.js";
import type { SourceValue } from "../source-value.js";
import { type Definition, hasIntegration, isOpenApi3, isWritable, methodsOf, pathsOf } from "./definition.js";
import { open, openExisting, read, readWithin, write } from "./draft.js";
import { type ApiEvent, anyMethod } from "./events.js";
import { type HttpAuthorizer, httpAuthorizers } from "./http-authorizers.js";
import { addHttpCors } from "./http-cors.js";
import { httpDomain } from "./http-domain.js";
import { made, makeResource, ownAttributes } from "./make-resource.js";
import { bodyOf, executionArn, switchServers } from "./rest-api.js";
import {
  decidedText,
  isDecidedTrue,
  reportInvalid,
  reportRefused,
  type SamContext,
  type SamResource,
} from "./sam-context.js";
import { pass, propertyOf, take } from "./sam-resource.js";
import { addComponentScheme } from "./scheme-definitions.js";
import { requirement, securityOf, writeSecurity } from "./security.js";
import { httpStageId } from "./stage-id.js";
import { isList, isObject, list, member, membersOf, object, reference, scalar, textOf } from "./values.js";

/**
 * `AWS::Serverless::HttpApi`: an API with one stage, to which changes are deployed by themselves.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-httpapi.html
 */
export function expandHttpApi(
  sam: SamResource,
  definition: Definition | undefined,
  events: readonly ApiEvent[],
  context: SamContext,
): readonly SourceResource[] {
  const { id } = sam.resource;
  checkDefinition(sam, definition, context);
  addHttpCors(sam, definition, context);
  const authorizers = addAuth(sam, definition, context);
  const tags = addTags(sam, definition, context);
  const off = take(sam, "DisableExecuteApiEndpoint", context);
  if (off !== undefined && isWritable(sam, definition, "DisableExecuteApiEndpoint", context)) {
    switchServers(sam, definition, off, context);
  }
  addInfo(sam, definition, "Name", "title", context);
  addInfo(sam, definition, "Description", "description", context);
  moveDefaultPath(sam, definition, context);
  take(sam, "PropagateTags", context);
  const api = makeResource(
    sam,
    id,
    "AWS::ApiGatewayV2::Api",
    [bodyOf(sam, definition, context), pass(sam, "FailOnWarnings")],
    ownAttributes(sam),
  );
  return [
    api,
    ...authorizers.flatMap((each) => permission(sam, each)),
    ...httpDomain(sam, tags, context),
    httpStage(sam, tags, events, context),
  ];
}

function checkDefinition(sam: SamResource, definition: Definition | undefined, context: SamContext): void {
  const { id } = sam.resource;
  const uri = sam.properties.get("DefinitionUri");
  if (uri !== undefined && propertyOf(sam, "DefinitionBody") !== undefined) {
    reportRefused(context, id, "'DefinitionUri' and 'DefinitionBody' exclude each other", uri.at);
  }
  if (definition !== undefined) for (const [path, item] of pathsOf(definition, context)) methodsOf(path, item, context);
}

function permission(sam: SamResource, { name, grantedFunction }: HttpAuthorizer): readonly SourceResource[] {
  if (grantedFunction === undefined) return [];
  const { id } = sam.resource;
  const { at } = grantedFunction;
  return [
    makeResource(sam, `${id}${name}AuthorizerPermission`, "AWS::Lambda::Permission", [
      made("Action", scalar("lambda:InvokeFunction", at)),
      made("FunctionName", grantedFunction),
      made("Principal", scalar("apigateway.amazonaws.com", at)),
      made("SourceArn", executionArn(reference(id, at), ["/authorizers/*"], at)),
    ]),
  ];
}

const authKeys: ReadonlySet<string> = new Set(["Authorizers", "DefaultAuthorizer", "EnableIamAuthorizer"]);

function addAuth(sam: SamResource, definition: Definition | undefined, context: SamContext): readonly HttpAuthorizer[] {
  const auth = take(sam, "Auth", context);
  if (!isObject(auth) || auth.members.length === 0) return [];
  const { id } = sam.resource;
  for (const [key, { at }] of auth.members) {
    if (!authKeys.has(key)) context.diagnostics.report("sam-property-unknown", at, { property: key, type: "Auth" });
  }
  if (!isWritable(sam, definition, "Auth", context)) return [];
  const authorizers = httpAuthorizers(auth, id, context);
  for (const { name, scheme } of authorizers) addComponentScheme(definition, name, scheme);
  const value = member(auth, "DefaultAuthorizer");
  if (value === undefined) return authorizers;
  const name = decidedText(context, value);
  const usual = authorizers.find((each) => each.name === name);
  if (name === undefined) reportInvalid(context, `'DefaultAuthorizer' of ${id}`, "the name of an authorizer", value);
  else if (usual === undefined) {
    if (member(member(auth, "Authorizers"), name) === undefined) {
      reportRefused(context, `'DefaultAuthorizer' of ${id}`, `'Authorizers' has no '${name}'`, value.at);
    }
  } else addDefault(definition, usual, value.at, context);
  return authorizers;
}

/** Preflight requests carry no credentials: OPTIONS stays open. */
function addDefault(
  definition: Definition,
  { name, scopes }: HttpAuthorizer,
  at: SourceValue["at"],
  context: SamContext,
): void {
  for (const [path, item] of pathsOf(definition, context)) {
    for (const { method, draft } of methodsOf(path, item, context)) {
      if (method === "options" || !hasIntegration(draft)) continue;
      const existing = securityOf(draft, `${method} of the path '${path}'`, context);
      if (existing?.length === 0) writeSecurity(draft, [requirement(name, scopes, at)], at);
    }
  }
}

const createdBy = "httpapi:createdBy";

/** Tags stand in the definition; those of stage and domain are the same. */
function addTags(sam: SamResource, definition: Definition | undefined, context: SamContext): SourceValue | undefined {
  const tags = take(sam, "Tags", context);
  if (tags !== undefined && membersOf(tags).length > 0 && !isWritable(sam, definition, "Tags", context))
    return undefined;
  if (definition === undefined || !isOpenApi3(definition)) return undefined;
  const { at } = tags ?? sam.node;
  const all = object({ ...Object.fromEntries(membersOf(tags)), [createdBy]: scalar("SAM", at) }, at);
  const given = read(definition.root, "tags");
  if (given !== undefined && !isList(given)) {
    reportInvalid(context, `'tags' in the definition of ${sam.resource.id}`, "a list", given);
    return all;
  }
  const items = [...(given?.items ?? [])];
  for (const [name, value] of all.members) {
    const index = items.findIndex((item) => textOf(member(item, "name")) === name);
    const others = membersOf(items[index]).filter(([key]) => key !== "x-amazon-apigateway-tag-value");
    const written = object(
      { ...Object.fromEntries(others), name: scalar(name, at), "x-amazon-apigateway-tag-value": value },
      at,
    );
    if (index >= 0) items[index] = written;
    else items.push(written);
  }
  write(definition.root, "tags", list(items, at));
  return all;
}

/** A definition of the template's own that has the field already is not overruled. */
function addInfo(
  sam: SamResource,
  definition: Definition | undefined,
  property: "Name" | "Description",
  field: "title" | "description",
  context: SamContext,
): void {
  const value = take(sam, property, context);
  if (value === undefined || textOf(value) === "") return;
  if (!isWritable(sam, definition, property, context)) return;
  const given = readWithin(definition.root, "info", field);
  const isFree = given === undefined ? field === "description" : given.kind === "opaque" && given.name === "StackName";
  if (!isFree) {
    const detail = `the definition says it already, by 'info.${field}'`;
    reportRefused(context, `'${property}' of ${sam.resource.id}`, detail, value.at);
    return;
  }
  const info = open(definition.root, "info", value.at);
  if (info !== undefined) write(info, field, value);
}

/** The service warns of `$default` without a slash. */
function moveDefaultPath(sam: SamResource, definition: Definition | undefined, context: SamContext): void {
  if (definition === undefined || !isDecidedTrue(context, propertyOf(sam, "FailOnWarnings"))) return;
  const paths = openExisting(definition.root, "paths");
  const item = paths?.members.get("$default");
  if (paths === undefined || item === undefined) return;
  paths.members.delete("$default");
  paths.members.set("/$default", item);
}

const defaultStage = "$default";

function httpStage(
  sam: SamResource,
  tags: SourceValue | undefined,
  events: readonly ApiEvent[],
  context: SamContext,
): SourceResource {
  const { id } = sam.resource;
  const { at } = sam.node;
  const name = propertyOf(sam, "StageName");
  return makeResource(sam, httpStageId(id, name), "AWS::ApiGatewayV2::Stage", [
    made("ApiId", reference(id, at)),
    name === undefined ? made("StageName", scalar(defaultStage, at)) : pass(sam, "StageName"),
    pass(sam, "StageVariables"),
    pass(sam, "AccessLogSettings"),
    pass(sam, "DefaultRouteSettings"),
    routeSettings(sam, events, context),
    made("Tags", tags),
    made("AutoDeploy", scalar(true, at)),
  ]);
}

/** What events say of their routes stands beside what the API says of them. */
function routeSettings(sam: SamResource, events: readonly ApiEvent[], context: SamContext): readonly SourceProperty[] {
  const property = sam.properties.get("RouteSettings");
  const routes = new Map(membersOf(property?.value));
  for (const event of events) {
    const own = event.properties.get("RouteSettings");
    if (own === undefined) continue;
    const key = event.method === anyMethod ? event.path : `${event.method.toUpperCase()} ${event.path}`;
    const before = routes.get(key);
    if (!isObject(own.value)) {
      reportInvalid(context, `'RouteSettings' of ${event.node.address}`, "a map", own.value);
      continue;
    }
    routes.set(
      key,
      object({ ...Object.fromEntries(membersOf(before)), ...Object.fromEntries(own.value.members) }, own.at),
    );
  }
  if (routes.size === 0) return property === undefined ? [] : [property];
  const at = property?.at ?? sam.node.at;
  return [{ name: "RouteSettings", value: { kind: "object", members: [...routes], at }, at }];
}
