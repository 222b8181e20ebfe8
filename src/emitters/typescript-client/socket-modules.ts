import type { JsonValue } from "../../ir/json.js";
import type { ConnectParameter, WebSocketRoute } from "../../ir/websocket.js";
import { documentationLines, schemaDocumentation } from "../typescript/documentation.js";
import { docComment, objectKey, propertyName, stringLiteral, valueLiteral } from "../typescript/literal.js";
import { schemaType, type TypePlace } from "../typescript/schema-type.js";
import { optionalType, typeAfter } from "../typescript/type-text.js";
import { credentialsType, credentialTypes, securitySchemesValue, wireFunctions } from "./credentials.js";
import { generatedHeader, importLines, valueImportLines } from "./module-text.js";
import { constantsOf, type SocketModel, type SocketRoute } from "./socket-model.js";

/** `src/messages.ts`: what goes over the connection, and what its beginning carries. */
export function messagesModule(model: SocketModel): string {
  const { types, routes, incoming } = model;
  const used = new Set<string>();
  const request: TypePlace = { types, direction: "request", indent: "", used };
  const response: TypePlace = { types, direction: "response", indent: "", used };
  const sent = routes.map(({ route, method, messageType }) => {
    const { message } = route;
    const comment = docComment([`What \`${method}\` sends.`], "");
    const type =
      message === undefined ? "object" : unaddressed(model, route, schemaType(message.schema, request).text, used);
    return `${comment}export type ${messageType} ${typeAfter("=", type)};\n`;
  });
  const received = incoming.map(({ type, message }) => {
    const comment = docComment(documentationLines({ summary: message.summary, description: message.description }), "");
    return `${comment}export type ${type} ${typeAfter("=", schemaType(message.schema, response).text)};\n`;
  });
  const all = incoming.length === 0 ? " unknown" : incoming.map(({ type }) => `\n  | ${type}`).join("");
  const byName = incoming.map(({ name, type }) => `  readonly ${propertyName(name)}: ${type};\n`).join("");
  const handshake = handshakeType(model, request);
  const named = [...used].filter((name) => types.declared.has(name));
  return [
    generatedHeader,
    [
      ...importLines("./runtime/socket-client.js", used.has("Unaddressed") ? ["Unaddressed"] : []),
      ...importLines("./types.js", named),
    ].join(""),
    ...sent,
    ...received,
    `/** Everything that comes in. */\nexport type Incoming =${all};\n`,
    ...(model.member === undefined
      ? []
      : [`/** What comes in, by name. */\nexport interface IncomingByName {\n${byName}}\n`]),
    ...(handshake === undefined ? [] : [handshake]),
  ].join("\n");
}

/** A message without what the client itself writes. */
function unaddressed(model: SocketModel, route: WebSocketRoute, type: string, used: Set<string>): string {
  const [selector, ...rest] = model.selector;
  const { reply } = model.routes.find((each) => each.route === route) ?? {};
  const written = [
    ...(selector !== undefined && rest.length === 0 && route.key !== "$default" ? [selector] : []),
    ...(reply?.rule?.kind === "member" ? [reply.rule.member] : []),
  ];
  if (written.length === 0) return type;
  used.add("Unaddressed");
  return `Unaddressed<${type}, ${written.map(stringLiteral).join(" | ")}>`;
}

const connectParameters = ({ api }: SocketModel): readonly ConnectParameter[] =>
  api.routes.find(({ key }) => key === "$connect")?.parameters ?? [];

function handshakeType(model: SocketModel, place: TypePlace): string | undefined {
  const parameters = connectParameters(model);
  if (parameters.length === 0) return undefined;
  const inner = { ...place, indent: "    " };
  const groups = (["query", "header"] as const).flatMap((where) => {
    const own = parameters.filter((each) => each.in === where);
    if (own.length === 0) return [];
    const isOptional = !own.some(({ required }) => required);
    const members = own.map(({ name, description, required, schema }) => {
      const lines = [...documentationLines({ description }), ...schemaDocumentation({ ...schema, description: "" })];
      const type = schemaType(schema, inner);
      const text = required ? typeAfter(":", type.text) : `?${typeAfter(":", optionalType(type, inner.indent))}`;
      return `${docComment(lines, "    ")}    readonly ${propertyName(name)}${text};\n`;
    });
    const key = where === "query" ? "query" : "headers";
    return [
      `  readonly ${key}${isOptional ? "?" : ""}: {\n${members.join("")}  }${isOptional ? " | undefined" : ""};\n`,
    ];
  });
  return `/** What the beginning of a connection carries. Browsers send no headers with it. */\nexport interface Handshake {\n${groups.join("")}}\n`;
}

