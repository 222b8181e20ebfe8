import { bodyKind, isJson } from "./media-type.js";
import type { HttpRequest, OperationDescriptor, ParameterDescriptors } from "./operation.js";
import { valueText, writeQuery } from "./parameters.js";

/** Bytes as a caller may have them; a stream can be sent only once. */
export type BinaryBody = Blob | ArrayBuffer | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;

export interface EncodedBody {
  readonly body: Exclude<HttpRequest["body"], undefined>;
  /** Absent for a multipart form: only the sender knows its boundary. */
  readonly contentType?: string;
}

/** A body in a content type that the caller chose, or the operation's first. */
export function encodeBody(operation: OperationDescriptor, value: unknown, chosen: string | undefined): EncodedBody {
  const contentType = chosen ?? operation.contentTypes?.[0] ?? "application/json";
  if (isBinary(value) && bodyKind(contentType) !== "multipart") return binaryBody(value, contentType);
  if (typeof value === "string" && isWildcard(contentType)) return { body: value, contentType: "text/plain" };
  switch (bodyKind(contentType)) {
    case "json":
      return {
        body: operation.json === undefined ? JSON.stringify(value) : operation.json.stringify(value),
        contentType: isWildcard(contentType) ? "application/json" : contentType,
      };
    case "form":
      return { body: encodeForm(value, operation.formParts), contentType };
    case "multipart":
      return { body: value instanceof FormData ? value : encodeParts(value, operation.formParts) };
    default:
      return { body: valueText(value), contentType };
  }
}

const isWildcard = (contentType: string): boolean => contentType.includes("*");

const isBinary = (value: unknown): value is BinaryBody =>
  value instanceof Blob ||
  value instanceof ArrayBuffer ||
  value instanceof Uint8Array ||
  value instanceof ReadableStream;

function binaryBody(value: BinaryBody, contentType: string): EncodedBody {
  const type = value instanceof Blob && value.type !== "" ? value.type : "application/octet-stream";
  return {
    body: value instanceof ArrayBuffer ? new Uint8Array(value) : value,
    contentType: isWildcard(contentType) ? type : contentType,
  };
}

/** Members without a style of their own are written as in a query, objects inside them as JSON. */
function encodeForm(value: unknown, parts: ParameterDescriptors | undefined): string {
  if (value instanceof URLSearchParams) return value.toString();
  if (typeof value === "string") return value;
  const described = new Map(Object.entries(parts ?? {}));
  for (const [name, member] of Object.entries(value ?? {})) {
    const isObject = typeof member === "object" && member !== null && !Array.isArray(member);
    if (isObject && !described.has(name)) described.set(name, { contentType: "application/json" });
  }
  return writeQuery(value ?? {}, Object.fromEntries(described));
}

function encodeParts(value: unknown, parts: ParameterDescriptors = {}): FormData {
  const form = new FormData();
  for (const [name, member] of Object.entries(value ?? {})) {
    const contentType = Object.hasOwn(parts, name) ? parts[name]?.contentType : undefined;
    // A list is a part for each of its items (OpenAPI 3.1, section 4.8.15.1.1), unless it is said to be JSON.
    const isWhole = !Array.isArray(member) || (contentType !== undefined && isJson(contentType));
    const items: readonly unknown[] = isWhole ? [member] : member;
    for (const item of items) appendPart(form, name, item, contentType);
  }
  return form;
}

function appendPart(form: FormData, name: string, value: unknown, contentType: string | undefined): void {
  if (value === undefined || value === null) return;
  const type = contentType?.split(",")[0]?.trim();
  if (value instanceof Blob) {
    const isTyped = type === undefined || isWildcard(type) || type === value.type;
    const blob = isTyped ? value : new Blob([value], { type });
    const fileName = "name" in value && typeof value.name === "string" ? value.name : "blob";
    form.append(name, blob, fileName);
  } else if (type !== undefined && !isWildcard(type)) {
    form.append(name, new Blob([isJson(type) ? JSON.stringify(value) : valueText(value)], { type }));
  } else if (typeof value === "object" && !(value instanceof Date)) {
    form.append(name, new Blob([JSON.stringify(value)], { type: "application/json" }));
  } else form.append(name, valueText(value));
}
