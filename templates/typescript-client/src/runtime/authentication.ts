import type { HttpRequest } from "./operation.js";

/** What a caller has to send for a security scheme. */
export type SecurityScheme =
  | { readonly kind: "apiKey"; readonly in: "header" | "query" | "cookie"; readonly name: string }
  | { readonly kind: "basic" }
  /** `Authorization: <scheme> <token>`. */
  | { readonly kind: "token"; readonly scheme: string }
  | { readonly kind: "signature" };

/** A credential, or a function that is asked for it before every request. */
export type Provided<Credential> = Credential | (() => Credential | Promise<Credential>);

export interface UserAndPassword {
  readonly username: string;
  readonly password: string;
}

/** Signs a request: gives back the request with whatever proves who sends it. */
export type Signer = (request: HttpRequest) => HttpRequest | Promise<HttpRequest>;

export type Credential = Provided<string> | Provided<UserAndPassword> | Signer;

export interface Authentication {
  readonly schemes: { readonly [id: string]: SecurityScheme };
  readonly credentials: { readonly [id: string]: Credential | undefined };
}

const own = <Value>(values: { readonly [id: string]: Value }, id: string): Value | undefined =>
  Object.hasOwn(values, id) ? values[id] : undefined;

/**
 * Adds the credentials of the first alternative that there are credentials for. Without any, the request goes out as it
 * is: something else may prove who sends it, and if not, the API says so.
 */
export async function authenticate(request: HttpRequest, authentication: Authentication): Promise<HttpRequest> {
  const { schemes, credentials } = authentication;
  const isMet = (id: string): boolean => own(schemes, id) === undefined || own(credentials, id) !== undefined;
  const alternatives = (request.descriptor.security ?? []).filter((alternative) => alternative.every(isMet));
  const alternative = alternatives.find((ids) => ids.length > 0) ?? [];
  let authenticated = request;
  for (const id of alternative) {
    const scheme = own(schemes, id);
    const credential = own(credentials, id);
    if (scheme !== undefined && credential !== undefined) {
      authenticated = await addCredential(authenticated, scheme, credential);
    }
  }
  return authenticated;
}

async function addCredential(
  request: HttpRequest,
  scheme: SecurityScheme,
  credential: Credential,
): Promise<HttpRequest> {
  if (scheme.kind === "signature") return (credential as Signer)(request);
  const provided = typeof credential === "function" ? await (credential as () => unknown)() : credential;
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
  return { ...request, headers };
}

/** Base64 of the UTF-8 bytes (RFC 7617). */
function basicToken({ username, password }: UserAndPassword): string {
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
