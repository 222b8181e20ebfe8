import type { Authorizer, Credential, OAuthFlow, SecurityScheme, TokenVerification } from "../../ir/authorizer.js";
import { uriOfTarget } from "./called-function.js";
import { extensionText, settingText } from "./deploy-text.js";
import { as, derived, type ExportContext, extension, type Fragment, type Rows, setting, write } from "./rows.js";

type Credentials = {
  readonly [Kind in Credential["kind"]]: Rows<Extract<Credential, { readonly kind: Kind }>>;
};

const flows: Rows<OAuthFlow> = {
  flow: derived,
  authorizationUrl: as("authorizationUrl"),
  tokenUrl: as("tokenUrl"),
  refreshUrl: as("refreshUrl"),
  scopes: (scopes) => ({ scopes: Object.fromEntries(scopes.map(({ name, description }) => [name, description])) }),
};

const credentials: Credentials = {
  apiKey: { kind: () => ({ type: "apiKey" }), in: as("in"), name: as("name") },
  http: { kind: () => ({ type: "http" }), scheme: as("scheme"), bearerFormat: as("bearerFormat") },
  oauth2: {
    kind: () => ({ type: "oauth2" }),
    flows: (list, _, context) => ({
      flows: Object.fromEntries(list.map((each) => [each.flow, write(flows, each, context)])),
    }),
  },
  openIdConnect: { kind: () => ({ type: "openIdConnect" }), url: as("openIdConnectUrl") },
  sigv4: {
    kind: () => ({ type: "apiKey", name: "Authorization", in: "header", ...extension("authtype", "awsSigv4") }),
  },
  mutualTls: { kind: () => ({ type: "mutualTLS" }) },
};

const schemes: Rows<SecurityScheme> = {
  id: derived,
  credential: (credential, _, context) => write(credentials[credential.kind] as Rows<Credential>, credential, context),
  description: as("description"),
  authType: (type) => extension("authtype", type),
  authorizer: (id, scheme, context) => {
    const authorizer = context.api.authorizers.find((each) => each.id === id);
    return authorizer === undefined ? {} : inDocument(authorizer, scheme, context);
  },
  origin: derived,
};

/** `components.securitySchemes`. */
export const schemesRow = (list: readonly SecurityScheme[], _: unknown, context: ExportContext): Fragment =>
  list.length === 0
    ? {}
    : {
        components: {
          securitySchemes: Object.fromEntries(list.map((each) => [each.id, write(schemes, each, context)])),
        },
      };

/** What authorizers of the settings have in common: it follows from the scheme's name. */
const base = { id: derived, name: derived, origin: derived };

type AuthorizerOf<Kind> = Extract<Authorizer, { readonly kind: Kind }>;

const cognito: Rows<AuthorizerOf<"cognito">> = {
  ...base,
  kind: () => ({ type: "cognito_user_pools" }),
  userPoolArns: (arns, _, context) => ({ providerARNs: arns.map((each) => extensionText(each, context)) }),
  identitySource: as("identitySource"),
  ttlSeconds: as("authorizerResultTtlInSeconds"),
  identityValidationExpression: as("identityValidationExpression"),
};

const jwt: Rows<AuthorizerOf<"jwt">> = {
  ...base,
  kind: () => ({ type: "jwt" }),
  issuer: (issuer, _, context) => ({ jwtConfiguration: { issuer: extensionText(issuer, context) } }),
  audience: (audience, _, context) => ({
    jwtConfiguration: { audience: audience.map((each) => extensionText(each, context)) },
  }),
  identitySource: as("identitySource"),
};

