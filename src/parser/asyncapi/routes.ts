import type { SecuritySchemeId } from "../../ir/ids.js";
import type { WebSocketMessage } from "../../ir/websocket.js";
import { keyPlaceOf, member } from "../document-node.js";
import { claimExtensions, gatewayExtension } from "../openapi/extensions.js";
import type { SchemaReading } from "../openapi/schema-reading.js";
import { type ReadContext, readBoolean } from "../read-context.js";
import { readRouteSettings } from "../settings/read-settings.js";
import { bareDraft, type RouteDraft } from "../websocket/route-draft.js";
import { fieldOf, reportUnreadFields, tagsOf, textOf, webSocketBinding } from "./fields.js";
import { joinMessages, type NamedMessage, readMessage, reportContentType } from "./messages.js";
import type { AsyncOperation } from "./operations.js";
import { routeKeyOf } from "./route-key.js";
import { readAsyncSecurity } from "./security.js";
import type { AsyncApiVersion } from "./version.js";

/** What the document's operations are read with. */
export interface OperationReading {
  readonly schemas: SchemaReading;
  readonly version: AsyncApiVersion;
  readonly schemes: ReadonlySet<SecuritySchemeId>;
  readonly defaultContentType: string | undefined;
  readonly routeSelectionExpression: string;
}

const operationFields: ReadonlySet<string> = new Set([
  ...["operationId", "action", "channel", "messages", "message", "reply", "title", "summary", "description"],
  ...["tags", "externalDocs", "bindings", "traits", "security", "deprecated"],
]);

/** The messages of one route, as they are met. */
interface Gathered {
  readonly operation: AsyncOperation;
  readonly beside: RouteDraft["beside"];
  readonly messages: NamedMessage[];
}

/** A route for each key that the received messages lead to. */
export async function readRouteDrafts(
  reading: OperationReading,
  operations: readonly AsyncOperation[],
): Promise<readonly RouteDraft[]> {
  const { context } = reading.schemas;
  const gathered = new Map<string, Gathered>();
  for (const operation of operations) {
    checkOperation(context, operation);
    if (operation.direction === "send") continue;
    const values = await readRouteSettings(operation.node, context.diagnostics);
    const node = member(operation.node, "x-gatewright");
    const beside = values === undefined || node === undefined ? undefined : { values, node };
    for (const message of operation.messages.length === 0 ? [undefined] : operation.messages) {
      const key = routeKeyOf(context, operation, message, values?.routeKey, reading.routeSelectionExpression);
      const known = gathered.get(key);
      if (known === undefined)
        gathered.set(key, { operation, beside, messages: message === undefined ? [] : [message] });
      else if (message !== undefined) known.messages.push(message);
    }
  }
  return [...gathered].map(([key, each]) => readDraft(reading, key, each));
}

function readDraft(reading: OperationReading, key: string, gathered: Gathered): RouteDraft {
  const { context } = reading.schemas;
  const { operation, messages, beside } = gathered;
  const { node } = operation;
  const [only] = messages;
  // Where one operation becomes several routes, what is said of the operation is said of none of them.
  const isWhole = messages.length === operation.messages.length;
  const about = isWhole || only === undefined ? node : only.node;
  const summary = textOf(context, about, "summary") ?? textOf(context, about, "title");
  const description = textOf(context, about, "description");
  const message = joinMessages(readAll(reading, messages), `${key} message`);
  const reply = joinMessages(readAll(reading, operation.replies), `${key} reply`);
  const integration = member(node, gatewayExtension("integration"));
  const security = readAsyncSecurity(context, node, reading.schemes, reading.version);
  return {
    ...bareDraft(key, keyPlaceOf(node)),
    ...(isWhole && operation.operationId !== undefined ? { operationName: operation.operationId } : {}),
    ...(summary === undefined ? {} : { summary }),
    ...(description === undefined ? {} : { description }),
    deprecated: readBoolean(context, about, "deprecated") === true,
    tags: tagsOf(context, node),
    ...(message === undefined ? {} : { message }),
    ...(reply === undefined ? {} : { reply }),
    ...(integration === undefined ? {} : { integration }),
    ...(security === undefined ? {} : { security }),
    ...(beside === undefined ? {} : { beside }),
  };
}

/** The messages that the server sends by itself, each once. */
export function readSends(
  reading: OperationReading,
  operations: readonly AsyncOperation[],
): readonly WebSocketMessage[] {
  const found = new Map<string, NamedMessage>();
  for (const { direction, messages } of operations) {
    if (direction === "receive") continue;
    for (const message of messages) {
      const place = `${message.node.file.source.name}#${message.node.pointer}`;
      if (!found.has(place)) found.set(place, message);
    }
  }
  return readAll(reading, [...found.values()]);
}

const readAll = (reading: OperationReading, messages: readonly NamedMessage[]): readonly WebSocketMessage[] =>
  messages.map((each) => {
    const message = readMessage(reading.schemas, each, reading.defaultContentType);
    reportContentType(reading.schemas.context, message);
    return message;
  });

function checkOperation(context: ReadContext, operation: AsyncOperation): void {
  const { node, direction } = operation;
  reportUnreadFields(context, node, "an operation", operationFields);
  claimExtensions(context, node, ["integration"]);
  webSocketBinding(context, node, "an operation");
  const at = direction === "send" ? fieldOf(context, node, "reply") : undefined;
  if (at !== undefined)
    context.diagnostics.report("construct-not-read", keyPlaceOf(at), {
      what: "The reply of a client to what the server sends (a route of its own, if it is one)",
    });
}
