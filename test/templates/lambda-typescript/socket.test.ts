import { afterEach, describe, expect, it, vi } from "vitest";
import { type ConnectionSender, createConnections } from "../../../templates/lambda-typescript/runtime/connections.js";
import { HttpError } from "../../../templates/lambda-typescript/runtime/errors.js";
import type { Schema } from "../../../templates/lambda-typescript/runtime/schema.js";
import type { SocketEvent } from "../../../templates/lambda-typescript/runtime/socket-event.js";
import { createSocketHandler, type SocketRoute } from "../../../templates/lambda-typescript/runtime/socket-handler.js";
import type { RouteContext, RouteData } from "../../../templates/lambda-typescript/runtime/socket-route.js";
import { aLambdaContext } from "./events.js";
import { recordLog } from "./logged.js";

afterEach(() => vi.restoreAllMocks());

const chat: Schema = {
  kind: "object",
  properties: { action: { kind: "enum", values: ["chat"] }, text: { kind: "string", maxLength: 5 } },
  required: ["action", "text"],
};

const route = (key: string, members: Partial<RouteData> = {}): RouteData => ({
  key,
  parameters: [],
  replies: false,
  ...members,
});

const event = (routeKey: string, members: Partial<SocketEvent> = {}): SocketEvent => ({
  requestContext: {
    routeKey,
    eventType: "MESSAGE",
    connectionId: "me=",
    requestId: "request-1",
    apiId: "a1b2c3",
    domainName: "a1b2c3.execute-api.eu-central-1.amazonaws.com",
    stage: "live",
    identity: { sourceIp: "192.0.2.1" },
  },
  isBase64Encoded: false,
  ...members,
});

/** Keeps what is sent; the connection `gone` is no more. */
function recordingSender() {
  const sent: (readonly [string, string])[] = [];
  const gone = Object.assign(new Error("410"), { name: "GoneException" });
  const sender: ConnectionSender = {
    post: async (id, data) => {
      if (id === "gone") throw gone;
      if (id === "broken") throw new Error("network");
      sent.push([id, data]);
    },
    delete: async (id) => {
      if (id === "gone") throw Object.assign(new Error("gone"), { $metadata: { httpStatusCode: 410 } });
      sent.push([id, "closed"]);
    },
  };
  return { sender, sent };
}

const serve = (data: RouteData, handle: (message: unknown, context: RouteContext<unknown>) => unknown) => {
  const { sender, sent } = recordingSender();
  const routes: readonly SocketRoute[] = [{ route: data, handle: handle as SocketRoute["handle"] }];
  return { call: createSocketHandler(routes, { senderFor: () => sender }), sent };
};

describe("a route", () => {
  it("hands a checked message to its handler and answers nothing", async () => {
    const got: unknown[] = [];
    const { call } = serve(route("chat", { message: { kind: "json", schema: chat } }), (message, context) => {
      got.push(message, context.connectionId, context.routeKey, context.authorizer);
      return { ignored: true };
    });
    const result = await call(event("chat", { body: '{"action":"chat","text":"hi"}' }), aLambdaContext());
    expect(result).toEqual({ statusCode: 200 });
    expect(got).toEqual([{ action: "chat", text: "hi" }, "me=", "chat", {}]);
  });

  it("agrees to a subprotocol that the client asks for", async () => {
    const headers = { "sec-websocket-protocol": "chat.v2, chat.v1" };
    const picking = serve(route("$connect"), (_, { subprotocols }) => subprotocols.find((each) => each === "chat.v1"));
    expect(await picking.call(event("$connect", { headers }), aLambdaContext())).toEqual({
      statusCode: 200,
      headers: { "Sec-WebSocket-Protocol": "chat.v1" },
    });
    expect(await picking.call(event("$connect"), aLambdaContext())).toEqual({ statusCode: 200 });
  });

  it("answers with what its handler returns, where it has a reply", async () => {
    const data = route("chat", { message: { kind: "json", schema: chat }, replies: true });
    const { call } = serve(data, () => ({ seen: 1 }));
    expect(await call(event("chat", { body: '{"action":"chat","text":"hi"}' }), aLambdaContext())).toEqual({
      statusCode: 200,
      body: '{"seen":1}',
    });
  });

  it("never gets what does not fit, and tells only those who await a reply", async () => {
    const log = recordLog();
    const handle = vi.fn();
    const message = { kind: "json", schema: chat } as const;
    const replying = serve(route("chat", { message, replies: true }), handle);
    const silent = serve(route("chat", { message }), handle);
    const wrong = event("chat", { body: '{"action":"chat","text":"too long"}' });
    const answer = await replying.call(wrong, aLambdaContext());
    expect(answer.statusCode).toBe(400);
    expect(JSON.parse(answer.body ?? "")).toEqual({
      message: "The message is invalid.",
      details: [{ pointer: "/text", message: "must be at most 5 long" }],
    });
    expect(await silent.call(wrong, aLambdaContext())).toEqual({ statusCode: 400 });
    expect((await replying.call(event("chat", { body: "{" }), aLambdaContext())).body).toContain("not JSON");
    expect(handle).not.toHaveBeenCalled();
    expect(log).toHaveLength(3);
  });

  it("takes text as it is, in base64 too", async () => {
    const got: unknown[] = [];
    const data = route("$default", { message: { kind: "text", schema: { kind: "any" } } });
    const { call } = serve(data, (message) => got.push(message));
    await call(event("$default", { body: "{no json" }), aLambdaContext());
    await call(event("$default", { body: "aGnDpA==", isBase64Encoded: true }), aLambdaContext());
    expect(got).toEqual(["{no json", "hiä"]);
  });

  it("hides what goes wrong inside, and shows what is public", async () => {
    const log = recordLog();
    const data = route("chat", { message: { kind: "json", schema: { kind: "any" } }, replies: true });
    const inside = serve(data, () => Promise.reject(new Error("secret")));
    expect(await inside.call(event("chat", { body: "1" }), aLambdaContext())).toEqual({
      statusCode: 500,
      body: '{"message":"Internal server error"}',
    });
    expect(log[0]?.message).toContain("secret");
    const shown = serve(data, () => Promise.reject(new HttpError(409, "Too late.")));
    expect(await shown.call(event("chat", { body: "1" }), aLambdaContext())).toEqual({
      statusCode: 409,
      body: '{"message":"Too late."}',
    });
  });

  it("is not found under another key", async () => {
    recordLog();
    const { call } = serve(route("chat"), () => undefined);
    expect((await call(event("other"), aLambdaContext())).statusCode).toBe(404);
  });
});

