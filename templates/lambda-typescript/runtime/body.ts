import { deepObjectValue } from "./deep-object.js";
import { HttpError } from "./errors.js";
import type { ProxyEvent } from "./event.js";
import { essence, headerParameter, isJson, matchMediaType } from "./media-type.js";
import { readMultipart } from "./multipart.js";
import type { BodyData, FieldEncoding, MediaData, ParameterData, Part } from "./operation.js";
import { type Fields, formValue } from "./parameters.js";
import { decodeBase64, decodeUtf8, encodeUtf8 } from "./platform.js";
import type { Schema } from "./schema.js";
import { isOpen, itemSchema, memberNames, memberSchema, shapeOf } from "./shape.js";
import { firstValid, textValue } from "./text-value.js";

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
  if (media.kind === "multipart") return readParts(media, bodyBytes(event), contentType ?? "");
  return { media, value: readValue(media, event) };
}

/** An empty text or file is a body; empty JSON is none. */
function acceptsEmpty(body: BodyData, contentType: string): boolean {
  const kind = matchMediaType(body.content, essence(contentType))?.kind;
  return kind === "text" || kind === "binary" || kind === "form";
}

const malformed = (message: string): HttpError =>
  new HttpError(400, "Invalid request body", { details: [{ in: "body", pointer: "", message }] });

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
  try {
    return decodeUtf8(bodyBytes(event));
  } catch {
    throw malformed("must be UTF-8 text");
  }
}

function readValue(media: MediaData, event: ProxyEvent): unknown {
  switch (media.kind) {
    case "json":
      return parseJson(bodyText(event));
    case "form":
      return formObject(media, formFields(bodyText(event)));
    case "binary":
      return bodyBytes(event);
    default:
      return textValue(media.schema, bodyText(event));
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed("must be JSON");
  }
}

/** `application/x-www-form-urlencoded` (WHATWG URL, section 5.1). */
function formFields(text: string): Fields {
  const fields = new Map<string, string[]>();
  for (const pair of text.split("&")) {
    if (pair === "") continue;
    const at = pair.indexOf("=");
    const name = formDecode(at < 0 ? pair : pair.slice(0, at));
    const value = formDecode(at < 0 ? "" : pair.slice(at + 1));
    const values = fields.get(name);
    if (values === undefined) fields.set(name, [value]);
    else values.push(value);
  }
  return fields;
}

function formDecode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    throw malformed("is not percent-encoded correctly");
  }
}

function formObject(media: MediaData, fields: Fields): unknown {
  const shape = shapeOf(media.schema);
  const described = new Set(memberNames(shape));
  const names = new Set(described);
  if (isOpen(shape)) for (const name of fields.keys()) names.add(name.split("[", 1)[0] ?? name);
  const entries: [string, unknown][] = [];
  for (const name of names) {
    const value = fieldValue(name, memberSchema(shape, name), media.encoding, fields);
    if (value !== undefined) entries.push([name, value]);
  }
  // Members that the schema forbids are kept, so that the validation names them.
  for (const name of fields.keys()) {
    if (!names.has(name.split("[", 1)[0] ?? name)) entries.push([name, fields.get(name)?.[0]]);
  }
  return Object.fromEntries(entries);
}

function fieldValue(name: string, schema: Schema, encodings: MediaData["encoding"], fields: Fields): unknown {
  const encoding = encodingOf(encodings, name);
  const [text] = fields.get(name) ?? [];
  if (encoding?.contentType !== undefined && isJson(essence(encoding.contentType))) {
    return text === undefined ? undefined : parseJson(text);
  }
  const shape = shapeOf(schema);
  if (text === undefined) return deepObjectValue(schema, name, fields);
  // Without an `encoding` an object that is one field is JSON, as in a multipart form.
  if (shape.objects.length > 0 && encoding?.style === undefined && /^\s*\{/.test(text)) return parseJson(text);
  const parameter: Pick<ParameterData, "name" | "schema" | "style" | "explode"> = {
    name,
    schema,
    style: encoding?.style ?? "form",
    ...(encoding?.explode === false ? {} : { explode: true }),
  };
  return formValue(parameter, fields, []);
}

function encodingOf(encodings: MediaData["encoding"], name: string): FieldEncoding | undefined {
  return encodings !== undefined && Object.hasOwn(encodings, name) ? encodings[name] : undefined;
}

function readParts(media: MediaData, bytes: Uint8Array, contentType: string): ReadBody {
  const parts = readMultipart(bytes, headerParameter(contentType, "boundary"));
  if (parts === undefined) throw malformed("is not well-formed multipart/form-data");
  const shape = shapeOf(media.schema);
  const byName = new Map<string, Part[]>();
  for (const part of parts) {
    const known = byName.get(part.name);
    if (known === undefined) byName.set(part.name, [part]);
    else known.push(part);
  }
  const entries = [...byName].map(([name, same]): [string, unknown] => {
    const schema = memberSchema(shape, name);
    return [name, partsValue(schema, same, encodingOf(media.encoding, name))];
  });
  return { media, value: Object.fromEntries(entries), parts };
}

/** Several parts of one name are a list; a single one is a list too where only that is possible, unless it is JSON. */
function partsValue(schema: Schema, parts: readonly Part[], encoding: FieldEncoding | undefined): unknown {
  const [first] = parts;
  const shape = shapeOf(schema);
  if (first === undefined) return undefined;
  if (shape.arrays.length === 0) return partValue(schema, first, encoding);
  const items = parts.map((part, index) => partValue(itemSchema(shape, index), part, encoding));
  if (parts.length > 1) return items;
  const whole = partValue(schema, first, encoding);
  return firstValid(schema, Array.isArray(whole) ? [whole, items] : [items, whole]);
}

function partValue(schema: Schema, part: Part, encoding: FieldEncoding | undefined): unknown {
  const shape = shapeOf(schema);
  if (shape.bytes) return part.bytes;
  let text: string;
  try {
    text = decodeUtf8(part.bytes);
  } catch {
    return part.bytes;
  }
  const type = essence(part.contentType ?? encoding?.contentType ?? "");
  const isDocument = isJson(type) || (type === "" && shape.objects.length > 0);
  return isDocument ? parseJson(text) : textValue(schema, text);
}
