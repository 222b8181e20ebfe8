import type { Credential, SecurityScheme } from "../../ir/authorizer.js";
import type { JsonValue } from "../../ir/json.js";
import { documentationLines } from "../typescript/documentation.js";
import { docComment, objectKey, propertyName, valueLiteral } from "../typescript/literal.js";

interface CredentialType {
  readonly text: string;
  readonly uses: readonly string[];
  readonly note: string;
}

/** What a caller gives for a scheme. Certificates are shown by TLS, below `fetch`: there is nothing to give for them. */
function credentialType(credential: Credential): CredentialType {
  const token = { text: "ProvidedToken", uses: ["ProvidedToken"] };
  const key = { text: "Provided<string>", uses: ["Provided"] };
  switch (credential.kind) {
    case "apiKey":
      return { ...key, note: `Key, sent as the ${credential.in} field \`${credential.name.replaceAll("`", "'")}\`.` };
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

/** The schemes that a caller gives something for. */
export const givenSchemes = (schemes: readonly SecurityScheme[]): readonly SecurityScheme[] =>
  schemes.filter(({ credential }) => credential.kind !== "mutualTls");

/** The interface `Credentials`, a member for each scheme. */
export function credentialsType(schemes: readonly SecurityScheme[]): string {
  const members = givenSchemes(schemes).map((scheme) => {
    const { text, note } = credentialType(scheme.credential);
    const lines = documentationLines({ summary: note, description: scheme.description });
    return `${docComment(lines, "  ")}  readonly ${propertyName(scheme.id)}?: ${text} | undefined;\n`;
  });
  const comment = "/** Credentials by security scheme: values, or what is asked for them before every request. */\n";
  const none = "  readonly [scheme: string]: never;\n";
  return `${comment}export interface Credentials {\n${members.length === 0 ? none : members.join("")}}\n`;
}

/** The types of the runtime that credentials are given as. */
export const credentialTypes = (schemes: readonly SecurityScheme[]): readonly string[] => [
  ...new Set(schemes.flatMap(({ credential }) => credentialType(credential).uses)),
];

/** What stands in the constant `securitySchemes` for a scheme: how it is sent, and under which name. */
interface WireScheme {
  /** A function of the runtime. */
  readonly add: string;
  readonly members?: { readonly [name: string]: JsonValue };
}

/** The constant `securitySchemes`: what has to be sent for each scheme. */
export function securitySchemesValue(schemes: readonly SecurityScheme[]): string {
  const entries = givenSchemes(schemes).map(({ id, credential }) => {
    const { add, members = {} } = wireScheme(credential);
    const others = Object.entries(members).map(([name, value]) => `, ${name}: ${valueLiteral(value)}`);
    return `  ${objectKey(id)}: { add: ${add}${others.join("")} },\n`;
  });
  const body = entries.length === 0 ? "{}" : `{\n${entries.join("")}}`;
  return `const securitySchemes: { readonly [id: string]: SecurityScheme } = ${body};\n`;
}

/** The functions of the runtime that `securitySchemes` names. */
export const wireFunctions = (schemes: readonly SecurityScheme[]): readonly string[] => [
  ...new Set(givenSchemes(schemes).map(({ credential }) => wireScheme(credential).add)),
];

const keyFunctions = { header: "addHeader", query: "addQuery", cookie: "addCookie" } as const;

function wireScheme(credential: Credential): WireScheme {
  switch (credential.kind) {
    case "apiKey":
      return { add: keyFunctions[credential.in], members: { name: credential.name } };
    case "http":
      return credential.scheme === "basic"
        ? { add: "addBasic" }
        : { add: "addToken", members: { name: authorizationScheme(credential.scheme) } };
    case "sigv4":
      return { add: "addSignature", members: { isLast: true } };
    default:
      return { add: "addToken", members: { name: "Bearer" } };
  }
}
