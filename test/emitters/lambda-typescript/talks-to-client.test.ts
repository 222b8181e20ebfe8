import { beforeAll, describe, expect, it } from "vitest";
import type { LambdaContext, ProxyEvent, ProxyResult } from "../../../templates/lambda-typescript/runtime/event.js";
import type { HttpApiEvent, HttpApiResult } from "../../../templates/lambda-typescript/runtime/http-event.js";
import { readModel } from "../../support/read-document.js";
import { aLambdaContext, anEvent, aQuery } from "../../templates/lambda-typescript/events.js";
import { anHttpApiEvent } from "../../templates/lambda-typescript/http-events.js";
import { emitClient } from "../typescript-client/emit-client.js";
import { bundleModule, emitProject, loadFunction } from "./emit-project.js";

/** Text that every notation has to encode, without the delimiters that the gateway decodes before the function sees them. */
const text = "a b/c?d#e%20f+é=g";
const texts = { type: "array", items: { type: "string" } };
const integers = { type: "array", items: { type: "integer" } };
const color = { type: "object", properties: { R: { type: "integer" }, name: { type: "string" } } };
const red = { R: 100, name: "dark red" };

interface Row {
  readonly in: "path" | "query" | "header" | "cookie";
  readonly style: string;
  readonly explode: boolean;
  readonly schema: object;
  readonly value: unknown;
}

const row = (place: Row["in"], style: string, explode: boolean, schema: object, value: unknown): Row => ({
  in: place,
  style,
  explode,
  schema,
  value,
});

const rows: readonly Row[] = [
  ...["simple", "label", "matrix"].flatMap((style) =>
    [false, true].flatMap((explode) => [
      row("path", style, explode, { type: "string" }, text),
      row("path", style, explode, { type: "integer" }, -7),
      row("path", style, explode, integers, [1, 2, 3]),
      row("path", style, explode, texts, ["a,b", "c d", "e;f"]),
      row("path", style, explode, color, red),
    ]),
  ),
  ...[false, true].flatMap((explode) => [
    row("query", "form", explode, { type: "string" }, text),
    row("query", "form", explode, { type: "boolean" }, true),
    row("query", "form", explode, integers, [1, 2, 3]),
    row("query", "form", explode, integers, [1]),
    row("query", "form", explode, color, red),
    row("header", "simple", explode, { type: "integer" }, 5),
    row("header", "simple", explode, integers, [1, 2]),
    row("header", "simple", explode, color, red),
    row("cookie", "form", explode, { type: "string" }, text),
  ]),
  row("query", "form", true, texts, ["a,b", "c&d", text]),
  row("query", "spaceDelimited", false, integers, [1, 2]),
  row("query", "pipeDelimited", false, integers, [1, 2]),
  row("query", "deepObject", true, color, red),
  row("query", "deepObject", true, { type: "object", properties: { a: color } }, { a: red }),
  row("query", "deepObject", true, { type: "object", properties: { a: texts } }, { a: ["x", "y"] }),
  row("cookie", "form", false, integers, [1, 2]),
];

const nameOf = ({ in: place, style, explode, schema }: Row, index: number): string =>
  `echo ${index} ${place} ${style} ${explode ? "exploded" : ""} ${(schema as { type: string }).type}`;

const person = {
  type: "object",
  required: ["name"],
  properties: {
    name: { type: "string" },
    age: { type: "integer" },
    tags: texts,
    file: { type: "string", format: "binary" },
  },
};
const people = ["application/json", "application/x-www-form-urlencoded", "multipart/form-data"];
const echoed = { "200": { description: "", content: { "application/json": { schema: {} } } } };

