import { afterEach, describe, expect, it, vi } from "vitest";
import type { CorsData } from "../../../templates/lambda-typescript/runtime/cors.js";
import { HttpError, notImplemented } from "../../../templates/lambda-typescript/runtime/errors.js";
import type { ProxyEvent, ProxyResult } from "../../../templates/lambda-typescript/runtime/event.js";
import { createHandler, type Route } from "../../../templates/lambda-typescript/runtime/handler.js";
import type {
  AnyResponse,
  OperationData,
  ResponseData,
} from "../../../templates/lambda-typescript/runtime/operation.js";
import { aLambdaContext, anEvent, someHeaders } from "./events.js";
import { recordLog } from "./logged.js";

const json: ResponseData = { status: "200", content: [{ type: "application/json", kind: "json" }] };

const anOperation = (method: string, path: string, members: Partial<OperationData> = {}): OperationData => ({
  id: `${method} ${path}`,
  method,
  path,
  parameters: [...path.matchAll(/\{([^{}+]+)\+?\}/g)].map(([, name = ""]) => ({
    name,
    in: "path",
    required: true,
    style: "simple",
    schema: { kind: "string" },
  })),
  responses: [json],
  ...members,
});

/** A route that answers with the operation's id and what it was given. */
const echo = (method: string, path: string): Route => {
  const operation = anOperation(method, path);
  return { operation, handle: (request: object) => ({ status: 200, body: { id: operation.id, ...request } }) } as Route;
};

const answering = (response: AnyResponse, members: Partial<OperationData> = {}): readonly Route[] => [
  { operation: anOperation("GET", "/pets", members), handle: () => response },
];

const failing = (error: unknown): readonly Route[] => [
  {
    operation: anOperation("GET", "/pets"),
    handle: () => {
      throw error;
    },
  },
];

const call = (routes: readonly Route[], event: ProxyEvent, cors?: CorsData): Promise<ProxyResult> =>
  createHandler(routes, cors === undefined ? {} : { cors })(event, aLambdaContext());

const get = (routes: readonly Route[], event: Partial<ProxyEvent> = {}, cors?: CorsData): Promise<ProxyResult> =>
  call(routes, anEvent("GET", "/pets", event), cors);

const bodyOf = (result: ProxyResult): unknown => JSON.parse(result.body);

afterEach(() => vi.restoreAllMocks());