/** A function that exists, or one with a name. */
const externalLambda: Rows<AuthorizerOf<"lambda">> = {
  ...base,
  kind: derived,
  mode: as("type"),
  target: (target, _, context) => {
    const uri = uriOfTarget(target, context);
    return uri === undefined ? {} : { authorizerUri: extensionText(uri, context) };
  },
  credentials: (role, _, context) => ({ authorizerCredentials: extensionText(role, context) }),
  identitySources: (sources) => ({ identitySource: sources.join(", ") }),
  ttlSeconds: as("authorizerResultTtlInSeconds"),
  identityValidationExpression: as("identityValidationExpression"),
  payloadFormatVersion: as("authorizerPayloadFormatVersion"),
  simpleResponses: as("enableSimpleResponses"),
  verification: derived,
};

/** How the function checks tokens. */
const verifications: Rows<TokenVerification> = {
  issuer: (issuer, _, context) => ({ issuer: settingText(issuer, context) }),
  audiences: (audiences, _, context) => ({ audience: audiences.map((each) => settingText(each, context)) }),
  jwksUri: (uri, _, context) => ({ jwksUri: settingText(uri, context) }),
  algorithms: as("algorithms"),
  scopesClaims: ([only, ...others]) => (only === undefined || others.length > 0 ? {} : { scopesClaim: only }),
  groupsClaims: ([only, ...others]) => (only === undefined || others.length > 0 ? {} : { groupsClaim: only }),
};

/** A function that the build makes: nothing of the service's own can say that. */
const ownLambda: Rows<AuthorizerOf<"lambda">> = {
  ...base,
  kind: () => ({ type: "lambda" }),
  // Elsewhere an authorizer always gets the request.
  mode: (mode, _, { api }) => (api.gateway.protocol === "rest" ? { mode } : {}),
  target: derived,
  credentials: derived,
  // Written even where it is empty: nothing would stand for what the kind of credential suggests.
  identitySources: as("identitySources"),
  ttlSeconds: as("ttl"),
  identityValidationExpression: as("identityValidationExpression"),
  verification: (verification, _, context) => ({ jwt: write(verifications, verification, context) }),
  payloadFormatVersion: as("payloadFormatVersion"),
  simpleResponses: as("simpleResponses"),
};

/** The extension on the scheme, for what the service knows. */
function inDocument(authorizer: Authorizer, _: SecurityScheme, context: ExportContext): Fragment {
  if (authorizer.kind === "cognito") return extension("authorizer", write(cognito, authorizer, context));
  if (authorizer.kind === "jwt") return extension("authorizer", write(jwt, authorizer, context));
  if (authorizer.kind === "lambda" && uriOfTarget(authorizer.target, context) !== undefined) {
    return extension("authorizer", write(externalLambda, authorizer, context));
  }
  return {};
}

/** `authorizers` of the settings: functions of the build, and what the credential does not suggest by itself. */
export const authorizersRow = (
  list: readonly Authorizer[],
  { securitySchemes }: { readonly securitySchemes: readonly SecurityScheme[] },
  context: ExportContext,
): Fragment => {
  const entries = list.flatMap((authorizer) => {
    const scheme = securitySchemes.find((each) => each.authorizer === authorizer.id);
    const settings = scheme === undefined ? undefined : settingsFor(authorizer, scheme.credential, context);
    return scheme === undefined || settings === undefined ? [] : [[scheme.id, settings] as const];
  });
  return entries.length === 0 ? {} : setting({ authorizers: Object.fromEntries(entries) });
};

function settingsFor(authorizer: Authorizer, credential: Credential, context: ExportContext): Fragment | undefined {
  switch (authorizer.kind) {
    case "lambda":
      return uriOfTarget(authorizer.target, context) === undefined ? write(ownLambda, authorizer, context) : undefined;
    case "apiKey": {
      const isUsual =
        credential.kind === "apiKey" && credential.in === "header" && /^x-api-key$/i.test(credential.name);
      return isUsual ? undefined : { type: "apiKey" };
    }
    case "iam":
      return credential.kind === "sigv4" ? undefined : { type: "iam" };
    case "cognito":
    case "jwt":
    case "mutualTls":
      return undefined;
  }
}
