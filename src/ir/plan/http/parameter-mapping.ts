import type { DeployValue } from "../../deploy-value.js";
import type { ParameterMapping } from "../../integration.js";
import { placeWithin, type SourcePointer } from "../../source.js";
import type { HttpContext } from "../context.js";
import { describeValue } from "../values.js";

/*
 * The grammar of HTTP APIs: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
 */

type Direction = "request" | "response";

const targets: Readonly<Record<Direction, RegExp>> = {
  request: /^(?:(?:append|overwrite|remove):(?:header|querystring)\.[^\s:]+|overwrite:path)$/,
  response: /^(?:(?:append|overwrite|remove):header\.[^\s:]+|overwrite:statuscode)$/i,
};

const places: Readonly<Record<Direction, RegExp>> = {
  request:
    /^(?:request\.(?:header|querystring|path|body)\.\S+|request\.(?:path|body)|context\.[\w.-]+|stageVariables\.\w+)$/,
  response: /^(?:response\.(?:header|body)\.\S+|response\.body|context\.[\w.-]+|stageVariables\.\w+)$/,
};

/** Headers that the service keeps to itself. */
const reserved = new Set([
  "authorization",
  "connection",
  "content-encoding",
  "content-length",
  "content-location",
  "forwarded",
  "keep-alive",
  "origin",
  "proxy-authenticate",
  "proxy-authorization",
  "te",
  "trailers",
  "transfer-encoding",
  "upgrade",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-proto",
  "via",
]);
const reservedBeginnings = ["access-control-", "apigw-", "x-amz-", "x-amzn-"];

const isReserved = (target: string): boolean => {
  const name = /:header\.(.+)$/i.exec(target)?.[1]?.toLowerCase();
  return (
    name !== undefined && (reserved.has(name) || reservedBeginnings.some((beginning) => name.startsWith(beginning)))
  );
};

export const checkRequestMappings = (
  mappings: readonly ParameterMapping[],
  at: SourcePointer,
  context: HttpContext,
): void => {
  for (const mapping of mappings) checkMapping("request", mapping, placeWithin(at, [mapping.to], "key"), context);
};

/** Answers of one status: 200 to 599. */
export function checkResponseMappings(
  statusCode: string,
  mappings: readonly ParameterMapping[],
  at: SourcePointer,
  context: HttpContext,
): void {
  if (!/^[2-5]\d\d$/.test(statusCode))
    context.diagnostics.report("http-mapping-invalid", at, {
      from: statusCode,
      to: "a response",
      problem: "the key is no status from 200 to 599",
    });
  for (const mapping of mappings) checkMapping("response", mapping, placeWithin(at, [mapping.to], "key"), context);
}

function checkMapping(direction: Direction, { to, from }: ParameterMapping, at: SourcePointer, context: HttpContext) {
  const report = (problem: string): void =>
    context.diagnostics.report("http-mapping-invalid", at, { from: describeValue(from), to, problem });
  if (!targets[direction].test(to)) report(`'${to}' is no change of a ${direction}`);
  else if (isReserved(to)) report("the service keeps this header to itself");
  else checkSource(direction, to, from, at, context);
}

/** Text with `$place` as a whole or `${place}` within. What only the deployment knows is taken on trust. */
export function checkSource(
  direction: Direction,
  to: string,
  from: DeployValue,
  at: SourcePointer,
  { diagnostics }: HttpContext,
): void {
  if (from.kind !== "literal") return;
  const { text } = from;
  const whole = /^\$([a-zA-Z][^{}]*)$/.exec(text)?.[1];
  const within = [...text.matchAll(/\$\{([^}]*)\}/g)].map((match) => match[1] ?? "");
  const wrong = [...(whole === undefined ? [] : [whole]), ...within].find((place) => !places[direction].test(place));
  if (wrong === undefined) return;
  const problem = `'${wrong}' is no place of a ${direction}`;
  diagnostics.report("http-mapping-invalid", at, { from: text, to, problem });
}
