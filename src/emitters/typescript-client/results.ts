import type { Operation } from "../../ir/api.js";
import type { Pagination } from "../../ir/client-hints.js";
import { essence } from "../../ir/media-type.js";
import { paginationOf } from "../../ir/recognise-pagination.js";
import type { Schema } from "../../ir/schema.js";
import { isLines } from "../client/content.js";
import { eventData, itemOf } from "../client/stream-items.js";
import type { SchemasById } from "../schemas/schema-graph.js";

/** What an operation gives one by one, beside its result as a whole. */
export type Results =
  | { readonly kind: "whole" }
  | { readonly kind: "pages"; readonly pagination: Pagination }
  /** `item` is undefined for text. */
  | { readonly kind: "events"; readonly item: Schema | undefined }
  | { readonly kind: "lines"; readonly item: Schema; readonly contentTypes: readonly string[] };

export function resultsOf(operation: Operation, byId: SchemasById): Results {
  if (operation.method === "head") return { kind: "whole" };
  const content = operation.responses.filter(({ status }) => status.startsWith("2")).flatMap((each) => each.content);
  const events = content.find(({ type }) => essence(type) === "text/event-stream");
  if (events !== undefined) return { kind: "events", item: eventData(events, byId) };
  const lines = content.filter(({ type }) => isLines(type));
  const [first] = lines;
  if (first !== undefined) {
    const contentTypes = [...new Set(lines.map(({ type }) => essence(type)))];
    return { kind: "lines", item: itemOf(first.schema, byId), contentTypes };
  }
  const pagination = paginationOf(operation, byId);
  return pagination === undefined ? { kind: "whole" } : { kind: "pages", pagination };
}
