import { createRemoteJWKSet, customFetch, errors, type JWTPayload, jwtVerify } from "jose";
import { environmentVariable, type FetchJson, fetchJson, newUrl } from "./platform.js";

/** What of a token's check is known when the code is generated. */
export interface TokenRules {
  /** Algorithms of signatures that are accepted; asymmetric ones alone. */
  readonly algorithms: readonly string[];
  /** Claims that tell the scopes: the first that is there counts. */
  readonly scopesClaims: readonly string[];
  /** Claims that tell the groups: the first that is there counts. */
  readonly groupsClaims: readonly string[];
}

/** Where tokens come from, and whom they are for. */
export interface TokenSource {
  readonly issuer: string;
  readonly audiences: readonly string[];
  /** Address of the issuer's keys; its metadata tells when absent. */
  readonly jwksUri?: string;
}

export interface VerifiedToken {
  /** Its `sub`, or the client that it was made for. */
  readonly principalId: string;
  readonly scopes: readonly string[];
  readonly groups: readonly string[];
  readonly claims: { readonly [name: string]: unknown };
}

/**
 * What a token says once its signature, issuer, audience and time are checked; undefined for one that is not to be
 * trusted. Throws when the issuer's keys cannot be had: that is nobody's fault who calls.
 */
export type TokenVerifier = (token: string) => Promise<VerifiedToken | undefined>;

/** Seconds that the clocks of issuer and function may differ. */
const clockTolerance = 5;
/** Milliseconds. Keys are looked for again when a token names one that is not there, at most once in `keyCooldown`. */
const keyLifetime = 600_000;
const keyCooldown = 30_000;
const keyTimeout = 5_000;

/** The function's environment: TOKEN_ISSUER, TOKEN_AUDIENCE (with commas between several) and TOKEN_JWKS_URI. */
export function sourceFromEnvironment(read: (name: string) => string | undefined = environmentVariable): TokenSource {
  const issuer = read("TOKEN_ISSUER")?.trim() ?? "";
  const audiences = (read("TOKEN_AUDIENCE") ?? "").split(",").map((each) => each.trim());
  const jwksUri = read("TOKEN_JWKS_URI")?.trim();
  return {
    issuer,
    audiences: audiences.filter((each) => each !== ""),
    ...(jwksUri === undefined || jwksUri === "" ? {} : { jwksUri }),
  };
}

/** A verifier that keeps the issuer's keys for as long as the function lives. */
export function createTokenVerifier(
  rules: TokenRules,
  source: () => TokenSource = sourceFromEnvironment,
  getJson: FetchJson = fetchJson,
): TokenVerifier {
  let ready: Promise<ReturnType<typeof readyVerifier>> | undefined;
  return async (token) => {
    ready ??= prepare(rules, source(), getJson);
    try {
      return await (await ready)(token);
    } catch (error) {
      // A failure to find the keys must not last.
      ready = undefined;
      throw error;
    }
  };
}

async function prepare(rules: TokenRules, source: TokenSource, getJson: FetchJson) {
  const { issuer, audiences } = source;
  if (!isSecure(issuer)) throw new Error("TOKEN_ISSUER has to be an address that begins with https://");
  if (audiences.length === 0) throw new Error("TOKEN_AUDIENCE has to name at least one audience");
  if (rules.algorithms.some((algorithm) => !/^(?:RS|PS|ES)\d{3}$|^Ed(?:DSA|25519)$/.test(algorithm)))
    throw new Error("tokens can be signed with asymmetric algorithms only");
  const jwksUri = source.jwksUri ?? (await discoverKeys(issuer, getJson));
  if (!isSecure(jwksUri)) throw new Error("the issuer's keys have to be at an address that begins with https://");
  return readyVerifier(rules, source, jwksUri, getJson);
}

function readyVerifier(rules: TokenRules, source: TokenSource, jwksUri: string, getJson: FetchJson): TokenVerifier {
  const keys = createRemoteJWKSet(newUrl(jwksUri) as Parameters<typeof createRemoteJWKSet>[0], {
    cacheMaxAge: keyLifetime,
    cooldownDuration: keyCooldown,
    timeoutDuration: keyTimeout,
    [customFetch]: async (address) => jsonResponse(await getJson(String(address), keyTimeout)),
  });
  const bare = withoutSlash(source.issuer);
  const options = {
    algorithms: [...rules.algorithms],
    issuer: [bare, `${bare}/`],
    requiredClaims: ["exp"],
    clockTolerance,
  };
  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, keys, options);
      return isFor(payload, source.audiences) ? describeToken(payload, rules) : undefined;
    } catch (error) {
      if (isRefusal(error)) return undefined;
      throw error;
    }
  };
}

const jsonResponse = (json: unknown) => ({ status: 200, json: async () => json }) as never;

/** What is wrong with the token itself. Everything else is a failure of ours, or of the issuer. */
const isRefusal = (error: unknown): boolean =>
  error instanceof errors.JWTInvalid ||
  error instanceof errors.JWTExpired ||
  error instanceof errors.JWTClaimValidationFailed ||
  error instanceof errors.JWSInvalid ||
  error instanceof errors.JWSSignatureVerificationFailed ||
  error instanceof errors.JOSEAlgNotAllowed ||
  error instanceof errors.JOSENotSupported ||
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys;

/**
 * The address of the issuer's keys, from its metadata.
 * @see https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfigurationValidation
 */
async function discoverKeys(issuer: string, getJson: FetchJson): Promise<string> {
  const metadata = await getJson(`${withoutSlash(issuer)}/.well-known/openid-configuration`, keyTimeout);
  const { issuer: named, jwks_uri: address } = (metadata ?? {}) as {
    readonly issuer?: unknown;
    readonly jwks_uri?: unknown;
  };
  if (typeof named !== "string" || withoutSlash(named) !== withoutSlash(issuer))
    throw new Error("the metadata of the issuer names another issuer");
  if (typeof address !== "string") throw new Error("the metadata of the issuer names no keys");
  return address;
}

const isSecure = (address: string): boolean => address.startsWith("https://");
const withoutSlash = (address: string): string => address.replace(/\/$/, "");

/**
 * As the service's own JWT authorizers have it: `aud`, or `client_id` where there is no `aud` (Cognito's access tokens).
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
function isFor({ aud, client_id: client }: JWTPayload, audiences: readonly string[]): boolean {
  const named: readonly unknown[] = aud === undefined ? [client] : [aud].flat();
  return named.some((each) => typeof each === "string" && audiences.includes(each));
}

function describeToken(payload: JWTPayload, rules: TokenRules): VerifiedToken {
  const principal = [payload.sub, payload["client_id"], payload["azp"]].find((each) => typeof each === "string");
  return {
    principalId: typeof principal === "string" && principal !== "" ? principal : "unnamed",
    scopes: listOf(payload, rules.scopesClaims),
    groups: listOf(payload, rules.groupsClaims),
    claims: payload,
  };
}

/** A claim is a list, or text with spaces between the items (RFC 8693, section 4.2). */
function listOf(payload: JWTPayload, names: readonly string[]): readonly string[] {
  const value = names.map((name) => payload[name]).find((each) => each !== undefined);
  if (typeof value === "string") return value.split(" ").filter((each) => each !== "");
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}
