import { type ConnectionSender, createConnections } from "./connections.js";
import { HttpError, publicError } from "./errors.js";
import type { LambdaContext } from "./event.js";
import { logError } from "./platform.js";
import type { Schema } from "./schema.js";
import type { SocketEvent, SocketResult } from "./socket-event.js";
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
  /** How messages reach connections: `awsSender` in a function. */
  readonly senderFor: (stage: string, domainName: string) => ConnectionSender;
}

/** The entry point of a function that serves one route or several. */
export function createSocketHandler(
  routes: readonly SocketRoute[],
  { sent, senderFor }: SocketOptions,
): (event: SocketEvent, context: LambdaContext) => Promise<SocketResult> {
  const byKey = new Map(routes.map((each) => [each.route.key, each]));
  return async (event, lambda) => {
    const { routeKey } = event.requestContext;
    const found = byKey.get(routeKey);
    try {
      if (found === undefined) throw new HttpError(404, `There is no route '${routeKey}' here.`);
      const message = readRouteRequest(found.route, event);
      const reply = await found.handle(message as never, contextOf(event, lambda, sent, senderFor));
      return found.route.replies && reply !== undefined
        ? { statusCode: 200, body: JSON.stringify(reply) }
        : { statusCode: 200 };
    } catch (error) {
      return refusal(answerFor(error, event), found?.route);
    }
  };
}

function contextOf(
  event: SocketEvent,
  lambda: LambdaContext,
  sent: Schema | undefined,
  senderFor: SocketOptions["senderFor"],
): RouteContext<never> {
  const { connectionId, routeKey, requestId, authorizer, stage, domainName } = event.requestContext;
  // Made when it is first used: many routes send nothing.
  let sender: ConnectionSender | undefined;
  const current = (): ConnectionSender => {
    sender ??= senderFor(stage, domainName);
    return sender;
  };
  const connections = createConnections<never>(
    { post: (id, data) => current().post(id, data), delete: (id) => current().delete(id) },
    sent,
  );
  return { connectionId, routeKey, requestId, authorizer: authorizer ?? {}, connections, event, lambda };
}

/** A client that awaits a reply is told what is wrong; others hear nothing, and a handshake fails with the status. */
function refusal({ status, message, details }: HttpError, route: RouteData | undefined): SocketResult {
  const body = JSON.stringify({ message, ...(details === undefined ? {} : { details }) });
  return route?.replies === true || route === undefined || route.key === "$connect"
    ? { statusCode: status, body }
    : { statusCode: status };
}

/** What the client may know of an error. What it may not know goes to the log, and so does what it never hears. */
function answerFor(error: unknown, { requestContext }: SocketEvent): HttpError {
  const { requestId, routeKey, connectionId } = requestContext;
  const known = publicError(error);
  const cause = known === undefined ? error : known.cause;
  const details =
    cause instanceof Error
      ? { name: cause.name, message: cause.message, stack: cause.stack }
      : { message: known?.message ?? String(cause) };
  logError({
    level: known !== undefined && known.status < 500 ? "warn" : "error",
    requestId,
    routeKey,
    connectionId,
    ...details,
  });
  return known ?? new HttpError(500, "Internal server error");
}
