import type { MediaType, Operation, Response } from "../../ir/api.js";
import { essence, isJson } from "../../ir/media-type.js";
import type { Schema } from "../../ir/schema.js";
import { resolveSchema, type SchemasById } from "../schemas/schema-graph.js";

/* What clients of every language ask for, send and read, by media type. */

/** Whether a schema is of texts alone. */
export function isText(schema: Schema, byId: SchemasById): boolean {
  const resolved = resolveSchema(schema, byId);
  if (resolved?.kind === "enum")
    return !resolved.nullable && resolved.values.every((value) => typeof value === "string");
  return resolved?.kind === "string" && !resolved.nullable && resolved.format !== "binary";
}

/** Whether a text can stand for each value of a schema. */
export function isPrimitive(schema: Schema, byId: SchemasById): boolean {
  const resolved = resolveSchema(schema, byId);
  if (resolved === undefined || resolved.nullable) return false;
  return isText(schema, byId) || ["boolean", "number", "integer"].includes(resolved.kind);
}

/** JSON comes first: it is what callers want where they have the choice. */
export function byPreference(content: readonly MediaType[]): readonly MediaType[] {
  if (content.length < 2) return content;
  const plain = content.filter(({ type }) => essence(type) === "application/json");
  const json = content.filter(({ type }) => isJson(type) && essence(type) !== "application/json");
  return [...plain, ...json, ...content.filter(({ type }) => !isJson(type))];
}

/** The media types that a response is asked for in: JSON where there is JSON. */
export function acceptedContent(response: Response): readonly MediaType[] {
  const content = byPreference(response.content);
  const [first] = content;
  return first !== undefined && isJson(first.type) ? [first] : content;
}

/** Responses to HEAD have no body, whatever the document says. */
export const hasBody = (operation: Operation, response: Response): boolean =>
  operation.method !== "head" && response.content.length > 0;

/** The Accept header of an operation. */
export function acceptHeader(operation: Operation): string {
  const accepted = new Set<string>();
  for (const response of operation.responses) {
    if (!hasBody(operation, response)) continue;
    for (const media of acceptedContent(response)) accepted.add(essence(media.type));
  }
  return accepted.size === 0 || accepted.has("*/*") ? "*/*" : [...accepted].join(", ");
}

const lineTypes: ReadonlySet<string> = new Set([
  "application/json-seq",
  "application/jsonl",
  "application/jsonlines",
  "application/ndjson",
  "application/x-json-stream",
  "application/x-jsonlines",
  "application/x-ndjson",
]);

/** Whether a body of the type is a JSON value a line, to be read while it arrives. */
export const isLines = (mediaType: string): boolean => lineTypes.has(essence(mediaType));

/** Where parameters go, and what clients call the group of them, in the order of a request. */
export const parameterGroups = [
  ["path", "path"],
  ["query", "query"],
  ["header", "headers"],
  ["cookie", "cookies"],
] as const;
