import type { Server } from "../../ir/api.js";
import type { Credential, SecurityScheme } from "../../ir/authorizer.js";
import type { Throttle } from "../../ir/throttling.js";
import { namesHost } from "../client/known-servers.js";
import { documentationLines } from "../python/docstring.js";
import { isPlainIdentifier } from "../python/identifier.js";
import { docstring, stringLiteral, valueLiteral } from "../python/literal.js";
import { callText, generatedHeader } from "../python/module-text.js";
import { quoted } from "../python/type-text.js";
import type { ClientModel } from "./client-model.js";

/** Without a host in the document nothing can be called before the caller names one. */
export const needsBaseUrl = ({ api }: ClientModel): boolean => !namesHost(api.servers);

/** The schemes that a caller gives something for; certificates are shown by TLS, below the transport. */
export const givenSchemes = ({ api }: ClientModel): readonly SecurityScheme[] =>
  api.securitySchemes.filter(({ credential }) => credential.kind !== "mutualTls");

export const hasVariables = ({ api }: ClientModel): boolean => serverVariables(api.servers).size > 0;

/** What the package exports of the module. */
export const apiExports = (model: ClientModel): readonly string[] => [
  ...(model.api.servers.length > 0 ? ["SERVERS"] : []),
  ...(givenSchemes(model).length > 0 ? ["Credentials"] : []),
  ...(hasVariables(model) ? ["ServerVariables"] : []),
  ...(firstThrottle(model) === undefined ? [] : ["rate_limiter"]),
];

/** `_api.py`: what the client knows of its API besides its operations. */
export function apiModule(model: ClientModel): string {
  const { api } = model;
  const schemes = givenSchemes(model);
  const variables = serverVariables(api.servers);
  const [server] = needsBaseUrl(model) ? [] : api.servers;
  const defaults = Object.fromEntries((api.servers[0]?.variables ?? []).map((each) => [each.name, each.default]));
  const members = [
    ...(schemes.length === 0 ? [] : ["schemes=SCHEMES"]),
    "errors=ERRORS",
    ...(server === undefined ? [] : [`server=${stringLiteral(server.url)}`]),
    ...(variables.size === 0 ? [] : [`variables=${valueLiteral(defaults)}`]),
    `user_agent=${stringLiteral(`${model.packageName}/${model.version}`)}`,
  ];
  const throttle = firstThrottle(model);
  return [
    generatedHeader,
    "from __future__ import annotations\n",
    ...(schemes.length === 0 ? [] : ["from collections.abc import Mapping"]),
    `from typing import ${[
      "Final",
      ...(needsLiteral(variables) ? ["Literal"] : []),
      ...(schemes.length > 0 || variables.size > 0 ? ["TypedDict"] : []),
    ].join(", ")}\n`,
    ...(schemes.length === 0
      ? []
      : [`from ._runtime.authentication import ${authenticationNames(schemes).join(", ")}`]),
    "from ._runtime.client import Api",
    ...(throttle === undefined ? [] : ["from ._runtime.rate_limit import RateLimiter"]),
    "from .errors import ERRORS\n",
    ...(schemes.length === 0
      ? []
      : [
          typedDictionary(
            "Credentials",
            "Credentials by security scheme: values, or what is asked for them before every attempt.",
            schemes.map((scheme) => ({ name: scheme.id, ...credentialType(scheme.credential, scheme.description) })),
          ),
        ]),
    ...(variables.size === 0
      ? []
      : [
          typedDictionary(
            "ServerVariables",
            "Variables of the servers' addresses; the API's defaults hold where they are absent.",
            [...variables].map(([name, values]) => ({ name, type: variableType(values), documentation: [] })),
          ),
        ]),
    ...(api.servers.length === 0 ? [] : [serversValue(api.servers)]),
    ...(schemes.length === 0 ? [] : [schemesValue(schemes)]),
    `${callText("API: Final = Api", members, "")}\n`,
    ...(throttle === undefined ? [] : [rateLimiterFunction(throttle)]),
  ].join("\n");
}

interface TypedMember {
  readonly name: string;
  readonly type: string;
  readonly documentation: readonly string[];
}

function typedDictionary(name: string, summary: string, members: readonly TypedMember[]): string {
  if (members.every((member) => isPlainIdentifier(member.name) && !member.name.startsWith("__"))) {
    const fields = members.map(
      (member) => `\n    ${member.name}: ${member.type}\n${docstring(member.documentation, "    ")}`,
    );
    return `\nclass ${name}(TypedDict, total=False):\n    """${summary}"""\n${fields.join("")}\n`;
  }
  const entries = members.map((member) => `        ${stringLiteral(member.name)}: ${quoted(member.type)},\n`);
  return `${name} = TypedDict(\n    "${name}",\n    {\n${entries.join("")}    },\n    total=False,\n)\n"""${summary}"""\n`;
}