describe("routing", () => {
  const routes = [
    echo("GET", "/pets"),
    echo("POST", "/pets"),
    echo("GET", "/pets/{petId}"),
    echo("GET", "/pets/mine"),
    echo("ANY", "/files/{path+}"),
    echo("DELETE", "/files/{path+}"),
  ];

  it("follows the resource that the gateway chose", async () => {
    const event = anEvent("GET", "/pets/{petId}", { path: "/v1/pets/a%2Fb", pathParameters: { petId: "a%2Fb" } });
    expect(bodyOf(await call(routes, event))).toMatchObject({ id: "GET /pets/{petId}", path: { petId: "a/b" } });
  });

  it("gives an operation for every method what no other one takes", async () => {
    const event = anEvent("PATCH", "/files/{path+}", { path: "/files/a/b", pathParameters: { path: "a/b" } });
    expect(bodyOf(await call(routes, event))).toMatchObject({
      id: "ANY /files/{path+}",
      method: "PATCH",
      path: { path: "a/b" },
    });
    expect(bodyOf(await call(routes, { ...event, httpMethod: "DELETE" }))).toMatchObject({
      id: "DELETE /files/{path+}",
    });
  });

  it("falls back to the path, literal parts first", async () => {
    const invoked = (path: string) => call(routes, anEvent("GET", "/{proxy+}", { path, pathParameters: null }));
    expect(bodyOf(await invoked("/pets/mine"))).toMatchObject({ id: "GET /pets/mine" });
    expect(bodyOf(await invoked("/pets/x%20y"))).toMatchObject({ id: "GET /pets/{petId}", path: { petId: "x y" } });
    expect(bodyOf(await invoked("/files/a/b/c"))).toMatchObject({ id: "ANY /files/{path+}", path: { path: "a/b/c" } });
  });

  it("gives each operation its own names, whatever the gateway calls the places", async () => {
    const repositories = [
      echo("GET", "/repos/{owner}/{repo}"),
      echo("DELETE", "/repos/{name}/{repository}"),
      echo("GET", "/tree/{ref}/{path+}"),
    ];
    const at = (method: string, resource: string, pathParameters: Readonly<Record<string, string>>) =>
      call(repositories, anEvent(method, resource, { path: "/somewhere/else", pathParameters })).then(bodyOf);
    const variables = { variable2: "a%2Fb", variable3: "c" };
    expect(await at("GET", "/repos/{variable2}/{variable3}", variables)).toMatchObject({
      id: "GET /repos/{owner}/{repo}",
      path: { owner: "a/b", repo: "c" },
    });
    expect(await at("DELETE", "/repos/{variable2}/{variable3}", variables)).toMatchObject({
      id: "DELETE /repos/{name}/{repository}",
      path: { name: "a/b", repository: "c" },
    });
    expect(await at("GET", "/repos/{owner}/{repo}", { owner: "a%2Fb", repo: "c" })).toMatchObject({
      path: { owner: "a/b", repo: "c" },
    });
    expect(await at("GET", "/tree/{variable2}/{variable3+}", { variable2: "main", variable3: "d/e" })).toMatchObject({
      path: { ref: "main", path: "d/e" },
    });
  });

  it("takes segments apart, and answers 404 where their text is another", async () => {
    const compare = [echo("GET", "/repos/{owner}/compare/{base}...{head}")];
    const at = (variable4: string) =>
      call(
        compare,
        anEvent("GET", "/repos/{variable2}/compare/{variable4}", {
          path: `/v1/repos/me/compare/${variable4}`,
          pathParameters: { variable2: "me", variable4 },
        }),
      );
    expect(bodyOf(await at("main...a%2Fb"))).toMatchObject({ path: { owner: "me", base: "main", head: "a/b" } });
    for (const text of ["main", "main...", "main..head"]) expect((await at(text)).statusCode, text).toBe(404);
  });

  it("knows the text beside a variable however the caller encodes it", async () => {
    const at = async (template: string, variable1: string) => {
      const event = anEvent("GET", "/{variable1}", { path: "/", pathParameters: { variable1 } });
      const result = await call([echo("GET", template)], event);
      return result.statusCode === 200 ? (bodyOf(result) as { readonly path: object }).path : result.statusCode;
    };
    expect(await at("/caf\u00e9-{id}", "caf%C3%A9-7")).toEqual({ id: "7" });
    expect(await at("/pets:{id}", "pets:7")).toEqual({ id: "7" });
    expect(await at("/pets:{id}", "pets%3A7")).toEqual({ id: "7" });
    expect(await at("/pets('{id}')", "pets('a%2Fb')")).toEqual({ id: "a/b" });
    expect(await at("/\ud800{id}", "\ud8007")).toEqual({ id: "7" });
    expect(await at("/pets.{id}", "petsx7")).toBe(404);
    expect(await at("/{name}.{format}", "a.tar.gz")).toEqual({ name: "a", format: "tar.gz" });
    expect(await at("/{a}{b}", "xyz")).toEqual({ a: "x", b: "yz" });
    expect(await at("/{a}-{b}.json", "-.json")).toBe(404);
    expect(await at("/{a}-{b}.json", "---.json")).toEqual({ a: "-", b: "-" });
    expect(await at("/{a}-{b}-{c}-{d}.json", "-".repeat(8000))).toBe(404);
  });

  it("prefers the more exact of several patterns that match", async () => {
    const reports = [
      echo("GET", "/reports/{name}"),
      echo("ANY", "/reports/{name}.pdf"),
      echo("GET", "/reports/{name}.json"),
      echo("DELETE", "/reports/{name}.json"),
    ];
    const at = async (method: string, variable2: string) => {
      const event = anEvent(method, "/reports/{variable2}", { path: "/", pathParameters: { variable2 } });
      const result = await call(reports, event);
      return result.statusCode === 200 ? (bodyOf(result) as { readonly id: string }).id : result.statusCode;
    };
    expect(await at("GET", "may.json")).toBe("GET /reports/{name}.json");
    expect(await at("GET", "may.txt")).toBe("GET /reports/{name}");
    expect(await at("DELETE", "may.json")).toBe("DELETE /reports/{name}.json");
    expect(await at("DELETE", "may.pdf")).toBe("ANY /reports/{name}.pdf");
    expect(await at("DELETE", "may.txt")).toBe(404);
  });

  it("does not take two values for one variable", async () => {
    const copies = [echo("GET", "/{id}/copies/{id}")];
    const at = (variable1: string, variable3: string) =>
      call(
        copies,
        anEvent("GET", "/{variable1}/copies/{variable3}", { path: "/", pathParameters: { variable1, variable3 } }),
      );
    expect(bodyOf(await at("7", "7"))).toMatchObject({ path: { id: "7" } });
    expect((await at("7", "8")).statusCode).toBe(404);
  });

  it("answers 404 and 405 with the gateway's shape of errors", async () => {
    const nowhere = await call(routes, anEvent("GET", "/cats"));
    expect([nowhere.statusCode, bodyOf(nowhere)]).toEqual([404, { message: "Not Found" }]);
    const wrong = await call(routes, anEvent("PUT", "/pets"));
    expect([wrong.statusCode, bodyOf(wrong), wrong.headers.Allow]).toEqual([
      405,
      { message: "Method Not Allowed" },
      "GET, POST",
    ]);
  });

  it("gives handlers the call's context", async () => {
    const operation = anOperation("GET", "/pets");
    const handle: Route["handle"] = (_, { requestId, authorizer, operation: id, lambda }) => ({
      status: 200,
      body: { requestId, authorizer, id, name: lambda.functionName },
    });
    const event = anEvent("GET", "/pets");
    const authorized = { ...event, requestContext: { ...event.requestContext, authorizer: { principalId: "me" } } };
    expect(bodyOf(await call([{ operation, handle }], authorized))).toEqual({
      requestId: "c6af9ac6-7b61-11e6-9a41-93e8deadbeef",
      authorizer: { principalId: "me" },
      id: "GET /pets",
      name: "pets-getPet",
    });
  });
});

