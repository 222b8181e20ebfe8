import type { Credential, SecurityScheme } from "../../ir/authorizer.js";
import { documentationLines } from "../typescript/documentation.js";
import { docComment, stringLiteral } from "../typescript/literal.js";
import type { LambdaAuthorizer } from "./authorizer-module.js";
import type { UnitNames } from "./names.js";

/** The user's file for one authorizer. Until it is written it lets nobody through. */
export function authorizerScaffold(
  authorizer: LambdaAuthorizer,
  names: UnitNames,
  scheme: SecurityScheme | undefined,
): string {
  const type = authorizer.mode === "token" ? "TokenAuthorizer" : "RequestAuthorizer";
  const advice = adviceFor(scheme?.credential, authorizer);
  const imported = ["deny", `type ${type}`, ...advice.imports].sort();
  return [
    "// Yours: Gatewright writes this file once and never again.\n",
    `import { ${imported.join(", ")} } from "../generated/runtime/authorizer.js";\n`,
    `\n${docComment(documentationLines({ summary: `Decides who may call what is protected by '${authorizer.id}'.`, description: scheme?.description }), "")}`,
    `export const ${names.value}: ${type} = async (request) => {\n`,
    ...advice.lines.map((line) => (line === "" ? "\n" : `  ${line}\n`)),
    "};\n",
  ].join("");
}

interface Advice {
  readonly imports: readonly string[];
  readonly lines: readonly string[];
}

/** The part of a check that follows from the kind of credential; what has to be filled in stands in comments. */
function adviceFor(credential: Credential | undefined, authorizer: LambdaAuthorizer): Advice {
  const header = authorizer.mode === "token" ? "request.token" : "request.headers.authorization";
  if (credential?.kind === "apiKey") return keyAdvice(credential, authorizer);
  if (credential?.kind === "http" && credential.scheme === "basic") {
    return {
      imports: ["basicCredentials", "unauthorized"],
      lines: [
        `const credentials = basicCredentials(${header});`,
        "if (credentials === undefined) return unauthorized();",
        "// Compare with what you have stored of this user (a hash, never the password), then:",
        "//   return allow({ principalId: credentials.username });",
        "return deny();",
      ],
    };
  }
  if (credential?.kind === "http" && credential.scheme !== "bearer") {
    return {
      imports: [],
      lines: [
        `// Check \`${header}\` as the scheme ${stringLiteral(credential.scheme)} has it, then:`,
        "//   return allow({ principalId: ... });",
        "return deny();",
      ],
    };
  }
  return tokenAdvice(credential, header);
}

function keyAdvice(credential: Extract<Credential, { readonly kind: "apiKey" }>, authorizer: LambdaAuthorizer): Advice {
  const place = { header: "headers", query: "query", cookie: "cookies" } as const;
  const name = stringLiteral(credential.in === "header" ? credential.name.toLowerCase() : credential.name);
  const key = authorizer.mode === "token" ? "request.token" : `request.${place[credential.in]}[${name}]`;
  return {
    imports: ["unauthorized"],
    lines: [
      `const key = ${key};`,
      `if (${authorizer.mode === "token" ? "" : "key === undefined || "}key === "") return unauthorized();`,
      "// Look the key up, then:",
      '//   return allow({ principalId: "the id of its owner" });',
      "return deny();",
    ],
  };
}

function tokenAdvice(credential: Credential | undefined, header: string): Advice {
  const keys =
    credential?.kind === "openIdConnect"
      ? `the keys that ${stringLiteral(credential.url)} names as \`jwks_uri\``
      : "the keys that its issuer publishes";
  return {
    imports: ["bearerToken", "unauthorized"],
    lines: [
      `const token = bearerToken(${header});`,
      "if (token === undefined) return unauthorized();",
      `// Verify the token with ${keys}, and its issuer and audience. With the package \`jose\`,`,
      "// and `const keys = createRemoteJWKSet(new URL(...))` outside of this function:",
      "//   const { payload } = await jwtVerify(token, keys, { issuer: ..., audience: ... });",
      '//   return allow({ principalId: String(payload.sub), scopes: String(payload["scope"] ?? "").split(" ") });',
      "// `scopes` decides which operations the caller may use; see the table in ../generated/authorizers.",
      "return deny();",
    ],
  };
}
