import type { ApiModel, Server } from "../../ir/api.js";
import { invokeUrl, namesHost } from "../client/known-servers.js";
import { documentationLines } from "../typescript/documentation.js";
import { commentLines, docComment, propertyName, stringLiteral, valueLiteral } from "../typescript/literal.js";
import type { ClientModel } from "./client-model.js";
import { credentialsType, credentialTypes, givenSchemes, securitySchemesValue, wireFunctions } from "./credentials.js";
import { generatedHeader, importLines, valueImportLines } from "./module-text.js";
import { hasRateLimits, rateLimitsValue } from "./rate-limits.js";

/** What there is in the module beside the base URL, as the document has it. */
interface ConnectionParts {
  readonly hasVariables: boolean;
  readonly hasCredentials: boolean;
}

export const connectionParts = ({ api }: ClientModel): ConnectionParts => ({
  hasVariables: api.servers.some(({ variables }) => variables.length > 0),
  hasCredentials: givenSchemes(api.securitySchemes).length > 0,
});

/** Names that the package exports of the module. */
export function connectionExports(model: ClientModel): readonly string[] {
  const { hasVariables, hasCredentials } = connectionParts(model);
  return [
    "type ClientOptions",
    ...(hasCredentials ? ["type Credentials"] : []),
    "createConnection",
    ...(hasRateLimits(model) ? ["rateLimits"] : []),
    ...(hasVariables ? ["type ServerVariables"] : []),
    ...(model.api.servers.length > 0 ? ["servers"] : []),
  ];
}

/** `src/connection.ts`: where the API is, what it wants to be shown, and the function that makes a connection to it. */
export function connectionModule(model: ClientModel): string {
  const { servers, securitySchemes } = model.api;
  const parts = connectionParts(model);
  return [
    generatedHeader,
    imports(model, parts),
    ...(parts.hasCredentials ? [credentialsType(securitySchemes)] : []),
    ...(parts.hasVariables ? [serverVariablesType(servers)] : []),
    clientOptionsType(model.api, parts),
    ...(servers.length > 0 ? [serversValue(servers, parts)] : []),
    ...(hasRateLimits(model) ? [rateLimitsValue(model)] : []),
    ...(parts.hasCredentials ? [securitySchemesValue(securitySchemes)] : []),
    createConnectionFunction(servers, parts),
  ].join("\n");
}

function imports(model: ClientModel, { hasCredentials }: ConnectionParts): string {
  const { securitySchemes } = model.api;
  const types = [
    "Connection",
    "ConnectionOptions",
    ...(hasRateLimits(model) ? ["RateLimits"] : []),
    ...(hasCredentials ? ["SecurityScheme", ...credentialTypes(securitySchemes)] : []),
  ];
  return [
    ...(hasCredentials
      ? valueImportLines("./runtime/authentication.js", [...wireFunctions(securitySchemes), "authentication"])
      : []),
    ...importLines("./runtime/index.js", types),
    'import { openConnection } from "./runtime/index.js";\n',
  ].join("");
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
  const comment = "/** Variables of the servers' URLs; the API's defaults hold where they are absent. */\n";
  return `${comment}export interface ServerVariables {\n${members.join("")}}\n`;
}

function clientOptionsType(api: ApiModel, { hasVariables, hasCredentials }: ConnectionParts): string {
  const [first] = api.servers;
  const isOptional = namesHost(api.servers);
  const note =
    first === undefined
      ? `Where the API is: \`${commentLines(invokeUrl(api)).join(" ")}\`, or its own domain.`
      : `Where the API is. The API itself says: ${commentLines(first.url).join(" ")}`;
  const members = [
    `${docComment([note], "  ")}  readonly baseUrl${isOptional ? "?: string | undefined" : ": string"};\n`,
    ...(hasVariables
      ? [
          "  /** Values for the `{variables}` of the base URL. */\n  readonly variables?: ServerVariables | undefined;\n",
        ]
      : []),
    ...(hasCredentials ? ["  readonly credentials?: Credentials | undefined;\n"] : []),
  ];
  return `export interface ClientOptions extends ConnectionOptions {\n${members.join("")}}\n`;
}

/** The servers that the document lists, so that a caller can choose one. */
function serversValue(servers: readonly Server[], { hasVariables }: ConnectionParts): string {
  const entries = servers.map(({ url, description, variables }) => {
    const defaults = Object.fromEntries(variables.map((variable) => [variable.name, variable.default]));
    const comment = docComment(documentationLines({ description }), "  ");
    const ofVariables = hasVariables ? `, defaults: ${valueLiteral(defaults)}` : "";
    return `${comment}  { url: ${stringLiteral(url)}${ofVariables} },\n`;
  });
  const ofDefaults = hasVariables ? "; readonly defaults: { readonly [name: string]: string }" : "";
  const type = `readonly { readonly url: string${ofDefaults} }[]`;
  const body = entries.length === 0 ? "[]" : `[\n${entries.join("")}]`;
  const usual = namesHost(servers) ? "; without one, the first is called" : "";
  return `/** Where the API is served. Give the \`url\` of one as \`baseUrl\`${usual}. */
export const servers: ${type} = ${body};
`;
}

/** What `createConnection` and `createClient` take: nothing is asked for where the document names a host. */
export const optionsParameter = (servers: readonly Server[]): string =>
  namesHost(servers) ? "options: ClientOptions = {}" : "options: ClientOptions";

function createConnectionFunction(
  servers: readonly Server[],
  { hasVariables, hasCredentials }: ConnectionParts,
): string {
  const isOptional = namesHost(servers);
  const base = isOptional ? `options.baseUrl ?? ${stringLiteral(servers[0]?.url ?? "")}` : "options.baseUrl";
  const before = hasVariables
    ? `  const baseUrl = ${base};
  const defaults = servers.find(({ url }) => url === baseUrl)?.defaults ?? servers[0]?.defaults;
`
    : "";
  const members = [
    hasVariables ? "baseUrl" : `baseUrl: ${base}`,
    `isBaseUrlGiven: ${isOptional ? "options.baseUrl !== undefined" : "true"}`,
    ...(hasVariables ? ["variables: { ...defaults, ...options.variables }"] : []),
    ...(hasCredentials ? ["authentication: authentication(securitySchemes, { ...options.credentials })"] : []),
  ];
  return `/** Makes what the functions of \`./operations.js\` are called with. Calls share its retry budget and its middleware. */
export function createConnection(${optionsParameter(servers)}): Connection {
${before}  return openConnection(
    {
${members.map((member) => `      ${member},\n`).join("")}    },
    options,
  );
}
`;
}
