import { describe, expect, it } from "vitest";
import { readFiles } from "../support/read-document.js";

const head =
  "info: { title: Chat, version: 1.0.0 }\nservers: { live: { host: a.example.com, url: a.example.com, protocol: wss } }\n";

/** The routes of a document, as `key: schema of the message`. */
async function routesOf(document: string, settings = ""): Promise<readonly string[]> {
  const { api, found } = await readFiles({ "asyncapi.yaml": document, "gatewright.yaml": settings });
  if (api === undefined) throw new Error(found.join("\n"));
  return api.routes.map(({ key, message }) => `${key}: ${message?.schema.kind ?? "none"}`);
}

const message = (action: string) =>
  `{ payload: { type: object, properties: { action: { const: ${action} } }, required: [action] } }`;

describe("the routes of an AsyncAPI 2 document", () => {
  it("are what clients publish, by the constant that selects them", async () => {
    const channels = `asyncapi: 2.6.0\n${head}channels:
  /:
    publish: { message: { oneOf: [${message("join")}, ${message("leave")}] } }
    subscribe: { message: ${message("joined")} }
`;
    expect(await routesOf(channels)).toEqual(["join: object", "leave: object"]);
  });

  it("are named after the channel, the operation's settings, or the message", async () => {
    const channels = `asyncapi: 2.6.0\n${head}channels:
  $connect: { publish: { operationId: open } }
  say: { publish: { message: { payload: { type: string } } } }
  other: { publish: { x-gatewright: { routeKey: chosen }, message: { payload: {} } } }
  "/": { publish: { message: { oneOf: [{ messageId: one, payload: {} }, { messageId: two }] } } }
`;
    expect(await routesOf(channels)).toEqual(["$connect: none", "say: string", "chosen: any", "one: any", "two: any"]);
  });

  it("read the constant through references, and where the expression says", async () => {
    const channels = `asyncapi: 2.6.0\n${head}channels:
  "/": { publish: { message: { $ref: '#/components/messages/Base' } } }
components:
  messages:
    Base: { payload: { allOf: [{ $ref: '#/components/schemas/Head' }, { type: object }] } }
  schemas:
    Head: { type: object, properties: { head: { $ref: '#/components/schemas/Inner' } } }
    Inner: { type: object, properties: { kind: { enum: [deep] } } }
`;
    const settings = "websocket: { routeSelectionExpression: $request.body.head.kind }";
    expect(await routesOf(channels, settings)).toEqual(["deep: allOf"]);
  });
});

const document3 = (rest: string): string => `asyncapi: 3.0.0\n${head}channels:
  chat:
    address: /
    messages: { join: ${message("join")}, joined: ${message("joined")}, text: { payload: { type: string } } }
    bindings: { ws: { query: { type: object, properties: { room: { type: string } }, required: [room] } } }
operations:
  join:
    action: receive
    channel: { $ref: '#/channels/chat' }
    messages: [{ $ref: '#/channels/chat/messages/join' }]
    reply: { messages: [{ $ref: '#/channels/chat/messages/joined' }] }
  tell: { action: send, channel: { $ref: '#/channels/chat' }, messages: [{ $ref: '#/channels/chat/messages/joined' }] }
${rest}`;

describe("an AsyncAPI 3 document", () => {
  it("gives routes with replies, what the server sends, and a handshake that asks for what is required", async () => {
    const { api, found } = await readFiles({ "asyncapi.yaml": document3("") });
    expect(found).toEqual([]);
    expect(api?.gateway.protocol).toBe("websocket");
    expect(api?.routes.map(({ key, reply }) => [key, reply?.name])).toEqual([
      ["$connect", undefined],
      ["join", "joined"],
    ]);
    const [connect] = api?.routes ?? [];
    expect(connect?.integration.kind).toBe("mock");
    expect(connect?.parameters.map(({ name, in: place, required }) => [name, place, required])).toEqual([
      ["room", "query", true],
    ]);
    expect(api?.sends.map(({ name }) => name)).toEqual(["joined"]);
    expect(api?.servers.map(({ url }) => url)).toEqual(["wss://a.example.com"]);
  });

  it("joins the messages of one route to a union", async () => {
    const all = document3(
      "  any: { action: receive, channel: { $ref: '#/channels/chat' }, x-gatewright: { routeKey: all } }\n",
    );
    const { api } = await readFiles({ "asyncapi.yaml": all });
    const schema = api?.routes.find(({ key }) => key === "all")?.message?.schema;
    expect(schema?.kind === "oneOf" ? schema.members.map(({ kind }) => kind) : undefined).toEqual([
      "object",
      "object",
      "string",
    ]);
  });

  it("lets settings add to its routes and replace parts of them", async () => {
    const settings = `websocket:
  routes:
    join: { description: Ours., function: { memory: 512 }, throttle: { rate: 1, burst: 2 } }
    $disconnect: {}
`;
    const { api } = await readFiles({ "asyncapi.yaml": document3(""), "gatewright.yaml": settings });
    expect(api?.routes.map(({ key }) => key)).toEqual(["$connect", "join", "$disconnect"]);
    expect(api?.handlers.map(({ id, memoryMb }) => [id, memoryMb])).toEqual([
      ["join", 512],
      ["onDisconnect", 256],
    ]);
    expect(api?.stages[0]?.operations).toMatchObject([
      { operation: "join", settings: { throttle: { ratePerSecond: 1, burst: 2 } } },
    ]);
  });

  it("reads what draft 7 says in another way", async () => {
    const tuple = document3(
      "components: { schemas: { Pair: { type: array, items: [{ type: string }, { type: number }], additionalItems: false } } }\n",
    );
    const { api } = await readFiles({ "asyncapi.yaml": tuple });
    const pair = api?.schemas.find(({ id }) => id === "Pair")?.schema;
    expect(pair?.kind === "array" ? [pair.prefix.map(({ kind }) => kind), pair.items] : undefined).toEqual([
      ["string", "number"],
      "forbidden",
    ]);
  });
});

describe("what the settings say of a route", () => {
  const document = `asyncapi: 2.6.0\n${head}channels:\n  say: { publish: { message: ${message("say")} } }\n`;
  const read = async (routes: string) =>
    readFiles({ "asyncapi.yaml": document, "gatewright.yaml": `websocket: { routes: ${routes} }\n` });

  it("is what its handshake brings, each parameter a text", async () => {
    const { api } = await read("{ $connect: { parameters: [{ in: query, name: room, required: true }] } }");
    const connect = api?.routes.find(({ key }) => key === "$connect");
    expect(connect?.parameters).toMatchObject([
      { in: "query", name: "room", required: true, schema: { kind: "string" } },
    ]);
  });

  it("is refused for parameters of any other route", async () => {
    const { found } = await read("{ say: { parameters: [{ in: query, name: room }] } }");
    expect(found.join()).toContain("'parameters' is of '$connect' alone");
  });
});
