import type { MediaType, Operation } from "../../ir/api.js";
import { essence } from "../../ir/media-type.js";
import type { Schema } from "../../ir/schema.js";
import { isLines } from "../client/content.js";
import { eventData, itemOf } from "../client/stream-items.js";
import { schemaType } from "../python/schema-type.js";
import type { TypePlace } from "../python/type-place.js";
import { quoted, typeText } from "../python/type-text.js";
import type { SchemasById } from "../schemas/schema-graph.js";
import { successes } from "./content.js";

/** A success that arrives piece by piece. */
export interface StreamedResult {
  readonly kind: "events" | "lines";
  /** Of the JSON in each piece; undefined for events that hold text. */
  readonly item: Schema | undefined;
  readonly contentTypes: readonly string[];
  /** Whether there is no other success: then the operation's own method gives the stream. */
  readonly isOnly: boolean;
}

export function streamOf(operation: Operation, byId: SchemasById): StreamedResult | undefined {
  if (operation.method === "head") return undefined;
  const content = successes(operation).flatMap((each) => each.content);
  const events = content.filter(({ type }) => essence(type) === "text/event-stream");
  const lines = content.filter(({ type }) => isLines(type));
  const [found, kind] = events.length > 0 ? [events, "events" as const] : [lines, "lines" as const];
  const [first] = found;
  if (first === undefined) return undefined;
  return {
    kind,
    item: kind === "events" ? eventData(first, byId) : itemOf(first.schema, byId),
    contentTypes: typesOf(found),
    isOnly: found.length === content.length,
  };
}

const typesOf = (content: readonly MediaType[]): readonly string[] => [
  ...new Set(content.map(({ type }) => essence(type))),
];

/** The type of the pieces, and what reads them. */
export function streamTexts(
  { kind, item }: StreamedResult,
  place: TypePlace,
): { readonly piece: string; readonly decode: string } {
  const json = item === undefined ? "JsonValue" : typeText(schemaType(item, place));
  const reader = kind === "lines" ? "json_lines" : item === undefined ? "server_sent_events" : "json_events";
  const piece = kind === "lines" ? json : `ServerSentEvent[${json}]`;
  for (const name of [
    reader,
    ...(json === "JsonValue" ? [json] : []),
    ...(kind === "events" ? ["ServerSentEvent"] : []),
  ]) {
    place.used?.add(name);
  }
  if (json === "JsonValue") return { piece, decode: reader };
  for (const name of ["cast", "Decode"]) place.used?.add(name);
  return { piece, decode: `cast(${quoted(`Decode[${piece}]`)}, ${reader})` };
}
