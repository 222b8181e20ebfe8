import type { Credential, SecurityScheme } from "../../ir/authorizer.js";
import type { LambdaAuthorizer } from "../lambda/protected-operations.js";
import { documentationLines } from "../python/docstring.js";
import { docstring, stringLiteral } from "../python/literal.js";
import { importLine } from "../python/module-text.js";
import { scaffoldHeader } from "./header.js";
import type { UnitNames } from "./names.js";

/** The user's module for one authorizer. Until it is written it lets nobody through. */
export function authorizerScaffold(
  authorizer: LambdaAuthorizer,
  { module }: UnitNames,
  scheme: SecurityScheme | undefined,
): string {
  const type = authorizer.mode === "token" ? "TokenAuthorizerRequest" : "RequestAuthorizerRequest";
  const isVerified = authorizer.verification !== undefined;
  const advice = isVerified
    ? verifiedTokens(scheme?.credential, authorizer)
    : adviceFor(scheme?.credential, authorizer);
  const summary = `Decides who may call what is protected by '${authorizer.id}'.`;
  return [
    scaffoldHeader,
    "\n",
    ...(isVerified ? [`from handlers.generated.authorizers.${module} import verify_token\n`] : []),
    importLine("handlers.generated.runtime.authorizer", ["Decision", type, ...advice.imports]),
    `\n\ndef ${module}(request: ${type}) -> Decision:\n`,
    docstring(documentationLines({ summary, description: scheme?.description }), "    "),
    ...advice.lines.map((line) => `    ${line}\n`),
  ].join("");
}

interface Advice {
  readonly imports: readonly string[];
  readonly lines: readonly string[];
}

const headerOf = ({ mode }: LambdaAuthorizer): string =>
  mode === "token" ? "request.token" : 'request.headers.get("authorization")';

/** A check that is complete: all that it needs to know stands in the function's environment. */
function verifiedTokens(credential: Credential | undefined, authorizer: LambdaAuthorizer): Advice {
  const isBare = credential?.kind === "apiKey";
  const found = isBare ? keyExpression(credential, authorizer) : `bearer_token(${headerOf(authorizer)})`;
  return {
    imports: ["allow", ...(isBare ? [] : ["bearer_token"]), "unauthorized"],
    lines: [
      `token = ${found}`,
      "verified = verify_token(token) if token else None",
      "if verified is None:",
      "    return unauthorized()",
      "# Refuse what you know better than the issuer, a token that was revoked for one, with `deny()`. What handlers",
      "# are to know of the caller goes into `context`, from `verified.claims`.",
      "return allow(verified.principal_id, scopes=verified.scopes, groups=verified.groups)",
    ],
  };
}

/** The part of a check that follows from the kind of credential; what has to be filled in stands in comments. */
function adviceFor(credential: Credential | undefined, authorizer: LambdaAuthorizer): Advice {
  const header = headerOf(authorizer);
  if (credential?.kind === "apiKey") return keyAdvice(keyExpression(credential, authorizer));
  if (credential?.kind === "http" && credential.scheme === "basic") {
    return {
      imports: ["basic_credentials", "deny", "unauthorized"],
      lines: [
        `credentials = basic_credentials(${header})`,
        "if credentials is None:",
        "    return unauthorized()",
        "# Compare with what you have stored of this user (a hash, never the password), then:",
        "#     username, password = credentials",
        "#     return allow(username)",
        "return deny()",
      ],
    };
  }
  if (credential?.kind === "http" && credential.scheme !== "bearer") {
    return {
      imports: ["deny"],
      lines: [`# Check \`${header}\` as its scheme has it, then:`, "#     return allow(...)", "return deny()"],
    };
  }
  return tokenAdvice(header);
}

function keyExpression(
  credential: Extract<Credential, { readonly kind: "apiKey" }>,
  authorizer: LambdaAuthorizer,
): string {
  const place = { header: "headers", query: "query", cookie: "cookies" } as const;
  const name = stringLiteral(credential.in === "header" ? credential.name.toLowerCase() : credential.name);
  return authorizer.mode === "token" ? "request.token" : `request.${place[credential.in]}.get(${name})`;
}

const keyAdvice = (key: string): Advice => ({
  imports: ["deny", "unauthorized"],
  lines: [
    `key = ${key}`,
    "if not key:",
    "    return unauthorized()",
    "# Look the key up, then:",
    '#     return allow("the id of its owner")',
    "return deny()",
  ],
});

const tokenAdvice = (header: string): Advice => ({
  imports: ["bearer_token", "deny", "unauthorized"],
  lines: [
    `token = bearer_token(${header})`,
    "if token is None:",
    "    return unauthorized()",
    "# Verify the token with the keys that its issuer publishes, and its issuer and audience. With the package PyJWT,",
    "# and `keys = jwt.PyJWKClient(...)` outside of this function:",
    "#     key = keys.get_signing_key_from_jwt(token)",
    '#     claims = jwt.decode(token, key, algorithms=["RS256"], issuer=..., audience=...)',
    '#     return allow(claims["sub"], scopes=claims.get("scope", "").split())',
    "# `scopes` decides which operations the caller may use; see the table in handlers/generated/authorizers.",
    "return deny()",
  ],
});
