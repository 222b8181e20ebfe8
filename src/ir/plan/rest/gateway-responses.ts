import { compareText } from "../../compare.js";
import type { Cors, GatewayResponse } from "../../delivery.js";
import { placeWithin } from "../../source.js";
import type { LoweringContext } from "../context.js";
import { gatewayResponseKey, restApiKey } from "../keys.js";
import { isGatewayResponseSource } from "../mapping.js";
import type { GatewayResponseResource } from "../model-rest.js";
import { checkTemplate } from "../template-check.js";
import { attributeValue, planValue } from "../values.js";
import { corsHeaders, fixedText, hasHeader } from "./cors.js";

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html */
const responseTypes: ReadonlySet<string> = new Set([
  "ACCESS_DENIED",
  "API_CONFIGURATION_ERROR",
  "AUTHORIZER_CONFIGURATION_ERROR",
  "AUTHORIZER_FAILURE",
  "BAD_REQUEST_BODY",
  "BAD_REQUEST_PARAMETERS",
  "DEFAULT_4XX",
  "DEFAULT_5XX",
  "EXPIRED_TOKEN",
  "INTEGRATION_FAILURE",
  "INTEGRATION_TIMEOUT",
  "INVALID_API_KEY",
  "INVALID_SIGNATURE",
  "MISSING_AUTHENTICATION_TOKEN",
  "QUOTA_EXCEEDED",
  "REQUEST_TOO_LARGE",
  "RESOURCE_NOT_FOUND",
  "THROTTLED",
  "UNAUTHORIZED",
  "UNSUPPORTED_MEDIA_TYPE",
  "WAF_FILTERED",
]);

/** What the gateway answers by itself; with CORS, so that a browser can read these answers too. */
export function lowerGatewayResponses(context: LoweringContext): readonly GatewayResponseResource[] {
  const { api } = context;
  for (const response of api.gatewayResponses) check(response, context);
  const own = api.gatewayResponses.map(lowerGatewayResponse);
  if (api.cors === undefined) return own;
  const { cors } = api;
  const types = new Set(own.map(({ responseType }) => responseType));
  const added = ["DEFAULT_4XX", "DEFAULT_5XX"]
    .filter((type) => !types.has(type))
    .map((type) => emptyResponse(type, cors));
  const origin = gatewayOrigin(cors, context);
  return [...own, ...added].map((response) => withCors(response, cors, origin));
}

/**
 * These headers cannot depend on the request. Without credentials any origin may read the gateway's own errors, which
 * tell nothing that a command line would not see; with credentials it has to be one origin.
 */
function gatewayOrigin(cors: Cors, { diagnostics }: LoweringContext): string {
  const [first] = cors.origins;
  if (cors.origins.length <= 1 || first === undefined) return first ?? "*";
  if (!cors.credentials) return "*";
  diagnostics.report("cors-origin-single", cors.origin, {
    what: "An answer of the gateway itself (401, 403, 429, 5XX)",
    answers: "these errors",
  });
  return first;
}

const lowerGatewayResponse = (response: GatewayResponse): GatewayResponseResource => ({
  kind: "gateway-response",
  key: gatewayResponseKey(response.type),
  origin: response.origin,
  dependsOn: [],
  api: attributeValue(restApiKey, "id"),
  responseType: response.type,
  ...(response.statusCode === undefined ? {} : { statusCode: response.statusCode }),
  parameters: response.parameters
    .map(({ to, from }) => ({ to, from: planValue(from) }))
    .sort((one, other) => compareText(one.to, other.to)),
  templates: response.templates.map(({ contentType, template }) => ({ contentType, template: planValue(template) })),
});

const emptyResponse = (type: string, cors: Cors): GatewayResponseResource =>
  lowerGatewayResponse({ type, parameters: [], templates: [], origin: cors.origin });

function withCors(response: GatewayResponseResource, cors: Cors, origin: string): GatewayResponseResource {
  const { parameters } = response;
  if (hasHeader(parameters, "Access-Control-Allow-Origin")) return response;
  const headers = corsHeaders(cors, origin)
    .filter(({ name }) => !hasHeader(parameters, name))
    .map(({ name, value }) => ({ to: `gatewayresponse.header.${name}`, from: fixedText(value) }));
  return { ...response, parameters: [...parameters, ...headers].sort((one, other) => compareText(one.to, other.to)) };
}

function check(
  { type, statusCode, parameters, templates, origin }: GatewayResponse,
  { diagnostics }: LoweringContext,
): void {
  const report = (problem: string, ...path: readonly string[]): void =>
    diagnostics.report("gateway-response-invalid", placeWithin(origin, path, "key"), { type, problem });
  if (!responseTypes.has(type)) report("is of no type that the service knows");
  if (statusCode !== undefined && !/^[1-5]\d\d$/.test(statusCode))
    report(`has the status '${statusCode}'`, "statusCode");
  for (const { to, from } of parameters) {
    if (!/^gatewayresponse\.(?:header|path|querystring)\.[\w.$-]+$/.test(to))
      report(`sets '${to}', which is no parameter of a gateway response`, "responseParameters", to);
    if (from.kind === "literal" && !isGatewayResponseSource(from.text))
      report(
        `takes '${to}' from '${from.text}', which is neither a text in single quotes nor a variable`,
        "responseParameters",
        to,
      );
  }
  for (const { contentType, template } of templates)
    if (template.kind === "literal")
      checkTemplate(template, placeWithin(origin, ["responseTemplates", contentType]), diagnostics);
}