describe("$connect", () => {
  const data = route("$connect", {
    parameters: [
      { name: "room", in: "query", required: true, schema: { kind: "integer", minimum: 1 } },
      { name: "X-Trace", in: "header", schema: { kind: "string" } },
      { name: "quiet", in: "query", schema: { kind: "boolean" } },
    ],
  });

  it("reads the handshake's parameters by their schemas", async () => {
    const got: unknown[] = [];
    const { call } = serve(data, (request) => got.push(request));
    const handshake = { queryStringParameters: { room: "7", quiet: "true" }, headers: { "x-trace": "abc" } };
    expect(await call(event("$connect", handshake), aLambdaContext())).toEqual({ statusCode: 200 });
    expect(got).toEqual([{ query: { room: 7, quiet: true }, headers: { "X-Trace": "abc" } }]);
  });

  it("refuses a handshake that lacks one, or whose handler refuses it", async () => {
    recordLog();
    const { call } = serve(data, () => Promise.reject(new HttpError(403, "Not you.")));
    const missing = await call(event("$connect", { queryStringParameters: null }), aLambdaContext());
    expect(missing).toMatchObject({ statusCode: 400 });
    expect(missing.body).toContain('"/query/room"');
    const zero = await call(event("$connect", { queryStringParameters: { room: "0" } }), aLambdaContext());
    expect(zero.body).toContain("/query/room");
    const refused = await call(event("$connect", { queryStringParameters: { room: "1" } }), aLambdaContext());
    expect(refused).toEqual({ statusCode: 403, body: '{"message":"Not you."}' });
  });
});

describe("connections", () => {
  it("send what is valid, and say when nobody is there any more", async () => {
    const { sender, sent } = recordingSender();
    const connections = createConnections<unknown>(sender, chat);
    expect(await connections.post("a", { action: "chat", text: "hi" })).toBe(true);
    expect(await connections.post("gone", { action: "chat", text: "hi" })).toBe(false);
    expect(await connections.close("gone")).toBe(false);
    expect(await connections.close("a")).toBe(true);
    expect(sent).toEqual([
      ["a", '{"action":"chat","text":"hi"}'],
      ["a", "closed"],
    ]);
  });

  it("refuse what the document does not describe, and hand on other failures", async () => {
    const connections = createConnections<unknown>(recordingSender().sender, chat);
    await expect(connections.post("a", { action: "chat" })).rejects.toThrow("/text is required");
    await expect(connections.post("a", undefined)).rejects.toThrow(TypeError);
    await expect(connections.post("broken", { action: "chat", text: "" })).rejects.toThrow("network");
  });

  it("reach a handler through its context", async () => {
    const { call, sent } = serve(
      route("chat", { message: { kind: "json", schema: { kind: "any" } } }),
      async (_, context) => expect(await context.connections.post("other", { a: 1 })).toBe(true),
    );
    await call(event("chat", { body: "{}" }), aLambdaContext());
    expect(sent).toEqual([["other", '{"a":1}']]);
  });
});
