import type { ApiModel } from "../../ir/api.js";
import type { SecurityScheme } from "../../ir/authorizer.js";
import { namesHost } from "../client/known-servers.js";
import { propertyName, stringLiteral } from "../typescript/literal.js";
import type { ClientModel } from "./client-model.js";
import { codeText } from "./markdown.js";
import { hasRateLimits } from "./rate-limits.js";
import { authFeatures } from "./runtime-modules.js";

/** What each scheme is given, with the functions that make it. */
export function credentialSection({ securitySchemes, ...api }: ApiModel, name: string): string {
  const given = securitySchemes.filter(({ credential }) => credential.kind !== "mutualTls");
  if (given.length === 0) return "";
  const values = given.map((scheme) => [scheme.id, credentialValue(scheme)] as const);
  const used = credentialFunctions(values.map(([, text]) => text));
  const imports = used.length === 0 ? "" : `import { ${used.join(", ")} } from ${stringLiteral(`${name}/auth`)};\n\n`;
  const lines = values.map(([id, text]) => `    ${propertyName(id)}: ${text},\n`);
  const { tokens } = authFeatures({ ...api, securitySchemes });
  return `## Credentials

Give what you have; each operation takes the first of its alternatives that is complete. A function is asked before
every attempt, so that a token can be renewed.

\`\`\`ts
${codeText(`${imports}const client = createClient({\n  credentials: {\n${lines.join("")}  },\n});\n`)}\`\`\`
${tokens ? `\n\`${name}/auth\` makes sources of tokens: \`clientCredentials\` and \`refreshToken\` (OAuth 2.0), \`cognitoUserPool\`, and\n\`tokenSource\` for a function of your own. They keep a token until shortly before it expires, ask for one once however many\ncalls wait, and get another one when the API answers 401.\n` : ""}`;
}

export function credentialValue({ credential }: SecurityScheme): string {
  if (credential.kind === "sigv4")
    return 'signatureV4({ credentials: { accessKeyId: "...", secretAccessKey: "..." }, region: "..." })';
  if (credential.kind === "http" && credential.scheme === "basic") return '{ username: "...", password: "..." }';
  if (credential.kind === "apiKey") return '"..."';
  const flow =
    credential.kind === "oauth2" ? credential.flows.find((each) => each.flow === "clientCredentials") : undefined;
  if (flow?.tokenUrl === undefined) return "() => currentToken()";
  return `clientCredentials({ tokenUrl: ${stringLiteral(flow.tokenUrl)}, clientId: "...", clientSecret: "..." })`;
}

/** The functions that make credentials, of those that an example shows. */
export const credentialFunctions = (values: readonly string[]): readonly string[] =>
  ["clientCredentials", "signatureV4"].filter((each) => values.some((text) => text.startsWith(each)));

/** The base URL among the options of an example, where the document has none. */
export const baseMember = ({ servers }: ApiModel): string => (namesHost(servers) ? "" : 'baseUrl: "https://..."');

/** The API's own limits where the document has some. */
export function retrySection(model: ClientModel, name: string): string {
  const { api } = model;
  const hasLimits = hasRateLimits(model);
  const imported = ["createClient", "rateLimit", ...(hasLimits ? ["rateLimits"] : [])].join(", ");
  const limits = hasLimits ? "rateLimits" : "{ all: { ratePerSecond: 50, burst: 100 } }";
  return `## Retries, timeouts, rate

A call is made up to three times: after 408, 425, 429, 500, 502, 503 and 504, a connection that fails and an attempt that takes
more than a minute, where its method (or the API) says that repeating does no harm, or an idempotency key is sent. POST and PATCH
are repeated only where they cannot have been executed: there was no connection, or the gateway refused them for their rate. A
quota that is exceeded is never tried again. Between attempts it waits a random part of a time that doubles, or as long as
\`Retry-After\` says; all calls of a client share a budget of retries.

\`\`\`ts
import { ${imported} } from ${stringLiteral(name)};

const patient = createClient({
${baseMember(api) === "" ? "" : `  ${baseMember(api)},\n`}  retry: { attempts: 5, maximumDelay: 10_000 }, // or false
  timeouts: { attempt: 10_000, total: 60_000 }, // milliseconds
  middleware: [rateLimit(${limits})], // waits where the gateway would refuse
});
\`\`\`
`;
}

export function middlewareSection({ servers }: ApiModel, name: string): string {
  const hasVariables = servers.some(({ variables }) => variables.length > 0);
  const base = servers.length > 0 ? "`baseUrl` (`servers` lists those of the API)" : "`baseUrl`";
  const options = `${base}, ${hasVariables ? "`variables` for its `{variables}`, " : ""}\`headers\` for every request`;
  return `## Options

\`createClient\` takes ${options},
\`maximumBodySize\` in bytes, \`fetch\` in place of the global one, and \`middleware\`:

\`\`\`ts
import type { Middleware } from ${stringLiteral(name)};

const logging: Middleware = async (request, next) => {
  const response = await next(request);
  console.log(request.operation, request.attempt, response.status);
  return response;
};
\`\`\`

Middleware wraps each attempt. It can change the request, answer in its place, or send it again; credentials are added behind
it, afresh each time. Redirections are followed for GET and HEAD alone, and not with a key in a header, which would go along to
another host.
`;
}

export const mockSection = (api: ApiModel, name: string): string => `## Mock

\`\`\`ts
import { mock } from ${stringLiteral(`${name}/mock`)};

const offline = createClient({ ${baseMember(api) === "" ? "" : `${baseMember(api)}, `}middleware: [mock()] });
\`\`\`

Calls are answered with the API's own examples, and nothing is sent. \`mock({ <operation>: { status, body } })\` answers otherwise.
`;

export const validationSection = (api: ApiModel, name: string): string => `## Validation

\`\`\`ts
import { validation, ValidationError } from ${stringLiteral(`${name}/validation`)};

const careful = createClient({ ${baseMember(api) === "" ? "" : `${baseMember(api)}, `}middleware: [validation()] });
const isRefused = (error: unknown): boolean => error instanceof ValidationError && error.problems.length > 0;
\`\`\`

Responses in JSON are held against their schemas; a call whose response is not as described ends with a \`ValidationError\`.
`;
