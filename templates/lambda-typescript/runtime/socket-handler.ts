import { type ConnectionSender, type Connections, createConnections } from "./connections.js";
import { HttpError, messageOf, publicError } from "./errors.js";
import type { LambdaContext } from "./event.js";
import { createLogger, type Logger } from "./log.js";
import { once, runThrough } from "./run-through.js";
import type { Schema } from "./schema.js";
import type { SocketEvent, SocketResult } from "./socket-event.js";
import type { RouteMiddleware } from "./socket-middleware.js";
import { readRouteRequest } from "./socket-request.js";
import type { RouteContext, RouteData } from "./socket-route.js";

/** A route with the code that serves it. */
export interface SocketRoute {
  readonly route: RouteData;
  /** The message has been checked against `route` when it is called, so it has the type that the handler declares. */
  readonly handle: (message: never, context: RouteContext<never>) => unknown;
}

export interface SocketOptions {
  /** What messages of the server are checked against before they are sent. */
  readonly sent?: Schema;
  /** What runs around every route, the first outermost. */
  readonly middleware?: readonly RouteMiddleware[];
  /** How messages reach connections: `awsSender` in a function. */
  readonly senderFor: (stage: string, domainName: string) => ConnectionSender;
}

/** The entry point of a function that serves one route or several. */
export function createSocketHandler(
  routes: readonly SocketRoute[],
  { sent, senderFor, middleware = [] }: SocketOptions,
): (event: SocketEvent, context: LambdaContext) => Promise<SocketResult> {
  const byKey = new Map(routes.map((each) => [each.route.key, each]));
  return async (event, lambda) => {
    const { routeKey, requestId, connectionId } = event.requestContext;
    const log = createLogger({ requestId, functionRequestId: lambda?.awsRequestId, routeKey, connectionId });
    const found = byKey.get(routeKey);
    try {
      if (found === undefined) throw new HttpError(404, `There is no route '${routeKey}' here.`);
      const { route } = found;
      const context = contextOf(event, lambda, log, connectionsOf(event, sent, senderFor));
      const message = once(() => readRouteRequest(route, event));
      const handle = () => found.handle(message() as never, context);
      const reply = await runThrough(middleware, { route, context, message }, handle);
      if (route.key === "$connect") return accepted(reply);
      return route.replies && reply !== undefined
        ? { statusCode: 200, body: JSON.stringify(reply) }
        : { statusCode: 200 };
    } catch (error) {
      return refusal(answerFor(error, log), found?.route);
    }
  };
}

/**
 * Opens the connection. Browsers close one for which they have asked for subprotocols and are told none.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-connect-route-subprotocol.html
 */
const accepted = (subprotocol: unknown): SocketResult =>
  typeof subprotocol === "string"
    ? { statusCode: 200, headers: { "Sec-WebSocket-Protocol": subprotocol } }
    : { statusCode: 200 };

function subprotocolsOf({ headers }: SocketEvent): readonly string[] {
  const asked = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === "sec-websocket-protocol")?.[1];
  return (asked ?? "")
    .split(",")
    .map((each) => each.trim())
    .filter((each) => each !== "");
}

function contextOf(
  event: SocketEvent,
  lambda: LambdaContext,
  log: Logger,
  connections: Connections<never>,
): RouteContext<never> {
  const { connectionId, routeKey, requestId, authorizer } = event.requestContext;
  const subprotocols = subprotocolsOf(event);
  return {
    connectionId,
    routeKey,
    requestId,
    subprotocols,
    authorizer: authorizer ?? {},
    connections,
    event,
    lambda,
    log,
  };
}

function connectionsOf(
  { requestContext: { stage, domainName } }: SocketEvent,
  sent: Schema | undefined,
  senderFor: SocketOptions["senderFor"],
): Connections<never> {
  // Made when it is first used: many routes send nothing.
  const sender = once(() => senderFor(stage, domainName));
  return createConnections<never>(
    { post: (id, data) => sender().post(id, data), delete: (id) => sender().delete(id) },
    sent,
  );
}

/** A client that awaits a reply is told what is wrong; others hear nothing, and a handshake fails with the status. */
function refusal({ status, message, details }: HttpError, route: RouteData | undefined): SocketResult {
  const body = JSON.stringify({ message, ...(details === undefined ? {} : { details }) });
  return route?.replies === true || route === undefined || route.key === "$connect"
    ? { statusCode: status, body }
    : { statusCode: status };
}

/** What the client may know of an error. What it may not know goes to the log, and so does what it never hears. */
function answerFor(error: unknown, log: Logger): HttpError {
  const known = publicError(error);
  const cause = known?.cause ?? error;
  if (known !== undefined && known.status < 500) log.warn(messageOf(cause), { error: cause });
  else log.error(messageOf(cause), { error: cause });
  return known ?? new HttpError(500, "Internal server error");
}
