import type { MediaType, Operation, Parameter, PartEncoding, Server } from "../../ir/api.js";
import type { JsonValue } from "../../ir/json.js";
import { bodyKind } from "../../ir/media-type.js";
import { idempotencyKeyOf } from "../../ir/recognise-pagination.js";
import { byPreference } from "../client/content.js";
import { stringLiteral, valueLiteral } from "../typescript/literal.js";
import { acceptHeaderUnlessJson, sentBody } from "./content.js";

type DescriptorMember = readonly [key: string, value: string];

/**
 * How an operation is called, as data that the runtime reads: only what departs from OpenAPI's defaults.
 *
 * @param apiServer URL of the server that the API names first
 */
export function descriptorMembers(operation: Operation, apiServer: string | undefined): readonly DescriptorMember[] {
  const members: DescriptorMember[] = [
    ["method", stringLiteral(operation.method.toUpperCase())],
    ["path", stringLiteral(pathText(operation))],
  ];
  const add = (key: string, value: JsonValue | undefined): void => {
    if (value !== undefined) members.push([key, valueLiteral(value)]);
  };
  add("pathParameters", parameterDescriptors(operation, "path"));
  add("queryParameters", parameterDescriptors(operation, "query"));
  add("headerParameters", parameterDescriptors(operation, "header"));
  add("cookieParameters", parameterDescriptors(operation, "cookie"));
  add("contentTypes", contentTypes(operation));
  add("formParts", formParts(operation));
  add("accept", acceptHeaderUnlessJson(operation));
  if (operation.security.length > 0) {
    add(
      "security",
      operation.security.map((alternative) => alternative.map(({ scheme }) => scheme)),
    );
  }
  add("idempotencyKey", idempotencyKeyOf(operation));
  add("idempotent", operation.client?.idempotent);
  const [server] = operation.servers;
  if (server !== undefined && server.url !== apiServer) add("server", withDefaults(server));
  return members;
}

/** The variables of an operation's own server are no options of the client: their defaults hold. */
function withDefaults({ url, variables }: Server): string {
  const values = new Map(variables.map((variable) => [variable.name, variable.default]));
  return url.replace(/\{([^{}]+)\}/g, (text, name: string) => values.get(name) ?? text);
}

/** Greedy variables lose their plus sign: their descriptor says it. */
const pathText = ({ path }: Operation): string => path.text.replace(/\{([^{}]+)\+\}/g, "{$1}");

function contentTypes(operation: Operation): JsonValue | undefined {
  const types = byPreference(sentBody(operation)?.content ?? []).map(({ type }) => type);
  return types.length === 0 || (types.length === 1 && types[0] === "application/json") ? undefined : types;
}

type Members = [string, JsonValue][];

/** Keys come from the document; `fromEntries` takes them all as plain members. */
const objectOf = (members: Members): JsonValue | undefined =>
  members.length === 0 ? undefined : Object.fromEntries(members);

function parameterDescriptors(operation: Operation, place: Parameter["in"]): JsonValue | undefined {
  const greedy = new Set<string>();
  for (const segment of operation.path.segments)
    if (segment.kind === "variable" && segment.greedy) greedy.add(segment.name);
  const members: Members = [];
  for (const parameter of operation.parameters) {
    if (parameter.in !== place) continue;
    const descriptor = parameterDescriptor(parameter, place === "path" && greedy.has(parameter.name));
    if (descriptor !== undefined) members.push([parameter.name, descriptor]);
  }
  return objectOf(members);
}

function parameterDescriptor(parameter: Parameter, isGreedy: boolean): JsonValue | undefined {
  const { style, explode, allowReserved, contentType } = parameter;
  if (contentType !== undefined) return { contentType };
  const defaultStyle = parameter.in === "path" || parameter.in === "header" ? "simple" : "form";
  const members: Members = [];
  if (style !== defaultStyle) members.push(["style", style]);
  if (explode !== (style === "form" || style === "deepObject")) members.push(["explode", explode]);
  if (allowReserved) members.push(["allowReserved", true]);
  if (isGreedy) members.push(["greedy", true]);
  return objectOf(members);
}

function formParts(operation: Operation): JsonValue | undefined {
  const members: Members = [];
  const known = new Set<string>();
  for (const media of sentBody(operation)?.content ?? []) {
    for (const part of media.encoding) {
      if (known.has(part.property)) continue;
      known.add(part.property);
      const descriptor = partDescriptor(media, part);
      if (descriptor !== undefined) members.push([part.property, descriptor]);
    }
  }
  return objectOf(members);
}

/** In a form in URL encoding a style decides over a content type (OpenAPI 3.1, section 4.8.15.1). */
function partDescriptor(media: MediaType, part: PartEncoding): JsonValue | undefined {
  const members: Members = [];
  const { style = "form", explode } = part;
  const isStyled = bodyKind(media.type) === "form" && (part.style !== undefined || explode !== undefined);
  if (isStyled) {
    members.push(["style", style]);
    if (explode !== undefined && explode !== (style === "form" || style === "deepObject")) {
      members.push(["explode", explode]);
    }
  } else if (part.contentType !== undefined) members.push(["contentType", part.contentType]);
  return objectOf(members);
}