describe("responses", () => {
  it("are JSON where the document says so", async () => {
    expect(await get(answering({ status: 200, body: [{ a: "é" }] }))).toEqual({
      statusCode: 200,
      headers: { "Content-Type": "application/json" },
      multiValueHeaders: {},
      body: '[{"a":"é"}]',
      isBase64Encoded: false,
    });
    expect((await get(answering({ status: 200, body: "text" }))).body).toBe('"text"');
  });

  it("take the content type of their status, range or default", async () => {
    const responses: readonly ResponseData[] = [
      { status: "default", content: [{ type: "application/problem+json", kind: "json" }] },
      { status: "4XX", content: [{ type: "text/plain", kind: "text" }] },
      { status: "404", content: [{ type: "application/xml", kind: "text" }] },
    ];
    const typeFor = async (status: number) =>
      (await get(answering({ status, body: "x" }, { responses }))).headers["Content-Type"];
    expect(await Promise.all([404, 400, 500].map(typeFor))).toEqual([
      "application/xml",
      "text/plain; charset=utf-8",
      "application/problem+json",
    ]);
  });

  it("take the content type that the handler names", async () => {
    const content = [json.content[0], { type: "text/csv", kind: "text" }, { type: "image/*", kind: "binary" }] as const;
    const responses = [{ status: "200", content }] as unknown as readonly ResponseData[];
    const csv = await get(answering({ status: 200, contentType: "text/csv", body: "a;b" }, { responses }));
    expect([csv.headers["Content-Type"], csv.body]).toEqual(["text/csv; charset=utf-8", "a;b"]);
    const body = new Uint8Array([137, 80, 255]);
    const png = await get(answering({ status: 200, contentType: "image/png", body }, { responses }));
    expect(png).toMatchObject({ headers: { "Content-Type": "image/png" }, body: "iVD/", isBase64Encoded: true });
  });

  it("without body have neither body nor content type", async () => {
    expect(await get(answering({ status: 204 }))).toMatchObject({ statusCode: 204, headers: {}, body: "" });
    expect((await get(answering({ status: 204, body: { a: 1 } }))).body).toBe("");
  });

  it("to HEAD have headers only", async () => {
    const operation = anOperation("HEAD", "/pets");
    const result = await call(
      [{ operation, handle: () => ({ status: 200, body: new Uint8Array(3) }) }],
      anEvent("HEAD", "/pets"),
    );
    expect(result).toMatchObject({ headers: { "Content-Type": "application/json" }, body: "", isBase64Encoded: false });
  });

  it("write headers in the style of the document, cookies on lines of their own", async () => {
    const headers = {
      "X-Count": 3,
      "X-List": ["a", 1],
      "X-Object": { a: 1, b: 2 },
      "X-None": undefined,
      "Set-Cookie": ["a=1", "b=2"],
    };
    const result = await get(answering({ status: 204, headers }));
    expect(result.headers).toEqual({ "X-Count": "3", "X-List": "a,1", "X-Object": "a,1,b,2" });
    expect(result.multiValueHeaders).toEqual({ "Set-Cookie": ["a=1", "b=2"] });
    expect((await get(answering({ status: 204, headers: { "Set-Cookie": ["a=1"] } }))).headers).toEqual({
      "Set-Cookie": "a=1",
    });
  });

  it("that cannot be sent are an error of the function", async () => {
    const log = recordLog();
    for (const response of [
      { status: 204, headers: { "X-A": "a\r\nSet-Cookie: b=1" } },
      { status: 99 },
      { status: 200.5 },
    ]) {
      expect((await get(answering(response))).statusCode).toBe(500);
    }
    expect(log).toHaveLength(3);
  });
});

