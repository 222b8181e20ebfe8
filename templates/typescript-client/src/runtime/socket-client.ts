import { authentication, type Credential, type SecurityScheme } from "./authentication.js";
import { type Environment, systemEnvironment } from "./environment.js";
import { writeHeaders, writePairs } from "./parameters.js";
import {
  type OpenSocket,
  openGlobalSocket,
  type ReconnectPolicy,
  type SocketAddress,
  SocketConnection,
  SocketError,
  type SocketLike,
  type SocketState,
} from "./socket-connection.js";
import { Inbox } from "./socket-inbox.js";
import { type IncomingRule, memberOf, nameOf, Replies, type ReplyRule } from "./socket-replies.js";
import { form, simple } from "./styles.js";

/*
 * A client of a WebSocket API. The connection is opened by the first message, or by `connect`, and is kept open from then
 * on. A message waits until there is a connection; one that was handed to a connection is never sent again, as the API may
 * have got it. What comes in reaches every listener, replies included.
 *
 * The gateway closes a connection after ten minutes without a message and after two hours in any case, and takes messages
 * of 128 KB. https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html
 */

export interface RouteDescriptor {
  /** Names of members that select the route, and the route's key. */
  readonly selector?: readonly string[];
  readonly key: string;
  readonly reply?: ReplyRule;
}

export interface SocketDescriptor {
  readonly url: string;
  readonly schemes: { readonly [id: string]: SecurityScheme };
  /** Alternatives of schemes that have to hold together when a client connects. */
  readonly security: readonly (readonly string[])[];
  readonly routes: { readonly [method: string]: RouteDescriptor };
  readonly incoming?: IncomingRule;
}

export interface SocketOptions {
  /** Sent when connecting; browsers send none. */
  readonly headers?: { readonly [name: string]: string } | undefined;
  /** Subprotocols. */
  readonly protocols?: readonly string[] | undefined;
  /** Whether, and how soon, a lost connection is replaced; false for never. */
  readonly reconnect?: Partial<ReconnectPolicy> | false | undefined;
  /**
   * A message for the times when there is none, so that the gateway does not close the connection: every `interval`
   * milliseconds, 540,000 by default. Choose one that the API has a route for.
   */
  readonly keepAlive?: { readonly message: object; readonly interval?: number } | undefined;
  /** Milliseconds that a message waits for a connection, and then for its reply. Default: 30,000. */
  readonly timeout?: number | undefined;
  /** In place of the global `WebSocket`. */
  readonly openSocket?: OpenSocket | undefined;
  readonly onState?: ((state: SocketState) => void) | undefined;
  /** For tests: the clock and the dice. */
  readonly environment?: Partial<Environment> | undefined;
}

/** What the generated code passes on beside the options. */
export interface SocketTarget {
  readonly url: string;
  readonly query: object;
  readonly headers: object;
  readonly credentials: { readonly [id: string]: Credential | undefined };
}

const defaults = { attempts: Number.POSITIVE_INFINITY, baseDelay: 500, maximumDelay: 30_000, lifetime: 115 * 60_000 };
const defaultTimeout = 30_000;
const defaultKeepAlive = 9 * 60_000;
/** Bytes: https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html */
const largestMessage = 131_072;

/** What every client of a WebSocket API has beside its routes. */
export interface SocketMembers<Incoming> {
  /** Opens the connection, where one wants it before the first message. */
  connect(): Promise<void>;
  /** Ends the connection for good. */
  close(): void;
  /** Calls the listener with everything that comes in; the function that it gives back ends that. */
  listen(listener: (message: Incoming) => void): () => void;
  /** Everything that comes in from now on, until the loop is left or the client is closed. */
  messages(): AsyncGenerator<Incoming, void, void>;
}

/** A message as a caller gives it: the client writes what selects the route, and what the reply is known by. */
export type Unaddressed<Message, Written extends string> = Message extends object
  ? Omit<Message, Written> & { readonly [Name in Extract<Written, keyof Message>]?: Message[Name] }
  : Message;

/** Makes a client: the members of every one, `on` where messages can be told apart, and a method for each route. */
export function createSocketClient<Client>(
  descriptor: SocketDescriptor,
  target: SocketTarget,
  options: SocketOptions = {},
): Client {
  const channel = openChannel(descriptor, target, options);
  const { inbox, connection } = channel;
  const turns = new Map<string, Promise<unknown>>();
  const routes = Object.entries(descriptor.routes).map(([method, route]) => [
    method,
    (message?: unknown) => sendTo(channel, turns, route, withSelector(message ?? {}, route)),
  ]);
  const on = (name: string, listener: (message: unknown) => void): (() => void) =>
    inbox.listen((message) => {
      if (nameOf(message, descriptor.incoming) === name) listener(message);
    });
  const members = {
    connect: async () => {
      await channel.ready();
    },
    close: () => connection.close(),
    listen: (listener: (message: unknown) => void) => inbox.listen(listener),
    messages: () => inbox.messages(),
    ...(descriptor.incoming === undefined ? {} : { on }),
  };
  return { ...Object.fromEntries(routes), ...members } as Client;
}

/** A connection with what goes over it. */
interface Channel {
  readonly connection: SocketConnection;
  readonly inbox: Inbox;
  readonly replies: Replies;
  readonly environment: Environment;
  ready(): Promise<SocketLike>;
  transmit(message: unknown): Promise<void>;
  /** The reply, unless there is none in time. */
  await(reply: Promise<unknown>): Promise<unknown>;
}

