import type { Schema } from "../../ir/schema.js";
import type { WebSocketMessage } from "../../ir/websocket.js";
import { type DocumentNode, placeOf } from "../document-node.js";
import { plainHead, type SchemaReading } from "../openapi/schema-reading.js";
import { nodeAtPointer } from "../reference.js";
import type { LoadedSettings } from "../settings/read-settings.js";
import type { MessageSetting } from "../settings/schema/websocket.js";

/** What messages that the settings name are read with. */
export interface MessageReading {
  readonly schemas: SchemaReading;
  /** The document that their pointers lead into. */
  readonly document: DocumentNode;
  readonly settings: LoadedSettings;
}

type Path = readonly (string | number)[];

/** The schema that a pointer of the settings leads to; any value, and reported, where it leads nowhere. */
export function readSchemaSetting(reading: MessageReading, pointer: string, path: Path): Schema {
  const { schemas, document, settings } = reading;
  const at = settings.nodeAt(path);
  const target = nodeAtPointer(document.file, pointer.slice(1));
  if (target === undefined) {
    schemas.context.diagnostics.report("reference-unresolved", placeOf(at), { reference: pointer });
    return { ...plainHead(at), kind: "any" };
  }
  return { ...plainHead(at), kind: "reference", target: schemas.registry.idOf(target) };
}

/** A message of the settings; `fallback` names it where neither setting nor schema does. */
export function readMessageSetting(
  reading: MessageReading,
  setting: MessageSetting,
  path: Path,
  fallback: string,
): WebSocketMessage {
  const whole = typeof setting === "string" ? { schema: setting } : setting;
  const schema = readSchemaSetting(reading, whole.schema, typeof setting === "string" ? path : [...path, "schema"]);
  return {
    name: whole.name ?? (schema.kind === "reference" ? schema.target : fallback),
    ...(whole.description === undefined ? {} : { description: whole.description }),
    schema,
    contentType: "application/json",
    examples: [],
    origin: placeOf(reading.settings.nodeAt(path)),
  };
}
