import type { SourcePointer } from "../../../ir/source.js";
import type { SourceValue } from "../source-value.js";
import { type Draft, draftOf, emptyDraft, finish, open, openExisting, read, write } from "./draft.js";
import { normalMethod } from "./events.js";
import { decidedText, reportInvalid, reportRefused, type SamContext, type SamResource } from "./sam-context.js";

import { isObject, member, object, scalar, textOf } from "./values.js";

/** The OpenAPI document of an API, as events and the API's own properties write it. */
export interface Definition {
  readonly root: Draft;
  /** Whether it is SAM's own, to which events add; one that the template gives is its author's. */
  readonly managed: boolean;
}

const integrationKey = "x-amazon-apigateway-integration";
const version3 = /^3(\.\d)(\.\d)?$/;

/** What stands in a path beside its methods. */
const besideMethods: ReadonlySet<string> = new Set(["summary", "description", "parameters", "servers"]);

/**
 * The document that the template gives, or an empty one; undefined where it stands in a file of its own.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-api.html#sam-api-definitionbody
 */
export function startDefinition(sam: SamResource, skeleton: (at: SourcePointer) => Draft): Definition | undefined {
  const body = sam.properties.get("DefinitionBody")?.value;
  if (isObject(body) && body.members.length > 0) return { root: draftOf(body), managed: false };
  if (body !== undefined && !isObject(body)) return undefined;
  if (sam.properties.has("DefinitionUri")) return undefined;
  return { root: skeleton(sam.resource.nodes[0]?.at ?? sam.node.at), managed: true };
}

/** The name of the stack, which is what the service calls an API that has no name. */
const stackName = (at: SourcePointer): SourceValue => ({
  kind: "opaque",
  text: '{"Ref":"AWS::StackName"}',
  name: "StackName",
  at,
});

export function skeletonOf(version: Readonly<Record<string, string>>, at: SourcePointer): Draft {
  const root = emptyDraft(at);
  for (const [key, text] of Object.entries(version)) write(root, key, scalar(text, at));
  write(root, "info", object({ version: scalar("1.0", at), title: stackName(at) }, at));
  write(root, "paths", emptyDraft(at));
  return root;
}

export const isSwagger2 = ({ root }: Definition): boolean => textOf(read(root, "swagger")) !== undefined;

export const isOpenApi3 = ({ root }: Definition): boolean => version3.test(textOf(read(root, "openapi")) ?? "");

export const namesVersion3 = (text: string | undefined): boolean => text !== undefined && version3.test(text);

/** Reports a document that nothing can be added to. `wanted` names the property that would add something. */
export function isWritable(
  sam: SamResource,
  definition: Definition | undefined,
  wanted: string,
  context: SamContext,
): definition is Definition {
  const at = sam.properties.get(wanted)?.at ?? sam.node.at;
  const what = `'${wanted}' of ${sam.resource.id}`;
  if (definition === undefined) {
    reportRefused(context, what, "it needs a definition in the template, by 'DefinitionBody' or by events", at);
    return false;
  }
  const sound = isObject(read(definition.root, "paths")) && (isSwagger2(definition) || isOpenApi3(definition));
  if (!sound) {
    reportRefused(
      context,
      what,
      "'DefinitionBody' is no OpenAPI document: it needs 'paths', and 'swagger' or 'openapi'",
      at,
    );
  }
  return sound;
}

/** Paths with their drafts. Reports those that are no maps. */
export function pathsOf({ root }: Definition, context: SamContext): readonly (readonly [path: string, item: Draft])[] {
  const paths = openExisting(root, "paths");
  if (paths === undefined) return [];
  return [...paths.members.keys()].flatMap((path) => {
    const item = openExisting(paths, path);
    if (item !== undefined) return [[path, item] as const];
    const value = paths.members.get(path);
    if (value !== undefined && "kind" in value) reportInvalid(context, `The path '${path}'`, "a map", value);
    return [];
  });
}

/** The methods of a path, by their names as they stand there. Reports those that are no maps. */
export function methodsOf(
  path: string,
  item: Draft,
  context: SamContext,
): readonly { readonly key: string; readonly method: string; readonly draft: Draft }[] {
  return [...item.members.keys()].flatMap((key) => {
    if (besideMethods.has(key)) return [];
    const draft = openExisting(item, key);
    if (draft !== undefined) return [{ key, method: normalMethod(key), draft }];
    const value = item.members.get(key);
    if (value !== undefined && "kind" in value)
      reportInvalid(context, `'${key}' of the path '${path}'`, "a map", value);
    return [];
  });
}

export const hasIntegration = (method: Draft): boolean => {
  const integration = read(method, integrationKey);
  return integration !== undefined && !(isObject(integration) && integration.members.length === 0);
};

export const openIntegration = (method: Draft): Draft | undefined => open(method, integrationKey, method.at);

/** The method of a path, made when it is not there. */
export function openMethod(definition: Definition, path: string, method: string, at: SourcePointer): Draft | undefined {
  const paths = open(definition.root, "paths", at);
  const item = paths && open(paths, path, at);
  return item && open(item, method, at);
}

export function writeIntegration(method: Draft, integration: Draft | SourceValue, at: SourcePointer): void {
  write(method, integrationKey, integration);
  if (read(method, "responses") === undefined) write(method, "responses", emptyDraft(at));
}

/**
 * What `OpenApiVersion: 3.0.x` makes of a document: definitions move to where OpenAPI 3 has them.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-api.html#sam-api-openapiversion
 */
export function moveToOpenApi3(definition: Definition, wanted: SourceValue | undefined, context: SamContext): void {
  const { root } = definition;
  if (isSwagger2(definition)) return;
  const version = wanted === undefined ? textOf(read(root, "openapi")) : decidedText(context, wanted);
  if (!namesVersion3(version)) return;
  for (const [old, place] of [
    ["securityDefinitions", "securitySchemes"],
    ["definitions", "schemas"],
  ] as const) {
    const value = root.members.get(old);
    if (value === undefined) continue;
    root.members.delete(old);
    const components = open(root, "components", value.at);
    if (components !== undefined) write(components, place, value);
  }
  for (const [path, item] of pathsOf(definition, context)) {
    const options = openExisting(item, "options");
    if (options !== undefined) moveHeaders(path, options, context);
  }
}

/** Headers of a preflight's answer are described by schemas in OpenAPI 3. */
function moveHeaders(path: string, options: Draft, context: SamContext): void {
  options.members.delete("produces");
  options.members.delete("consumes");
  const given = read(options, "responses");
  if (given !== undefined && !isObject(given)) {
    reportInvalid(context, `'responses' of options of the path '${path}'`, "a map", given);
    return;
  }
  const headers = member(member(given, "200"), "headers");
  if (headers === undefined) return;
  if (!isObject(headers)) {
    reportInvalid(context, `'headers' of options of the path '${path}'`, "a map", headers);
    return;
  }
  const responses = openExisting(options, "responses");
  const answer = responses && openExisting(responses, "200");
  if (answer === undefined) return;
  const described = headers.members.map(([name, value]) => [name, object({ schema: value }, value.at)] as const);
  write(answer, "headers", { ...headers, members: described });
}

export const finishDefinition = ({ root }: Definition): SourceValue => finish(root);
