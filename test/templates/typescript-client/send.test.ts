import { describe, expect, it } from "vitest";
import {
  addBasic,
  addCookie,
  addHeader,
  addQuery,
  addSignature,
  addToken,
  authentication,
  type Credential,
  type SecurityScheme,
} from "../../../templates/typescript-client/src/runtime/authentication.js";
import { bindOperations } from "../../../templates/typescript-client/src/runtime/bind.js";
import * as bodies from "../../../templates/typescript-client/src/runtime/body.js";
import { operation } from "../../../templates/typescript-client/src/runtime/call.js";
import { type Connection, openConnection } from "../../../templates/typescript-client/src/runtime/connection.js";
import { ApiError } from "../../../templates/typescript-client/src/runtime/errors.js";
import type {
  OperationArguments,
  OperationDescriptor,
} from "../../../templates/typescript-client/src/runtime/operation.js";
import { readAny } from "../../../templates/typescript-client/src/runtime/response.js";
import { send } from "../../../templates/typescript-client/src/runtime/send.js";
import { deepObject, form as formStyle } from "../../../templates/typescript-client/src/runtime/styles.js";

interface Sent {
  readonly url: string;
  readonly init: RequestInit & { readonly headers: Headers };
}

function connect(changed: Partial<Connection> = {}, respond: (call: number) => Response = () => new Response(null)) {
  const sent: Sent[] = [];
  const target = {
    baseUrl: "https://{region}.example.com/v1/",
    isBaseUrlGiven: false,
    variables: { region: "eu" },
  };
  const connection: Connection = {
    ...openConnection(target, {
      retry: false,
      timeouts: { attempt: Number.POSITIVE_INFINITY },
      fetch: async (url, init) => {
        sent.push({ url, init: init as Sent["init"] });
        return respond(sent.length);
      },
    }),
    ...changed,
  };
  return { connection, sent };
}

const get: OperationDescriptor = { method: "GET", path: "/pets/{id}" };
const post: OperationDescriptor = { method: "POST", path: "/pets", body: { "application/json": bodies.json } };

async function sendOne(descriptor: OperationDescriptor, input: OperationArguments, changed: Partial<Connection> = {}) {
  const { connection, sent } = connect(changed);
  await send(connection, "name", descriptor, input);
  const [request] = sent;
  if (request === undefined) throw new Error("Nothing was sent.");
  return request;
}

describe("a request", () => {
  it("goes to the base URL with its variables filled in", async () => {
    const { url, init } = await sendOne(get, {
      path: { id: 1 },
      query: { a: "b" },
      headers: { "X-A": 1 },
      cookies: { c: "d" },
    });
    expect(url).toBe("https://eu.example.com/v1/pets/1?a=b");
    expect(init.method).toBe("GET");
    expect(Object.fromEntries(init.headers)).toEqual({ accept: "application/json", "x-a": "1", cookie: "c=d" });
    expect(init).not.toHaveProperty("body");
  });

  it("goes to the operation's server unless the caller named one", async () => {
    const own = { ...get, path: "/x?y=1", server: "https://upload.example.com" };
    expect((await sendOne(own, { query: { z: 1 } })).url).toBe("https://upload.example.com/x?y=1&z=1");
    const given = { baseUrl: "http://localhost:3000", isBaseUrlGiven: true };
    expect((await sendOne(own, {}, given)).url).toBe("http://localhost:3000/x?y=1");
  });

  it("takes headers, signal and base URL of the call", async () => {
    const { connection, sent } = connect({ headers: { "x-a": "1", "x-b": "1", Accept: "text/csv" } });
    const { signal } = new AbortController();
    await send(connection, "name", get, { path: { id: 1 } }, { headers: { "X-B": "2" }, signal, baseUrl: "https://b" });
    expect(sent[0]?.url).toBe("https://b/pets/1");
    expect(sent[0]?.init.signal).toBe(signal);
    expect(sent[0]?.init.headers.get("accept")).toBe("text/csv");
    expect([sent[0]?.init.headers.get("x-a"), sent[0]?.init.headers.get("x-b")]).toEqual(["1", "2"]);
  });
});

