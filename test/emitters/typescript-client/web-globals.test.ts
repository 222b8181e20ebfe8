import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { posix } from "node:path";
import { createContext, runInContext } from "node:vm";
import { build, type Plugin } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readModel } from "../../support/read-document.js";
import { emitClient } from "./emit-client.js";

/*
 * Workers have the web's globals and no others: no `process`, no `Buffer`, no modules of Node. A client is bundled as for them,
 * runs where there is nothing else, and talks to a server.
 */

const document = `
openapi: 3.1.0
info: { title: Worker, version: "1" }
servers: [{ url: https://api.example.com }]
paths:
  /pets/{id}:
    get:
      operationId: getPet
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { "200": { description: A pet., content: { application/json: { schema: { type: object, properties: { name: { type: string } } } } } } }
  /secrets:
    post:
      operationId: addSecret
      security: [{ signed: [] }]
      requestBody: { content: { application/json: { schema: { type: object } } } }
      responses: { "204": { description: It is kept. } }
  /changes:
    get:
      operationId: watchChanges
      responses: { "200": { description: Changes., content: { text/event-stream: { schema: { type: object, properties: { n: { type: integer } } } } } } }
  /photos:
    post:
      operationId: addPhoto
      requestBody: { content: { multipart/form-data: { schema: { type: object, properties: { file: { type: string, format: binary }, title: { type: string } } } } } }
      responses: { "200": { description: What came., content: { text/plain: { schema: { type: string } } } } }
components:
  securitySchemes:
    signed: { type: apiKey, in: header, name: Authorization, x-amazon-apigateway-authtype: awsSigv4 }
`;

const scenario = `
import { signatureV4 } from "./auth.js";
import { createClient } from "./index.js";
import { mock } from "./mock.js";

export async function run(baseUrl) {
  const signed = signatureV4({ credentials: { accessKeyId: "AKID", secretAccessKey: "secret" }, region: "eu-west-1" });
  const client = createClient({ baseUrl, credentials: { signed }, retry: { baseDelay: 1 } });
  const attempts = (await client.getPet.raw({ path: { id: "flaky" } })).attempts;
  await client.addSecret({ body: { a: "\\u00e4" } });
  const changes = [];
  for await (const { data } of client.watchChanges.stream()) changes.push(data.n);
  const file = new Blob([new Uint8Array([1, 2, 3])], { type: "image/png" });
  const photo = await client.addPhoto({ body: { file, title: "Tom" } });
  const mocked = await createClient({ middleware: [mock({ getPet: { status: 200, body: { name: "Mock" } } })] }).getPet({ path: { id: "1" } });
  const controller = new AbortController();
  const slow = client.getPet({ path: { id: "slow" } }, { signal: controller.signal }).catch((error) => error.name);
  controller.abort();
  const late = await client.getPet({ path: { id: "slow" } }, { timeouts: { total: 30 } }).catch((error) => error.name);
  return JSON.stringify({ attempts, changes, photo, mocked, aborted: await slow, late });
}
`;

let server: Server;
let flaky = 0;
const authorizations: (string | undefined)[] = [];

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const body = await bytesOf(request);
    const path = request.url ?? "";
    if (path === "/pets/slow") return;
    if (path === "/pets/flaky") {
      flaky += 1;
      response.writeHead(flaky === 1 ? 503 : 200, { "content-type": "application/json" }).end('{"name":"Tom"}');
    } else if (path === "/secrets") {
      authorizations.push(request.headers.authorization);
      response.writeHead(204).end();
    } else if (path === "/changes") {
      response.writeHead(200, { "content-type": "text/event-stream" }).end('data: {"n":1}\n\ndata: {"n":2}\n\n');
    } else {
      const type = request.headers["content-type"] ?? "";
      const parts = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
      const file = parts.get("file") as File;
      response.writeHead(200, { "content-type": "text/plain" });
      response.end(`${parts.get("title")} ${file.type} ${file.size}`);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The whole package and the scenario as one script, for no platform: an import of one of Node's modules would fail. */
async function bundle(files: ReadonlyMap<string, string>): Promise<string> {
  const generated: Plugin = {
    name: "generated",
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: /^\./ }, ({ path, importer }) => ({
        namespace: "generated",
        path: posix.join(posix.dirname(importer), path).replace(/\.js$/, ".ts"),
      }));
      onLoad({ filter: /.*/, namespace: "generated" }, ({ path }) => ({
        contents: path === "src/scenario.ts" ? scenario : (files.get(path) ?? ""),
        loader: "ts",
      }));
    },
  };
  const result = await build({
    entryPoints: ["./src/scenario.js"],
    plugins: [generated],
    bundle: true,
    write: false,
    platform: "neutral",
    format: "iife",
    globalName: "scenario",
    target: "es2022",
    logLevel: "silent",
  });
  return result.outputFiles[0]?.text ?? "";
}

/** What every worker has, and the two classes of the language whose instances the web's own functions give. */
const webGlobals = {
  ...{ fetch, Request, Response, Headers, FormData, Blob, File, URL, URLSearchParams, AbortController, AbortSignal },
  ...{ TextEncoder, TextDecoder, ReadableStream, WritableStream, TransformStream, crypto, btoa, atob },
  ...{ setTimeout, clearTimeout, DOMException, Uint8Array, ArrayBuffer },
};

describe("a client with the web's globals alone", () => {
  it("calls, tries again, signs, streams, sends forms, mocks and stops", async () => {
    const { files } = await emitClient(await readModel(document), { mock: true });
    const context = createContext({ ...webGlobals });
    runInContext(await bundle(files), context);
    expect(runInContext("[typeof process, typeof Buffer, typeof require, typeof window]", context)).toEqual(
      Array.from({ length: 4 }, () => "undefined"),
    );
    const { port } = server.address() as AddressInfo;
    const result: string = await runInContext(`scenario.run("http://127.0.0.1:${port}")`, context);
    expect(JSON.parse(result)).toEqual({
      attempts: 2,
      changes: [1, 2],
      photo: "Tom image/png 3",
      mocked: { name: "Mock" },
      aborted: "AbortError",
      late: "TimeoutError",
    });
    expect(authorizations).toEqual([
      expect.stringMatching(
        /^AWS4-HMAC-SHA256 Credential=AKID\/\d{8}\/eu-west-1\/execute-api\/aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature=[0-9a-f]{64}$/,
      ),
    ]);
  });
});
