import type { ApiModel } from "../../ir/api.js";
import type { SchemaId } from "../../ir/ids.js";
import type { NamedSchema, Schema } from "../../ir/schema.js";

export type SchemasById = ReadonlyMap<SchemaId, NamedSchema>;

export const schemasById = (schemas: readonly NamedSchema[]): SchemasById =>
  new Map(schemas.map((named) => [named.id, named]));

/** Calls `visit` for a schema and everything inside it; references are met, not followed. */
export function visitSchema(schema: Schema, visit: (schema: Schema) => void): void {
  visit(schema);
  if (schema.kind === "object") {
    for (const property of schema.properties) visitSchema(property.schema, visit);
    for (const pattern of schema.patterns) visitSchema(pattern.schema, visit);
    if (typeof schema.additional === "object") visitSchema(schema.additional, visit);
  } else if (schema.kind === "array") {
    for (const item of schema.prefix) visitSchema(item, visit);
    if (schema.items !== "forbidden") visitSchema(schema.items, visit);
  } else if (schema.kind === "oneOf" || schema.kind === "anyOf" || schema.kind === "allOf") {
    for (const member of schema.members) visitSchema(member, visit);
  }
}

/** The schemas that operations and routes hold themselves for what callers send. */
export const requestSchemas = (api: ApiModel): readonly Schema[] => [
  ...api.operations.flatMap(({ parameters, body }) => [
    ...parameters.map((parameter) => parameter.schema),
    ...(body?.content ?? []).map((media) => media.schema),
  ]),
  ...api.routes.flatMap(({ parameters, message }) => [
    ...parameters.map((parameter) => parameter.schema),
    ...(message === undefined ? [] : [message.schema]),
  ]),
];

/** The schemas that operations and routes hold themselves for what they answer, and those of the server's messages. */
export const responseSchemas = (api: ApiModel): readonly Schema[] => [
  ...api.operations.flatMap(({ responses }) =>
    responses.flatMap(({ content, headers }) => [...content, ...headers].map(({ schema }) => schema)),
  ),
  ...api.routes.flatMap(({ reply }) => (reply === undefined ? [] : [reply.schema])),
  ...api.sends.map(({ schema }) => schema),
];

/** What a chain of references ends at; undefined for a chain that leads back to itself. */
export function resolveSchema(schema: Schema, byId: SchemasById): Schema | undefined {
  const met = new Set<SchemaId>();
  let current: Schema | undefined = schema;
  while (current?.kind === "reference") {
    if (met.has(current.target)) return undefined;
    met.add(current.target);
    current = byId.get(current.target)?.schema;
  }
  return current;
}
