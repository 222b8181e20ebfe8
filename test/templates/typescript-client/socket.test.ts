import { describe, expect, it } from "vitest";
import { addQuery } from "../../../templates/typescript-client/src/runtime/authentication.js";
import {
  createSocketClient,
  type SocketDescriptor,
  type SocketOptions,
} from "../../../templates/typescript-client/src/runtime/socket-client.js";
import {
  type SocketAddress,
  SocketError,
  type SocketLike,
  type SocketState,
} from "../../../templates/typescript-client/src/runtime/socket-connection.js";

class FakeSocket implements SocketLike {
  onopen: SocketLike["onopen"] = null;
  onmessage: SocketLike["onmessage"] = null;
  onclose: SocketLike["onclose"] = null;
  onerror: SocketLike["onerror"] = null;
  readonly sent: unknown[] = [];
  readonly address: SocketAddress;
  closed: number | undefined;

  constructor(address: SocketAddress) {
    this.address = address;
  }
  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }
  close(code?: number): void {
    this.closed = code;
  }
  open(): void {
    this.onopen?.({} as never);
  }
  say(message: unknown): void {
    this.onmessage?.({ data: typeof message === "string" ? message : JSON.stringify(message) } as never);
  }
  drop(code = 1001): void {
    this.onclose?.({ code, reason: "Going away" } as never);
  }
}

interface Client {
  sendMessage(message?: object): Promise<unknown>;
  ask(message: object): Promise<unknown>;
  count(message: object): Promise<unknown>;
  connect(): Promise<void>;
  close(): void;
  on(name: string, listener: (message: unknown) => void): () => void;
  messages(): AsyncGenerator<unknown, void, void>;
}

const descriptor: SocketDescriptor = {
  url: "wss://chat.example.com/live",
  schemes: { key: { add: addQuery, name: "token" } },
  security: [["key"]],
  routes: {
    sendMessage: { selector: ["action"], key: "send-message" },
    ask: { selector: ["action"], key: "ask", reply: { kind: "member", member: "requestId" } },
    count: { selector: ["meta", "action"], key: "count", reply: { kind: "turn", name: "counted" } },
  },
  incoming: { member: "type", names: { counted: "counted", said: "said" } },
};

/** Time goes on only where a test says so. */
function start(options: SocketOptions = {}, key: () => string = () => "secret") {
  let time = 0;
  let sleepers: { readonly until: number; readonly wake: () => void }[] = [];
  const sockets: FakeSocket[] = [];
  const states: SocketState[] = [];
  let keys = 0;
  const client = createSocketClient<Client>(
    descriptor,
    { url: descriptor.url, query: { room: "a b" }, headers: {}, credentials: { key } },
    {
      ...options,
      onState: (state) => states.push(state),
      openSocket: (address) => {
        const socket = new FakeSocket(address);
        sockets.push(socket);
        return socket;
      },
      environment: {
        now: () => time,
        random: () => 0.5,
        uniqueKey: () => `key-${++keys}`,
        sleep: (milliseconds, signal) =>
          new Promise((resolve, reject) => {
            const sleeper = { until: time + milliseconds, wake: resolve };
            sleepers.push(sleeper);
            signal?.addEventListener("abort", () => {
              sleepers = sleepers.filter((each) => each !== sleeper);
              reject(signal.reason);
            });
          }),
      },
    },
  );
  const settle = async (): Promise<void> => {
    for (let count = 0; count < 20; count += 1) await Promise.resolve();
  };
  const pass = async (milliseconds: number): Promise<void> => {
    time += milliseconds;
    for (const { wake } of sleepers.filter(({ until }) => until <= time)) wake();
    sleepers = sleepers.filter(({ until }) => until > time);
    await settle();
  };
  const opened = async (): Promise<FakeSocket> => {
    await settle();
    const socket = sockets.at(-1);
    if (socket === undefined) throw new Error("Nothing was opened.");
    socket.open();
    await settle();
    return socket;
  };
  return { client, sockets, states, pass, settle, opened };
}

describe("a client of a WebSocket API", () => {
  it("connects with the first message, with credentials and parameters in the address", async () => {
    const { client, sockets, states, opened } = start();
    expect(sockets).toHaveLength(0);
    const sent = client.sendMessage({ text: "hello" });
    const socket = await opened();
    await sent;
    expect(socket.address.url).toBe("wss://chat.example.com/live?room=a%20b&token=secret");
    expect(socket.sent).toEqual([{ text: "hello", action: "send-message" }]);
    expect(states).toEqual(["connecting", "open"]);
  });

  it("knows replies by a member, in whatever order they come", async () => {
    const { client, opened } = start();
    const first = client.ask({ text: "1" });
    const second = client.ask({ text: "2", requestId: "mine" });
    const socket = await opened();
    expect(socket.sent).toEqual([
      { text: "1", action: "ask", requestId: "key-1" },
      { text: "2", action: "ask", requestId: "mine" },
    ]);
    socket.say({ requestId: "mine", answer: 2 });
    socket.say({ requestId: "key-1", answer: 1 });
    expect([await first, await second]).toEqual([
      { requestId: "key-1", answer: 1 },
      { requestId: "mine", answer: 2 },
    ]);
  });

  it("knows replies by their kind, one message after the other", async () => {
    const { client, opened, settle } = start();
    const first = client.count({ meta: { of: "cats" } });
    const second = client.count({ meta: { of: "dogs" } });
    const socket = await opened();
    expect(socket.sent).toEqual([{ meta: { of: "cats", action: "count" } }]);
    socket.say({ type: "said" });
    socket.say({ type: "counted", number: 3 });
    expect(await first).toEqual({ type: "counted", number: 3 });
    await settle();
    expect(socket.sent).toHaveLength(2);
    socket.say({ type: "counted", number: 4 });
    expect(await second).toEqual({ type: "counted", number: 4 });
  });

  it("gives what comes in to all who listen", async () => {
    const { client, opened } = start();
    const heard: unknown[] = [];
    const stop = client.on("said", (message) => heard.push(message));
    const messages = client.messages();
    const connected = client.connect();
    const socket = await opened();
    await connected;
    socket.say({ type: "said", text: "a" });
    socket.say({ type: "other" });
    stop();
    socket.say("no JSON");
    client.close();
    const all: unknown[] = [];
    for await (const message of messages) all.push(message);
    expect(heard).toEqual([{ type: "said", text: "a" }]);
    expect(all).toEqual([{ type: "said", text: "a" }, { type: "other" }, "no JSON"]);
  });
});

