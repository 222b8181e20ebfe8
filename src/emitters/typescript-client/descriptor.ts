import type { MediaType, Operation, Parameter, PartEncoding, Server } from "../../ir/api.js";
import type { JsonValue } from "../../ir/json.js";
import { bodyKind, isJson } from "../../ir/media-type.js";
import { idempotencyKeyOf } from "../../ir/recognise-pagination.js";
import { byPreference, parameterGroups } from "../client/content.js";
import type { SchemasById } from "../schemas/schema-graph.js";
import { objectKey, stringLiteral, valueLiteral } from "../typescript/literal.js";
import { acceptHeaderUnlessJson, answersInJson, sentBody } from "./content.js";
import { parameterStyle } from "./parameter-style.js";

type Member = readonly [key: string, value: string];

type RuntimeName = "bodies" | "readAny" | "styles";

/** What an object of the descriptor holds under a name of the document. */
interface NamedDescriptor {
  readonly name: string;
  readonly members: readonly Member[];
}

/**
 * How an operation is called, as the runtime reads it: only what departs from OpenAPI's defaults. Functions of the runtime
 * (`bodies.json`, `styles.deepObject`) stand where an operation needs more than a plain GET does.
 *
 * @param apiServer URL of the server that the API names first
 */
export function descriptorMembers(
  operation: Operation,
  apiServer: string | undefined,
  byId: SchemasById,
): readonly Member[] {
  const members: Member[] = [
    ["method", stringLiteral(operation.method.toUpperCase())],
    ["path", stringLiteral(pathText(operation))],
  ];
  const add = (key: string, value: JsonValue | undefined): void => {
    if (value !== undefined) members.push([key, valueLiteral(value)]);
  };
  const addDescriptors = (key: string, named: readonly NamedDescriptor[]): void => {
    const entries = named.map(({ name, members: own }) => [name, objectLiteral(own)] as const);
    if (entries.length > 0) members.push([key, objectLiteral(entries)]);
  };
  for (const [place] of parameterGroups)
    addDescriptors(`${place}Parameters`, parameterDescriptors(operation, place, byId));
  const writers = bodyWriters(operation);
  if (writers.length > 0) members.push(["body", objectLiteral(writers)]);
  addDescriptors("formParts", formParts(operation));
  add("accept", acceptHeaderUnlessJson(operation));
  if (!answersInJson(operation)) members.push(["read", "readAny"]);
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

/** What descriptors name of the runtime: the modules `body.ts` and `styles.ts`, and how anything but JSON is read. */
export function runtimeNames(operations: readonly Operation[], byId: SchemasById): ReadonlySet<RuntimeName> {
  const descriptors = operations.flatMap((operation) => [
    ...parameterGroups.flatMap(([place]) => parameterDescriptors(operation, place, byId)),
    ...formParts(operation),
  ]);
  const hasStyle = descriptors.some(({ members }) => members.some(([, value]) => value.startsWith("styles.")));
  return new Set<RuntimeName>([
    ...(operations.some((operation) => bodyWriters(operation).length > 0) ? ["bodies" as const] : []),
    ...(operations.every(answersInJson) ? [] : ["readAny" as const]),
    ...(hasStyle ? ["styles" as const] : []),
  ]);
}

/** Keys come from the document. */
const objectLiteral = (entries: readonly Member[]): string =>
  `{ ${entries.map(([key, value]) => `${objectKey(key)}: ${value}`).join(", ")} }`;

/** The variables of an operation's own server are no options of the client: their defaults hold. */
function withDefaults({ url, variables }: Server): string {
  const values = new Map(variables.map((variable) => [variable.name, variable.default]));
  return url.replace(/\{([^{}]+)\}/g, (text, name: string) => values.get(name) ?? text);
}

/** Greedy variables lose their plus sign: their descriptor says it. */
const pathText = ({ path }: Operation): string => path.text.replace(/\{([^{}]+)\+\}/g, "{$1}");

/** A range that JSON and others are in is decided when the caller names the type. */
const bodyWriter = (type: string): string =>
  !isJson(type) && bodyKind(type) === "json" ? "bodies.any" : `bodies.${bodyKind(type)}`;

const bodyWriters = (operation: Operation): readonly Member[] =>
  byPreference(sentBody(operation)?.content ?? []).map(({ type }) => [type, bodyWriter(type)]);

function parameterDescriptors(
  operation: Operation,
  place: Parameter["in"],
  byId: SchemasById,
): readonly NamedDescriptor[] {
  const greedy = new Set<string>();
  for (const segment of operation.path.segments)
    if (segment.kind === "variable" && segment.greedy) greedy.add(segment.name);
  return operation.parameters.flatMap((parameter): NamedDescriptor[] => {
    if (parameter.in !== place) return [];
    const { name } = parameter;
    const isGreedy = place === "path" && greedy.has(name);
    const members = isGreedy ? [["style", "styles.greedy"] as const] : parameterStyle(parameter, byId);
    return members.length === 0 ? [] : [{ name, members }];
  });
}

function formParts(operation: Operation): readonly NamedDescriptor[] {
  const members = new Map<string, readonly Member[]>();
  for (const media of sentBody(operation)?.content ?? []) {
    for (const part of media.encoding) {
      if (!members.has(part.property)) members.set(part.property, partDescriptor(media, part));
    }
  }
  return [...members].flatMap(([name, own]) => (own.length === 0 ? [] : [{ name, members: own }]));
}

/** In a form in URL encoding a style decides over a content type (OpenAPI 3.1, section 4.8.15.1). */
function partDescriptor(media: MediaType, part: PartEncoding): readonly Member[] {
  const { style = "form", explode } = part;
  const isStyled = bodyKind(media.type) === "form" && (part.style !== undefined || explode !== undefined);
  if (!isStyled) return part.contentType === undefined ? [] : [["contentType", stringLiteral(part.contentType)]];
  const isUsual = explode === undefined || explode === (style === "form" || style === "deepObject");
  return [["style", `styles.${style}`], ...(isUsual ? [] : [["explode", String(explode)] as const])];
}
