import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { emitClient } from "./emit-client.js";
import { richApi } from "./models.js";

interface Answer {
  readonly status?: number;
  readonly type?: string;
  readonly body?: string;
}

interface CallableMethod {
  (input?: object, options?: object): Promise<unknown>;
  raw(input?: object): Promise<{ readonly ok: boolean; readonly status: number; readonly body: unknown }>;
  isError(error: unknown): boolean;
}

interface ClientModule {
  readonly createClient: (options?: object) => Readonly<Record<string, CallableMethod>>;
  readonly createConnection: (options?: object) => object;
  readonly servers: readonly { readonly url: string }[];
  readonly ApiError: new (...parameters: never) => Error;
}

let folder: string;
let generated: ClientModule;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "gatewright-client-"));
  const { files } = await emitClient(richApi, { mock: true });
  writeFileSync(join(folder, "package.json"), files.get("package.json") ?? "");
  for (const [path, text] of files) {
    if (!path.endsWith(".ts")) continue;
    const target = join(folder, path.replace(/\.ts$/, ".js"));
    mkdirSync(dirname(target), { recursive: true });
    const compilerOptions = {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
    };
    writeFileSync(target, ts.transpileModule(text, { compilerOptions }).outputText);
  }
  generated = (await import(pathToFileURL(join(folder, "src/index.js")).href)) as ClientModule;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function connect(answer: Answer, options: object = {}) {
  const sent: { readonly url: string; readonly init: RequestInit & { readonly headers: Headers } }[] = [];
  const client = generated.createClient({
    ...options,
    fetch: async (url: string, init: RequestInit & { readonly headers: Headers }) => {
      sent.push({ url, init });
      const headers = { "content-type": answer.type ?? "application/json" };
      return new Response(answer.body ?? null, { status: answer.status ?? 200, headers });
    },
  });
  const method = (name: string): CallableMethod => {
    const found = client[name];
    if (found === undefined) throw new Error(`There is no method ${name}.`);
    return found;
  };
  return { method, sent };
}

