import type { Server } from "../../ir/api.js";
import { documentationLines } from "../typescript/documentation.js";
import { commentLines, docComment, propertyName, stringLiteral, valueLiteral } from "../typescript/literal.js";
import type { ClientModel } from "./client-model.js";
import { credentialsType, credentialTypes, securitySchemesValue } from "./credentials.js";
import { generatedHeader, importLines } from "./module-text.js";
import { rateLimitsValue } from "./rate-limits.js";

/** `src/connection.ts`: where the API is, what it wants to be shown, and the function that makes a connection to it. */
export function connectionModule(model: ClientModel): string {
  const { api } = model;
  const runtime = new Set(["Connection", "ConnectionOptions", "RateLimits", "SecurityScheme"]);
  for (const type of credentialTypes(api.securitySchemes)) runtime.add(type);
  const imports = [
    ...importLines("./runtime/index.js", [...runtime]),
    'import { openConnection } from "./runtime/index.js";\n',
  ];
  return [
    generatedHeader,
    imports.join(""),
    credentialsType(api.securitySchemes),
    serverVariablesType(api.servers),
    clientOptionsType(api.servers),
    serversValue(api.servers),
    rateLimitsValue(model),
    securitySchemesValue(api.securitySchemes),
    createConnectionFunction(api.servers),
  ].join("\n");
}

function serverVariablesType(servers: readonly Server[]): string {
  const types = new Map<string, Set<string>>();
  for (const { variables } of servers) {
    for (const { name, values } of variables) {
      const known = types.get(name) ?? new Set();
      types.set(name, known);
      for (const type of values.length === 0 ? ["string"] : values.map(stringLiteral)) known.add(type);
    }
  }
  const members = [...types].map(([name, values]) => {
    const type = values.has("string") ? "string" : [...values].join(" | ");
    return `  readonly ${propertyName(name)}?: ${type} | undefined;\n`;
  });
  const none = "  readonly [variable: string]: never;\n";
  const comment = "/** Variables of the servers' URLs; the API's defaults hold where they are absent. */\n";
  return `${comment}export interface ServerVariables {\n${members.length === 0 ? none : members.join("")}}\n`;
}

/** Without a host in the document nothing can be called before the caller names one. */
const hasAbsoluteServer = (servers: readonly Server[]): boolean => /^https?:\/\//i.test(servers[0]?.url ?? "");

function clientOptionsType(servers: readonly Server[]): string {
  const [first] = servers;
  const isOptional = hasAbsoluteServer(servers);
  const note =
    first === undefined
      ? "Where the API is."
      : `Where the API is. The API itself says: ${commentLines(first.url).join(" ")}`;
  return `export interface ClientOptions extends ConnectionOptions {
${docComment([note], "  ")}  readonly baseUrl${isOptional ? "?: string | undefined" : ": string"};
  /** Values for the \`{variables}\` of the base URL. */
  readonly variables?: ServerVariables | undefined;
  readonly credentials?: Credentials | undefined;
}
`;
}

/** The servers that the document lists, so that a caller can choose one. */
function serversValue(servers: readonly Server[]): string {
  const entries = servers.map(({ url, description, variables }) => {
    const defaults = Object.fromEntries(variables.map((variable) => [variable.name, variable.default]));
    const comment = docComment(documentationLines({ description }), "  ");
    return `${comment}  { url: ${stringLiteral(url)}, defaults: ${valueLiteral(defaults)} },\n`;
  });
  const type = "readonly { readonly url: string; readonly defaults: { readonly [name: string]: string } }[]";
  const body = entries.length === 0 ? "[]" : `[\n${entries.join("")}]`;
  return `/** Where the API is served. Give the \`url\` of one as \`baseUrl\`; without one, the first is called. */
export const servers: ${type} = ${body};
`;
}

/** What `createConnection` and `createClient` take: nothing is asked for where the document names a host. */
export const optionsParameter = (servers: readonly Server[]): string =>
  hasAbsoluteServer(servers) ? "options: ClientOptions = {}" : "options: ClientOptions";

function createConnectionFunction(servers: readonly Server[]): string {
  const base = hasAbsoluteServer(servers)
    ? `options.baseUrl ?? ${stringLiteral(servers[0]?.url ?? "")}`
    : "options.baseUrl";
  return `/** Makes what the functions of \`./operations.js\` are called with. Calls share its retry budget and its middleware. */
export function createConnection(${optionsParameter(servers)}): Connection {
  const baseUrl = ${base};
  const defaults = servers.find(({ url }) => url === baseUrl)?.defaults ?? servers[0]?.defaults;
  return openConnection(
    {
      baseUrl,
      isBaseUrlGiven: options.baseUrl !== undefined,
      variables: { ...defaults, ...options.variables },
      schemes: securitySchemes,
      credentials: { ...options.credentials },
    },
    options,
  );
}
`;
}
