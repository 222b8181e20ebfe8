import type { Operation, Server } from "../../ir/api.js";
import type { Credential, SecurityScheme } from "../../ir/authorizer.js";
import type { JsonValue } from "../../ir/json.js";
import { documentationLines } from "../typescript/documentation.js";
import {
  commentLines,
  docComment,
  memberLiteral,
  propertyName,
  stringLiteral,
  valueLiteral,
} from "../typescript/literal.js";
import type { ClientModel } from "./client-model.js";
import { generatedHeader, importLines } from "./module-text.js";
import type { OperationSignature } from "./operations-module.js";

/** `src/client.ts`: the client's type with a method for each operation, its options, and the function that makes one. */
export function clientModule(model: ClientModel, signatures: readonly OperationSignature[]): string {
  const { api, operations } = model;
  const methods = operations.map(({ operation }, index) => {
    const signature = signatures[index];
    return signature === undefined ? "" : clientMember(operation, signature);
  });
  const documentation = docComment(documentationLines({ summary: api.title, description: api.description }), "");
  return [
    generatedHeader,
    imports(model, signatures),
    `${documentation}export interface Client {\n${methods.join("\n")}}\n`,
    credentialsType(api.securitySchemes),
    serverVariablesType(api.servers),
    clientOptionsType(api.servers),
    serversValue(api.servers),
    securitySchemesValue(api.securitySchemes),
    createClientFunction(api.servers),
  ].join("\n");
}

function imports({ api }: ClientModel, signatures: readonly OperationSignature[]): string {
  const names = signatures.flatMap(({ names: each, takesArguments }) => [
    ...(takesArguments ? [each.arguments] : []),
    each.result,
    each.responses,
  ]);
  const runtime = new Set(["Connection", "Middleware", "SecurityScheme"]);
  for (const { isOptional, takesArguments } of signatures) {
    runtime.add(isOptional ? "OptionalMethod" : "Method");
    if (!takesArguments) runtime.add("NoArguments");
  }
  for (const { credential } of api.securitySchemes)
    for (const type of credentialType(credential).uses) runtime.add(type);
  return [
    'import { operations } from "./descriptors.js";\n',
    ...importLines("./operations.js", names),
    ...importLines("./runtime/index.js", [...runtime]),
    'import { bindOperations } from "./runtime/index.js";\n',
  ].join("");
}

