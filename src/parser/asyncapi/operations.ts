import { type DocumentNode, isRecord, member, members, placeOf } from "../document-node.js";
import { type ReadContext, readItems, readMembers, readString, reportInvalid } from "../read-context.js";
import { referenceText, resolve } from "../reference.js";
import type { NamedMessage } from "./messages.js";
import type { AsyncApiVersion } from "./version.js";

/** An operation of either version of AsyncAPI, from the server's point of view. */
export interface AsyncOperation {
  /** What clients send is received. */
  readonly direction: "receive" | "send";
  readonly operationId?: string;
  readonly node: DocumentNode;
  readonly channel: Channel;
  readonly messages: readonly NamedMessage[];
  /** What a client is answered; AsyncAPI 3 alone has it. */
  readonly replies: readonly NamedMessage[];
}

export interface Channel {
  /** Its key in the document. */
  readonly key: string;
  /** Empty where the document leaves it open. */
  readonly address: string;
  readonly node: DocumentNode;
}

/** The channels of the document, those of `components` excepted. */
export const readChannels = (
  context: ReadContext,
  document: DocumentNode,
  version: AsyncApiVersion,
): readonly Channel[] =>
  readMembers(context, document, "channels").flatMap(([key, start]) => {
    if (key.startsWith("x-")) return [];
    const node = resolve(context, start);
    if (node === undefined) return [];
    if (!isRecord(node.value)) {
      reportInvalid(context, node, "A channel", "an object");
      return [];
    }
    const address = version === "2" ? key : (readString(context, node, "address") ?? "");
    return [{ key, address, node }];
  });

/** Every operation of the document, in its order. */
export const readAsyncOperations = (
  context: ReadContext,
  document: DocumentNode,
  channels: readonly Channel[],
  version: AsyncApiVersion,
): readonly AsyncOperation[] =>
  version === "2"
    ? channels.flatMap((channel) => ofChannel(context, channel))
    : ofDocument(context, document, channels);

/**
 * AsyncAPI 2 speaks of what others do with the application: what they `publish` it receives.
 * https://www.asyncapi.com/docs/reference/specification/v2.6.0#channelItemObject
 */
const ofChannel = (context: ReadContext, channel: Channel): readonly AsyncOperation[] =>
  (["publish", "subscribe"] as const).flatMap((verb): readonly AsyncOperation[] => {
    const node = member(channel.node, verb);
    if (node === undefined || !isRecord(node.value)) {
      if (node !== undefined) reportInvalid(context, node, `'${verb}'`, "an object");
      return [];
    }
    const operationId = readString(context, node, "operationId");
    const message = member(node, "message");
    const several = message === undefined ? undefined : member(message, "oneOf");
    const starts =
      several === undefined ? (message === undefined ? [] : [message]) : readItems(context, message ?? node, "oneOf");
    const fallback = operationId ?? channel.key;
    return [
      {
        direction: verb === "publish" ? "receive" : "send",
        ...(operationId === undefined ? {} : { operationId }),
        node,
        channel,
        messages: starts.flatMap((start) => namedMessage(context, start, fallback)),
        replies: [],
      },
    ];
  });

/** https://www.asyncapi.com/docs/reference/specification/v3.0.0#operationObject */
function ofDocument(
  context: ReadContext,
  document: DocumentNode,
  channels: readonly Channel[],
): readonly AsyncOperation[] {
  const byPlace = new Map(channels.map((channel) => [placeKey(channel.node), channel]));
  return readMembers(context, document, "operations").flatMap(([operationId, start]): readonly AsyncOperation[] => {
    if (operationId.startsWith("x-")) return [];
    const node = resolve(context, start);
    if (node === undefined) return [];
    const direction = readString(context, node, "action");
    if (direction !== "send" && direction !== "receive") {
      reportInvalid(context, member(node, "action") ?? node, "The operation's 'action'", "send or receive");
      return [];
    }
    const channel = channelOf(context, node, byPlace);
    if (channel === undefined) {
      if (member(node, "channel") === undefined)
        context.diagnostics.report("field-missing", placeOf(node), { what: "An operation", field: "channel" });
      return [];
    }
    const reply = member(node, "reply");
    const answer = reply === undefined ? undefined : resolve(context, reply);
    const answerChannel = answer === undefined ? undefined : (channelOf(context, answer, byPlace) ?? channel);
    return [
      {
        direction,
        operationId,
        node,
        channel,
        messages: messagesOf(context, node, channel),
        replies: answer === undefined || answerChannel === undefined ? [] : messagesOf(context, answer, answerChannel),
      },
    ];
  });
}

function channelOf(
  context: ReadContext,
  holder: DocumentNode,
  byPlace: ReadonlyMap<string, Channel>,
): Channel | undefined {
  const start = member(holder, "channel");
  const node = start === undefined ? undefined : resolve(context, start);
  return node === undefined ? undefined : byPlace.get(placeKey(node));
}

/** Those that the operation names, or else all of its channel. */
const messagesOf = (context: ReadContext, holder: DocumentNode, channel: Channel): readonly NamedMessage[] =>
  member(holder, "messages") === undefined
    ? members(member(channel.node, "messages") ?? { ...channel.node, value: {} }).flatMap(([name, start]) =>
        namedMessage(context, start, name),
      )
    : readItems(context, holder, "messages").flatMap((start) => namedMessage(context, start, channel.key));

/** A message is called like the last name on the way to it. */
function namedMessage(context: ReadContext, start: DocumentNode, fallback: string): readonly NamedMessage[] {
  const node = resolve(context, start);
  if (node === undefined) return [];
  if (!isRecord(node.value)) {
    reportInvalid(context, node, "A message", "an object");
    return [];
  }
  const named = referenceText(start)?.split("/").at(-1);
  const id = member(node, "messageId")?.value;
  return [{ name: typeof id === "string" ? id : (named ?? fallback), node }];
}

const placeKey = (node: DocumentNode): string => `${node.file.source.name}#${node.pointer}`;
