import type { MediaType, Operation } from "../../ir/api.js";
import type { Pagination } from "../../ir/client-hints.js";
import { createSample } from "../../ir/expand/sample.js";
import type { JsonValue } from "../../ir/json.js";
import { bodyKind, essence } from "../../ir/media-type.js";
import type { SchemasById } from "../schemas/schema-graph.js";
import { acceptedContent, hasBody } from "./content.js";

/** How an operation's results come: one by one in a text, on pages, or as a whole. */
export type ResultForm =
  | { readonly kind: "whole" | "events" | "lines" }
  | { readonly kind: "pages"; readonly pagination: Pagination };

/** What a mock answers with. */
export interface ExampleResponse {
  readonly status: number;
  /** Absent for none, and for bytes. */
  readonly body?: JsonValue;
  /** Absent for `application/json`. */
  readonly contentType?: string;
}

/** The first success: its example, that of its schema, or one that is made of the types. Bytes have no example. */
export function exampleResponse(
  operation: Operation,
  form: ResultForm,
  byId: SchemasById,
): ExampleResponse | undefined {
  const success = operation.responses.find(({ status }) => /^2/.test(status)) ?? operation.responses[0];
  if (success === undefined) return undefined;
  const status = /^\d{3}$/.test(success.status) ? Number(success.status) : 200;
  const [media] = hasBody(operation, success) ? acceptedContent(success) : [];
  if (media === undefined) return { status };
  const body = exampleOf(media, form, byId);
  const contentType = essence(media.type);
  return {
    status,
    ...(body === undefined ? {} : { body }),
    ...(contentType === "application/json" ? {} : { contentType }),
  };
}

function exampleOf(media: MediaType, form: ResultForm, byId: SchemasById): JsonValue | undefined {
  const kind = bodyKind(media.type);
  if (kind === "binary" || kind === "multipart") return undefined;
  const [example] = media.examples;
  const value = example === undefined ? createSample(media.schema, byId, "response").value : example.value;
  if (form.kind === "events") return typeof value === "string" ? value : `data: ${JSON.stringify(value)}\n\n`;
  if (form.kind === "lines")
    return [value]
      .flat()
      .map((each) => `${JSON.stringify(each)}\n`)
      .join("");
  return form.kind === "pages" && example === undefined ? asLastPage(value, form.pagination) : value;
}

/** A page that is made up must not lead to another. */
function asLastPage(value: JsonValue, pagination: Pagination): JsonValue {
  if ("more" in pagination && pagination.more !== undefined) return replaced(value, pagination.more, false);
  return "next" in pagination ? replaced(value, pagination.next, undefined) : value;
}

/** With another value at a path, where there is one; undefined takes it away. */
function replaced(value: JsonValue, path: readonly string[], other: JsonValue | undefined): JsonValue {
  const [name, ...rest] = path;
  if (name === undefined || typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const members = Object.entries(value).flatMap(([key, member]): [string, JsonValue][] => {
    if (key !== name) return [[key, member]];
    const result = rest.length === 0 ? other : replaced(member, rest, other);
    return result === undefined ? [] : [[key, result]];
  });
  return Object.fromEntries(members);
}