const document = {
  openapi: "3.0.3",
  info: { title: "Echo", version: "1" },
  servers: [{ url: "https://api.example/live" }],
  "x-amazon-apigateway-binary-media-types": ["multipart/form-data", "application/octet-stream"],
  paths: {
    ...Object.fromEntries(
      rows.map(({ value: _, ...parameter }, index) => [
        parameter.in === "path" ? `/echo/${index}/{value}` : `/echo/${index}`,
        {
          get: {
            operationId: `echo${index}`,
            parameters: [{ name: "value", required: true, ...parameter }],
            responses: echoed,
          },
        },
      ]),
    ),
    "/people": {
      post: {
        operationId: "addPerson",
        requestBody: { required: true, content: Object.fromEntries(people.map((type) => [type, { schema: person }])) },
        responses: { ...echoed, "422": { description: "", content: { "application/json": { schema: {} } } } },
      },
    },
    "/bytes": {
      put: {
        operationId: "reverse",
        requestBody: {
          required: true,
          content: { "application/octet-stream": { schema: { type: "string", format: "binary" } } },
        },
        responses: {
          "200": {
            description: "",
            content: { "application/octet-stream": { schema: { type: "string", format: "binary" } } },
          },
        },
      },
    },
  },
};

type Send = (request: Request) => Promise<Response>;

/** What the gateway does between a caller and a function: it chooses the resource, decodes the query, packs bytes. */
function gateway(invoke: (event: ProxyEvent) => Promise<ProxyResult>): Send {
  return async (request) => {
    const url = new URL(request.url);
    const path = url.pathname.replace(/^\/live/, "");
    const [, first, index, value] = path.split("/");
    const resource = value === undefined ? path : `/${first}/${index}/{value}`;
    const bytes = new Uint8Array(await request.arrayBuffer());
    const isBinary = /^(multipart\/form-data|application\/octet-stream)/.test(
      request.headers.get("content-type") ?? "",
    );
    const result = await invoke(
      anEvent(request.method, resource, {
        path,
        headers: Object.fromEntries(request.headers),
        multiValueHeaders: Object.fromEntries([...request.headers].map(([name, each]) => [name, [each]])),
        pathParameters: value === undefined ? null : { value },
        ...aQuery(url.search),
        body: bytes.length === 0 ? null : Buffer.from(bytes).toString(isBinary ? "base64" : "utf8"),
        isBase64Encoded: isBinary && bytes.length > 0,
      }),
    );
    const body = result.isBase64Encoded ? Buffer.from(result.body, "base64") : result.body;
    return new Response(result.statusCode === 204 ? null : body, {
      status: result.statusCode,
      headers: result.headers,
    });
  };
}

/** The same for an HTTP API in payload format 2.0: variables are decoded, names of headers in lower case, cookies apart. */
function httpGateway(invoke: (event: HttpApiEvent) => Promise<HttpApiResult>): Send {
  return async (request) => {
    const url = new URL(request.url);
    const path = url.pathname.replace(/^\/live/, "");
    const [, first, index, value] = path.split("/");
    const bytes = new Uint8Array(await request.arrayBuffer());
    const isBinary = !/^(?:text\/|application\/(?:json|x-www-form-urlencoded))/.test(
      request.headers.get("content-type") ?? "",
    );
    const { cookie, ...headers } = Object.fromEntries(request.headers);
    const event = anHttpApiEvent(
      `${request.method} ${value === undefined ? path : `/${first}/${index}/{value}`}`,
      path,
      {
        stage: "live",
        rawQueryString: url.search.slice(1),
        headers,
        ...(cookie === undefined ? {} : { cookies: cookie.split("; ") }),
        ...(value === undefined ? {} : { pathParameters: { value: decodeURIComponent(value) } }),
        ...(bytes.length === 0 ? {} : { body: Buffer.from(bytes).toString(isBinary ? "base64" : "utf8") }),
        isBase64Encoded: isBinary && bytes.length > 0,
      },
    );
    const result = await invoke(event);
    const body = result.isBase64Encoded ? Buffer.from(result.body, "base64") : result.body;
    return new Response(result.statusCode === 204 ? null : body, {
      status: result.statusCode,
      headers: result.headers,
    });
  };
}

type Client = Readonly<Record<string, (args?: object) => Promise<unknown>>>;
let client: Client;
let httpClient: Client;

/** Implementations that give back what they got. */
const implement = (file: string, value: string, type: string, body: string): readonly [string, string] => [
  `src/operations/${file}.ts`,
  `import type { ${type}Handler } from "../generated/operations/${file}.js";\nexport const ${value}: ${type}Handler = (request) => (${body});\n`,
];

