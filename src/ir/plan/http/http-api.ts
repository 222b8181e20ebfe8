import { compareText } from "../../compare.js";
import type { Cors } from "../../delivery.js";
import type { HttpContext } from "../context.js";
import { httpApiKey } from "../keys.js";
import type { HttpApiResource } from "../model-v2.js";
import { summarize } from "../rest/rest-api.js";
import type { HttpRoute } from "./http-route.js";

/** The API itself, without a body. */
export function lowerHttpApi(routes: readonly HttpRoute[], { api }: HttpContext): HttpApiResource {
  const { gateway, cors } = api;
  return {
    kind: "http-api",
    key: httpApiKey,
    origin: api.origin,
    dependsOn: [],
    name: api.name,
    ...(api.description === undefined ? {} : { description: summarize(api.description) }),
    disableExecuteApiEndpoint: gateway.disableExecuteApiEndpoint,
    ...(gateway.ipAddressType === undefined ? {} : { ipAddressType: gateway.ipAddressType }),
    ...(cors === undefined ? {} : { cors: lowerCors(cors, routes) }),
    tags: gateway.resourceTags,
  };
}

const everyMethod = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];

/**
 * The gateway itself answers preflights and sets the headers, and takes away those of the backend.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
 */
function lowerCors(cors: Cors, routes: readonly HttpRoute[]): HttpApiResource["cors"] {
  const used = new Set(routes.map(({ httpMethod }) => httpMethod));
  const takesEvery = used.has("ANY") || used.has("$default");
  return {
    origins: cors.origins,
    // Not `*`, which browsers take as a plain name where credentials are sent.
    methods: cors.methods ?? (takesEvery ? everyMethod : [...used].sort(compareText)),
    headers: cors.headers,
    exposedHeaders: cors.exposedHeaders,
    credentials: cors.credentials,
    ...(cors.maxAgeSeconds === undefined ? {} : { maxAgeSeconds: cors.maxAgeSeconds }),
  };
}
