import { compareText } from "../../compare.js";
import type { Cors } from "../../delivery.js";
import type { RestContext } from "../context.js";
import { methodKey, restApiKey } from "../keys.js";
import type { PlanValue } from "../model-base.js";
import type { GatewayResponseResource, MethodResource, PlanIntegration } from "../model-rest.js";
import type { Route } from "../routes.js";
import { attributeValue, literalValue } from "../values.js";
import { methodResponse } from "./method-responses.js";
import { resourceOf } from "./paths.js";

export interface CorsHeader {
  readonly name: string;
  readonly value: string;
}

const allowOrigin = "Access-Control-Allow-Origin";

/** The origin that stands in a header which cannot depend on the request: the first. */
const fixedOrigin = ({ origins }: Cors): string => origins[0] ?? "*";

/** What every answer carries, besides what only preflights do. */
export const corsHeaders = (cors: Cors, origin = fixedOrigin(cors)): readonly CorsHeader[] => [
  { name: allowOrigin, value: origin },
  ...(cors.credentials ? [{ name: "Access-Control-Allow-Credentials", value: "true" }] : []),
  ...(cors.exposedHeaders.length === 0
    ? []
    : [{ name: "Access-Control-Expose-Headers", value: cors.exposedHeaders.join(",") }]),
  ...(origin === "*" ? [] : [{ name: "Vary", value: "Origin" }]),
];

export const fixedText = (text: string): PlanValue => literalValue(`'${text}'`);

const allMethods = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"] as const;

/** One preflight method for each path that has methods and none for OPTIONS, answered by the gateway itself. */
export function lowerPreflights(routes: readonly Route[], { api }: RestContext): readonly MethodResource[] {
  const { cors } = api;
  if (cors === undefined) return [];
  const paths = new Map<string, Route[]>();
  for (const route of routes) paths.set(route.path, [...(paths.get(route.path) ?? []), route]);
  return [...paths]
    .filter(([, methods]) => methods.every(({ httpMethod }) => httpMethod !== "OPTIONS"))
    .map(([path, methods]) => preflight(path, allowedMethods(methods), cors, api));
}

const allowedMethods = (routes: readonly Route[]): readonly string[] =>
  routes.some(({ httpMethod }) => httpMethod === "ANY")
    ? allMethods
    : [...routes.map(({ httpMethod }) => httpMethod), "OPTIONS"].sort(compareText);

function preflight(
  path: string,
  methods: readonly string[],
  cors: Cors,
  { gateway }: RestContext["api"],
): MethodResource {
  const headers = [
    { name: "Access-Control-Allow-Methods", value: methods.join(",") },
    ...(cors.headers.length === 0 ? [] : [{ name: "Access-Control-Allow-Headers", value: cors.headers.join(",") }]),
    ...(cors.maxAgeSeconds === undefined
      ? []
      : [{ name: "Access-Control-Max-Age", value: String(cors.maxAgeSeconds) }]),
    // Which headers of the answer are exposed is not asked in advance.
    ...corsHeaders({ ...cors, exposedHeaders: [] }),
  ];
  return {
    kind: "method",
    key: methodKey("OPTIONS", path),
    origin: cors.origin,
    dependsOn: [],
    api: attributeValue(restApiKey, "id"),
    resource: resourceOf(path),
    path,
    httpMethod: "OPTIONS",
    authorizationType: "NONE",
    authorizationScopes: [],
    apiKeyRequired: false,
    requestParameters: [],
    requestModels: [],
    integration: preflightIntegration(headers, cors, gateway.binaryMediaTypes.length > 0),
    responses: [
      methodResponse(
        "204",
        headers.map(({ name }) => name),
      ),
    ],
  };
}

const preflightIntegration = (
  headers: readonly CorsHeader[],
  cors: Cors,
  hasBinaryTypes: boolean,
): PlanIntegration => ({
  type: "MOCK",
  passthroughBehavior: "WHEN_NO_MATCH",
  // Without it, a binary type such as `*/*` turns the template's text into bytes, and every preflight into a 500.
  ...(hasBinaryTypes ? { contentHandling: "CONVERT_TO_TEXT" } : {}),
  cacheKeyParameters: [],
  insecureSkipVerification: false,
  requestParameters: [],
  requestTemplates: [{ contentType: "application/json", template: literalValue('{"statusCode": 204}') }],
  responses: [
    {
      statusCode: "204",
      parameters: headers.map(({ name, value }) => ({
        to: `method.response.header.${name}`,
        from: fixedText(value),
      })),
      templates:
        cors.origins.length > 1
          ? [{ contentType: "application/json", template: literalValue(echoTemplate(cors.origins)) }]
          : [],
    },
  ],
});

/**
 * Answers with the caller's origin where it is one of the list; the header's fixed value, the first, stays for others.
 * Header names arrive in the client's spelling: `origin` over HTTP/2.
 */
function echoTemplate(origins: readonly string[]): string {
  const isListed = origins.map((origin) => `$origin == "${origin}"`).join(" || ");
  return [
    '#set($origin = $input.params().header.get("Origin"))',
    '#if(!$origin || $origin == "")',
    '#set($origin = $input.params().header.get("origin"))',
    "#end",
    `#if(${isListed})`,
    `#set($context.responseOverride.header.${allowOrigin} = $origin)`,
    "#end",
    "",
  ].join("\n");
}

/**
 * CORS headers on the responses of an integration that is no proxy, where the document has none. Only a backend, a
 * handler or a template can answer several origins.
 */
export function withCorsHeaders(integration: PlanIntegration, cors: Cors): PlanIntegration {
  const headers = corsHeaders(cors).map(({ name, value }) => ({
    to: `method.response.header.${name}`,
    from: fixedText(value),
  }));
  return {
    ...integration,
    responses: integration.responses.map((response) =>
      hasHeader(response.parameters, allowOrigin)
        ? response
        : {
            ...response,
            parameters: [...response.parameters, ...headers.filter(({ to }) => !hasTarget(response.parameters, to))],
          },
    ),
  };
}

type Mappings = GatewayResponseResource["parameters"];

const hasTarget = (mappings: Mappings, target: string): boolean =>
  mappings.some(({ to }) => to.toLowerCase() === target.toLowerCase());

/** Whether one of the mappings fills the header, of a method's or of the gateway's response. */
export const hasHeader = (mappings: Mappings, name: string): boolean =>
  mappings.some(({ to }) => to.toLowerCase().endsWith(`.header.${name.toLowerCase()}`));
