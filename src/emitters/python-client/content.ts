import type { MediaType, Operation, Response } from "../../ir/api.js";
import { bodyKind, isJson } from "../../ir/media-type.js";
import { acceptedContent, hasBody, isPrimitive, isText } from "../client/content.js";
import { stringLiteral } from "../python/literal.js";
import { schemaType } from "../python/schema-type.js";
import type { TypePlace } from "../python/type-place.js";
import { literals, named, none, type TypeText, union } from "../python/type-text.js";

/** Types of bodies, as the runtime writes and reads them by their media type. */

export function requestBodyType(media: MediaType, place: TypePlace): TypeText {
  const kind = bodyKind(media.type);
  if (kind === "json" && !isJson(media.type) && isText(media.schema, place.types.byId)) {
    return union([named("str"), using("FileContent", place)]);
  }
  switch (kind) {
    case "json":
    case "form":
    case "multipart":
      return schemaType(media.schema, place);
    case "text":
      return isPrimitive(media.schema, place.types.byId) ? schemaType(media.schema, place) : named("str");
    case "binary":
      return using("FileContent", place);
  }
}

export function responseBodyType(media: MediaType, place: TypePlace): TypeText {
  switch (bodyKind(media.type)) {
    case "json":
      return schemaType(media.schema, place);
    case "form":
    case "text":
      return isText(media.schema, place.types.byId) ? schemaType(media.schema, place) : named("str");
    case "multipart":
    case "binary":
      return named("bytes");
  }
}

function using(name: string, { used }: TypePlace): TypeText {
  used?.add(name);
  return named(name);
}

/** `default` stands for a success where no other is described. */
export function successes({ responses }: Operation): readonly Response[] {
  const described = responses.filter(({ status }) => /^2/.test(status));
  return described.length > 0 ? described : responses.filter(({ status }) => !/^\d/.test(status));
}

/** The type of a success's body: `None` where there is none, and anything where no success is described. */
export function resultType(operation: Operation, place: TypePlace): TypeText {
  const bodies = successes(operation).flatMap((response) =>
    hasBody(operation, response) ? acceptedContent(response).map((media) => responseBodyType(media, place)) : [none],
  );
  return bodies.length === 0 ? named("object") : union(bodies);
}

/** The types of the bodies that a failure of a status may have: its own, its range's, or every other's. */
export function failureBodies(operation: Operation, status: number, place: TypePlace): readonly TypeText[] {
  const find = (key: string): Response | undefined =>
    operation.responses.find((response) => response.status.toUpperCase() === key);
  const others = operation.responses.find(({ status: key }) => !/^\d/.test(key));
  const response = find(String(status)) ?? find(`${Math.floor(status / 100)}XX`) ?? others;
  if (response === undefined || !hasBody(operation, response)) return [];
  return acceptedContent(response).map((media) => responseBodyType(media, place));
}

/** Statuses, ranges and `default` under which a failure's body is described. */
export const describedFailures = (operation: Operation): readonly string[] =>
  operation.responses
    .filter((response) => !/^2/.test(response.status) && hasBody(operation, response))
    .map(({ status }) => (/^\d/.test(status) ? status.toUpperCase() : "default"));

/** A content type as callers choose it: what has a wildcard is any text. */
export const contentTypeChoice = (content: readonly MediaType[]): TypeText => {
  const isOpen = content.some(({ type }) => type.includes("*"));
  return isOpen ? named("str") : literals(content.map(({ type }) => stringLiteral(type)));
};
