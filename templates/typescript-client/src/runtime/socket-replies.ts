import type { SocketError } from "./socket-connection.js";

/** How the reply to a route is known; without one of them, replies are messages like others. */
export type ReplyRule =
  /** Message and reply hold the same value, made by the client where the caller gives none. */
  | { readonly kind: "member"; readonly member: string }
  /** Nothing else that comes in has this name: one message of the route after the other waits for its reply. */
  | { readonly kind: "turn"; readonly name: string };

/** How messages that come in are told apart: a member whose value only one kind of message has. */
export interface IncomingRule {
  readonly member: string;
  /** The name of a message by the member's value, which is a string or in JSON. */
  readonly names: { readonly [value: string]: string };
}

export const memberOf = (message: unknown, member: string): unknown =>
  typeof message === "object" && message !== null && Object.hasOwn(message, member)
    ? message[member as keyof typeof message]
    : undefined;

/** What the document calls a message that has come in. */
export function nameOf(message: unknown, incoming: IncomingRule | undefined): string | undefined {
  if (incoming === undefined) return undefined;
  const value = memberOf(message, incoming.member);
  const key = typeof value === "string" ? value : JSON.stringify(value);
  return key !== undefined && Object.hasOwn(incoming.names, key) ? incoming.names[key] : undefined;
}

interface Waiting {
  readonly resolve: (reply: unknown) => void;
  readonly reject: (error: SocketError) => void;
}

/** Those who wait for replies, by what a reply is known by. */
export class Replies {
  private readonly waiting = new Map<string, Waiting>();
  private readonly members: ReadonlySet<string>;
  private readonly incoming: IncomingRule | undefined;

  constructor(rules: readonly ReplyRule[], incoming: IncomingRule | undefined) {
    this.members = new Set(rules.flatMap((rule) => (rule.kind === "member" ? [rule.member] : [])));
    this.incoming = incoming;
  }

  /** What a reply with this value in this member is known by. */
  static keyOf(member: string, value: unknown): string {
    return `${member}=${JSON.stringify(value)}`;
  }

  expect(key: string): Promise<unknown> {
    const reply = new Promise((resolve, reject) => this.waiting.set(key, { resolve, reject }));
    // Where the message cannot be sent nobody waits any more.
    reply.catch(() => {});
    return reply;
  }

  forget(key: string): void {
    this.waiting.delete(key);
  }

  /** Gives a message to whoever waits for it. */
  receive(message: unknown): void {
    const name = nameOf(message, this.incoming);
    const keys = [...this.members].map((member) => Replies.keyOf(member, memberOf(message, member)));
    for (const key of name === undefined ? keys : [...keys, name]) {
      this.waiting.get(key)?.resolve(message);
      this.waiting.delete(key);
    }
  }

  fail(error: SocketError): void {
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
