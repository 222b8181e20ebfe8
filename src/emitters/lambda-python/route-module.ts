import type { WebSocketMessage, WebSocketRoute } from "../../ir/websocket.js";
import { isJson, isScalar, routeData } from "../lambda/route-data.js";
import { documentationLines } from "../python/docstring.js";
import { allocateSnakeNames } from "../python/identifier.js";
import { schemaTypeImports } from "../python/imports.js";
import { docstring, stringLiteral } from "../python/literal.js";
import { callText, generatedHeader, importLine } from "../python/module-text.js";
import { schemaType } from "../python/schema-type.js";
import type { SchemaTypes } from "../python/schema-types.js";
import { separated } from "../python/type-declarations.js";
import type { TypePlace } from "../python/type-place.js";
import { aliasValue, annotation, named, optional, type TypeText } from "../python/type-text.js";
import type { DataPrinting } from "./data-expression.js";
import { layOut } from "./expression.js";
import type { UnitNames } from "./names.js";
import { routeExpression } from "./route-expression.js";
import { runtimeImports } from "./runtime-imports.js";
import type { SchemaReferences } from "./schemas-module.js";

/** The types of one route, with what the runtime knows of it: `handlers/generated/routes/<module>.py`. */
export function routeModule(
  route: WebSocketRoute,
  { type }: UnitNames,
  types: SchemaTypes,
  references: SchemaReferences,
): string {
  const used = new Set<string>();
  const place: TypePlace = { types, direction: "request", qualifier: "types.", used };
  const printing: DataPrinting = { refer: (form) => `schemas.${references.refer(form)}`, used: new Set() };
  const data = routeExpression(routeData(route, types), { printing, indent: "", column: "ROUTE = ".length });
  const handshake = route.key === "$connect" ? handshakeClasses(route, type, place) : undefined;
  const read = handshake === undefined ? "message" : "_read(message)";
  const declarations = [
    ...(handshake?.classes ?? []),
    [messageAlias(route, type, place), replyAlias(route, type, place), handlerAlias(route, type)].join(""),
    ...(handshake === undefined ? [] : [handshake.reader]),
    `def route(handle: ${type}Handler) -> SocketRoute:\n    """The route with the code that serves it."""\n    return SocketRoute(ROUTE, lambda message, context: handle(${read}, context))\n`,
    `ROUTE = ${data}\n`,
  ];
  const { summary, description, deprecated, key } = route;
  const about = [summary, description].filter((text) => text !== undefined && text.trim() !== "").join("\n\n");
  const guarded = schemaTypeImports(new Set([...used].filter((name) => name !== "Literal")), "TYPE_CHECKING", {
    values: "..runtime.values",
    types: "..",
  });
  return [
    generatedHeader,
    `${docstring(documentationLines({ summary: `The route ${key}`, description: about, deprecated }), "")}\n`,
    "from __future__ import annotations\n\n",
    importLine("collections.abc", ["Callable"]),
    importLine("typing", [
      "TypeAlias",
      ...(used.has("Literal") ? ["Literal"] : []),
      ...(guarded.length > 0 ? ["TYPE_CHECKING"] : []),
    ]),
    "\n",
    ...(data.includes("schemas.") ? ["from .. import schemas\n"] : []),
    "from ..messages import ServerMessage\n",
    runtimeImports(
      new Set([
        ...printing.used,
        "RouteContext",
        "SocketRoute",
        ...(handshake === undefined ? [] : ["Handshake", "Record"]),
      ]),
      "..runtime",
    ),
    ...(guarded.length === 0 ? [] : ["\n", ...guarded]),
    /^class/.test(declarations[0] ?? "") ? "\n\n" : "\n",
    separated(declarations),
  ].join("");
}

/** What a handler is called with besides the context. */
export const requestName = ({ key }: WebSocketRoute): string =>
  key === "$connect" ? "request" : key === "$disconnect" ? "nothing" : "message";

