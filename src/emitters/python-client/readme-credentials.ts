import type { Credential } from "../../ir/authorizer.js";
import { stringLiteral } from "../python/literal.js";
import { importLine } from "../python/module-text.js";
import { givenSchemes, needsBaseUrl } from "./api-module.js";
import type { ClientModel } from "./client-model.js";
import { clientClass } from "./client-module.js";
import { block } from "./markdown.js";

/** What each scheme is given. */
export function credentialSection(model: ClientModel): string {
  const schemes = givenSchemes(model);
  if (schemes.length === 0) return "";
  const names = schemes.flatMap(({ credential }) => credentialExample(credential).names);
  const lines = schemes.map(
    ({ id, credential }) => `        ${stringLiteral(id)}: ${credentialExample(credential).value},\n`,
  );
  const base = needsBaseUrl(model) ? '    base_url="https://...",\n' : "";
  return `## Credentials

Give what you have; each operation takes the first of its alternatives that is complete. In place of a key or token there can be a
function, which is asked before every attempt, or a source that keeps a token and renews it: \`ClientCredentials\`,
\`RefreshToken\`, \`CognitoTokens\`.

${block(`${importLine(model.moduleName, [clientClass(model, "sync"), ...names])}
client = ${clientClass(model, "sync")}(
${base}    credentials={
${lines.join("")}    },
)
`)}`;
}

/** An expression, and the names of the package that it uses. */
export interface CredentialExample {
  readonly value: string;
  readonly names: readonly string[];
}

/** What shows how a credential is given. */
export function credentialExample(credential: Credential): CredentialExample {
  if (credential.kind === "sigv4")
    return { value: "SigV4(AwsCredentials.from_environment)", names: ["AwsCredentials", "SigV4"] };
  if (credential.kind === "http" && credential.scheme === "basic")
    return { value: 'BasicCredentials("...", "...")', names: ["BasicCredentials"] };
  if (credential.kind === "oauth2") {
    const url = credential.flows.find(({ flow }) => flow === "clientCredentials")?.tokenUrl;
    if (url !== undefined) {
      return {
        value: `ClientCredentials(\n            token_url=${stringLiteral(url)},\n            client_id="...",\n            client_secret="...",\n        )`,
        names: ["ClientCredentials"],
      };
    }
  }
  return { value: '"..."', names: [] };
}

/** An expression that fills several lines elsewhere. */
export const oneLine = (text: string): string =>
  text
    .replace(/\(\n\s*/g, "(")
    .replace(/,\n\s*\)/g, ")")
    .replace(/\n\s*/g, " ");
