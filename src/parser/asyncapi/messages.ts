import type { JsonValue } from "../../ir/json.js";
import type { Schema } from "../../ir/schema.js";
import type { WebSocketMessage } from "../../ir/websocket.js";
import { type DocumentNode, isRecord, member, placeOf } from "../document-node.js";
import { plainHead, type SchemaReading } from "../openapi/schema-reading.js";
import { type ReadContext, readItems, reportInvalid } from "../read-context.js";
import { fieldOf, reportUnreadFields, textOf, webSocketBinding } from "./fields.js";

const messageFields: ReadonlySet<string> = new Set([
  ...["payload", "contentType", "schemaFormat", "name", "messageId", "title", "summary", "description"],
  ...["tags", "externalDocs", "bindings", "examples", "traits", "deprecated"],
]);

/** Schemas in AsyncAPI's own dialect, or in a draft of JSON Schema that it includes. */
const readFormats = /^application\/(?:vnd\.aai\.asyncapi|schema)(?:\+json|\+yaml)?(?:;|$)/;

/** A message of the document, together with the name it has there. */
export interface NamedMessage {
  readonly name: string;
  readonly node: DocumentNode;
}

/** Reads a message; `defaultContentType` is the document's. */
export function readMessage(
  reading: SchemaReading,
  { name: key, node }: NamedMessage,
  defaultContentType: string | undefined,
): WebSocketMessage {
  const { context } = reading;
  reportUnreadFields(context, node, "a message", messageFields);
  webSocketBinding(context, node, "a message");
  const summary = textOf(context, node, "summary") ?? textOf(context, node, "title");
  const description = textOf(context, node, "description");
  return {
    name: textOf(context, node, "name") ?? key,
    ...(summary === undefined ? {} : { summary }),
    ...(description === undefined ? {} : { description }),
    schema: readPayload(reading, node),
    contentType: textOf(context, node, "contentType") ?? defaultContentType ?? "application/json",
    examples: readExamples(context, node),
    origin: placeOf(node),
  };
}

/** Where the schema of the payload stands; undefined when it is in a format that is not read. */
export function payloadNode(context: ReadContext, message: DocumentNode): DocumentNode | undefined {
  const payload = fieldOf(context, message, "payload");
  if (payload === undefined) return undefined;
  // AsyncAPI 3 puts format and schema into one object.
  const inner =
    isRecord(payload.value) && Object.hasOwn(payload.value, "schemaFormat") ? member(payload, "schema") : undefined;
  return inner ?? payload;
}

function readPayload(reading: SchemaReading, message: DocumentNode): Schema {
  const { context } = reading;
  const payload = fieldOf(context, message, "payload");
  const node = payloadNode(context, message);
  if (node === undefined) return { ...plainHead(message), kind: "any" };
  const format = payload === undefined || payload === node ? undefined : member(payload, "schemaFormat");
  const named = format ?? fieldOf(context, message, "schemaFormat");
  if (typeof named?.value === "string" && !readFormats.test(named.value)) {
    context.diagnostics.report("construct-not-read", placeOf(named), {
      what: `A payload whose schema has the format '${named.value}'`,
    });
    return { ...plainHead(node), kind: "any" };
  }
  return reading.readSchema(node);
}

/** `examples`: objects with a `payload` each. */
const readExamples = (context: ReadContext, message: DocumentNode): readonly JsonValue[] => {
  const examples = fieldOf(context, message, "examples");
  if (examples === undefined) return [];
  if (!Array.isArray(examples.value)) {
    reportInvalid(context, examples, "'examples'", "an array");
    return [];
  }
  return readItems(context, { ...message, value: { examples: examples.value } }, "examples").flatMap((example) => {
    const payload = member(example, "payload");
    return payload === undefined ? [] : [payload.value as JsonValue];
  });
};

/** Several messages as one: what it is, is one of them. */
export function joinMessages(messages: readonly WebSocketMessage[], name: string): WebSocketMessage | undefined {
  const [first] = messages;
  if (first === undefined || messages.length === 1) return first;
  const { schema, origin } = first;
  const { origin: at } = schema;
  return {
    name,
    schema: {
      origin: at,
      nullable: false,
      deprecated: false,
      access: "both",
      examples: [],
      kind: "oneOf",
      members: messages.map((message) => message.schema),
    },
    contentType: first.contentType,
    examples: messages.flatMap(({ examples }) => examples),
    origin,
  };
}

/** Reports content that is not JSON: the gateway cannot look into it, and handlers get its text. */
export function reportContentType(context: ReadContext, { name, contentType, origin }: WebSocketMessage): void {
  if (/^[^/\s]+\/(?:[^/\s]+\+)?json(?:\s*;|$)/i.test(contentType)) return;
  context.diagnostics.report("message-not-json", origin, { message: name, contentType });
}