/** The type of that. */
export const requestType = ({ key }: WebSocketRoute, type: string): string =>
  key === "$disconnect" ? "None" : `${type}${key === "$connect" ? "Request" : "Message"}`;

/** The type of what a handler gives back. */
export function replyType({ key, reply }: WebSocketRoute, type: string): string {
  // `$connect` gives the subprotocol that it speaks, if any.
  if (key === "$connect") return "str | None";
  return reply === undefined ? "None" : `${type}Reply`;
}

function handlerAlias(route: WebSocketRoute, type: string): string {
  const [request, reply] = [requestType(route, type), replyType(route, type)];
  const given = [`[${request}, RouteContext[ServerMessage]]`, reply];
  return `${layOut(`${type}Handler: TypeAlias = Callable[`, given, "]", "", 0)}\n`;
}

function messageAlias(route: WebSocketRoute, type: string, place: TypePlace): string {
  const { message, key } = route;
  if (key === "$disconnect" || key === "$connect") return "";
  const text =
    message !== undefined && isJson(message)
      ? schemaType(message.schema, place)
      : // What is not JSON is text; so is a message that nothing is said about, unless JSON has led to its route.
        message === undefined && key !== "$default"
        ? jsonValue(place)
        : named("str");
  return aliasText(`${type}Message`, text, message);
}

function jsonValue({ used }: TypePlace): TypeText {
  used?.add("JsonValue");
  return named("JsonValue");
}

const replyAlias = ({ reply }: WebSocketRoute, type: string, place: TypePlace): string =>
  reply === undefined
    ? ""
    : aliasText(`${type}Reply`, schemaType(reply.schema, { ...place, direction: "response" }), reply);

function aliasText(name: string, type: TypeText, message: WebSocketMessage | undefined): string {
  const head = `${name}: TypeAlias = `;
  const lines = documentationLines({ summary: message?.summary, description: message?.description });
  return `${head}${aliasValue(type, head.length)}\n${docstring(lines, "")}`;
}

interface HandshakeClasses {
  readonly classes: readonly string[];
  readonly reader: string;
}

function handshakeClasses(route: WebSocketRoute, type: string, place: TypePlace): HandshakeClasses {
  const groups = (["query", "headers"] as const).flatMap((member) => {
    const own = route.parameters.filter((each) => (each.in === "query" ? "query" : "headers") === member);
    if (own.length === 0) return [];
    const names = allocateSnakeNames(
      own.map(({ name }) => name),
      () => false,
    );
    const className = `${type}${member === "query" ? "Query" : "Headers"}`;
    const lines = own.map(({ name, required, description, schema }) => {
      const value = isScalar(schema, place.types.byId) ? schemaType(schema, place) : named("str");
      const member_ = names.get(name) ?? name;
      const text = annotation(required ? value : optional(value), "    ", member_.length + 6);
      return `    ${member_}: ${text}\n${docstring(documentationLines({ description }), "    ")}`;
    });
    const reads = own.map(({ name, required }) => {
      const key = stringLiteral(name);
      return `${names.get(name)}=message.${member}${required ? `[${key}]` : `.get(${key})`}`;
    });
    return [
      {
        member,
        className,
        text: `class ${className}(Record):\n${lines.join("")}`,
        read: `${member}=${callText(className, reads, "        ")}`,
      },
    ];
  });
  const members = groups.map(({ member, className }) => `    ${member}: ${className}\n`);
  const about = '    """The handshake: everything that is in it stands in `context.event`."""\n';
  const reads = groups.map(({ read }) => read);
  return {
    classes: [
      ...groups.map(({ text }) => text),
      `class ${type}Request(Record):\n${about}${members.length === 0 ? "" : "\n"}${members.join("")}`,
    ],
    reader: `def _read(message: Handshake) -> ${type}Request:\n    ${callText(`return ${type}Request`, reads, "    ")}\n`,
  };
}
