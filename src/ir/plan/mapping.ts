import type { ParameterMapping } from "../integration.js";
import { placeWithin, type SourcePointer } from "../source.js";
import type { LoweringContext } from "./context.js";
import { describeValue } from "./values.js";

/** `method.request.header.X-Id` in its parts. */
export interface RequestParameterName {
  readonly in: "path" | "querystring" | "header";
  readonly name: string;
}

/** Names that the service takes; it answers others with "Parameter name should match ...". */
const name = "[A-Za-z0-9._$:-]+";
export const isMappableName = (text: string): boolean => new RegExp(`^${name}$`).test(text);

const requestSource = new RegExp(`^method\\.request\\.(path|(?:multivalue)?(?:querystring|header))\\.(${name})$`);
const anywhere = [/^'[^']*'$/, /^context\.[\w.-]+$/, /^stageVariables\.\w+$/];
const requestSources = [requestSource, /^method\.request\.body(?:[.[].+)?$/, ...anywhere];
const requestTarget = new RegExp(
  `^integration\\.request\\.(?:path|(?:multivalue)?(?:querystring|header))\\.(${name})$`,
);
const responseSources = [
  new RegExp(`^integration\\.response\\.(?:multivalue)?header\\.${name}$`),
  /^integration\.response\.body(?:[.[].+)?$/,
  ...anywhere,
];
const gatewayResponseSources = [requestSource, ...anywhere];
const responseTarget = new RegExp(`^method\\.response\\.header\\.(${name})$`);

/** The request parameter that a mapping or a cache key refers to; undefined for every other source. */
export function requestParameterOf(source: string): RequestParameterName | undefined {
  const [, place, parameter] = requestSource.exec(source) ?? [];
  if (place === undefined || parameter === undefined) return undefined;
  return { in: place.replace("multivalue", "") as RequestParameterName["in"], name: parameter };
}

/** The header that a response mapping fills. */
export const responseHeaderOf = (target: string): string | undefined => responseTarget.exec(target)?.[1];

/** Whether a gateway response can take a value from here; it never sees a body. */
export const isGatewayResponseSource = (source: string): boolean =>
  gatewayResponseSources.some((each) => each.test(source));

/**
 * Reports mappings that are not in the service's grammar. What only the deployment knows is taken on trust.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-parameter-mapping.html
 *
 * @param at where the mappings stand, by their targets
 */
export function checkMappings(
  direction: "request" | "response",
  mappings: readonly ParameterMapping[],
  at: SourcePointer,
  { diagnostics }: LoweringContext,
): void {
  const target = direction === "request" ? requestTarget : responseTarget;
  const sources = direction === "request" ? requestSources : responseSources;
  for (const { to, from } of mappings) {
    const source = describeValue(from);
    const report = (problem: string): void =>
      diagnostics.report("mapping-invalid", placeWithin(at, [to], "key"), { from: source, to, problem });
    if (!target.test(to)) report(`'${to}' is no ${direction} parameter of the ${targetSide[direction]}`);
    else if (from.kind === "literal" && !sources.some((each) => each.test(source)))
      report(`'${source}' is neither a ${direction} parameter, a body, a variable, nor a text in single quotes`);
  }
}

const targetSide = { request: "integration", response: "method" } as const;
