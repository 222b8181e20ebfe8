import type { TokenSource } from "./authentication.js";
import { systemEnvironment } from "./environment.js";
import { type IssuedToken, type TokenSourceOptions, tokenSource } from "./token-source.js";

interface OAuthOptions extends TokenSourceOptions {
  /** The token endpoint: `https://<domain>.auth.<region>.amazoncognito.com/oauth2/token` of a Cognito user pool. */
  readonly tokenUrl: string;
  readonly clientId: string;
  /** Absent for a public client, which only refreshes. */
  readonly clientSecret?: string | undefined;
  /** How the client shows who it is: in the Authorization header (RFC 6749, section 2.3.1), or in the form. Default: header. */
  readonly clientAuthentication?: "header" | "form" | undefined;
  /** Asked for; all that the client may have when absent. */
  readonly scopes?: readonly string[] | undefined;
  /** Further members of the form, such as `audience` or `resource`. */
  readonly parameters?: { readonly [name: string]: string } | undefined;
  /** In place of the global `fetch`. */
  readonly fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
}

export interface ClientCredentialsOptions extends OAuthOptions {
  readonly clientSecret: string;
}

export interface RefreshTokenOptions extends OAuthOptions {
  readonly refreshToken: string;
  /** Called with each refresh token that takes the place of the last one: keep it. */
  readonly onRefreshToken?: ((refreshToken: string) => void) | undefined;
}

/** Thrown where the token endpoint gives no token. `code` is what it says: `invalid_client`, `invalid_grant`, ... */
export class TokenError extends Error {
  override readonly name = "TokenError";
  readonly status: number;
  readonly code: string | undefined;

  constructor(status: number, code: string | undefined, description: string | undefined) {
    const said = [code, description].filter((text) => text !== undefined).join(": ");
    super(`The token endpoint answered with status ${status}${said === "" ? "." : `: ${said}`}`);
    this.status = status;
    this.code = code;
  }
}

/** Tokens for the client itself (RFC 6749, section 4.4): kept until shortly before they expire, asked for once at a time. */
export function clientCredentials(options: ClientCredentialsOptions): TokenSource {
  return tokenSource(async () => (await requestToken(options, { grant_type: "client_credentials" })).issued, options);
}

/** Tokens for a user who has signed in (RFC 6749, section 6). Each refresh token that comes with one replaces the last. */
export function refreshToken(options: RefreshTokenOptions): TokenSource {
  let current = options.refreshToken;
  return tokenSource(async () => {
    const answer = await requestToken(options, { grant_type: "refresh_token", refresh_token: current });
    if (answer.refreshToken !== undefined && answer.refreshToken !== current) {
      current = answer.refreshToken;
      options.onRefreshToken?.(current);
    }
    return answer.issued;
  }, options);
}

interface TokenAnswer {
  readonly issued: IssuedToken;
  readonly refreshToken: string | undefined;
}

async function requestToken(options: OAuthOptions, grant: { readonly [name: string]: string }): Promise<TokenAnswer> {
  const { tokenUrl, clientId, clientSecret, scopes, parameters } = options;
  const form = new URLSearchParams({ ...grant, ...parameters });
  if (scopes !== undefined && scopes.length > 0) form.set("scope", scopes.join(" "));
  const headers = new Headers({ accept: "application/json", "content-type": "application/x-www-form-urlencoded" });
  if (clientSecret !== undefined && options.clientAuthentication !== "form") {
    headers.set("authorization", `Basic ${btoa(`${formText(clientId)}:${formText(clientSecret)}`)}`);
  } else {
    form.set("client_id", clientId);
    if (clientSecret !== undefined) form.set("client_secret", clientSecret);
  }
  const send = options.fetch ?? ((url: string, init: RequestInit) => fetch(url, init));
  const { now } = options.environment ?? systemEnvironment;
  const askedAt = now();
  const response = await send(tokenUrl, { method: "POST", headers, body: form.toString(), redirect: "error" });
  return readAnswer(response.status, await readJson(response), askedAt);
}

/** Both parts are encoded as in a form before they are joined (RFC 6749, section 2.3.1); that leaves ASCII. */
const formText = (text: string): string => new URLSearchParams({ text }).toString().slice("text=".length);

async function readJson(response: Response): Promise<ReadonlyMap<string, unknown>> {
  try {
    return new Map(Object.entries((await response.json()) as object));
  } catch {
    return new Map();
  }
}

function readAnswer(status: number, answer: ReadonlyMap<string, unknown>, askedAt: number): TokenAnswer {
  const text = (name: string): string | undefined => {
    const value = answer.get(name);
    return typeof value === "string" ? value : undefined;
  };
  const token = text("access_token");
  if (status !== 200 || token === undefined) throw new TokenError(status, text("error"), text("error_description"));
  const seconds = Number(answer.get("expires_in") ?? Number.NaN);
  return {
    issued: { token, ...(Number.isFinite(seconds) ? { expiresAt: askedAt + seconds * 1000 } : {}) },
    refreshToken: text("refresh_token"),
  };
}
