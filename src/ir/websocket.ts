import type { Requirement } from "./authorizer.js";
import type { OperationId } from "./ids.js";
import type { Integration } from "./integration.js";
import type { JsonValue } from "./json.js";
import type { Schema } from "./schema.js";
import type { SourcePointer } from "./source.js";

/** One kind of message that goes over a connection. */
export interface WebSocketMessage {
  /** The name that the document gives it, or the stem of one: `chatMessage`. */
  readonly name: string;
  readonly summary?: string;
  readonly description?: string;
  /** What the message's text is, once it is parsed as `contentType` says. */
  readonly schema: Schema;
  /** As written; the gateway itself understands JSON alone. */
  readonly contentType: string;
  readonly examples: readonly JsonValue[];
  readonly origin: SourcePointer;
}

/** A parameter of the handshake. */
export interface ConnectParameter {
  readonly name: string;
  readonly in: "query" | "header";
  readonly description?: string;
  readonly required: boolean;
  readonly schema: Schema;
  readonly origin: SourcePointer;
}

/**
 * What happens with the messages for which the API's route selection expression gives `key`, or with the connection
 * itself (`$connect`, `$disconnect`).
 */
export interface WebSocketRoute {
  /** The route key again: settings, handlers and stages name a route by it. */
  readonly id: OperationId;
  /** `$connect`, `$disconnect`, `$default`, or a key of the author's own. */
  readonly key: string;
  /** The operationId of the document. */
  readonly operationName?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly deprecated: boolean;
  readonly tags: readonly string[];
  /** What the handshake carries in its query and headers; of `$connect` alone. */
  readonly parameters: readonly ConnectParameter[];
  /** What clients send; absent where nothing is said about it. A union where one route takes several. */
  readonly message?: WebSocketMessage;
  /** What the client is answered on the connection; the route is one-way when absent. */
  readonly reply?: WebSocketMessage;
  readonly integration: Integration;
  /** Alternatives (OR) of requirements (AND). The gateway checks them on `$connect` alone. */
  readonly security: readonly (readonly Requirement[])[];
  /** What the gateway checks before it calls the integration: of `$connect` parameters, of others the message. */
  readonly validation: { readonly parameters: boolean; readonly message: boolean };
  /** What of a message tells which of `models` it is checked against. */
  readonly modelSelectionExpression?: string;
  /** By what `modelSelectionExpression` gives, or `$default`; empty when `message` is all there is. */
  readonly models: readonly { readonly key: string; readonly schema: Schema }[];
  readonly origin: SourcePointer;
}

/** The key of a route that the gateway itself defines. */
export const isPredefinedRoute = (key: string): boolean =>
  key === "$connect" || key === "$disconnect" || key === "$default";

/** Whether what calls the route is the connection's beginning or end, so that there is no message. */
export const isConnectionRoute = (key: string): boolean => key === "$connect" || key === "$disconnect";
