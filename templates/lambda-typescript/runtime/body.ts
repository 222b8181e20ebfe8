import { HttpError } from "./errors.js";
import type { ProxyEvent } from "./event.js";
import { formFields, formObject } from "./form.js";
import { malformed, parseJson } from "./malformed.js";
import { essence, isJson, matchMediaType } from "./media-type.js";
import { readParts } from "./multipart-form.js";
import type { BodyData, MediaData, Part } from "./operation.js";
import { decodeBase64, decodeUtf8, encodeUtf8 } from "./platform.js";
import { textValue } from "./text-value.js";

export interface ReadBody {
  readonly media: MediaData;
  readonly value: unknown;
  readonly parts?: readonly Part[];
}

/**
 * Reads the body of a request in the form that the operation describes for its content type.
 *
 * @param contentType header of the request; the first type of the document is taken where it is missing
 * @returns undefined when there is no body
 * @throws HttpError 400 for a malformed or missing body, 415 for a content type that is not described
 */
export function readBody(body: BodyData, event: ProxyEvent, contentType: string | undefined): ReadBody | undefined {
  if (event.body === null || event.body === undefined || event.body === "") {
    if (body.required !== true) return undefined;
    if (contentType === undefined || !acceptsEmpty(body, contentType)) throw malformed("is required");
  }
  const media =
    contentType === undefined || contentType.trim() === ""
      ? body.content[0]
      : matchMediaType(body.content, essence(contentType));
  if (media === undefined) {
    throw new HttpError(415, `Unsupported content type; use ${body.content.map(({ type }) => type).join(" or ")}.`);
  }
  if (media.kind === "multipart") return { media, ...readParts(media, bodyBytes(event), contentType ?? "") };
  return { media, value: readValue(media, event, essence(contentType ?? "")) };
}

/** An empty text or file is a body; empty JSON is none. */
function acceptsEmpty(body: BodyData, contentType: string): boolean {
  const kind = matchMediaType(body.content, essence(contentType))?.kind;
  return kind === "text" || kind === "binary" || kind === "form";
}

function bodyBytes(event: ProxyEvent): Uint8Array {
  if (!event.isBase64Encoded) return encodeUtf8(event.body ?? "");
  try {
    return decodeBase64(event.body ?? "");
  } catch {
    throw malformed("must be base64 text");
  }
}

/** The gateway hands a body over as base64 where its type is among the API's binary media types. */
function bodyText(event: ProxyEvent): string {
  if (!event.isBase64Encoded) return event.body ?? "";
  const bytes = bodyBytes(event);
  try {
    return decodeUtf8(bytes);
  } catch {
    throw malformed("must be UTF-8 text");
  }
}

/** A range of types (`*` + `/*`) takes JSON where the caller says nothing else. */
function readValue(media: MediaData, event: ProxyEvent, sent: string): unknown {
  switch (media.kind) {
    case "json":
      if (media.type.includes("*") && sent !== "" && !isJson(sent)) return textValue(media.schema, bodyText(event));
      return parseJson(bodyText(event));
    case "form":
      return formObject(media, formFields(bodyText(event)));
    case "binary":
      return bodyBytes(event);
    default:
      return textValue(media.schema, bodyText(event));
  }
}
