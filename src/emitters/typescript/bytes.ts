import type { ApiModel, MediaType } from "../../ir/api.js";
import type { SchemaId } from "../../ir/ids.js";
import { bodyKind } from "../../ir/media-type.js";
import type { Schema } from "../../ir/schema.js";
import { reach, references } from "../schemas/direction.js";
import { type SchemasById, visitSchema } from "../schemas/schema-graph.js";

/** What `format: binary` stands for: bytes in multipart forms and bodies of bytes, text in JSON, which has no bytes. */
export type BytesForm = "bytes" | "text" | "either";

/**
 * The named schemas whose bytes travel as such, and those whose bytes are text; a schema may be among both.
 *
 * @param children what stands for a base type besides itself
 */
export function findBytes(
  api: ApiModel,
  byId: SchemasById,
  children: ReadonlyMap<SchemaId, readonly SchemaId[]>,
): (id: SchemaId) => BytesForm {
  const targets = new Map<SchemaId, readonly SchemaId[]>();
  let hasBytes = false;
  for (const { id, schema } of byId.values()) {
    targets.set(id, [...(children.get(id) ?? []), ...references([schema])]);
    visitSchema(schema, (part) => {
      if (part.kind === "string" && part.format === "binary") hasBytes = true;
    });
  }
  if (!hasBytes) return () => "bytes";
  const { raw, written } = rootSchemas(api);
  const inBytes = reach(references(raw), targets);
  const inText = reach(references(written), targets);
  return (id) => (!inText.has(id) ? "bytes" : inBytes.has(id) ? "either" : "text");
}

/** What operations hold themselves, by whether it travels as bytes. */
function rootSchemas({ operations, routes, sends }: ApiModel): {
  readonly raw: readonly Schema[];
  readonly written: readonly Schema[];
} {
  const media = operations.flatMap(({ body, responses }) => [
    ...(body?.content ?? []),
    ...responses.flatMap(({ content }) => content),
  ]);
  const isRaw = ({ type }: MediaType): boolean => ["multipart", "binary"].includes(bodyKind(type));
  const messages = [...routes.flatMap(({ message, reply }) => [message, reply]), ...sends];
  return {
    raw: media.filter(isRaw).map(({ schema }) => schema),
    written: [...media.filter((each) => !isRaw(each)), ...messages.filter((each) => each !== undefined)].map(
      ({ schema }) => schema,
    ),
  };
}