function clientMember(operation: Operation, { names, isOptional, takesArguments }: OperationSignature): string {
  const documentation = documentationLines({
    summary: operation.summary,
    description: operation.description,
    deprecated: operation.deprecated,
  });
  const route = commentLines(`\`${operation.method.toUpperCase()} ${operation.path.text.replaceAll("`", "'")}\``);
  const tagIndex = operation.deprecated ? documentation.length - 1 : documentation.length;
  const text = documentation.slice(0, tagIndex);
  const lines = [...text, ...(text.length > 0 && text.at(-1) !== "" ? [""] : []), ...route];
  if (operation.deprecated) lines.push("", "@deprecated");
  const type = `${isOptional ? "OptionalMethod" : "Method"}<${takesArguments ? names.arguments : "NoArguments"}, ${names.result}, ${names.responses}>`;
  return `${docComment(lines, "  ")}  readonly ${propertyName(names.method)}: ${type};\n`;
}

interface CredentialType {
  readonly text: string;
  readonly uses: readonly string[];
  readonly note: string;
}

/** What a caller gives for a scheme. Certificates are shown by TLS, below `fetch`: there is nothing to give for them. */
function credentialType(credential: Credential): CredentialType {
  const token = { text: "Provided<string>", uses: ["Provided"] };
  switch (credential.kind) {
    case "apiKey":
      return { ...token, note: `Key, sent as the ${credential.in} field \`${credential.name.replaceAll("`", "'")}\`.` };
    case "http":
      return credential.scheme === "basic"
        ? { text: "Provided<UserAndPassword>", uses: ["Provided", "UserAndPassword"], note: "User name and password." }
        : { ...token, note: `What follows \`${authorizationScheme(credential.scheme)}\` in the Authorization header.` };
    case "oauth2":
      return { ...token, note: "Access token (OAuth 2.0)." };
    case "openIdConnect":
      return { ...token, note: "Token (OpenID Connect)." };
    case "sigv4":
      return { text: "Signer", uses: ["Signer"], note: "Signs each request (AWS Signature Version 4)." };
    case "mutualTls":
      return { text: "never", uses: [], note: "" };
  }
}

const authorizationScheme = (scheme: string): string => {
  const known = {
    basic: "Basic",
    bearer: "Bearer",
    digest: "Digest",
    dpop: "DPoP",
    hoba: "HOBA",
    negotiate: "Negotiate",
  };
  return new Map(Object.entries(known)).get(scheme) ?? scheme;
};

const isGiven = ({ credential }: SecurityScheme): boolean => credential.kind !== "mutualTls";

function credentialsType(schemes: readonly SecurityScheme[]): string {
  const members = schemes.filter(isGiven).map((scheme) => {
    const { text, note } = credentialType(scheme.credential);
    const lines = documentationLines({ summary: note, description: scheme.description });
    return `${docComment(lines, "  ")}  readonly ${propertyName(scheme.id)}?: ${text} | undefined;\n`;
  });
  const comment = "/** Credentials by security scheme: values, or functions that are asked before every request. */\n";
  const none = "  readonly [scheme: string]: never;\n";
  return `${comment}export interface Credentials {\n${members.length === 0 ? none : members.join("")}}\n`;
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
  return `export interface ClientOptions {
${docComment([note], "  ")}  readonly baseUrl${isOptional ? "?: string | undefined" : ": string"};
  /** Values for the \`{variables}\` of the base URL. */
  readonly variables?: ServerVariables | undefined;
  readonly credentials?: Credentials | undefined;
  /** Sent with every request. */
  readonly headers?: { readonly [name: string]: string } | undefined;
  /** Wraps the sending of every request; the first one is the outermost. */
  readonly middleware?: readonly Middleware[] | undefined;
  /** In place of the global \`fetch\`. */
  readonly fetch?: Connection["fetch"] | undefined;
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

function securitySchemesValue(schemes: readonly SecurityScheme[]): string {
  const entries = schemes.filter(isGiven).map(({ id, credential }) => {
    return `  ${memberLiteral(id, wireScheme(credential))},\n`;
  });
  const body = entries.length === 0 ? "{}" : `{\n${entries.join("")}}`;
  return `const securitySchemes: { readonly [id: string]: SecurityScheme } = ${body};\n`;
}

function wireScheme(credential: Credential): JsonValue {
  switch (credential.kind) {
    case "apiKey":
      return { kind: "apiKey", in: credential.in, name: credential.name };
    case "http":
      return credential.scheme === "basic"
        ? { kind: "basic" }
        : { kind: "token", scheme: authorizationScheme(credential.scheme) };
    case "sigv4":
      return { kind: "signature" };
    default:
      return { kind: "token", scheme: "Bearer" };
  }
}

function createClientFunction(servers: readonly Server[]): string {
  const isOptional = hasAbsoluteServer(servers);
  const parameter = isOptional ? "options: ClientOptions = {}" : "options: ClientOptions";
  const base = isOptional ? `options.baseUrl ?? ${stringLiteral(servers[0]?.url ?? "")}` : "options.baseUrl";
  return `/** Makes a client. It keeps no state but its options: make as many as you need. */
export function createClient(${parameter}): Client {
  const baseUrl = ${base};
  const defaults = servers.find(({ url }) => url === baseUrl)?.defaults ?? servers[0]?.defaults;
  return bindOperations<Client>(
    {
      baseUrl,
      isBaseUrlGiven: options.baseUrl !== undefined,
      variables: { ...defaults, ...options.variables },
      headers: options.headers ?? {},
      authentication: { schemes: securitySchemes, credentials: { ...options.credentials } },
      middleware: options.middleware ?? [],
      fetch: options.fetch ?? ((url, init) => fetch(url, init)),
    },
    operations,
  );
}
`;
}
