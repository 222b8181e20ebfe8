import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { operation } from "../../../templates/typescript-client/src/runtime/call.js";
import { openConnection } from "../../../templates/typescript-client/src/runtime/connection.js";
import { readEvents } from "../../../templates/typescript-client/src/runtime/event-stream.js";
import { eventStream, jsonLines } from "../../../templates/typescript-client/src/runtime/stream.js";
import { answer, type MisbehavingServer, startServer } from "./misbehaving-server.js";

/** A body that arrives in pieces of so many bytes. */
function inPieces(text: string, size: number): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  let position = 0;
  return new ReadableStream({
    pull(controller) {
      if (position >= bytes.length) controller.close();
      else controller.enqueue(bytes.slice(position, position + size));
      position += size;
    },
  });
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

const plain = { event: "message", id: undefined, retry: undefined };

describe.each([1, 2, 3, 7, 1000])("events in pieces of %i bytes", (size) => {
  const read = (text: string) => collect(readEvents(inPieces(text, size)));

  it.each(["\n", "\r\n", "\r"])("end with an empty line, whatever ends a line: %j", async (end) => {
    const lines = ["\ufeff: a comment", "data: YHOO", "data:+2", "data", "", "event: add", "data: ü", "id: 7", "", ""];
    expect(await read(lines.join(end))).toEqual([
      { ...plain, data: "YHOO\n+2\n" },
      { ...plain, event: "add", data: "ü", id: "7" },
    ]);
  });

  it("keep the last id, and tell how long to wait", async () => {
    expect(await read("id: 1\nretry: 500\ndata: a\n\nretry: x\nid: a\0b\ndata: b\n\nid\ndata: c\n\n")).toEqual([
      { ...plain, data: "a", id: "1", retry: 500 },
      { ...plain, data: "b", id: "1", retry: 500 },
      { ...plain, data: "c", id: "", retry: 500 },
    ]);
  });

  it("are none without data, or without their end", async () => {
    expect(await read("event: ping\n\ndata: a\n")).toEqual([]);
  });
});

describe("an operation that streams", () => {
  let server: MisbehavingServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.close());

  const connect = () => openConnection({ baseUrl: server.url, isBaseUrlGiven: true });
  const descriptor = { method: "GET", path: "/events", accept: "text/event-stream" };
  const base = operation<object, string, unknown, true>("watch", descriptor);
  const events = eventStream<object, string, unknown, { readonly n: number }, true>(base, "json");
  const type = { "content-type": "text/event-stream; charset=utf-8" };

  it("gives its events as they come, parsed, until the service says that it is done", async () => {
    server.behave(answer(200, 'data: {"n":1}\n\nevent: more\ndata: {"n":2}\n\ndata: [DONE]\n\ndata: x\n\n', type));
    expect(await collect(events.stream(connect()))).toEqual([
      { ...plain, data: { n: 1 } },
      { ...plain, event: "more", data: { n: 2 } },
    ]);
    expect(server.received[0]?.headers.accept).toBe("text/event-stream");
  });

  it("closes the connection when the loop is left", async () => {
    let isClosed: Promise<void> | undefined;
    server.behave((response) => {
      isClosed = new Promise((resolve) => response.on("close", () => resolve()));
      response.writeHead(200, type);
      response.write('data: {"n":1}\n\n');
    });
    for await (const { data } of events.stream(connect())) {
      expect(data).toEqual({ n: 1 });
      break;
    }
    await isClosed;
  });

  it("throws what calls throw, and says what is wrong in the stream", async () => {
    server.behave(answer(404, { message: "none" }));
    await expect(collect(events.stream(connect()))).rejects.toMatchObject({ name: "ApiError", status: 404 });
    server.behave(answer(200, {}));
    await expect(collect(events.stream(connect()))).rejects.toThrow("application/json in place of text/event-stream");
    server.behave(answer(200, "data: {\n\n", type));
    await expect(collect(events.stream(connect()))).rejects.toThrow(
      "watch was answered with status 200 and broken JSON in its stream.",
    );
  });

  it("may have a JSON value in each line", async () => {
    const lines = jsonLines<object, string, unknown, unknown, true>(
      operation("export", { ...descriptor, accept: "application/x-ndjson" }),
      ["application/x-ndjson"],
    );
    server.behave(answer(200, '{"a":"\u2028"}\r\n\n[1,2]\n"last"', { "content-type": "application/x-ndjson" }));
    expect(await collect(lines.stream(connect()))).toEqual([{ a: "\u2028" }, [1, 2], "last"]);
  });

  it("may have a record separator in front of each", async () => {
    const lines = jsonLines<object, string, unknown, unknown, true>(
      operation("export", { ...descriptor, accept: "application/json-seq" }),
      ["application/json-seq"],
    );
    server.behave(answer(200, '\x1e{"a":1}\n\x1e2\n', { "content-type": "application/json-seq" }));
    expect(await collect(lines.stream(connect()))).toEqual([{ a: 1 }, 2]);
  });
});
