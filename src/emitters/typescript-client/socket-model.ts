import type { ApiModel } from "../../ir/api.js";
import { allocateNames } from "../../ir/names.js";
import type { Schema } from "../../ir/schema.js";
import { isConnectionRoute, type WebSocketMessage, type WebSocketRoute } from "../../ir/websocket.js";
import { resolveSchema, type SchemasById } from "../schemas/schema-graph.js";
import { allocateTypeNames, typeName, valueName } from "../typescript/identifier.js";
import { type SchemaTypes, schemaTypes } from "../typescript/schema-types.js";
import { defaultTypeOptions } from "../typescript/type-options.js";
import type { TypeScriptClientOptions } from "./options.js";
import { objectMemberNames, ownTypeNames } from "./own-names.js";

/** What the modules of a WebSocket API's client are printed from. */
export interface SocketModel {
  readonly api: ApiModel;
  readonly types: SchemaTypes;
  /** Routes that take messages. */
  readonly routes: readonly SocketRoute[];
  /** What comes in: what the server sends by itself, and replies. */
  readonly incoming: readonly SocketIncoming[];
  /** Member by which all that comes in can be told apart. */
  readonly member: string | undefined;
  /** Members of a message that select its route: `$request.body.action` is `["action"]`. */
  readonly selector: readonly string[];
}

export interface SocketRoute {
  readonly route: WebSocketRoute;
  readonly method: string;
  readonly messageType: string;
  readonly reply: SocketReply | undefined;
}

export interface SocketReply {
  readonly incoming: SocketIncoming;
  /** How it is known from what else comes in; undefined where it is not. */
  readonly rule:
    | { readonly kind: "member"; readonly member: string }
    | { readonly kind: "turn"; readonly name: string }
    | undefined;
}

export interface SocketIncoming {
  readonly name: string;
  readonly type: string;
  readonly message: WebSocketMessage;
}

/** Members of every client of a WebSocket API. */
const memberNames: ReadonlySet<string> = new Set([
  ...objectMemberNames,
  "close",
  "connect",
  "listen",
  "messages",
  "on",
]);

/** The client's own types beside those that every client has. */
const socketTypeNames: ReadonlySet<string> = new Set([
  ...ownTypeNames,
  "Handshake",
  "Incoming",
  "IncomingByName",
  "SocketError",
  "SocketMembers",
  "SocketOptions",
  "SocketState",
  "Unaddressed",
]);

export function socketModel(api: ApiModel, options: TypeScriptClientOptions = {}): SocketModel {
  const types = schemaTypes(api, {
    binary: "Blob",
    isTaken: (name) => socketTypeNames.has(name),
    // Messages are passed on as they come: nothing in them is converted.
    options: { ...defaultTypeOptions, enums: options.types?.enums ?? defaultTypeOptions.enums },
  });
  const routes = api.routes.filter(({ key }) => !isConnectionRoute(key));
  const methods = allocateNames(
    routes.map(({ key }) => key),
    methodName,
    (name) => memberNames.has(name),
  );
  const incoming = incomingMessages(api, routes, types);
  const member = tellingMember(incoming, types.byId);
  const messageTypes = allocateTypeNames(
    routes.map(({ key }) => key),
    (key) => `${typeName(methods.get(key) ?? key)}Message`,
    (name) => isTaken(types, name) || incoming.some(({ type }) => type === name),
  );
  return {
    api,
    types,
    incoming,
    member,
    selector: selectorOf(api),
    routes: routes.map((route): SocketRoute => {
      const { reply } = route;
      const found = reply && incoming.find(({ message }) => isSame(message, reply));
      return {
        route,
        method: methods.get(route.key) ?? route.key,
        messageType: messageTypes.get(route.key) ?? route.key,
        reply:
          found === undefined ? undefined : { incoming: found, rule: replyRule(route, found, api, member, types.byId) },
      };
    }),
  };
}

const isTaken = (types: SchemaTypes, name: string): boolean => types.declared.has(name) || socketTypeNames.has(name);