describe("a body", () => {
  it.each([
    ["application/json", bodies.json, { a: 1 }, "application/json", '{"a":1}'],
    ["application/merge-patch+json", bodies.json, { a: null }, "application/merge-patch+json", '{"a":null}'],
    ["application/json; charset=utf-8", bodies.json, "text", "application/json; charset=utf-8", '"text"'],
    ["*/*", bodies.any, [1], "application/json", "[1]"],
    ["*/*", bodies.any, "text", "text/plain", "text"],
    ["text/plain", bodies.text, 5, "text/plain", "5"],
    ["application/xml", bodies.text, "<a/>", "application/xml", "<a/>"],
    [
      "application/x-www-form-urlencoded",
      bodies.form,
      { a: "b c", d: [1, 2], e: { f: 1 } },
      "application/x-www-form-urlencoded",
      "a=b%20c&d=1&d=2&e=%7B%22f%22%3A1%7D",
    ],
  ])("in %s", async (declared, write, body, contentType, text) => {
    const { init } = await sendOne({ ...post, body: { [declared]: write } }, { body });
    expect(init.headers.get("content-type")).toBe(contentType);
    expect(init.body).toBe(text);
  });

  it("is in the content type that the caller chooses", async () => {
    const both = { ...post, body: { "application/json": bodies.json, "text/csv": bodies.text } };
    const { init } = await sendOne(both, { body: "a,b", contentType: "text/csv" });
    expect([init.headers.get("content-type"), init.body]).toEqual(["text/csv", "a,b"]);
  });

  it("may be bytes, whose type stands in for a wildcard", async () => {
    const blob = new Blob(["x"], { type: "image/png" });
    const image = await sendOne({ ...post, body: { "image/*": bodies.binary } }, { body: blob });
    expect([image.init.headers.get("content-type"), image.init.body]).toEqual(["image/png", blob]);
    const bytes = await sendOne({ ...post, body: { "application/octet-stream": bodies.binary } }, { body: blob });
    expect(bytes.init.headers.get("content-type")).toBe("application/octet-stream");
  });

  it("follows the styles of a form", async () => {
    const form = {
      ...post,
      body: { "application/x-www-form-urlencoded": bodies.form },
      formParts: { e: { style: deepObject }, d: { style: formStyle, explode: false } },
    };
    const { init } = await sendOne(form, { body: { d: [1, 2], e: { f: { g: 1 } } } });
    expect(decodeURIComponent(String(init.body))).toBe("d=1,2&e[f][g]=1");
  });

  it("has a part for each member of a multipart form", async () => {
    const parts = { meta: { contentType: "application/json" }, csv: { contentType: "text/csv, text/plain" } };
    const descriptor = { ...post, body: { "multipart/form-data": bodies.multipart }, formParts: parts };
    const file = new File(["x"], "cat.png", { type: "image/png" });
    const body = {
      file,
      meta: "m",
      csv: "a",
      plain: 1,
      object: { a: 1 },
      list: ["x", "y"],
      absent: undefined,
      none: null,
    };
    const { init } = await sendOne(descriptor, { body });
    const form = init.body as FormData;
    expect(init.headers.has("content-type")).toBe(false);
    expect([...form.keys()]).toEqual(["file", "meta", "csv", "plain", "object", "list", "list"]);
    expect((form.get("file") as File).name).toBe("cat.png");
    expect(await (form.get("meta") as File).text()).toBe('"m"');
    expect((form.get("csv") as File).type).toBe("text/csv");
    expect(form.get("plain")).toBe("1");
    expect([(form.get("object") as File).type, await (form.get("object") as File).text()]).toEqual([
      "application/json",
      '{"a":1}',
    ]);
    expect(form.getAll("list")).toEqual(["x", "y"]);
  });
});

describe("a response", () => {
  const answer = async (
    body: string | Uint8Array<ArrayBuffer> | null,
    contentType: string | undefined,
    status = 200,
    accept = "*/*",
  ) => {
    const headers = new Headers(contentType === undefined ? {} : { "content-type": contentType });
    const init = { status, headers };
    const { connection } = connect({}, () => {
      const response = new Response(body, init);
      if (contentType === undefined) response.headers.delete("content-type");
      return response;
    });
    return send(connection, "getPet", { ...get, accept, read: readAny }, { path: { id: 1 } });
  };

  it.each([
    ['{"a":1}', "application/json; charset=utf-8", { a: 1 }],
    ['{"a":1}', "application/problem+json", { a: 1 }],
    ["", "application/json", undefined],
    ["a,b", "text/csv", "a,b"],
    ["", "text/plain", ""],
    ["<a/>", "application/atom+xml", "<a/>"],
    ["text", undefined, "text"],
    [null, undefined, undefined],
  ])("of %j in %j is %j", async (text, contentType, body) => {
    expect((await answer(text, contentType)).body).toEqual(body);
  });

  it("of bytes is a Blob", async () => {
    const { body, contentType } = await answer(new Uint8Array([1, 2]), "image/PNG");
    expect([contentType, body instanceof Blob, (body as Blob).size]).toEqual(["image/png", true, 2]);
  });

  it("has to be of a type that was asked for, by the operation or by the call", async () => {
    await expect(answer("a,b", "text/csv", 200, "application/json")).rejects.toThrow("text/csv in place of");
    const { connection } = connect({}, () => new Response("a,b", { headers: { "content-type": "text/csv" } }));
    const options = { headers: { Accept: "text/csv" } };
    const { body } = await send(connection, "getPet", { ...get, read: readAny }, { path: { id: 1 } }, options);
    expect(body).toBe("a,b");
  });

  it("of no content is undefined", async () => {
    expect((await answer(null, "application/octet-stream", 204)).body).toBeUndefined();
  });

  it("with broken JSON is an error, or text beside an error's status", async () => {
    await expect(answer("<html>", "application/json")).rejects.toThrow(
      "getPet was answered with status 200 and broken JSON.",
    );
    expect((await answer("<html>", "application/json", 502)).body).toBe("<html>");
  });
});

