import type { Schema } from "../../ir/schema.js";
import type { WebSocketMessage, WebSocketRoute } from "../../ir/websocket.js";
import { isJson, isScalar, routeData } from "../lambda/route-data.js";
import type { Direction } from "../schemas/direction.js";
import { documentationLines } from "../typescript/documentation.js";
import { docComment, propertyName } from "../typescript/literal.js";
import { schemaType } from "../typescript/schema-type.js";
import type { SchemaTypes } from "../typescript/schema-types.js";
import { dataExpression } from "./data-expression.js";
import { generatedLine } from "./header.js";
import { moduleImports } from "./module-imports.js";
import type { UnitNames } from "./names.js";
import type { SchemaReferences } from "./schemas-module.js";

/** The types of one route, with what the runtime knows of it: `src/generated/routes/<file>.ts`. */
export function routeModule(
  route: WebSocketRoute,
  names: UnitNames,
  types: SchemaTypes,
  references: SchemaReferences,
): string {
  const imports = moduleImports(types, references);
  const declarations = [requestDeclaration(route, names, imports.types), replyDeclaration(route, names, imports.types)];
  const data = dataExpression(routeData(route, types), imports.refer, "");
  const { summary, description, deprecated, key } = route;
  const about = [summary, description].filter((text) => text !== undefined && text.trim() !== "").join("\n\n");
  return [
    `${generatedLine}\n`,
    'import type { ServerMessage } from "../messages.js";\n',
    'import type * as runtime from "../runtime/socket-types.js";\n',
    ...imports.lines(".."),
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
  const reply = replyType(route, type);
  return `export type ${type}Handler = (\n  ${requestName(route)}: ${request},\n  context: runtime.RouteContext<ServerMessage>,\n) => ${reply} | Promise<${reply}>;\n`;
}

/** `$connect` gives the subprotocol that it speaks, if any. */
function replyType({ key, reply }: WebSocketRoute, type: string): string {
  if (key === "$connect") return "string | void";
  return reply === undefined ? "void" : `${type}Reply`;
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
      const value = isScalar(schema, types.byId) ? typeOf(schema, "request", types) : "string";
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
