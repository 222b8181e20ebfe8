import type { Operation, Parameter } from "./api.js";
import type { SchemaId } from "./ids.js";
import { isJson } from "./media-type.js";
import type { NamedSchema, Schema } from "./schema.js";

/** The members of an object that paths lead through, with those of its `allOf` parts. */
export type Members = ReadonlyMap<string, Schema>;

export type SchemasById = ReadonlyMap<SchemaId, NamedSchema>;

/** What the first success of an operation holds as JSON; undefined where it holds none. */
export function resultSchema({ responses }: Operation): Schema | undefined {
  const success = responses.find(({ status, content }) => /^2/.test(status) && content.length > 0);
  return success?.content.find(({ type }) => isJson(type))?.schema;
}

/** The chain of references followed; a circle ends in itself. */
export function followReferences(schema: Schema, byId: SchemasById): Schema {
  const met = new Set<SchemaId>();
  let current = schema;
  while (current.kind === "reference" && !met.has(current.target)) {
    met.add(current.target);
    const target = byId.get(current.target)?.schema;
    if (target === undefined) break;
    current = target;
  }
  return current;
}

/** The properties of an object schema and of the parts that it is made of. */
export function membersOf(schema: Schema, byId: SchemasById, depth = 0): Members {
  const resolved = followReferences(schema, byId);
  if (resolved.kind === "object") return new Map(resolved.properties.map((each) => [each.name, each.schema]));
  if (resolved.kind !== "allOf" || depth > 10) return new Map();
  return new Map(resolved.members.flatMap((member) => [...membersOf(member, byId, depth + 1)]));
}

/** The schema that a path leads to; undefined where the schema does not say. */
export function schemaAt(schema: Schema, path: readonly string[], byId: SchemasById): Schema | undefined {
  let current: Schema | undefined = schema;
  for (const name of path) current = current && membersOf(current, byId).get(name);
  return current && followReferences(current, byId);
}

export const queryParameter = (operation: Operation, name: string): Parameter | undefined =>
  operation.parameters.find((parameter) => parameter.in === "query" && parameter.name === name);
