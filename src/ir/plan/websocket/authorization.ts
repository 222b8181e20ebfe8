import type { Authorizer, Requirement } from "../../authorizer.js";
import { type Authorization, lowerAuthorization, type TypeOfAuthorizer } from "../authorization.js";
import type { WebSocketContext } from "../context.js";
import { createGroupedReport } from "../grouped-report.js";

export interface ConnectAuthorization {
  readonly ofConnect: Authorization<"CUSTOM">;
  readonly authorizers: ReadonlySet<Authorizer>;
}

/**
 * What is checked when a client connects; later messages are those of a caller who was let in. Security of any other
 * route is nobody's to check, and is refused unless it only repeats that of `$connect`.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-control-access.html
 */
export function lowerConnectAuthorization(context: WebSocketContext): ConnectAuthorization {
  const { api, diagnostics } = context;
  const connect = api.routes.find(({ key }) => key === "$connect");
  const demanded = new Set(connect?.security.map(describe));
  for (const route of api.routes) {
    if (route === connect || route.security.length === 0) continue;
    const extra = route.security.find((alternative) => !demanded.has(describe(alternative)));
    if (extra === undefined) continue;
    const [requirement] = extra;
    const schemes = extra.map(({ scheme }) => `'${scheme}'`).join(" and ") || "nothing";
    diagnostics.report("route-security-not-on-connect", requirement?.origin ?? route.origin, {
      route: route.key,
      schemes,
    });
  }
  if (connect === undefined) return { ofConnect: open, authorizers: new Set() };
  const report = createGroupedReport(diagnostics);
  const ofConnect = lowerAuthorization(connect, typeOfAuthorizer, report, context);
  report.finish();
  const { authorizer } = ofConnect;
  return { ofConnect, authorizers: new Set(authorizer === undefined ? [] : [authorizer]) };
}

/** No authorizer of a WebSocket API but a function's. */
const typeOfAuthorizer: TypeOfAuthorizer<"CUSTOM"> = () => ({ type: "CUSTOM", checksScopes: false });

const open: Authorization<"CUSTOM"> = { type: "NONE", scopes: [], apiKeyRequired: false };

const describe = (alternative: readonly Requirement[]): string =>
  alternative
    .map(({ scheme }) => scheme)
    .sort()
    .join(" ");
