import type { MediaType, Operation, RequestBody, Response } from "../../ir/api.js";
import { bodyKind, essence, isJson } from "../../ir/media-type.js";
import type { Schema } from "../../ir/schema.js";
import { resolveSchema, type SchemasById } from "../typescript/schema-graph.js";
import { schemaType, type TypePlace } from "../typescript/schema-type.js";
import { primary, type TypeText, union } from "../typescript/type-text.js";

/** Types of bodies, as the runtime writes and reads them by their media type. */

export function requestBodyType(media: MediaType, place: TypePlace): TypeText {
  const kind = bodyKind(media.type);
  // Where any content type goes, a text may as well stand for bytes.
  if (kind === "json" && !isJson(media.type) && isText(media.schema, place.types.byId)) {
    return union([primary("string"), bytesType(place)], place.indent);
  }
  switch (kind) {
    case "json":
    case "form":
      return schemaType(media.schema, place);
    case "multipart":
      return schemaType(media.schema, { ...place, bytes: "bytes" });
    case "text":
      return isPrimitive(media.schema, place.types.byId) ? schemaType(media.schema, place) : primary("string");
    case "binary":
      return bytesType(place);
  }
}

/** Bytes that are a body by themselves may come in any form that `fetch` sends. */
function bytesType({ used }: TypePlace): TypeText {
  used?.add("BinaryBody");
  return primary("BinaryBody");
}

export function responseBodyType(media: MediaType, place: TypePlace): TypeText {
  switch (bodyKind(media.type)) {
    case "json":
      return schemaType(media.schema, place);
    case "form":
    case "text":
      return isText(media.schema, place.types.byId) ? schemaType(media.schema, place) : primary("string");
    case "multipart":
    case "binary":
      return primary(place.types.binary);
  }
}

function isText(schema: Schema, byId: SchemasById): boolean {
  const resolved = resolveSchema(schema, byId);
  if (resolved?.kind === "enum")
    return !resolved.nullable && resolved.values.every((value) => typeof value === "string");
  return resolved?.kind === "string" && !resolved.nullable && resolved.format !== "binary";
}

function isPrimitive(schema: Schema, byId: SchemasById): boolean {
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

/** `fetch` refuses to send a body with GET and HEAD. */
export const sentBody = ({ method, body }: Operation): RequestBody | undefined =>
  method === "get" || method === "head" ? undefined : body;

/** Responses to HEAD have no body, whatever the document says. */
export const hasBody = (operation: Operation, response: Response): boolean =>
  operation.method !== "head" && response.content.length > 0;

/** The Accept header of an operation; undefined for `application/json`, which is the runtime's default. */
export function acceptHeader(operation: Operation): string | undefined {
  const accepted = new Set<string>();
  for (const response of operation.responses) {
    if (!hasBody(operation, response)) continue;
    for (const media of acceptedContent(response)) accepted.add(essence(media.type));
  }
  if (accepted.size === 0 || accepted.has("*/*")) return "*/*";
  const header = [...accepted].join(", ");
  return header === "application/json" ? undefined : header;
}