describe("errors", () => {
  it("that are meant for the caller reach it", async () => {
    const error = new HttpError(409, "Exists already", { details: { id: 7 }, headers: { "Retry-After": "5" } });
    const result = await get(failing(error));
    expect([result.statusCode, bodyOf(result), result.headers["Retry-After"]]).toEqual([
      409,
      { message: "Exists already", details: { id: 7 } },
      "5",
    ]);
    const other = await get(failing(Object.assign(new Error("Gone"), { statusCode: 410, expose: true })));
    expect([other.statusCode, bodyOf(other)]).toEqual([410, { message: "Gone" }]);
  });

  it("of operations that are not written yet say so", async () => {
    const result = await get(failing(notImplemented("getPet")));
    expect([result.statusCode, bodyOf(result)]).toEqual([
      501,
      { message: "The operation 'getPet' is not implemented yet." },
    ]);
  });

  it("of every other kind are logged on one line and answered without details", async () => {
    const log = recordLog();
    const secret = Object.assign(new Error("password\nis x"), { statusCode: 404 });
    const result = await get(failing(secret));
    expect([result.statusCode, bodyOf(result)]).toEqual([500, { message: "Internal server error" }]);
    expect(log).toEqual([
      {
        timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        level: "ERROR",
        requestId: "c6af9ac6-7b61-11e6-9a41-93e8deadbeef",
        functionRequestId: expect.any(String),
        operation: "GET /pets",
        message: "password\nis x",
        method: "GET",
        resource: "/pets",
        error: { name: "Error", message: "password\nis x", stack: expect.stringContaining("handler.test.ts") },
      },
    ]);
    expect((await get(failing("just text"))).statusCode).toBe(500);
    expect((await get(failing(undefined))).statusCode).toBe(500);
    expect(log).toHaveLength(3);
  });

  it("that have no form themselves are answered all the same", async () => {
    const log = recordLog();
    for (const error of [
      new HttpError(409, "Exists", { details: 1n }),
      new HttpError(409, "Exists", { headers: { "X-A": "a\nb" } }),
      new HttpError(7, "Exists"),
    ])
      expect((await get(failing(error))).statusCode).toBe(500);
    expect(log.map(({ level }) => level)).toEqual(["ERROR", "ERROR", "ERROR"]);
  });

  it("keep their cause for the log", async () => {
    const log = recordLog();
    await get(failing(new HttpError(404, "Not here", { cause: new Error("a guess") })));
    expect(log).toEqual([]);
    const result = await get(failing(new HttpError(503, "Try again later", { cause: new Error("no connection") })));
    expect([result.statusCode, bodyOf(result)]).toEqual([503, { message: "Try again later" }]);
    expect(log).toMatchObject([{ message: "no connection" }]);
  });
});

