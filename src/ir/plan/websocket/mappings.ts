import type { ParameterMapping } from "../../integration.js";
import { placeWithin, type SourcePointer } from "../../source.js";
import type { WebSocketContext } from "../context.js";
import { describeValue } from "../values.js";

const name = "[A-Za-z0-9._$:-]+";
const anywhere = [/^'[^']*'$/, /^context\.[\w.-]+$/, /^stageVariables\.\w+$/];
const target = {
  request: new RegExp(`^integration\\.request\\.(?:path|(?:multivalue)?(?:querystring|header))\\.${name}$`),
  response: new RegExp(`^(?:route|method)\\.response\\.header\\.${name}$`),
} as const;
const sources = {
  request: [
    new RegExp(`^route\\.request\\.(?:multivalue)?(?:querystring|header)\\.${name}$`),
    /^route\.request\.body(?:[.[].+)?$/,
    ...anywhere,
  ],
  response: [
    new RegExp(`^integration\\.response\\.(?:multivalue)?header\\.${name}$`),
    /^integration\.response\.body(?:[.[].+)?$/,
    ...anywhere,
  ],
} as const;

/**
 * Reports mappings that are not in the service's grammar. What only the deployment knows is taken on trust.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-data-mapping.html
 *
 * @param at where the mappings stand, by their targets
 */
export function checkMappings(
  direction: "request" | "response",
  mappings: readonly ParameterMapping[],
  at: SourcePointer,
  { diagnostics }: WebSocketContext,
): void {
  for (const { to, from } of mappings) {
    const source = describeValue(from);
    const report = (problem: string): void =>
      diagnostics.report("route-mapping-invalid", placeWithin(at, [to]), { from: source, to, problem });
    if (!target[direction].test(to)) report(`'${to}' is no ${direction} parameter`);
    else if (from.kind === "literal" && !sources[direction].some((each) => each.test(source)))
      report(`'${source}' is neither a ${direction} parameter, a body, a variable, nor a text in single quotes`);
  }
}

/** The parameters of the handshake that mappings hand on. */
export const mappedParameters = (mappings: readonly ParameterMapping[]): readonly string[] =>
  mappings.flatMap(({ from }) => {
    const match = /^route\.request\.(?:multivalue)?((?:querystring|header)\..+)$/.exec(describeValue(from));
    return match?.[1] === undefined ? [] : [`route.request.${match[1]}`];
  });
