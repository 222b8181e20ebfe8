import type { HttpRequest } from "./operation.js";

/** What a caller has to send for a security scheme. */
export type SecurityScheme =
  | { readonly kind: "apiKey"; readonly in: "header" | "query" | "cookie"; readonly name: string }
  | { readonly kind: "basic" }
  /** `Authorization: <scheme> <token>`. */
  | { readonly kind: "token"; readonly scheme: string }
  | { readonly kind: "signature" };

/** Keeps a token and renews it: what the functions of `./oauth.js` and `./cognito.js` make. */
export interface TokenSource {
  /** A token that holds for a while yet. */
  token(signal?: AbortSignal): Promise<string>;
  /** Called when the API refused a token, so that the next call gets another one. */
  discard(): void;
}

/** A credential, or what is asked for it before every attempt. */
export type Provided<Credential> = Credential | (() => Credential | Promise<Credential>);

/** A token, or what is asked for it before every attempt. With a source, a call that is answered 401 is made once more. */
export type ProvidedToken = Provided<string> | TokenSource;

export interface UserAndPassword {
  readonly username: string;
  readonly password: string;
}

/** Signs a request: gives back the request with whatever proves who sends it. */
export type Signer = (request: HttpRequest) => HttpRequest | Promise<HttpRequest>;

export type Credential = ProvidedToken | Provided<UserAndPassword> | Signer;

export interface Authentication {
  readonly schemes: { readonly [id: string]: SecurityScheme };
  readonly credentials: { readonly [id: string]: Credential | undefined };
}

const own = <Value>(values: { readonly [id: string]: Value }, id: string): Value | undefined =>
  Object.hasOwn(values, id) ? values[id] : undefined;

/** The schemes of the first alternative that there are credentials for; none without any. */
function chosenSchemes({ descriptor }: HttpRequest, { schemes, credentials }: Authentication): readonly string[] {
  const isMet = (id: string): boolean => own(schemes, id) === undefined || own(credentials, id) !== undefined;
  const alternatives = (descriptor.security ?? []).filter((alternative) => alternative.every(isMet));
  return alternatives.find((ids) => ids.length > 0) ?? [];
}

/**
 * Adds the credentials of the first alternative that there are credentials for. Without any, the request goes out as it
 * is: something else may prove who sends it, and if not, the API says so. Signatures come last, over everything else.
 */
export async function authenticate(request: HttpRequest, authentication: Authentication): Promise<HttpRequest> {
  const { schemes, credentials } = authentication;
  const chosen = chosenSchemes(request, authentication);
  const isSignature = (id: string): boolean => own(schemes, id)?.kind === "signature";
  let authenticated = request;
  for (const id of [...chosen.filter((each) => !isSignature(each)), ...chosen.filter(isSignature)]) {
    const scheme = own(schemes, id);
    const credential = own(credentials, id);
    if (scheme !== undefined && credential !== undefined) {
      authenticated = await addCredential(authenticated, scheme, credential);
    }
  }
  return authenticated;
}

/** Tells the sources of a refused request's tokens so; true where there are any, and another attempt makes sense. */
export function discardCredentials(request: HttpRequest, authentication: Authentication): boolean {
  const sources = chosenSchemes(request, authentication)
    .map((id) => own(authentication.credentials, id))
    .filter(isTokenSource);
  for (const source of sources) source.discard();
  return sources.length > 0 && !(request.body instanceof ReadableStream);
}

const isTokenSource = (credential: Credential | undefined): credential is TokenSource =>
  typeof credential === "object" && "token" in credential;

async function provide(credential: Exclude<Credential, Signer>, signal: AbortSignal | undefined): Promise<unknown> {
  if (isTokenSource(credential)) return credential.token(signal);
  return typeof credential === "function" ? credential() : credential;
}

async function addCredential(
  request: HttpRequest,
  scheme: SecurityScheme,
  credential: Credential,
): Promise<HttpRequest> {
  if (scheme.kind === "signature") return withoutRedirection(await (credential as Signer)(request), request);
  const provided = await provide(credential as Exclude<Credential, Signer>, request.signal);
  if (scheme.kind === "apiKey") return addKey(request, scheme, String(provided));
  const headers = new Headers(request.headers);
  const value =
    scheme.kind === "basic"
      ? `Basic ${basicToken(provided as UserAndPassword)}`
      : `${scheme.scheme} ${String(provided)}`;
  headers.set("authorization", value);
  return { ...request, headers };
}

function addKey(
  request: HttpRequest,
  { in: place, name }: SecurityScheme & { readonly kind: "apiKey" },
  key: string,
): HttpRequest {
  if (place === "query") {
    const separator = request.url.includes("?") ? "&" : "?";
    return { ...request, url: `${request.url}${separator}${encodeURIComponent(name)}=${encodeURIComponent(key)}` };
  }
  const headers = new Headers(request.headers);
  if (place === "header") headers.set(name, key);
  else {
    const others = headers.get("cookie");
    headers.set("cookie", `${others === null ? "" : `${others}; `}${name}=${encodeURIComponent(key)}`);
  }
  return withoutRedirection({ ...request, headers }, request);
}

/**
 * `fetch` takes the Authorization header away where a redirection leads to another host; any other header it sends there
 * too. So what holds a key elsewhere is not redirected unless the caller says so.
 */
const withoutRedirection = (authenticated: HttpRequest, { redirect, isRedirectChosen }: HttpRequest): HttpRequest => ({
  ...authenticated,
  redirect: isRedirectChosen ? redirect : "manual",
});

/** Base64 of the UTF-8 bytes (RFC 7617). */
function basicToken({ username, password }: UserAndPassword): string {
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