describe("a connection that is lost", () => {
  it("is replaced, and what waits for it is sent; what was sent is not sent again", async () => {
    const { client, sockets, states, opened, pass } = start();
    const asked = client.ask({});
    const socket = await opened();
    socket.drop();
    const error = await asked.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SocketError);
    expect(error).toMatchObject({ wasSent: true, code: 1001 });
    const later = client.sendMessage();
    await pass(249);
    expect(sockets).toHaveLength(1);
    await pass(1);
    const next = await opened();
    await later;
    expect(next.sent).toEqual([{ action: "send-message" }]);
    expect(states).toEqual(["connecting", "open", "waiting", "connecting", "open"]);
  });

  it("is waited for longer after each attempt, and given up after so many", async () => {
    const { client, sockets, states, pass, settle } = start({ reconnect: { attempts: 3 } });
    const failed = client.connect().catch((thrown: unknown) => thrown);
    await settle();
    for (const wait of [500, 1000]) {
      sockets.at(-1)?.drop(1006);
      await pass(wait - 1);
      const before = sockets.length;
      await pass(1);
      expect(sockets).toHaveLength(before + 1);
    }
    sockets.at(-1)?.drop(1006);
    expect(await failed).toMatchObject({ name: "SocketError", code: 1006, wasSent: false });
    expect(states.at(-1)).toBe("closed");
    await expect(client.sendMessage()).rejects.toThrow("The client is closed.");
  });

  it("is tried again where credentials are missing for a while, unless they were from the beginning", async () => {
    let isOnline = true;
    const key = (): string => {
      if (isOnline) return "secret";
      throw new TypeError("fetch failed");
    };
    const { client, sockets, states, opened, pass } = start({}, key);
    void client.connect();
    const old = await opened();
    isOnline = false;
    await pass(115 * 60_000);
    expect(states).toEqual(["connecting", "open"]);
    old.drop();
    await pass(60_000);
    isOnline = true;
    await pass(60_000);
    expect(sockets).toHaveLength(2);
    await opened();
    expect(states.at(-1)).toBe("open");
    isOnline = false;
    const never = start({}, key);
    await expect(never.client.connect()).rejects.toThrow("fetch failed");
    expect(never.states.at(-1)).toBe("closed");
  });

  it("is not replaced where nobody wants that", async () => {
    const { client, sockets, opened, pass } = start({ reconnect: false });
    void client.connect();
    (await opened()).drop();
    await pass(100_000);
    expect(sockets).toHaveLength(1);
  });

  it("is replaced before the gateway closes it for its age, without a gap", async () => {
    const { client, sockets, states, opened, pass } = start();
    void client.connect();
    const old = await opened();
    await pass(115 * 60_000);
    expect(sockets).toHaveLength(2);
    expect(old.closed).toBeUndefined();
    const next = await opened();
    expect(old.closed).toBe(1000);
    old.drop(1000);
    await client.sendMessage();
    expect(next.sent).toHaveLength(1);
    expect(states).toEqual(["connecting", "open"]);
  });

  it("is kept from that by a message after nine minutes without one", async () => {
    const { client, opened, pass } = start({ keepAlive: { message: { action: "ping" } } });
    void client.connect();
    const socket = await opened();
    await pass(300_000);
    await client.sendMessage();
    await pass(539_999);
    expect(socket.sent).toHaveLength(1);
    await pass(1);
    expect(socket.sent.at(-1)).toEqual({ action: "ping" });
  });
});

describe("a message", () => {
  it("waits for a connection, and for its reply, only so long", async () => {
    const { client, opened, pass, settle } = start({ timeout: 1000 });
    const unsent = client.sendMessage().catch((thrown: unknown) => thrown);
    await settle();
    await pass(1000);
    expect(await unsent).toMatchObject({ wasSent: false, message: "There was no connection within 1000 ms." });
    const unanswered = client.ask({}).catch((thrown: unknown) => thrown);
    await opened();
    await pass(1000);
    expect(await unanswered).toMatchObject({ wasSent: true, message: "There was no reply within 1000 ms." });
  });

  it("that is too large for the gateway is not sent", async () => {
    await expect(start().client.sendMessage({ text: "ü".repeat(65_536) })).rejects.toThrow(RangeError);
  });

  it("ends with the client", async () => {
    const { client, opened } = start();
    const asked = client.ask({}).catch((thrown: unknown) => thrown);
    const socket = await opened();
    client.close();
    expect(await asked).toMatchObject({ name: "SocketError", wasSent: true });
    expect(socket.closed).toBe(1000);
  });
});
