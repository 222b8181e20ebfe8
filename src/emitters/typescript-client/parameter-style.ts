import type { Parameter } from "../../ir/api.js";
import { isJson } from "../../ir/media-type.js";
import type { Schema } from "../../ir/schema.js";
import { resolveSchema, type SchemasById } from "../schemas/schema-graph.js";

type Member = readonly [key: string, value: string];

/** How a parameter is written, as members of its descriptor: none for a single value in the usual form of its place. */
export function parameterStyle(parameter: Parameter, byId: SchemasById): readonly Member[] {
  const { style, explode, allowReserved, contentType, schema } = parameter;
  const isPair = parameter.in === "query" || parameter.in === "cookie";
  if (contentType !== undefined) {
    // Other types are texts, written like any other.
    return isJson(contentType) ? [["style", isPair ? "styles.json" : "styles.bareJson"]] : [];
  }
  const isUsual = style === (isPair ? "form" : "simple");
  const members: Member[] = [];
  if (!isUsual || !isSingle(schema, byId)) {
    members.push(["style", `styles.${style}`]);
    if (explode !== (style === "form" || style === "deepObject")) members.push(["explode", String(explode)]);
  }
  if (allowReserved && parameter.in !== "header") members.push(["encode", "styles.encodeReserved"]);
  return members;
}

const singleKinds: ReadonlySet<Schema["kind"]> = new Set(["string", "number", "integer", "boolean", "null", "never"]);

/** Whether every value is a single one: neither a list nor an object. */
function isSingle(schema: Schema, byId: SchemasById, depth = 0): boolean {
  const resolved = resolveSchema(schema, byId);
  if (resolved === undefined || depth > deepest) return false;
  if (resolved.kind === "enum") return resolved.values.every((value) => typeof value !== "object" || value === null);
  const isMemberSingle = (member: Schema): boolean => isSingle(member, byId, depth + 1);
  if (resolved.kind === "oneOf" || resolved.kind === "anyOf") return resolved.members.every(isMemberSingle);
  if (resolved.kind === "allOf") return resolved.members.some(isMemberSingle);
  return singleKinds.has(resolved.kind);
}

/** Unions may hold themselves. */
const deepest = 20;
