import { describe, expect, it } from "vitest";
import { createHandler, type Route } from "../../../templates/lambda-typescript/runtime/handler.js";
import type { HttpApiEvent, HttpApiResult } from "../../../templates/lambda-typescript/runtime/http-event.js";
import type {
  AnyResponse,
  OperationContext,
  ParameterData,
} from "../../../templates/lambda-typescript/runtime/operation.js";
import { aLambdaContext, anEvent } from "./events.js";
import { anHttpApiEvent } from "./http-events.js";

const text = { kind: "string" } as const;
const parameters: Readonly<Record<string, ParameterData>> = {
  petId: { name: "petId", in: "path", required: true, style: "simple", schema: text },
  tag: { name: "tag", in: "query", style: "form", explode: true, schema: { kind: "array", items: text } },
  session: { name: "session", in: "cookie", style: "form", schema: text },
  since: { name: "since", in: "header", style: "simple", schema: text },
};

const route = (
  method: string,
  path: string,
  names: readonly string[] = [],
  handle?: (request: object, context: OperationContext) => AnyResponse,
): Route =>
  ({
    operation: {
      id: `${method} ${path}`,
      method,
      path,
      parameters: names.map((name) => parameters[name]),
      responses: [{ status: "200", content: [{ type: "application/json", kind: "json" }] }],
    },
    handle:
      handle ??
      ((request: object, { operation }: OperationContext) => ({ status: 200, body: { operation, ...request } })),
  }) as Route;

const call = (event: HttpApiEvent, ...routes: readonly Route[]): Promise<HttpApiResult> =>
  createHandler(routes)(event, aLambdaContext());

const bodyOf = ({ body }: { readonly body: string }): unknown => JSON.parse(body);

describe("an event of an HTTP API in payload format 2.0", () => {
  it("is routed by its route key", async () => {
    const routes = [route("GET", "/pets/{petId}", ["petId"]), route("GET", "/pets/mine")];
    const result = await call(anHttpApiEvent("GET /pets/mine", "/pets/mine"), ...routes);
    expect(bodyOf(result)).toMatchObject({ operation: "GET /pets/mine", method: "GET" });
  });

  it("is routed by its path, without the stage, where the route is another one", async () => {
    const event = anHttpApiEvent("ANY /{proxy+}", "/pets/7", { stage: "live", pathParameters: { proxy: "pets/7" } });
    expect(bodyOf(await call(event, route("GET", "/pets/{petId}", ["petId"])))).toMatchObject({ path: { petId: "7" } });
  });

  it("reaches the route $default", async () => {
    const routes = [route("GET", "/pets"), route("ANY", "/$default")];
    const result = await call(anHttpApiEvent("$default", "/elsewhere"), ...routes);
    expect(bodyOf(result)).toMatchObject({ operation: "ANY /$default" });
  });

  it("has its path variables decoded already", async () => {
    const event = anHttpApiEvent("GET /pets/{petId}", "/pets/100%25", { pathParameters: { petId: "100%25 sure, é" } });
    expect(bodyOf(await call(event, route("GET", "/pets/{petId}", ["petId"])))).toMatchObject({
      path: { petId: "100%25 sure, é" },
    });
  });

  it("keeps values of one query name apart, which hold commas", async () => {
    const event = anHttpApiEvent("GET /pets", "/pets", {
      rawQueryString: "tag=a%2Cb&tag=c+d&tag=%E9",
      queryStringParameters: { tag: "a,b,c d,?" },
    });
    expect(bodyOf(await call(event, route("GET", "/pets", ["tag"])))).toMatchObject({
      query: { tag: ["a,b", "c d", "%E9"] },
    });
  });

  it("has cookies beside its headers", async () => {
    const event = anHttpApiEvent("GET /pets", "/pets", { cookies: ["a=1", "session=x"], headers: { since: "today" } });
    expect(bodyOf(await call(event, route("GET", "/pets", ["session", "since"])))).toMatchObject({
      cookies: { session: "x" },
      headers: { since: "today" },
    });
  });

  it.each([
    [
      "a token's claims and scopes",
      { jwt: { claims: { sub: "7" }, scopes: ["read"] } },
      { claims: { sub: "7" }, scopes: ["read"] },
    ],
    ["a Lambda authorizer's context", { lambda: { role: "keeper" } }, { role: "keeper" }],
    ["an IAM identity", { iam: { userArn: "arn:aws:iam::1:user/a" } }, { userArn: "arn:aws:iam::1:user/a" }],
    ["nothing", undefined, {}],
  ])("tells the handler %s", async (_, authorizer, expected) => {
    const event = anHttpApiEvent("GET /pets", "/pets", authorizer === undefined ? {} : { authorizer });
    const handle = (__: object, context: OperationContext): AnyResponse => ({ status: 200, body: context.authorizer });
    expect(bodyOf(await call(event, route("GET", "/pets", [], handle)))).toEqual(expected);
  });
});

describe("an answer in payload format 2.0", () => {
  it("has its cookies apart, and no headers of several values", async () => {
    const handle = (): AnyResponse => ({
      status: 200,
      headers: { "Set-Cookie": ["a=1", "b=2"], "X-Id": "7" },
      body: {},
    });
    const result = await call(anHttpApiEvent("GET /pets", "/pets"), route("GET", "/pets", [], handle));
    expect(result).toEqual({
      statusCode: 200,
      headers: { "Content-Type": "application/json", "X-Id": "7" },
      cookies: ["a=1", "b=2"],
      body: "{}",
      isBase64Encoded: false,
    });
  });

  it("has a single cookie there too", async () => {
    const handle = (): AnyResponse => ({ status: 204, headers: { "Set-Cookie": "a=1" } });
    const result = await call(anHttpApiEvent("GET /pets", "/pets"), route("GET", "/pets", [], handle));
    expect(result).toMatchObject({ headers: {}, cookies: ["a=1"] });
  });
});

describe("an event of an HTTP API in payload format 1.0", () => {
  it("has its path variables decoded already, and is answered in its own format", async () => {
    const event = anEvent("GET", "/pets/{petId}", { version: "1.0", pathParameters: { petId: "a%20b" } });
    const result = await createHandler([route("GET", "/pets/{petId}", ["petId"])])(event, aLambdaContext());
    expect(bodyOf(result)).toMatchObject({ path: { petId: "a%20b" } });
    expect(result).toHaveProperty("multiValueHeaders");
  });
});
