import type { Schema } from "../../ir/schema.js";
import type { WebSocketMessage, WebSocketRoute } from "../../ir/websocket.js";
import { resolveSchema, type SchemasById } from "../schemas/schema-graph.js";
import { type Data, type DataObject, object, present } from "./data.js";
import { type SchemaDataTypes, schemaData } from "./schema-data.js";

/** What the runtime knows of a route of a WebSocket API: a `RouteData`. */
export function routeData(route: WebSocketRoute, types: SchemaDataTypes): DataObject {
  const { key, parameters, reply } = route;
  const rows = parameters.map((each) => {
    // References are resolved: the text is read by the kind of its schema.
    const schema = isScalar(each.schema, types.byId)
      ? schemaData(resolveSchema(each.schema, types.byId) ?? each.schema, { types })
      : anything;
    return object(present({ name: each.name, in: each.in, required: each.required ? true : undefined, schema }));
  });
  return object(present({ key, message: messageData(route, types), parameters: rows, replies: reply !== undefined }));
}

const anything: DataObject = object([["kind", "any"]]);

function messageData({ key, message }: WebSocketRoute, types: SchemaDataTypes): Data | undefined {
  if (key === "$connect" || key === "$disconnect") return undefined;
  const kind = (message === undefined ? key !== "$default" : isJson(message)) ? "json" : "text";
  const schema = message !== undefined && isJson(message) ? schemaData(message.schema, { types }) : anything;
  return object(present({ kind, schema }));
}

/** The gateway understands JSON alone. */
export const isJson = ({ contentType }: WebSocketMessage): boolean =>
  /^[^/\s]+\/(?:[^/\s]+\+)?json(?:\s*;|$)/i.test(contentType);

const scalars: ReadonlySet<Schema["kind"]> = new Set(["string", "number", "integer", "boolean", "enum"]);

/** Whether a value can be read from the text of a header. */
export function isScalar(schema: Schema, byId: SchemasById): boolean {
  const resolved = resolveSchema(schema, byId);
  if (resolved === undefined || !scalars.has(resolved.kind)) return false;
  return resolved.kind !== "enum" || resolved.values.every((value) => typeof value === "string");
}