describe("middleware", () => {
  it("wraps sending, outermost first, and may send again", async () => {
    const seen: string[] = [];
    const { connection, sent } = connect(
      {
        middleware: [
          async (request, next) => {
            seen.push("outer");
            const first = await next(request);
            return first.status === 503 ? next({ ...request, url: `${request.url}?retry` }) : first;
          },
          async (request, next) => {
            seen.push("inner");
            return next(request);
          },
        ],
      },
      (call) => new Response("{}", { status: call === 1 ? 503 : 200 }),
    );
    expect((await send(connection, "getPet", post, { body: { a: 1 } })).status).toBe(200);
    expect(seen).toEqual(["outer", "inner", "inner"]);
    expect(sent.map(({ init }) => init.body)).toEqual(['{"a":1}', '{"a":1}']);
    expect(sent[1]?.url).toMatch(/\?retry$/);
  });
});

describe("credentials", () => {
  const schemes: { readonly [id: string]: SecurityScheme } = {
    header: { add: addHeader, name: "X-Key" },
    query: { add: addQuery, name: "api key" },
    cookie: { add: addCookie, name: "sid" },
    basic: { add: addBasic },
    bearer: { add: addToken, name: "Bearer" },
    signed: { add: addSignature, isLast: true },
  };
  const sendWith = (
    security: readonly (readonly string[])[],
    credentials: { readonly [id: string]: Credential | undefined },
  ) =>
    sendOne(
      { ...get, security },
      { path: { id: 1 }, cookies: { a: "b" } },
      { authentication: authentication(schemes, credentials) },
    );

  it("go where their scheme says", async () => {
    const { url, init } = await sendWith([["header", "query", "cookie", "bearer"]], {
      header: "k",
      query: () => "q&",
      cookie: "c",
      bearer: async () => "t",
    });
    expect(url).toMatch(/\?api%20key=q%26$/);
    expect(Object.fromEntries(init.headers)).toMatchObject({
      "x-key": "k",
      cookie: "a=b; sid=c",
      authorization: "Bearer t",
    });
  });

  it("encode user and password as UTF-8", async () => {
    const { init } = await sendWith([["basic"]], { basic: { username: "Aladdin", password: "öpen" } });
    expect(Buffer.from(init.headers.get("authorization")?.slice(6) ?? "", "base64").toString()).toBe("Aladdin:öpen");
  });

  it("are those of the first alternative that is complete", async () => {
    const alternatives = [["header", "bearer"], ["basic"], []];
    expect((await sendWith(alternatives, { header: "k" })).init.headers.has("x-key")).toBe(false);
    const both = await sendWith(alternatives, { header: "k", basic: { username: "u", password: "p" } });
    expect(both.init.headers.get("authorization")).toMatch(/^Basic /);
    expect(both.init.headers.has("x-key")).toBe(false);
  });

  it("are not sent where the operation asks for none", async () => {
    expect((await sendWith([], { bearer: "t" })).init.headers.has("authorization")).toBe(false);
  });

  it("may be a signature over the whole request", async () => {
    const { init } = await sendWith([["signed"]], {
      signed: (request) => ({ ...request, headers: new Headers({ authorization: `signed ${request.url}` }) }),
    });
    expect(init.headers.get("authorization")).toBe("signed https://eu.example.com/v1/pets/1");
  });
});

describe("a bound operation", () => {
  interface Client {
    readonly getPet: {
      (input: OperationArguments): Promise<unknown>;
      raw(input: OperationArguments): Promise<unknown>;
      open(input: OperationArguments): Promise<Response>;
      isError(error: unknown): boolean;
    };
    readonly pets: { readonly get: Client["getPet"] };
  }
  const client = (status: number) => {
    const { connection } = connect(
      {},
      () => new Response('{"message":"none"}', { status, headers: { "content-type": "application/json" } }),
    );
    return bindOperations<Client>(connection, { getPet: operation("getPet", get) }, { pets: { get: "getPet" } });
  };
  const input = { path: { id: 1 } };

  it("resolves to the body, or throws an ApiError", async () => {
    expect(await client(201).getPet(input)).toEqual({ message: "none" });
    const error: unknown = await client(404)
      .getPet(input)
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      operation: "getPet",
      status: 404,
      body: { message: "none" },
      message: "getPet was answered with status 404: none",
    });
    expect(client(200).getPet.isError(error)).toBe(true);
    expect(client(200).getPet.isError(new Error("other"))).toBe(false);
  });

  it("has a form that throws for no response, and one that leaves the body unread", async () => {
    expect(await client(404).getPet.raw(input)).toMatchObject({ ok: false, status: 404, body: { message: "none" } });
    const response = await client(200).getPet.open(input);
    expect([response.bodyUsed, await response.text()]).toEqual([false, '{"message":"none"}']);
    await expect(client(404).getPet.open(input)).rejects.toMatchObject({ status: 404, body: { message: "none" } });
  });

  it("is a member of its groups too", () => {
    const { getPet, pets } = client(200);
    expect(pets.get).toBe(getPet);
  });
});
