import type { Connections } from "./connections.js";
import type { LambdaContext } from "./event.js";
import type { Logger } from "./log.js";
import type { Schema } from "./schema.js";
import type { SocketEvent } from "./socket-event.js";

/** What the runtime knows of a route. */
export interface RouteData {
  /** `$connect`, `$disconnect`, `$default`, or what messages are selected by. */
  readonly key: string;
  /** Absent for routes that get no message. `text`: messages are taken as they are. */
  readonly message?: { readonly kind: "json" | "text"; readonly schema: Schema };
  /** Of the handshake, on `$connect`. */
  readonly parameters: readonly ParameterData[];
  /** Whether what the handler returns goes to the client. */
  readonly replies: boolean;
}

export interface ParameterData {
  readonly name: string;
  readonly in: "query" | "header";
  readonly required?: true;
  readonly schema: Schema;
}

/** What a handler knows beside the message. `Message`: what the server sends by itself. */
export interface RouteContext<Message> {
  /** Of the client that has called: keep it to send messages later. */
  readonly connectionId: string;
  readonly routeKey: string;
  readonly requestId: string;
  /** What the authorizer of `$connect` returned; empty without one. */
  readonly authorizer: { readonly [name: string]: unknown };
  /** That the client asks for, on `$connect`: its handler returns the one that it speaks. */
  readonly subprotocols: readonly string[];
  readonly connections: Connections<Message>;
  readonly event: SocketEvent;
  readonly lambda: LambdaContext;
  /** Each line bears the ids of request, invocation (`functionRequestId`) and connection, and the route. */
  readonly log: Logger;
}