/** `$default` takes what no other route does. */
function methodName(key: string): string {
  const name = key === "$default" ? "send" : valueName(key);
  return memberNames.has(name) ? `${name}Route` : name;
}

/** Messages of one name and schema are one: a reply is often what the server sends to the others. */
const isSame = (one: WebSocketMessage, other: WebSocketMessage): boolean =>
  one === other ||
  (one.name === other.name &&
    one.schema.kind === "reference" &&
    other.schema.kind === "reference" &&
    one.schema.target === other.schema.target);

function incomingMessages(
  api: ApiModel,
  routes: readonly WebSocketRoute[],
  types: SchemaTypes,
): readonly SocketIncoming[] {
  const all = [...api.sends, ...routes.flatMap(({ reply }) => (reply === undefined ? [] : [reply]))];
  const messages = all.filter((each, index) => all.findIndex((other) => isSame(each, other)) === index);
  const keys = messages.map((_, index) => String(index));
  const wish = (key: string): string => messages[Number(key)]?.name ?? key;
  const typeNames = allocateTypeNames(
    keys,
    (key) => `${typeName(wish(key))}Received`,
    (name) => isTaken(types, name),
  );
  const names = allocateNames(keys, (key) => valueName(wish(key)));
  return messages.map((message, index) => {
    const key = String(index);
    return { name: names.get(key) ?? key, type: typeNames.get(key) ?? key, message };
  });
}

/** The properties of a message that have one value only. */
export function constantsOf(schema: Schema, byId: SchemasById): ReadonlyMap<string, string> {
  const resolved = resolveSchema(schema, byId);
  if (resolved?.kind === "allOf") return new Map(resolved.members.flatMap((each) => [...constantsOf(each, byId)]));
  if (resolved?.kind !== "object") return new Map();
  return new Map(
    resolved.properties.flatMap(({ name, schema: inner, required }) => {
      const value = resolveSchema(inner, byId);
      const [only, ...others] = value?.kind === "enum" ? value.values : [];
      if (!required || only === undefined || others.length > 0) return [];
      return [[name, typeof only === "string" ? only : JSON.stringify(only)] as const];
    }),
  );
}

function tellingMember(incoming: readonly SocketIncoming[], byId: SchemasById): string | undefined {
  const constants = incoming.map(({ message }) => constantsOf(message.schema, byId));
  const [first] = constants;
  return [...(first?.keys() ?? [])].find((name) => {
    const values = constants.map((each) => each.get(name));
    return values.every((value) => value !== undefined) && new Set(values).size === values.length;
  });
}

const correlationName = /^(request|correlation|message)_?id$/i;

/** A member that message and reply share tells a reply; so does a kind that nothing else has that comes in. */
function replyRule(
  route: WebSocketRoute,
  { name, message }: SocketIncoming,
  api: ApiModel,
  telling: string | undefined,
  byId: SchemasById,
): SocketReply["rule"] {
  const sent = propertyNames(route.message?.schema, byId);
  const shared = propertyNames(message.schema, byId).find((each) => correlationName.test(each) && sent.includes(each));
  if (shared !== undefined) return { kind: "member", member: shared };
  return telling !== undefined && !api.sends.some((each) => isSame(each, message)) ? { kind: "turn", name } : undefined;
}

function propertyNames(schema: Schema | undefined, byId: SchemasById): readonly string[] {
  const resolved = schema === undefined ? undefined : resolveSchema(schema, byId);
  if (resolved?.kind === "allOf") return resolved.members.flatMap((member) => propertyNames(member, byId));
  return resolved?.kind === "object" ? resolved.properties.map((property) => property.name) : [];
}

function selectorOf({ gateway }: ApiModel): readonly string[] {
  if (gateway.protocol !== "websocket") return [];
  const [, path] = /^\$\{?request\.body\.([\w.-]+)\}?$/.exec(gateway.routeSelectionExpression) ?? [];
  return path === undefined ? [] : path.split(".");
}