describe("a generated client", () => {
  it("has a method for every operation but those for any method", () => {
    const client = generated.createClient();
    const ids = richApi.operations.filter(({ method }) => method !== "any").map(({ id }) => String(id));
    expect(Object.keys(client).sort()).toEqual([...ids, "pets"].sort());
    expect(Object.keys(client.pets ?? {})).toEqual(["list", "get"]);
  });

  it("has a function for every operation, reserved words among them", async () => {
    const operations: Readonly<Record<string, unknown>> = await import(
      pathToFileURL(join(folder, "src/operations.js")).href
    );
    expect(typeof operations.delete).toBe("function");
    const connection = generated.createConnection({ fetch: async () => Response.json([{ id: 1, name: "Tom" }]) });
    expect(await (operations.listPets as (connection: object) => Promise<unknown>)(connection)).toEqual([
      { id: 1, name: "Tom" },
    ]);
  });

  it("writes parameters in their styles and reads JSON", async () => {
    const { method, sent } = connect({ body: '[{"id":1,"name":"Tom"}]' });
    const pets = await method("listPets")({
      query: { limit: 2, tags: ["a", "b"], filter: { a: "x" } },
      headers: { "X-Trace": "t" },
      cookies: { session: "s" },
    });
    expect(pets).toEqual([{ id: 1, name: "Tom" }]);
    expect(sent[0]?.url).toBe("https://eu.example.com/v1/pets?limit=2&tags=a%7Cb&filter%5Ba%5D=x");
    expect(Object.fromEntries(sent[0]?.init.headers ?? [])).toEqual({
      accept: "application/json, application/problem+json",
      cookie: "session=s",
      "x-trace": "t",
    });
  });

  it("goes where the caller says", async () => {
    const us = connect({ body: "{}" }, { variables: { region: "us" } });
    await us.method("getPet")({ path: { petId: "a/b" } });
    expect(us.sent[0]?.url).toBe("https://us.example.com/v1/pets/a%2Fb");
    const local = connect({ body: "{}" }, { baseUrl: "http://localhost:8080/" });
    await local.method("tree")();
    expect(local.sent[0]?.url).toBe("http://localhost:8080/tree");
  });

  it("sends a body in the content type that the caller chooses", async () => {
    const { method, sent } = connect({ status: 204 });
    await method("updatePet")({ path: { petId: "1" }, body: { name: "Tom" } });
    await method("updatePet")({ path: { petId: "1" }, body: "<pet/>", contentType: "application/xml" });
    await method("updatePet")({
      path: { petId: "1" },
      body: { name: "Tom & Jerry" },
      contentType: "application/x-www-form-urlencoded",
    });
    expect(sent.map(({ init }) => [init.headers.get("content-type"), init.body])).toEqual([
      ["application/json", '{"name":"Tom"}'],
      ["application/xml", "<pet/>"],
      ["application/x-www-form-urlencoded", "name=Tom%20%26%20Jerry"],
    ]);
  });

  it("uploads a form and downloads bytes", async () => {
    const { method, sent } = connect({ status: 201, type: "image/png", body: "png" });
    const picture = await method("upload")({
      path: { petId: "1" },
      body: { file: new Blob(["x"]), meta: { a: "b" }, tags: ["x", "y"] },
    });
    expect(picture).toBeInstanceOf(Blob);
    const form = sent[0]?.init.body as FormData;
    expect([...form.keys()]).toEqual(["file", "meta", "tags", "tags"]);
    expect(await (form.get("meta") as File).text()).toBe('{"a":"b"}');
  });

  it("keeps the slashes of a greedy path variable", async () => {
    const { method, sent } = connect({ type: "text/csv", body: "a,b" });
    expect(await method("report")({ path: { path: "2024/q 1" } })).toBe("a,b");
    expect(sent[0]?.url).toBe("https://eu.example.com/v1/report/2024/q%201");
    expect(sent[0]?.init.headers.get("accept")).toBe("text/csv, application/pdf");
  });

  it("throws for failures, and tells whose they are", async () => {
    const { method } = connect({ status: 404, type: "application/problem+json", body: '{"title":"gone"}' });
    const error: unknown = await method("getPet")({ path: { petId: "1" } }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(generated.ApiError);
    expect(error).toMatchObject({ status: 404, body: { title: "gone" } });
    expect(method("getPet").isError(error)).toBe(true);
    expect(method("listPets").isError(error)).toBe(false);
    expect(await method("getPet").raw({ path: { petId: "1" } })).toMatchObject({ ok: false, status: 404 });
  });

  it("adds the credentials of the first alternative that is complete", async () => {
    const { method, sent } = connect({ body: "{}" }, { credentials: { apiKey: "k", token: async () => "t" } });
    await method("listPets")();
    await method("getPet")({ path: { petId: "1" } });
    await method("tree")();
    expect(sent.map(({ init }) => [init.headers.get("x-api-key"), init.headers.get("authorization")])).toEqual([
      ["k", null],
      [null, "Bearer t"],
      [null, null],
    ]);
  });

  it("answers with the document's examples where a mock stands before it", async () => {
    const { mock } = (await import(pathToFileURL(join(folder, "src/mock.js")).href)) as {
      mock(answers?: object): unknown;
    };
    const { method, sent } = connect({}, { middleware: [mock({ getPet: { status: 404, body: { title: "gone" } } })] });
    expect(await method("listPets")()).toEqual([{ id: 0, name: "string", tag: "string" }]);
    await expect(method("getPet")({ path: { petId: "1" } })).rejects.toMatchObject({
      status: 404,
      body: { title: "gone" },
    });
    expect(await method("deletePet")({ path: { petId: "1" } })).toBeUndefined();
    expect(sent).toEqual([]);
  });
});