/** `src/client.ts` of a WebSocket API. */
export function socketClientModule(model: SocketModel): string {
  const { api, routes, incoming, member } = model;
  const parameters = connectParameters(model);
  const needsHandshake = parameters.some(({ required }) => required);
  const [server] = api.servers;
  const isAbsolute = /^(wss?|https?):\/\//i.test(server?.url ?? "");
  const isOptional = isAbsolute && !needsHandshake;
  const messageTypes = [
    ...routes.map((each) => each.messageType),
    ...routes.flatMap(({ reply }) => (reply?.rule === undefined ? [] : [reply.incoming.type])),
    "Incoming",
    ...(member === undefined ? [] : ["IncomingByName"]),
    ...(parameters.length === 0 ? [] : ["Handshake"]),
  ];
  return [
    generatedHeader,
    [
      ...importLines("./messages.js", [...new Set(messageTypes)]),
      ...importLines("./runtime/authentication.js", [...credentialTypes(api.securitySchemes), "SecurityScheme"]),
      ...valueImportLines("./runtime/authentication.js", wireFunctions(api.securitySchemes)),
      ...importLines("./runtime/socket-client.js", ["SocketDescriptor", "SocketMembers", "SocketOptions"]),
      'import { createSocketClient } from "./runtime/socket-client.js";\n',
    ].join(""),
    clientType(model),
    credentialsType(api.securitySchemes),
    `export interface ClientOptions extends SocketOptions {
${docComment([isAbsolute ? `Where the API is. The API itself says: ${server?.url}` : "Where the API is: `wss://{api-id}.execute-api.{region}.amazonaws.com/{stage}`."], "  ")}  readonly url${isAbsolute ? "?: string | undefined" : ": string"};
  readonly credentials?: Credentials | undefined;
${parameters.length === 0 ? "" : `  readonly handshake${needsHandshake ? ": Handshake" : "?: Handshake | undefined"};\n`}}
`,
    securitySchemesValue(api.securitySchemes),
    descriptorValue(model, incoming, isAbsolute ? socketUrl(server?.url ?? "") : ""),
    `/** Makes a client. It connects with the first message, or when \`connect\` is called. */
export function createClient(options: ClientOptions${isOptional ? " = {}" : ""}): Client {
  const target = {
    url: options.url ?? descriptor.url,
    query: ${parameters.some((each) => each.in === "query") ? "{ ...options.handshake?.query }" : "{}"},
    headers: ${parameters.some((each) => each.in === "header") ? "{ ...options.handshake?.headers }" : "{}"},
    credentials: { ...options.credentials },
  };
  return createSocketClient<Client>(descriptor, target, options);
}
`,
  ].join("\n");
}

/** Documents name the scheme of the handshake as well as that of the connection. */
const socketUrl = (url: string): string => url.replace(/^http/i, "ws");

function clientType({ api, routes, member }: SocketModel): string {
  const methods = routes.map(({ route, method, messageType, reply }) => {
    const { summary, description, deprecated } = route;
    const text = documentationLines({ summary, description, deprecated });
    const note =
      reply === undefined
        ? "Resolves when it is sent."
        : reply.rule === undefined
          ? "Resolves when it is sent; nothing tells the reply from what else comes in."
          : "Resolves to the reply.";
    const lines = [...text, ...(text.length > 0 ? [""] : []), `Route \`${route.key.replaceAll("`", "'")}\`. ${note}`];
    const result = reply?.rule === undefined ? "void" : reply.incoming.type;
    const optional = route.message === undefined ? "?" : "";
    return `${docComment(lines, "  ")}  ${propertyName(method)}(message${optional}: ${messageType}): Promise<${result}>;\n`;
  });
  const on =
    member === undefined
      ? []
      : [
          "  /** Calls the listener with each message of a name; the function that it gives back ends that. */\n  on<Name extends keyof IncomingByName>(name: Name, listener: (message: IncomingByName[Name]) => void): () => void;\n",
        ];
  const comment = docComment(documentationLines({ summary: api.title, description: api.description }), "");
  return `${comment}export interface Client extends SocketMembers<Incoming> {\n${[...methods, ...on].join("\n")}}\n`;
}

function descriptorValue(model: SocketModel, incoming: SocketModel["incoming"], url: string): string {
  const security = (model.api.routes.find(({ key }) => key === "$connect")?.security ?? []).map((alternative) =>
    alternative.map(({ scheme }) => scheme),
  );
  const routes = model.routes.map(
    (each) => `    ${objectKey(each.method)}: ${valueLiteral(routeValue(model, each))},\n`,
  );
  const names = incoming.map(({ name, message }): [string, JsonValue] => [
    constantsOf(message.schema, model.types.byId).get(model.member ?? "") ?? name,
    name,
  ]);
  const telling =
    model.member === undefined
      ? ""
      : `  incoming: ${valueLiteral({ member: model.member, names: Object.fromEntries(names) })},\n`;
  return `const descriptor: SocketDescriptor = {
  url: ${stringLiteral(url)},
  schemes: securitySchemes,
  security: ${valueLiteral(security)},
  routes: {
${routes.join("")}  },
${telling}};
`;
}

function routeValue({ selector }: SocketModel, { route, reply }: SocketRoute): JsonValue {
  return {
    key: route.key,
    ...(selector.length === 0 || route.key === "$default" ? {} : { selector: [...selector] }),
    ...(reply?.rule === undefined ? {} : { reply: { ...reply.rule } }),
  };
}
