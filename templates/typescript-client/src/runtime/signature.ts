import type { Signer } from "./authentication.js";
import { type Environment, systemEnvironment } from "./environment.js";
import type { HttpRequest } from "./operation.js";

/** Credentials of AWS: of a user, or temporary ones with a session token. */
export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

export interface SignatureOptions {
  /** A value, or what is asked for it before every attempt: temporary credentials expire. */
  readonly credentials: AwsCredentials | (() => AwsCredentials | Promise<AwsCredentials>);
  /** `eu-west-1`; by default the one in the host's name (`*.execute-api.<region>.amazonaws.com`). */
  readonly region?: string | undefined;
  /** Name of the service in the signature. Default: `execute-api`. */
  readonly service?: string | undefined;
  /** Whether the path is encoded once more than in the URL. Default: as for every service but S3. */
  readonly isPathEncodedTwice?: boolean | undefined;
  /** For tests: the clock. */
  readonly environment?: Pick<Environment, "now"> | undefined;
}

/**
 * Signs requests with AWS Signature Version 4 and Web Crypto. What is signed: the method, path and query, the host, the
 * content type, every `x-amz-*` header and a digest of the body.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 *
 * @throws TypeError when the body is a stream, or when neither options nor host tell the region
 */
export function signatureV4(options: SignatureOptions): Signer {
  const { now } = options.environment ?? systemEnvironment;
  return async (request) => {
    const credentials = typeof options.credentials === "function" ? await options.credentials() : options.credentials;
    const url = new URL(request.url);
    const region = options.region ?? regionOf(url.hostname);
    const service = options.service ?? "execute-api";
    const isPathEncodedTwice = options.isPathEncodedTwice ?? service !== "s3";
    const { bytes, contentType } = await bodyBytes(request);
    const headers = new Headers(request.headers);
    if (contentType !== undefined) headers.set("content-type", contentType);
    const time = amzDate(now());
    headers.set("x-amz-date", time);
    if (credentials.sessionToken !== undefined) headers.set("x-amz-security-token", credentials.sessionToken);
    const canonical = canonicalRequest(request.method, url, headers, await sha256(bytes), isPathEncodedTwice);
    const scope = `${time.slice(0, 8)}/${region}/${service}/aws4_request`;
    const text = `AWS4-HMAC-SHA256\n${time}\n${scope}\n${await sha256(utf8(canonical.text))}`;
    const signature = hex(await hmac(await signingKey(credentials.secretAccessKey, scope), text));
    headers.set(
      "authorization",
      `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${canonical.signedHeaders}, Signature=${signature}`,
    );
    return { ...request, headers, ...(contentType === undefined ? {} : { body: bytes }) };
  };
}

function regionOf(host: string): string {
  const region = /\.execute-api\.([a-z0-9-]+)\.(?:amazonaws\.com|api\.aws)/.exec(host)?.[1];
  if (region === undefined) throw new TypeError(`The host '${host}' does not tell the region to sign for: name it.`);
  return region;
}

/** `20150830T123600Z`. */
const amzDate = (milliseconds: number): string => new Date(milliseconds).toISOString().replace(/[:-]|\.\d{3}/g, "");

const encoder = new TextEncoder();
const utf8 = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text);

/** The bytes that are sent, and the content type where only writing the body tells it: a form's boundary is in both. */
async function bodyBytes({ body }: HttpRequest): Promise<{ bytes: Uint8Array<ArrayBuffer>; contentType?: string }> {
  if (body === undefined) return { bytes: new Uint8Array() };
  if (typeof body === "string") return { bytes: utf8(body) };
  if (body instanceof Uint8Array) return { bytes: body };
  if (body instanceof ReadableStream) throw new TypeError("A stream cannot be signed: its bytes are not known before.");
  const written = new Response(body);
  const bytes = new Uint8Array(await written.arrayBuffer());
  const contentType = written.headers.get("content-type");
  return body instanceof FormData && contentType !== null ? { bytes, contentType } : { bytes };
}

/**
 * The URL's parser has taken `.` and `..` away; slashes in a row count as one, but for S3, whose keys may hold them.
 *
 * @param isEncodedTwice every service but S3 takes the path as it stands in the URL and encodes it once more
 */
function canonicalRequest(
  method: string,
  url: URL,
  headers: Headers,
  payloadDigest: string,
  isEncodedTwice: boolean,
): { readonly text: string; readonly signedHeaders: string } {
  const signed: (readonly [name: string, value: string])[] = [["host", url.host]];
  for (const [name, value] of headers) if (isSigned(name)) signed.push([name, value.trim().replace(/ +/g, " ")]);
  signed.sort(byFirst);
  const signedHeaders = signed.map(([name]) => name).join(";");
  const path = isEncodedTwice ? url.pathname.split(/\/+/).map(encode).join("/") : url.pathname;
  const lines = signed.map(([name, value]) => `${name}:${value}\n`).join("");
  const text = [method, path, canonicalQuery(url), lines, signedHeaders, payloadDigest].join("\n");
  return { text, signedHeaders };
}

/** What proxies change on the way must not be signed. */
const isSigned = (name: string): boolean => name === "content-type" || name.startsWith("x-amz-");

const byFirst = (
  [left, leftValue]: readonly [string, string],
  [right, rightValue]: readonly [string, string],
): number => (left < right ? -1 : left > right ? 1 : leftValue < rightValue ? -1 : leftValue > rightValue ? 1 : 0);

/** Names and values as they were before the URL's encoding, encoded as AWS does, sorted. A plus sign is a plus sign. */
function canonicalQuery({ search }: URL): string {
  const pairs = search
    .slice(1)
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair): readonly [string, string] => {
      const end = pair.indexOf("=");
      const [name, value] = end < 0 ? [pair, ""] : [pair.slice(0, end), pair.slice(end + 1)];
      return [encode(decode(name)), encode(decode(value))];
    });
  return pairs
    .sort(byFirst)
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** RFC 3986: everything but unreserved characters. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (unit) => `%${unit.charCodeAt(0).toString(16).toUpperCase()}`);

async function signingKey(secret: string, scope: string): Promise<Uint8Array<ArrayBuffer>> {
  let key = utf8(`AWS4${secret}`);
  for (const part of scope.split("/")) key = await hmac(key, part);
  return key;
}

async function hmac(key: Uint8Array<ArrayBuffer>, text: string): Promise<Uint8Array<ArrayBuffer>> {
  const imported = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", imported, utf8(text)));
}

const sha256 = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  hex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