function openChannel(descriptor: SocketDescriptor, target: SocketTarget, options: SocketOptions): Channel {
  const environment = { ...systemEnvironment, ...options.environment };
  const timeout = options.timeout ?? defaultTimeout;
  const rules = Object.values(descriptor.routes).flatMap(({ reply }) => (reply === undefined ? [] : [reply]));
  const replies = new Replies(rules, descriptor.incoming);
  const inbox = new Inbox();
  const use = { last: environment.now() };
  const keepingAlive = keepAlive(options, environment, use, (message) => transmit(message));
  const connection = new SocketConnection({
    address: () => addressOf(descriptor, target, options),
    openSocket: options.openSocket ?? openGlobalSocket,
    reconnect: options.reconnect === false ? undefined : { ...defaults, ...options.reconnect },
    environment,
    onText: (text) => {
      use.last = environment.now();
      const message = parse(text);
      replies.receive(message);
      inbox.deliver(message);
    },
    onLost: (error) => replies.fail(error),
    onState: (state) => {
      keepingAlive(state);
      if (state === "closed") inbox.end();
      options.onState?.(state);
    },
  });
  const ready = (): Promise<SocketLike> => limited(connection.ready(), timeout, environment, false);
  const transmit = async (message: unknown): Promise<void> => {
    const text = writeMessage(message);
    const socket = await ready();
    use.last = environment.now();
    socket.send(text);
  };
  const wait = (reply: Promise<unknown>): Promise<unknown> => limited(reply, timeout, environment, true);
  return { connection, inbox, replies, environment, ready, transmit, await: wait };
}

function writeMessage(message: unknown): string {
  const text = typeof message === "string" ? message : JSON.stringify(message);
  if (new TextEncoder().encode(text).byteLength <= largestMessage) return text;
  throw new RangeError(`The message has more than ${largestMessage} bytes: the gateway would close the connection.`);
}

/** Sends the message that keeps a connection alive while one is open, whenever nothing else has gone over it for a while. */
function keepAlive(
  { keepAlive: settings }: SocketOptions,
  { now, sleep }: Environment,
  use: { readonly last: number },
  transmit: (message: unknown) => Promise<void>,
): (state: SocketState) => void {
  if (settings === undefined) return () => {};
  const { message, interval = defaultKeepAlive } = settings;
  let ending: AbortController | undefined;
  const run = async (signal: AbortSignal): Promise<void> => {
    for (;;) {
      await sleep(Math.max(1, use.last + interval - now()), signal);
      if (now() - use.last >= interval) await transmit(message);
    }
  };
  return (state) => {
    ending?.abort();
    ending = undefined;
    if (state !== "open") return;
    ending = new AbortController();
    // It ends with the connection; the next one begins anew.
    run(ending.signal).catch(() => {});
  };
}

function sendTo(
  channel: Channel,
  turns: Map<string, Promise<unknown>>,
  { reply }: RouteDescriptor,
  message: unknown,
): Promise<unknown> {
  if (reply === undefined) return channel.transmit(message);
  if (reply.kind === "member") {
    const { member } = reply;
    const own = memberOf(message, member) ?? channel.environment.uniqueKey();
    return request(channel, { ...(message as object), [member]: own }, Replies.keyOf(member, own));
  }
  const { name } = reply;
  const turn = (turns.get(name) ?? Promise.resolve()).catch(() => {}).then(() => request(channel, message, name));
  turns.set(name, turn);
  return turn;
}

async function request({ replies, transmit, await: wait }: Channel, message: unknown, key: string): Promise<unknown> {
  const reply = replies.expect(key);
  try {
    await transmit(message);
    return await wait(reply);
  } finally {
    replies.forget(key);
  }
}

/** A message that is no JSON stays text. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function withSelector(message: unknown, { selector, key }: RouteDescriptor): unknown {
  if (selector === undefined || typeof message !== "object" || message === null || Array.isArray(message))
    return message;
  const [name, ...rest] = selector;
  if (name === undefined) return message;
  const inner = rest.length === 0 ? key : withSelector(memberOf(message, name) ?? {}, { selector: rest, key });
  return { ...message, [name]: inner };
}

/** Credentials go where their schemes say; signatures are made over the handshake, which is a GET. */
async function addressOf(
  descriptor: SocketDescriptor,
  target: SocketTarget,
  options: SocketOptions,
): Promise<SocketAddress> {
  const query = writePairs("&", target.query, {}, form);
  const url = query === "" ? target.url : `${target.url}${target.url.includes("?") ? "&" : "?"}${query}`;
  const { authenticate } = authentication(descriptor.schemes, target.credentials);
  const request = await authenticate({
    operation: "connect",
    descriptor: { method: "GET", path: "/", security: descriptor.security },
    attempt: 1,
    method: "GET",
    url: url.replace(/^ws/, "http"),
    headers: new Headers([...Object.entries(options.headers ?? {}), ...writeHeaders(target.headers, {}, simple)] as [
      string,
      string,
    ][]),
    body: undefined,
    signal: undefined,
    redirect: "follow",
    isRedirectChosen: true,
  });
  return {
    url: request.url.replace(/^http/, "ws"),
    headers: Object.fromEntries(request.headers),
    protocols: options.protocols ?? [],
  };
}

async function limited<Value>(
  promise: Promise<Value>,
  milliseconds: number,
  environment: Environment,
  wasSent: boolean,
): Promise<Value> {
  const ending = new AbortController();
  const late = environment.sleep(milliseconds, ending.signal).then(() => {
    throw new SocketError(`There was no ${wasSent ? "reply" : "connection"} within ${milliseconds} ms.`, wasSent);
  });
  late.catch(() => {});
  try {
    return await Promise.race([promise, late]);
  } finally {
    ending.abort();
  }
}
