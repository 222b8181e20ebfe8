import { reportLimit } from "../../limits.js";
import type { WebSocketMessage } from "../../websocket.js";
import type { WebSocketContext } from "../context.js";
import { createLeastBytes } from "../least-bytes.js";
import type { PlanResource } from "../model.js";

/** Compares what is defined within a WebSocket API with the service's quotas. */
export function checkWebSocketLimits(parts: readonly PlanResource[], context: WebSocketContext): void {
  const { api, diagnostics } = context;
  const count = (kind: PlanResource["kind"]): number => parts.filter((part) => part.kind === kind).length;
  reportLimit("websocket-routes", count("route"), api.origin, diagnostics);
  reportLimit("websocket-integrations", count("integration"), api.origin, diagnostics);
  reportLimit("websocket-authorizers", count("route-authorizer"), api.origin, diagnostics);
  reportLimit("websocket-stages", api.stages.length, api.origin, diagnostics);
  for (const { message, reply } of api.routes) {
    if (message !== undefined) checkMessage(message, context);
    if (reply !== undefined) checkMessage(reply, context);
  }
  for (const message of api.sends) checkMessage(message, context);
}

/** What is larger than the gateway takes even at its smallest closes the connection. */
function checkMessage({ name, schema, origin }: WebSocketMessage, context: WebSocketContext): void {
  const subject = `The message '${name}' at its smallest`;
  reportLimit("websocket-message", createLeastBytes(context.schemas)(schema), origin, context.diagnostics, subject);
}
