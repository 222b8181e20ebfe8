import { type BodyKind, bodyKind, isJson } from "./media-type.js";
import type { BodyWriter, EncodedBody, ParameterDescriptors, ParameterStyle } from "./operation.js";
import { single, valueText, writePairs } from "./parameters.js";
import * as styles from "./styles.js";

/** Bytes as a caller may have them; a stream can be sent only once. */
export type BinaryBody = Blob | ArrayBuffer | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;

/* How bodies are written: functions, so that a bundle holds those that its operations name. */

/** What is in bytes already is sent as it is, whatever the type. */
export const json: BodyWriter = (value, contentType, descriptor) =>
  writeBytes(value, contentType) ?? {
    body: descriptor.json === undefined ? JSON.stringify(value) : descriptor.json.stringify(value),
    contentType,
  };

export const text: BodyWriter = (value, contentType) =>
  writeBytes(value, contentType) ?? { body: valueText(value), contentType };

/** In URL encoding: members without a style of their own are written as in a query, objects among them as JSON. */
export const form: BodyWriter = (value, contentType, { formParts }) => {
  const bytes = writeBytes(value, contentType);
  if (bytes !== undefined) return bytes;
  const isWritten = typeof value === "string" || value instanceof URLSearchParams;
  return {
    body: isWritten ? String(value) : writePairs("&", value ?? {}, formParts, memberStyle(formParts)),
    contentType,
  };
};

const memberStyle =
  (parts: ParameterDescriptors | undefined): ParameterStyle =>
  (name, value, encoded, explode) => {
    const contentType = partType(parts, name);
    if (styles.isRecord(value) || (contentType !== undefined && isJson(contentType))) {
      return styles.json(name, value, encoded);
    }
    return (contentType === undefined ? styles.form : single)(name, value, encoded, explode);
  };

const partType = (parts: ParameterDescriptors | undefined, name: string): string | undefined =>
  parts !== undefined && Object.hasOwn(parts, name) ? parts[name]?.contentType : undefined;

/** Only the sender knows the boundary between the parts, so the content type is left to it. */
export const multipart: BodyWriter = (value, _, { formParts }) => {
  if (value instanceof FormData) return { body: value };
  const parts = new FormData();
  for (const [name, member] of Object.entries(value ?? {})) {
    const contentType = partType(formParts, name);
    // A list is a part for each of its items (OpenAPI 3.1, section 4.8.15.1.1), unless it is said to be JSON.
    const isWhole = !Array.isArray(member) || (contentType !== undefined && isJson(contentType));
    const items: readonly unknown[] = isWhole ? [member] : member;
    for (const item of items) appendPart(parts, name, item, contentType);
  }
  return { body: parts };
};

/** Bytes, or a text that stands for them. */
export const binary: BodyWriter = text;

const writers: { readonly [Kind in BodyKind]: BodyWriter } = { json, form, multipart, text, binary };

/** Where the document takes anything: what the content type says, JSON where it says nothing. */
export const any: BodyWriter = (value, contentType, descriptor) => {
  if (!isWildcard(contentType)) return writers[bodyKind(contentType)](value, contentType, descriptor);
  return typeof value === "string"
    ? { body: value, contentType: "text/plain" }
    : json(value, isBytes(value) ? contentType : "application/json", descriptor);
};

const isWildcard = (contentType: string): boolean => contentType.includes("*");

const isBytes = (value: unknown): value is BinaryBody =>
  value instanceof Blob ||
  value instanceof ArrayBuffer ||
  value instanceof Uint8Array ||
  value instanceof ReadableStream;

/** A range of types is no content type: what a Blob says of itself stands in for it. */
function writeBytes(value: unknown, contentType: string): EncodedBody | undefined {
  if (!isBytes(value)) return undefined;
  const type = value instanceof Blob && value.type !== "" ? value.type : "application/octet-stream";
  return {
    body: value instanceof ArrayBuffer ? new Uint8Array(value) : value,
    contentType: isWildcard(contentType) ? type : contentType,
  };
}

function appendPart(parts: FormData, name: string, value: unknown, contentType: string | undefined): void {
  if (value === undefined || value === null) return;
  const type = contentType?.split(",")[0]?.trim();
  if (value instanceof Blob) {
    const isTyped = type === undefined || isWildcard(type) || type === value.type;
    const blob = isTyped ? value : new Blob([value], { type });
    const fileName = "name" in value && typeof value.name === "string" ? value.name : "blob";
    parts.append(name, blob, fileName);
  } else if (type !== undefined && !isWildcard(type)) {
    parts.append(name, new Blob([isJson(type) ? styles.jsonText(value) : valueText(value)], { type }));
  } else if (typeof value === "object" && !(value instanceof Date)) {
    parts.append(name, new Blob([styles.jsonText(value)], { type: "application/json" }));
  } else parts.append(name, valueText(value));
}