function credentialType(credential: Credential, description: string | undefined): Omit<TypedMember, "name"> {
  const described = (type: string, summary: string): Omit<TypedMember, "name"> => ({
    type,
    documentation: documentationLines({ summary, description }),
  });
  switch (credential.kind) {
    case "apiKey":
      return described("Secret", `Key, sent as the ${credential.in} field \`${credential.name}\`.`);
    case "http":
      return credential.scheme === "basic"
        ? described("BasicCredentials", "User name and password.")
        : described("Token", `What follows \`${authorizationScheme(credential.scheme)}\` in the Authorization header.`);
    case "oauth2":
      return described("Token", "Access token (OAuth 2.0), or a source such as `ClientCredentials`.");
    case "openIdConnect":
      return described("Token", "Token (OpenID Connect), or a source such as `CognitoTokens`.");
    case "sigv4":
      return described("Signer", "Signs each request (AWS Signature Version 4): `SigV4(...)`.");
    case "mutualTls":
      return described("Secret", "");
  }
}

const knownSchemes: ReadonlyMap<string, string> = new Map([
  ["bearer", "Bearer"],
  ["digest", "Digest"],
  ["dpop", "DPoP"],
  ["hoba", "HOBA"],
  ["negotiate", "Negotiate"],
]);
const authorizationScheme = (scheme: string): string => knownSchemes.get(scheme) ?? scheme;

function authenticationNames(schemes: readonly SecurityScheme[]): readonly string[] {
  const used = new Set(schemes.map(({ credential }) => credentialType(credential, undefined).type));
  return [...new Set([...used, "SecurityScheme"])].sort();
}

function schemesValue(schemes: readonly SecurityScheme[]): string {
  const entries = schemes.map(({ id, credential }) => `    ${stringLiteral(id)}: ${wireScheme(credential)},\n`);
  return `SCHEMES: Final[Mapping[str, SecurityScheme]] = {\n${entries.join("")}}\n`;
}

function wireScheme(credential: Credential): string {
  switch (credential.kind) {
    case "apiKey":
      return `SecurityScheme("apiKey", ${stringLiteral(credential.name)}, ${stringLiteral(credential.in)})`;
    case "http":
      return credential.scheme === "basic"
        ? 'SecurityScheme("basic")'
        : `SecurityScheme("token", ${stringLiteral(authorizationScheme(credential.scheme))})`;
    case "sigv4":
      return 'SecurityScheme("signature")';
    default:
      return 'SecurityScheme("token", "Bearer")';
  }
}

function serverVariables(servers: readonly Server[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const { variables } of servers) {
    for (const { name, values } of variables) {
      const known = found.get(name);
      // Where one server takes any text, so does the client.
      found.set(name, known?.length === 0 || values.length === 0 ? [] : [...new Set([...(known ?? []), ...values])]);
    }
  }
  return found;
}

const variableType = (values: readonly string[]): string =>
  values.length === 0 ? "str" : `Literal[${values.map(stringLiteral).join(", ")}]`;

const needsLiteral = (variables: ReadonlyMap<string, readonly string[]>): boolean =>
  [...variables.values()].some((values) => values.length > 0);

function serversValue(servers: readonly Server[]): string {
  const comment = '"""Where the API is served. Give one as `base_url`; without one, the first is called."""\n';
  const entries = servers.map(({ url }) => `    ${stringLiteral(url)},\n`);
  return `SERVERS: Final[tuple[str, ...]] = (\n${entries.join("")})\n${comment}`;
}

/** What the gateway lets through on the first stage; a usage plan that stands alone counts too. */
export function firstThrottle({ api }: ClientModel): Throttle | undefined {
  const [plan, ...otherPlans] = api.usagePlans;
  const limits = [api.stages[0]?.settings.throttle, otherPlans.length === 0 ? plan?.throttle : undefined].filter(
    (each) => each !== undefined && each.ratePerSecond > 0 && each.burst >= 1,
  );
  if (limits.length === 0) return undefined;
  return {
    ratePerSecond: Math.min(...limits.map((each) => each?.ratePerSecond ?? 0)),
    burst: Math.min(...limits.map((each) => each?.burst ?? 0)),
  };
}

const rateLimiterFunction = ({ ratePerSecond, burst }: Throttle): string => `
def rate_limiter() -> RateLimiter:
    """Makes a limiter with the rate that the API lets through, to begin with."""
    return RateLimiter(rate_per_second=${ratePerSecond}, burst=${burst})
`;
