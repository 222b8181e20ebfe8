import type { TokenSource } from "./authentication.js";
import { systemEnvironment } from "./environment.js";
import { TokenError } from "./oauth.js";
import { type TokenSourceOptions, tokenSource } from "./token-source.js";

export interface CognitoOptions extends TokenSourceOptions {
  /** `eu-west-1_AbCdEfGhI`: what stands before the underscore is its region. */
  readonly userPoolId: string;
  /** Of the app client. */
  readonly clientId: string;
  /** Of an app client that has one. */
  readonly clientSecret?: string | undefined;
  /** What signing in gave, however it was done. */
  readonly refreshToken: string;
  /** With a client secret: the user's name, or the `sub` of users who have an alias; Cognito wants it hashed with the secret. */
  readonly username?: string | undefined;
  /**
   * Which of the tokens the API wants: an authorizer of a REST API takes the ID token, unless the operation names scopes.
   * Default: id.
   */
  readonly use?: "id" | "access" | undefined;
  /** Of remembered devices. */
  readonly deviceKey?: string | undefined;
  /** Called with each refresh token that takes the place of the last one, where the pool rotates them: keep it. */
  readonly onRefreshToken?: ((refreshToken: string) => void) | undefined;
  /** In place of the global `fetch`. */
  readonly fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
}

/**
 * Tokens of a Cognito user pool, renewed at the pool's own endpoint.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetTokensFromRefreshToken.html
 *
 * @throws TypeError when `userPoolId` names no region
 */
export function cognitoUserPool(options: CognitoOptions): TokenSource {
  const region = /^([a-z0-9-]+)_/.exec(options.userPoolId)?.[1];
  if (region === undefined) throw new TypeError(`'${options.userPoolId}' is not the id of a user pool.`);
  const { now } = options.environment ?? systemEnvironment;
  const send = options.fetch ?? ((url: string, init: RequestInit) => fetch(url, init));
  let current = options.refreshToken;
  return tokenSource(async () => {
    const askedAt = now();
    const response = await send(`https://cognito-idp.${region}.${domainOf(region)}/`, {
      method: "POST",
      redirect: "error",
      headers: {
        "content-type": "application/x-amz-json-1.1",
        "x-amz-target": "AWSCognitoIdentityProviderService.InitiateAuth",
      },
      body: JSON.stringify(await refreshRequest(options, current)),
    });
    const answer = (await response.json().catch(() => ({}))) as CognitoAnswer;
    const result = answer.AuthenticationResult;
    const token = options.use === "access" ? result?.AccessToken : result?.IdToken;
    if (result === undefined || token === undefined) {
      throw new TokenError(response.status, answer.__type?.split("#").at(-1), answer.message);
    }
    if (result.RefreshToken !== undefined && result.RefreshToken !== current) {
      current = result.RefreshToken;
      options.onRefreshToken?.(current);
    }
    return { token, expiresAt: askedAt + (result.ExpiresIn ?? 3600) * 1000 };
  }, options);
}

interface CognitoAnswer {
  readonly AuthenticationResult?: {
    readonly IdToken?: string;
    readonly AccessToken?: string;
    readonly RefreshToken?: string;
    /** Seconds. */
    readonly ExpiresIn?: number;
  };
  readonly __type?: string;
  readonly message?: string;
}

const domainOf = (region: string): string => (region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com");

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html */
async function refreshRequest(options: CognitoOptions, refreshToken: string): Promise<object> {
  const { clientId, clientSecret, username, deviceKey } = options;
  const hash = clientSecret === undefined ? undefined : await secretHash(`${username ?? ""}${clientId}`, clientSecret);
  return {
    ClientId: clientId,
    AuthFlow: "REFRESH_TOKEN_AUTH",
    AuthParameters: {
      REFRESH_TOKEN: refreshToken,
      ...(hash === undefined ? {} : { SECRET_HASH: hash }),
      ...(deviceKey === undefined ? {} : { DEVICE_KEY: deviceKey }),
    },
  };
}

async function secretHash(text: string, secret: string): Promise<string> {
  const encoder = new TextEncoder();
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), algorithm, false, ["sign"]);
  const bytes = new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(text)));
  return btoa(String.fromCharCode(...bytes));
}
