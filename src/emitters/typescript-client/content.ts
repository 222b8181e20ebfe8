import type { MediaType, Operation, RequestBody } from "../../ir/api.js";
import { bodyKind, isJson } from "../../ir/media-type.js";
import { acceptHeader, hasBody, isPrimitive, isText } from "../client/content.js";
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

/** `fetch` refuses to send a body with GET and HEAD. */
export const sentBody = ({ method, body }: Operation): RequestBody | undefined =>
  method === "get" || method === "head" ? undefined : body;

/** The Accept header of an operation; undefined for `application/json`, which is the runtime's default. */
export function acceptHeaderUnlessJson(operation: Operation): string | undefined {
  const header = acceptHeader(operation);
  return header === "application/json" ? undefined : header;
}

/** Whether whatever an operation answers with is JSON, also where the caller asks for another of its content types. */
export const answersInJson = (operation: Operation): boolean =>
  acceptHeader(operation).split(", ").every(isJson) &&
  operation.responses.every(
    (response) =>
      !/^2/.test(response.status) ||
      !hasBody(operation, response) ||
      response.content.every(({ type }) => isJson(type)),
  );