beforeAll(async () => {
  client = await clientOf("rest");
  httpClient = await clientOf("http");
});

async function clientOf(type: "rest" | "http"): Promise<Client> {
  // HTTP APIs pass every body as it is, and have no list of those that are bytes.
  const { "x-amazon-apigateway-binary-media-types": _, ...plain } = document as Readonly<Record<string, unknown>>;
  const api = await readModel(
    JSON.stringify(type === "rest" ? document : plain),
    `api: { type: ${type} }\nfunctions: { per: api }`,
  );
  const { files } = await emitProject(api);
  const echoes = rows.map(({ in: place }, index) => {
    const group = { path: "path", query: "query", header: "headers", cookie: "cookies" }[place];
    return implement(`echo${index}`, `echo${index}`, `Echo${index}`, `{ status: 200, body: request.${group} }`);
  });
  const project = new Map([
    ...files,
    ...echoes,
    implement(
      "add-person",
      "addPerson",
      "AddPerson",
      `{ status: 200, body: { ...request.body, file: request.body.file && [...request.body.file], sent: request.contentType } }`,
    ),
    implement("reverse", "reverse", "Reverse", "{ status: 200, body: request.body.toReversed() }"),
  ]);
  for (const path of project.keys())
    if (path.startsWith("src/operations/echo-")) throw new Error(`unexpected name ${path}`);
  const invoke = await loadFunction(project, "api");
  const send =
    type === "rest"
      ? gateway((event) => invoke(event, aLambdaContext()))
      : httpGateway((event) => (invoke as unknown as HttpFunction)(event, aLambdaContext()));
  const generated = await emitClient(api);
  const module = (await bundleModule(generated.files, "src/index.ts")) as {
    createClient(options: object): Client;
  };
  return module.createClient({
    baseUrl: "https://api.example/live",
    fetch: (input: string | URL | Request, init?: RequestInit) => send(new Request(input, init)),
  });
}

type HttpFunction = (event: HttpApiEvent, context: LambdaContext) => Promise<HttpApiResult>;

/** Items of a path's list that hold what stands between items: a comma or semicolon, but for labels with periods. */
const isLostByDecoding = ({ in: place, style, explode, value }: (typeof rows)[number]): boolean =>
  place === "path" &&
  !(style === "label" && explode) &&
  Array.isArray(value) &&
  value.some((item) => /[,;]/.test(String(item)));

describe.each(["REST", "HTTP"])("what a client sends to a function of a %s API", (type) => {
  const caller = (): Client => (type === "REST" ? client : httpClient);
  for (const [index, each] of rows.entries()) {
    // HTTP APIs decode path variables: a delimiter within an item is lost, which `path-parameter-decoded` warns of.
    if (type === "HTTP" && isLostByDecoding(each)) continue;
    it(`${nameOf(each, index)} arrives as it was`, async () => {
      const group = { path: "path", query: "query", header: "headers", cookie: "cookies" }[each.in];
      expect(await caller()[`echo${index}`]?.({ [group]: { value: each.value } })).toEqual({ value: each.value });
    });
  }

  for (const contentType of people) {
    it(`as ${contentType} arrives as it was`, async () => {
      const body = { name: text, age: 7, tags: ["a", "b,c"] };
      const file = contentType === "multipart/form-data" ? { file: new Blob([new Uint8Array([0, 255, 13, 10])]) } : {};
      expect(await caller().addPerson?.({ contentType, body: { ...body, ...file } })).toEqual({
        ...body,
        ...(contentType === "multipart/form-data" ? { file: [0, 255, 13, 10] } : {}),
        sent: contentType,
      });
    });
  }

  it("as bytes comes back as bytes", async () => {
    const answer = (await caller().reverse?.({ body: new Blob([new Uint8Array([1, 2, 255])]) })) as Blob;
    expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual([255, 2, 1]);
  });

  it("is refused with an error that the client understands", async () => {
    await expect(caller().addPerson?.({ body: { age: 7 } })).rejects.toMatchObject({
      status: 400,
      body: { message: "Invalid request: the body at /name is required.", details: [{ in: "body", pointer: "/name" }] },
    });
  });
});
