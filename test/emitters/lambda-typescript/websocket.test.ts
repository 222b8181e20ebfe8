import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { ApiModel } from "../../../src/ir/api.js";
import { readFiles } from "../../support/read-document.js";
import { emitProject, projectErrors } from "./emit-project.js";

const document = `asyncapi: 3.0.0
info: { title: Chat, version: 1.0.0 }
servers: { live: { host: a.example.com, protocol: wss, security: [{ $ref: '#/components/securitySchemes/token' }] } }
channels:
  chat:
    address: /
    messages:
      say: { payload: { $ref: '#/components/schemas/Say' } }
      said: { payload: { $ref: '#/components/schemas/Said' } }
      gone: { payload: { type: object, properties: { gone: { type: string } }, required: [gone] } }
    bindings:
      ws:
        query:
          type: object
          properties: { room: { type: integer }, tags: { type: array, items: { type: string } } }
          required: [room]
operations:
  say:
    action: receive
    channel: { $ref: '#/channels/chat' }
    messages: [{ $ref: '#/channels/chat/messages/say' }]
    reply: { messages: [{ $ref: '#/channels/chat/messages/said' }] }
  tell:
    action: send
    channel: { $ref: '#/channels/chat' }
    messages: [{ $ref: '#/channels/chat/messages/said' }, { $ref: '#/channels/chat/messages/gone' }]
components:
  schemas:
    Say: { type: object, properties: { action: { const: say }, text: { type: string } }, required: [action, text] }
    Said:
      type: object
      properties: { id: { type: string, readOnly: true }, text: { type: string } }
      required: [id, text]
  securitySchemes: { token: { type: httpApiKey, in: query, name: token } }
`;
const settings = "websocket: { routes: { $connect: {}, $disconnect: {}, $default: {}, connect: {} } }";

/** What the project depends on, as far as it uses it. */
const sdk = readFileSync(
  fileURLToPath(new URL("../../templates/lambda-typescript/aws-sdk.d.ts", import.meta.url)),
  "utf8",
);

async function model(more = ""): Promise<ApiModel> {
  const { api, found } = await readFiles({ "asyncapi.yaml": document, "gatewright.yaml": settings + more });
  if (api === undefined) throw new Error(found.join("\n"));
  return api;
}

const errorsIn = async (changed: Readonly<Record<string, string>> = {}): Promise<readonly string[]> => {
  const { files } = await emitProject(await model());
  return projectErrors(new Map([...files, ["aws-sdk.d.ts", sdk], ...Object.entries(changed)]));
};

describe("a project of a WebSocket API", () => {
  for (const per of ["operation", "api"])
    it(`compiles strictly with a function per ${per}`, async () => {
      const { files } = await emitProject(await model(`\nfunctions: { per: ${per} }`));
      expect(projectErrors(new Map([...files, ["aws-sdk.d.ts", sdk]]))).toEqual([]);
    });

  it("has a scaffold for each route and authorizer", async () => {
    const { scaffolds } = await emitProject(await model());
    expect([...scaffolds].filter((path) => path.startsWith("src/")).sort()).toEqual([
      "src/authorizers/token.ts",
      "src/middleware.ts",
      "src/routes/connect.test.ts",
      "src/routes/connect.ts",
      "src/routes/on-connect.test.ts",
      "src/routes/on-connect.ts",
      "src/routes/on-default.test.ts",
      "src/routes/on-default.ts",
      "src/routes/on-disconnect.test.ts",
      "src/routes/on-disconnect.ts",
      "src/routes/say.test.ts",
      "src/routes/say.ts",
    ]);
  });

  it("depends on what sends messages to connections", async () => {
    const { files } = await emitProject(await model());
    expect(Object.keys(JSON.parse(files.get("package.json") ?? "").dependencies)).toEqual([
      "@aws-sdk/client-apigatewaymanagementapi",
    ]);
  });
});

const handlers: Readonly<Record<string, string>> = {
  right: `
  await context.connections.post("other", { id: "1", text: message.text.trim() });
  const isThere: boolean = await context.connections.post("other", { gone: context.connectionId });
  return { id: String(isThere), text: message.action };`,
  incomplete: "\n  return { text: message.text };",
  unknownMember: '\n  return { id: "1", text: message.other };',
  unknownMessage: '\n  await context.connections.post("other", { nothing: true });\n  return { id: "1", text: "" };',
  silent: "\n  return;",
};

describe("the types of a route's handler", () => {
  // In one go: the library takes longest.
  it("take what the document describes, and refuse what it does not", async () => {
    const head = 'import type { SayHandler } from "../generated/routes/say.js";\n';
    const variants = Object.entries(handlers).map(([name, body]) => [
      `src/routes/variant-${name}.ts`,
      `${head}export const say: SayHandler = async (message, context) => {${body}\n};\n`,
    ]);
    const errors = await errorsIn({
      ...Object.fromEntries(variants),
      "src/routes/on-connect.ts": `import type { OnConnectHandler } from "../generated/routes/on-connect.js";
export const onConnect: OnConnectHandler = (request) => {
  request.query.room.toFixed();
  request.query.tags?.trim();
};
`,
    });
    const refused = new Set(errors.map((error) => error.split(":")[0]));
    expect([...refused].sort()).toEqual([
      "src/routes/variant-incomplete.ts",
      "src/routes/variant-silent.ts",
      "src/routes/variant-unknownMember.ts",
      "src/routes/variant-unknownMessage.ts",
    ]);
  });
});
