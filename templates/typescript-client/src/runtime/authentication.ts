import type { HttpRequest } from "./operation.js";

/** What a caller has to send for a security scheme. */
export interface SecurityScheme {
  /** One of the functions below, so that a bundle holds those that its API asks for; a source is given as a function. */
  readonly add: (request: HttpRequest, credential: never, name: string) => Promise<HttpRequest>;
  /** Of the field that holds a key; of the scheme in front of a token (`Bearer`). */
  readonly name?: string;
  /** A signature is made over everything else. */
  readonly isLast?: boolean;
}

/** Keeps a token and renews it: what the functions of `./oauth.js` and `./cognito.js` make. */
export interface TokenSource {
  /** A token that holds for a while yet. */
  token(signal?: AbortSignal): Promise<string>;
  /**
   * Called when the API refused a token, so that the next call gets another one.
   *
   * @param refused the token, where it is known: one that has taken its place since is kept
   */
  discard(refused?: string): void;
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

/** What adds credentials to requests. */
export interface Authentication {
  /**
   * Adds the credentials of the first alternative that there are credentials for. Without any, the request goes out as it
   * is: something else may prove who sends it, and if not, the API says so. Signatures come last, over everything else.
   */
  authenticate(request: HttpRequest): Promise<HttpRequest>;
  /** Tells the sources of a refused request's tokens so; true where there are any, and another attempt makes sense. */
  discard(request: HttpRequest): boolean;
}

/** A scheme of the chosen alternative, and what the caller gave for it. */
type Given = readonly [scheme: SecurityScheme, credential: Credential];

export function authentication(
  schemes: { readonly [id: string]: SecurityScheme },
  credentials: { readonly [id: string]: Credential | undefined },
): Authentication {
  const chosen = ({ descriptor }: HttpRequest): readonly Given[] => {
    const isMet = (id: string): boolean => own(schemes, id) === undefined || own(credentials, id) !== undefined;
    const alternatives = (descriptor.security ?? []).filter((alternative) => alternative.every(isMet));
    return (alternatives.find((ids) => ids.length > 0) ?? []).flatMap((id): Given[] => {
      const [scheme, credential] = [own(schemes, id), own(credentials, id)];
      return scheme === undefined || credential === undefined ? [] : [[scheme, credential]];
    });
  };
  // Tokens by the headers that a request has before it is authenticated.
  const sent = new WeakMap<Headers, Map<TokenSource, string>>();
  const noted =
    ({ headers, signal }: HttpRequest, source: TokenSource) =>
    async (): Promise<string> => {
      const token = await source.token(signal);
      sent.set(headers, (sent.get(headers) ?? new Map()).set(source, token));
      return token;
    };
  return {
    authenticate: async (request) => {
      const given = chosen(request);
      const isLast = ([scheme]: Given): boolean => scheme.isLast === true;
      let authenticated = request;
      for (const [{ add, name = "" }, credential] of [
        ...given.filter((each) => !isLast(each)),
        ...given.filter(isLast),
      ]) {
        const provided = isTokenSource(credential) ? noted(request, credential) : credential;
        authenticated = await add(authenticated, provided as never, name);
      }
      return authenticated;
    },
    discard: (request) => {
      const sources = chosen(request).flatMap(([, credential]) => (isTokenSource(credential) ? [credential] : []));
      const tokens = sent.get(request.headers);
      for (const source of sources) source.discard(tokens?.get(source));
      return sources.length > 0 && !(request.body instanceof ReadableStream);
    },
  };
}

const own = <Value>(values: { readonly [id: string]: Value }, id: string): Value | undefined =>
  Object.hasOwn(values, id) ? values[id] : undefined;

const isTokenSource = (credential: Credential): credential is TokenSource =>
  typeof credential === "object" && "token" in credential;

const provide = async <Value>(credential: Provided<Value>): Promise<Value> =>
  typeof credential === "function" ? (credential as () => Value | Promise<Value>)() : credential;

function withHeader(request: HttpRequest, name: string, value: string): HttpRequest {
  const headers = new Headers(request.headers);
  headers.set(name, value);
  return { ...request, headers };
}

/**
 * `fetch` takes the Authorization header away where a redirection leads to another host; any other header it sends there
 * too. So what holds a key elsewhere is not redirected unless the caller says so.
 */
const withoutRedirection = (request: HttpRequest): HttpRequest =>
  request.isRedirectChosen ? request : { ...request, redirect: "manual" };

/** A key in a header. */
export const addHeader = async (request: HttpRequest, key: Provided<string>, name: string): Promise<HttpRequest> =>
  withoutRedirection(withHeader(request, name, await provide(key)));

/** A key in the query. */
export const addQuery = async (request: HttpRequest, key: Provided<string>, name: string): Promise<HttpRequest> => {
  const separator = request.url.includes("?") ? "&" : "?";
  const value = encodeURIComponent(await provide(key));
  return { ...request, url: `${request.url}${separator}${encodeURIComponent(name)}=${value}` };
};

/** A key in a cookie, behind those of the operation. */
export const addCookie = async (request: HttpRequest, key: Provided<string>, name: string): Promise<HttpRequest> => {
  const others = request.headers.get("cookie");
  const cookie = `${name}=${encodeURIComponent(await provide(key))}`;
  return withoutRedirection(withHeader(request, "cookie", others === null ? cookie : `${others}; ${cookie}`));
};

/** `Authorization: <scheme> <token>`. */
export const addToken = async (request: HttpRequest, token: Provided<string>, scheme: string): Promise<HttpRequest> =>
  withHeader(request, "authorization", `${scheme} ${await provide(token)}`);

/** `Authorization: Basic`, with the Base64 of the UTF-8 bytes (RFC 7617). */
export async function addBasic(request: HttpRequest, credential: Provided<UserAndPassword>): Promise<HttpRequest> {
  const { username, password } = await provide(credential);
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  return withHeader(request, "authorization", `Basic ${btoa(String.fromCharCode(...bytes))}`);
}

/** Whatever the signer adds. */
export const addSignature = async (request: HttpRequest, sign: Signer): Promise<HttpRequest> => {
  const { redirect, isRedirectChosen } = request;
  return withoutRedirection({ ...(await sign(request)), redirect, isRedirectChosen });
};
