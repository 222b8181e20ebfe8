import type { MediaType } from "../../ir/api.js";
import type { Schema } from "../../ir/schema.js";
import { resolveSchema, type SchemasById } from "../typescript/schema-graph.js";

/** How the runtime reads and writes a body. */
export type BodyKind = "json" | "form" | "multipart" | "text" | "binary";

/** The type without parameters, in lower case. */
export const essence = (type: string): string => (type.split(";", 1)[0] ?? "").trim().toLowerCase();

const binaryType =
  /^(image\/(?!svg\+xml)|audio\/|video\/|font\/|application\/(octet-stream|pdf|zip|gzip|x-gzip|x-tar|x-7z-compressed|wasm|protobuf|x-protobuf|msgpack|cbor|vnd\.(ms-|openxmlformats)))/;

const isJson = (type: string): boolean => type === "application/json" || type === "text/json" || type.endsWith("+json");

/** JSON comes first: it is what stands for the others where neither caller nor handler names a type. */
export function byPreference(content: readonly MediaType[]): readonly MediaType[] {
  const json = content.filter(({ type }) => isJson(essence(type)));
  return [...json, ...content.filter((media) => !json.includes(media))];
}

export function bodyKind(media: MediaType, byId: SchemasById): BodyKind {
  const type = essence(media.type);
  if (isJson(type)) return "json";
  if (isBytes(media.schema, byId)) return type.startsWith("multipart/") ? "multipart" : "binary";
  if (type === "application/x-www-form-urlencoded") return "form";
  if (type.startsWith("multipart/")) return "multipart";
  if (type === "*/*" || type === "*" || type === "application/*") return "json";
  return binaryType.test(type) ? "binary" : "text";
}

function isBytes(schema: Schema, byId: SchemasById): boolean {
  const resolved = resolveSchema(schema, byId);
  return resolved?.kind === "string" && resolved.format === "binary";
}

const plainKinds: ReadonlySet<Schema["kind"]> = new Set(["string", "enum", "number", "integer", "boolean", "null"]);

/** Whether a text can be the whole value. */
export function isPlain(schema: Schema, byId: SchemasById): boolean {
  const resolved = resolveSchema(schema, byId);
  return resolved !== undefined && plainKinds.has(resolved.kind);
}

/** Whether the schema says more of the body than that it is text or bytes. */
export function isOpaque(media: MediaType, kind: BodyKind, byId: SchemasById): boolean {
  if (kind !== "text" && kind !== "binary") return false;
  const resolved = resolveSchema(media.schema, byId);
  return resolved !== undefined && resolved.kind !== "any" && !plainKinds.has(resolved.kind);
}
