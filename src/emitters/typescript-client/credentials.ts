import type { Credential, SecurityScheme } from "../../ir/authorizer.js";
import type { JsonValue } from "../../ir/json.js";
import { documentationLines } from "../typescript/documentation.js";
import { docComment, memberLiteral, propertyName } from "../typescript/literal.js";

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

const isGiven = ({ credential }: SecurityScheme): boolean => credential.kind !== "mutualTls";

/** The interface `Credentials`, a member for each scheme. */
export function credentialsType(schemes: readonly SecurityScheme[]): string {
  const members = schemes.filter(isGiven).map((scheme) => {
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

/** The constant `securitySchemes`: what has to be sent for each scheme. */
export function securitySchemesValue(schemes: readonly SecurityScheme[]): string {
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
