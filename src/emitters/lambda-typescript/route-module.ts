import type { Schema } from "../../ir/schema.js";
import type { WebSocketMessage, WebSocketRoute } from "../../ir/websocket.js";
import type { Direction } from "../typescript/direction.js";
import { documentationLines } from "../typescript/documentation.js";
import { docComment, propertyName, stringLiteral } from "../typescript/literal.js";
import { resolveSchema } from "../typescript/schema-graph.js";
import { schemaType } from "../typescript/schema-type.js";
import type { SchemaTypes } from "../typescript/schema-types.js";
import { arrayExpression, type Entry, objectExpression } from "./expression.js";
import { generatedLine } from "./header.js";
import type { UnitNames } from "./names.js";
import { schemaData } from "./schema-data.js";
import type { SchemaReferences } from "./schemas-module.js";

/** The types of one route, with what the runtime knows of it: `src/generated/routes/<file>.ts`. */
export function routeModule(
  route: WebSocketRoute,
  names: UnitNames,
  types: SchemaTypes,
  references: SchemaReferences,
): string {
  const imports = new Set<"schemas" | "types">();
  const refer: SchemaReferences["refer"] = (form) => {
    imports.add("schemas");
    return `schemas.${references.refer(form)}`;
  };
  const nameOf: SchemaTypes["nameOf"] = (id, form) => {
    imports.add("types");
    return `types.${types.nameOf(id, form)}`;
  };
  const qualified: SchemaTypes = { ...types, nameOf };
  const declarations = [requestDeclaration(route, names, qualified), replyDeclaration(route, names, qualified)];
  const data = routeData(route, types, refer);
  const { summary, description, deprecated, key } = route;
  const about = [summary, description].filter((text) => text !== undefined && text.trim() !== "").join("\n\n");
  return [
    `${generatedLine}\n`,
    'import type { ServerMessage } from "../messages.js";\n',
    'import type * as runtime from "../runtime/socket-types.js";\n',
    ...(imports.has("schemas") ? ['import * as schemas from "../schemas.js";\n'] : []),
    ...(imports.has("types") ? ['import type * as types from "../types.js";\n'] : []),
    ...declarations.filter((text) => text !== "").map((text) => `\n${text}`),
    `\n${docComment(documentationLines({ summary: `The route ${key}`, description: about, deprecated }), "")}`,
    handlerDeclaration(route, names),
    `\nexport const ${names.data}: runtime.RouteData = ${data};\n`,
  ].join("");
}

/** What a handler is called with besides the context. */
export const requestName = ({ key }: WebSocketRoute): string =>
  key === "$connect" ? "request" : key === "$disconnect" ? "nothing" : "message";

function handlerDeclaration(route: WebSocketRoute, { type }: UnitNames): string {
  const request =
    route.key === "$disconnect" ? "undefined" : `${type}${route.key === "$connect" ? "Request" : "Message"}`;
  const reply = route.reply === undefined ? "void" : `${type}Reply`;
  return `export type ${type}Handler = (\n  ${requestName(route)}: ${request},\n  context: runtime.RouteContext<ServerMessage>,\n) => ${reply} | Promise<${reply}>;\n`;
}

function requestDeclaration(route: WebSocketRoute, { type }: UnitNames, types: SchemaTypes): string {
  if (route.key === "$disconnect") return "";
  if (route.key === "$connect") return handshakeDeclaration(route, type, types);
  const { message } = route;
  const documentation = messageComment(message);
  const text = message !== undefined && isJson(message) ? typeOf(message.schema, "request", types) : textType(route);
  return `${documentation}export type ${type}Message = ${text};\n`;
}

/** What is not JSON is text; so is a message that nothing is said about, unless JSON has led to its route. */
const textType = ({ key, message }: WebSocketRoute): string =>
  message === undefined && key !== "$default" ? "unknown" : "string";

function handshakeDeclaration({ parameters }: WebSocketRoute, type: string, types: SchemaTypes): string {
  const group = (place: "query" | "header", member: string): string => {
    const own = parameters.filter((each) => each.in === place);
    if (own.length === 0) return "";
    const lines = own.map(({ name, required, description, schema }) => {
      const value = isScalar(schema, types) ? typeOf(schema, "request", types) : "string";
      const optional = required ? value : `${value} | undefined`;
      return `${docComment(documentationLines({ description }), "    ")}    readonly ${propertyName(name)}${required ? "" : "?"}: ${optional};\n`;
    });
    return `  readonly ${member}: {\n${lines.join("")}  };\n`;
  };
  const members = group("query", "query") + group("header", "headers");
  return members === ""
    ? `/** The handshake: everything that is in it stands in \`context.event\`. */\nexport type ${type}Request = unknown;\n`
    : `/** The handshake. */\nexport interface ${type}Request {\n${members}}\n`;
}

function replyDeclaration({ reply }: WebSocketRoute, { type }: UnitNames, types: SchemaTypes): string {
  if (reply === undefined) return "";
  return `${messageComment(reply)}export type ${type}Reply = ${typeOf(reply.schema, "response", types)};\n`;
}

export const messageComment = (message: WebSocketMessage | undefined): string =>
  message === undefined
    ? ""
    : docComment(documentationLines({ summary: message.summary, description: message.description }), "");

const typeOf = (schema: Schema, direction: Direction, types: SchemaTypes): string =>
  schemaType(schema, { types, direction, indent: "" }).text;

/** The gateway understands JSON alone. */
export const isJson = ({ contentType }: WebSocketMessage): boolean =>
  /^[^/\s]+\/(?:[^/\s]+\+)?json(?:\s*;|$)/i.test(contentType);

const scalars: ReadonlySet<Schema["kind"]> = new Set(["string", "number", "integer", "boolean", "enum"]);

/** Whether a value can be read from the text of a header. */
function isScalar(schema: Schema, { byId }: SchemaTypes): boolean {
  const resolved = resolveSchema(schema, byId);
  if (resolved === undefined || !scalars.has(resolved.kind)) return false;
  return resolved.kind !== "enum" || resolved.values.every((value) => typeof value === "string");
}

function routeData(route: WebSocketRoute, types: SchemaTypes, refer: SchemaReferences["refer"]): string {
  const { key, parameters, message, reply } = route;
  const data = (schema: Schema, indent: string): string => schemaData(schema, { types, refer, indent });
  const any = '{ kind: "any" }';
  const rows = parameters.map((each) => {
    // References are resolved: the text is read by the kind of its schema.
    const schema = isScalar(each.schema, types) ? (resolveSchema(each.schema, types.byId) ?? each.schema) : undefined;
    return objectExpression(
      [
        ["name", stringLiteral(each.name)],
        ["in", stringLiteral(each.in)],
        ...(each.required ? [["required", "true"] as const] : []),
        ["schema", schema === undefined ? any : data(schema, "      ")],
      ],
      "    ",
    );
  });
  const entries: readonly Entry[] = [
    ["key", stringLiteral(key)],
    ...messageEntry(route, message !== undefined && isJson(message) ? data(message.schema, "    ") : any),
    ["parameters", arrayExpression(rows, "  ")],
    ["replies", String(reply !== undefined)],
  ];
  return objectExpression(entries, "");
}

function messageEntry(route: WebSocketRoute, schema: string): readonly Entry[] {
  const { key, message } = route;
  if (key === "$connect" || key === "$disconnect") return [];
  const kind = (message === undefined ? key !== "$default" : isJson(message)) ? "json" : "text";
  const entries: readonly Entry[] = [
    ["kind", stringLiteral(kind)],
    ["schema", schema],
  ];
  return [["message", objectExpression(entries, "  ")]];
}
