import type { ApiModel } from "../../ir/api.js";
import { createSample } from "../../ir/expand/sample.js";
import type { JsonValue } from "../../ir/json.js";
import type { Schema } from "../../ir/schema.js";
import type { WebSocketRoute } from "../../ir/websocket.js";
import { isJson } from "./route-data.js";

/** What the route is called with: its message, or of the handshake what the document requires. */
export function sampleCall(
  { message, parameters }: WebSocketRoute,
  api: ApiModel,
): { readonly call: Readonly<Record<string, JsonValue>>; readonly isDoubtful: boolean } {
  const byId = new Map(api.schemas.map((each) => [each.id, each]));
  let isDoubtful = false;
  const sampleOf = (schema: Schema): JsonValue => {
    const { value, doubtful } = createSample(schema, byId, "request");
    isDoubtful ||= doubtful.length > 0;
    return value;
  };
  const required = (place: "query" | "header"): Readonly<Record<string, string>> =>
    Object.fromEntries(
      parameters
        .filter((each) => each.in === place && each.required)
        .map(({ name, schema }) => {
          const value = sampleOf(schema);
          isDoubtful ||= typeof value === "object";
          return [name, typeof value === "object" ? "" : String(value)];
        }),
    );
  const [query, headers] = [required("query"), required("header")];
  const call = {
    ...(Object.keys(query).length === 0 ? {} : { query }),
    ...(Object.keys(headers).length === 0 ? {} : { headers }),
    ...(message === undefined ? {} : { message: isJson(message) ? sampleOf(message.schema) : "text" }),
  };
  return { call, isDoubtful };
}
