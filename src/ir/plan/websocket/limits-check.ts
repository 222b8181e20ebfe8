import type { SchemaId } from "../../ids.js";
import { reportLimit } from "../../limits.js";
import type { Schema } from "../../schema.js";
import type { WebSocketMessage } from "../../websocket.js";
import type { WebSocketContext } from "../context.js";
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
  reportLimit("websocket-message", leastBytes(schema, context, new Set()), origin, context.diagnostics, subject);
}

/** The least that a value takes as JSON, in bytes, as far as its schema says so at first sight. */
function leastBytes(schema: Schema, context: WebSocketContext, passed: ReadonlySet<SchemaId>): number {
  const least = (each: Schema): number => leastBytes(each, context, passed);
  switch (schema.kind) {
    case "string":
      return 2 + (schema.minLength ?? 0);
    case "array": {
      const items = Math.max(schema.minItems ?? 0, 0);
      const item = schema.items === "forbidden" ? 1 : least(schema.items);
      return 2 + items * (item + 1);
    }
    case "object":
      return schema.properties.reduce(
        (sum, { name, required, schema: value }) => (required ? sum + name.length + 4 + least(value) : sum),
        2,
      );
    case "allOf":
      return Math.max(1, ...schema.members.map(least));
    case "oneOf":
    case "anyOf":
      return Math.min(...schema.members.map(least));
    case "reference": {
      const target = context.schemas.get(schema.target);
      if (target === undefined || passed.has(schema.target)) return 1;
      return leastBytes(target.schema, context, new Set([...passed, schema.target]));
    }
    default:
      return 1;
  }
}