describe("CORS", () => {
  const cors: CorsData = {
    origins: ["https://a.example", "https://b.example"],
    headers: ["X-Trace"],
    exposedHeaders: ["X-Count"],
    credentials: true,
    maxAgeSeconds: 600,
  };
  const from = (origin: string) => someHeaders({ origin });

  it("names the caller's origin when it is listed, and no other", async () => {
    const { headers } = await get(
      answering({ status: 204, headers: { Vary: "Accept" } }),
      from("https://b.example"),
      cors,
    );
    expect(headers).toEqual({
      "Access-Control-Allow-Origin": "https://b.example",
      "Access-Control-Allow-Credentials": "true",
      "Access-Control-Expose-Headers": "X-Count",
      Vary: "Origin, Accept",
    });
    expect((await get(answering({ status: 204 }), from("https://evil.example"), cors)).headers).toEqual({
      Vary: "Origin",
    });
    expect((await get(answering({ status: 204 }), {}, cors)).headers).toEqual({ Vary: "Origin" });
  });

  it("lets everybody in with a star, without credentials", async () => {
    const open = { ...cors, origins: ["*"], exposedHeaders: [] };
    expect((await get(answering({ status: 204 }), from("https://b.example"), open)).headers).toEqual({
      "Access-Control-Allow-Origin": "*",
    });
  });

  it("holds for errors too", async () => {
    recordLog();
    const { statusCode, headers } = await get(failing(new Error("x")), from("https://a.example"), cors);
    expect([statusCode, headers["Access-Control-Allow-Origin"]]).toEqual([500, "https://a.example"]);
    const nowhere = await call([], anEvent("GET", "/cats", from("https://a.example")), cors);
    expect([nowhere.statusCode, nowhere.headers["Access-Control-Allow-Origin"]]).toEqual([404, "https://a.example"]);
  });

  it("answers preflight requests that reach the function", async () => {
    const routes = [echo("ANY", "/pets"), echo("GET", "/dogs"), echo("OPTIONS", "/cats")];
    const preflight = await call(routes, anEvent("OPTIONS", "/pets", from("https://a.example")), cors);
    expect([preflight.statusCode, preflight.headers]).toEqual([
      204,
      expect.objectContaining({
        "Access-Control-Allow-Origin": "https://a.example",
        "Access-Control-Allow-Methods": "DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT",
        "Access-Control-Allow-Headers": "X-Trace",
        "Access-Control-Max-Age": "600",
      }),
    ]);
    expect((await call(routes, anEvent("OPTIONS", "/dogs"), cors)).headers["Access-Control-Allow-Methods"]).toBe("GET");
    expect(bodyOf(await call(routes, anEvent("OPTIONS", "/cats"), cors))).toMatchObject({ id: "OPTIONS /cats" });
  });
});
