import type { MediaType } from "../../ir/api.js";
import { type BodyKind, essence, isJson, bodyKind as mediaTypeKind } from "../../ir/media-type.js";
import type { Schema } from "../../ir/schema.js";
import { resolveSchema, type SchemasById } from "../schemas/schema-graph.js";

/** JSON comes first: it is what stands for the others where neither caller nor handler names a type. */
export function byPreference(content: readonly MediaType[]): readonly MediaType[] {
  const json = content.filter(({ type }) => isJson(type));
  return [...json, ...content.filter((media) => !json.includes(media))];
}

/** As the type says, but for schemas that say bytes themselves, and for the other types of parts, which read alike. */
export function bodyKind(media: MediaType, byId: SchemasById): BodyKind {
  const type = essence(media.type);
  if (isJson(type)) return "json";
  if (type.startsWith("multipart/")) return "multipart";
  return isBytes(media.schema, byId) ? "binary" : mediaTypeKind(type);
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
