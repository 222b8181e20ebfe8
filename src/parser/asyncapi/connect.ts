import type { ConnectParameter } from "../../ir/websocket.js";
import { type DocumentNode, keyPlaceOf, member, members } from "../document-node.js";
import type { SchemaReading } from "../openapi/schema-reading.js";
import { readMembers, readString, readStrings } from "../read-context.js";
import { resolve } from "../reference.js";
import { webSocketBinding } from "./fields.js";
import type { Channel } from "./operations.js";

const bindingFields: ReadonlySet<string> = new Set(["method", "query", "headers", "bindingVersion"]);

/**
 * What the bindings of the channels say of the handshake. The API has one address, so that a parameter is required only
 * where every channel with a binding requires it.
 * https://github.com/asyncapi/bindings/blob/master/websockets/README.md
 */
export function readConnectParameters(
  reading: SchemaReading,
  channels: readonly Channel[],
): readonly ConnectParameter[] {
  const { context } = reading;
  const bindings = channels.flatMap(({ node }) => webSocketBinding(context, node, "a channel") ?? []);
  const found = new Map<string, { readonly parameter: ConnectParameter; times: number }>();
  for (const binding of bindings) {
    reportUnread(reading, binding);
    for (const parameter of [...ofPlace(reading, binding, "query"), ...ofPlace(reading, binding, "header")]) {
      const key = `${parameter.in} ${parameter.name.toLowerCase()}`;
      const known = found.get(key);
      if (known === undefined) found.set(key, { parameter, times: 1 });
      else found.set(key, { parameter: both(known.parameter, parameter), times: known.times + 1 });
    }
  }
  return [...found.values()].map(({ parameter, times }) =>
    times === bindings.length ? parameter : { ...parameter, required: false },
  );
}

const both = (one: ConnectParameter, other: ConnectParameter): ConnectParameter => ({
  ...one,
  required: one.required && other.required,
});

function reportUnread({ context }: SchemaReading, binding: DocumentNode): void {
  for (const [key, child] of members(binding)) {
    if (bindingFields.has(key) || key.startsWith("x-")) continue;
    context.diagnostics.report("field-unknown", keyPlaceOf(child), { what: "A WebSocket binding", field: key });
  }
  const method = readString(context, binding, "method");
  const at = member(binding, "method");
  if (at !== undefined && method !== undefined && method.toUpperCase() !== "GET")
    context.diagnostics.report("construct-not-read", keyPlaceOf(at), { what: `A handshake with the method ${method}` });
}

/** The members of the object that `query` or `headers` describes. */
function ofPlace(
  reading: SchemaReading,
  binding: DocumentNode,
  place: ConnectParameter["in"],
): readonly ConnectParameter[] {
  const { context } = reading;
  const start = member(binding, place === "query" ? "query" : "headers");
  const schema = start === undefined ? undefined : resolve(context, start);
  if (schema === undefined) return [];
  const required = new Set(readStrings(context, schema, "required"));
  return readMembers(context, schema, "properties").map(([name, node]): ConnectParameter => {
    const target = resolve(context, node) ?? node;
    const description = readString(context, target, "description");
    return {
      name,
      in: place,
      ...(description === undefined ? {} : { description }),
      required: required.has(name),
      schema: reading.readSchema(node),
      origin: keyPlaceOf(node),
    };
  });
}
