import type { SocketEvent } from "./socket-event.js";
import { createSocketHandler, type SocketRoute } from "./socket-handler.js";
import type { RouteMiddleware } from "./socket-middleware.js";
import type { RouteData } from "./socket-route.js";
import { lambdaContext } from "./testing-context.js";

export interface TestCall {
  /** Text is sent as it is, everything else as JSON. */
  readonly message?: unknown;
  /** `test` where it is left out. */
  readonly connectionId?: string;
  /** Of the handshake, on `$connect`. */
  readonly headers?: { readonly [name: string]: string };
  readonly query?: { readonly [name: string]: string };
  /** What the authorizer of `$connect` has found out about the client. */
  readonly authorizer?: { readonly [name: string]: unknown };
  /** Connections that are no more. */
  readonly gone?: readonly string[];
  readonly middleware?: readonly RouteMiddleware[];
}

export interface TestReply {
  /** 200, or that of the error. */
  readonly status: number;
  /** What the client hears; undefined where it hears nothing. */
  readonly reply: unknown;
  /** What `$connect` has agreed to. */
  readonly subprotocol: string | undefined;
  /** What was sent to connections, in order. */
  readonly posted: readonly { readonly connectionId: string; readonly message: unknown }[];
  /** Connections that were closed. */
  readonly closed: readonly string[];
}

/** Calls a route as the gateway would, with connections that only remember what is sent to them. */
export async function callRoute(route: RouteData, handle: SocketRoute["handle"], call: TestCall): Promise<TestReply> {
  const posted: { readonly connectionId: string; readonly message: unknown }[] = [];
  const closed: string[] = [];
  const reach = (connectionId: string): void => {
    if (call.gone?.includes(connectionId)) throw Object.assign(new Error("Gone"), { name: "GoneException" });
  };
  const sender = {
    post: async (connectionId: string, data: string) => {
      reach(connectionId);
      posted.push({ connectionId, message: JSON.parse(data) });
    },
    delete: async (connectionId: string) => {
      reach(connectionId);
      closed.push(connectionId);
    },
  };
  const handler = createSocketHandler([{ route, handle }], {
    senderFor: () => sender,
    ...(call.middleware === undefined ? {} : { middleware: call.middleware }),
  });
  const { statusCode, headers, body } = await handler(eventOf(route, call), lambdaContext());
  const reply: unknown = body === undefined ? undefined : JSON.parse(body);
  return { status: statusCode, reply, subprotocol: headers?.["Sec-WebSocket-Protocol"], posted, closed };
}

function eventOf(
  { key }: RouteData,
  { message, connectionId = "test", headers, query, authorizer }: TestCall,
): SocketEvent {
  const eventType = key === "$connect" ? "CONNECT" : key === "$disconnect" ? "DISCONNECT" : "MESSAGE";
  return {
    requestContext: {
      routeKey: key,
      eventType,
      connectionId,
      requestId: "test",
      apiId: "test",
      domainName: "test.execute-api.us-east-1.amazonaws.com",
      stage: "test",
      identity: { sourceIp: "127.0.0.1" },
      ...(authorizer === undefined ? {} : { authorizer }),
    },
    ...(message === undefined ? {} : { body: typeof message === "string" ? message : JSON.stringify(message) }),
    ...(headers === undefined ? {} : { headers }),
    ...(query === undefined ? {} : { queryStringParameters: query }),
    isBase64Encoded: false,
  };
}
