import type { ProxyEvent } from "./event.js";
import { requestHeaders } from "./request.js";

/** Which other origins may read the API's answers. */
export interface CorsData {
  /** Origins with scheme, or `*` alone. */
  readonly origins: readonly string[];
  readonly headers: readonly string[];
  readonly exposedHeaders: readonly string[];
  readonly credentials: boolean;
  readonly maxAgeSeconds?: number;
}

/** Headers for every answer, errors included: a browser hides an answer without them from the page. */
export function corsHeaders(cors: CorsData, event: ProxyEvent): { readonly [name: string]: string } {
  const origin = requestHeaders(event).get("origin");
  const allowsAll = cors.origins.includes("*");
  const allowed = allowsAll ? "*" : cors.origins.find((each) => each === origin);
  return {
    ...(allowed === undefined ? {} : { "Access-Control-Allow-Origin": allowed }),
    ...(allowed !== undefined && cors.credentials && !allowsAll ? { "Access-Control-Allow-Credentials": "true" } : {}),
    ...(allowed !== undefined && cors.exposedHeaders.length > 0
      ? { "Access-Control-Expose-Headers": cors.exposedHeaders.join(",") }
      : {}),
    // Caches must not give one origin the answer for another.
    ...(allowsAll ? {} : { Vary: "Origin" }),
  };
}

/** What a preflight request gets on top, where it reaches the function: an operation for every method catches OPTIONS. */
export function preflightHeaders(cors: CorsData, methods: readonly string[]): { readonly [name: string]: string } {
  return {
    "Access-Control-Allow-Methods": methods.join(","),
    ...(cors.headers.length > 0 ? { "Access-Control-Allow-Headers": cors.headers.join(",") } : {}),
    ...(cors.maxAgeSeconds === undefined ? {} : { "Access-Control-Max-Age": String(cors.maxAgeSeconds) }),
  };
}
