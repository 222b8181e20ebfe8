import type { Credential, SecurityScheme } from "../../ir/authorizer.js";
import type { LambdaAuthorizer } from "../lambda/protected-operations.js";
import { documentationLines } from "../typescript/documentation.js";
import { docComment, stringLiteral } from "../typescript/literal.js";
import type { UnitNames } from "./names.js";

/** The user's file for one authorizer. Until it is written it lets nobody through. */
export function authorizerScaffold(
  authorizer: LambdaAuthorizer,
  names: UnitNames,
  scheme: SecurityScheme | undefined,
): string {
  const type = authorizer.mode === "token" ? "TokenAuthorizer" : "RequestAuthorizer";
  const advice =
    authorizer.verification === undefined
      ? adviceFor(scheme?.credential, authorizer)
      : verifiedTokens(scheme?.credential, authorizer);
  const imported = [`type ${type}`, ...advice.imports].sort();
  return [
    "// Yours: Gatewright writes this file once and never again.\n",
    ...(authorizer.verification === undefined
      ? []
      : [`import { verifyToken } from "../generated/authorizers/${names.file}.js";\n`]),
    `import { ${imported.join(", ")} } from "../generated/runtime/authorizer.js";\n`,
    `\n${docComment(documentationLines({ summary: `Decides who may call what is protected by '${authorizer.id}'.`, description: scheme?.description }), "")}`,
    `export const ${names.value}: ${type} = async (request) => {\n`,
    ...advice.lines.map((line) => (line === "" ? "\n" : `  ${line}\n`)),
    "};\n",
  ].join("");
}

/** A check that is complete: all that it needs to know stands in the function's environment. */
function verifiedTokens(credential: Credential | undefined, authorizer: LambdaAuthorizer): Advice {
  const isBare = credential?.kind === "apiKey";
  const found = isBare ? keyExpression(credential, authorizer) : `bearerToken(${headerOf(authorizer)})`;
  return {
    imports: ["allow", ...(isBare ? [] : ["bearerToken"]), "unauthorized"],
    lines: [
      `const token: string | undefined = ${found};`,
      "const verified = token === undefined ? undefined : await verifyToken(token);",
      "if (verified === undefined) return unauthorized();",
      "// Refuse what you know better than the issuer, a token that was revoked for one, with `deny()`. What handlers are to",
      "// know of the caller goes into `context`, from `verified.claims`.",
      "const { principalId, scopes, groups } = verified;",
      "return allow({ principalId, scopes, groups });",
    ],
  };
}

const headerOf = ({ mode }: LambdaAuthorizer): string =>
  mode === "token" ? "request.token" : 'request.headers["authorization"]';

interface Advice {
  readonly imports: readonly string[];
  readonly lines: readonly string[];
}

/** The part of a check that follows from the kind of credential; what has to be filled in stands in comments. */
function adviceFor(credential: Credential | undefined, authorizer: LambdaAuthorizer): Advice {
  const header = headerOf(authorizer);
  if (credential?.kind === "apiKey") return keyAdvice(credential, authorizer);
  if (credential?.kind === "http" && credential.scheme === "basic") {
    return {
      imports: ["basicCredentials", "deny", "unauthorized"],
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
      imports: ["deny"],
      lines: [
        `// Check \`${header}\` as the scheme ${stringLiteral(credential.scheme)} has it, then:`,
        "//   return allow({ principalId: ... });",
        "return deny();",
      ],
    };
  }
  return tokenAdvice(credential, header);
}

function keyExpression(
  credential: Extract<Credential, { readonly kind: "apiKey" }>,
  authorizer: LambdaAuthorizer,
): string {
  const place = { header: "headers", query: "query", cookie: "cookies" } as const;
  const name = stringLiteral(credential.in === "header" ? credential.name.toLowerCase() : credential.name);
  return authorizer.mode === "token" ? "request.token" : `request.${place[credential.in]}[${name}]`;
}

function keyAdvice(credential: Extract<Credential, { readonly kind: "apiKey" }>, authorizer: LambdaAuthorizer): Advice {
  const key = keyExpression(credential, authorizer);
  return {
    imports: ["deny", "unauthorized"],
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
    imports: ["bearerToken", "deny", "unauthorized"],
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
