import { afterEach, describe, expect, it, vi } from "vitest";
import { HttpError } from "../../../templates/lambda-typescript/runtime/errors.js";
import { createHandler, type Route } from "../../../templates/lambda-typescript/runtime/handler.js";
import { createLogger } from "../../../templates/lambda-typescript/runtime/log.js";
import { logCalls, type Middleware, mapErrors } from "../../../templates/lambda-typescript/runtime/middleware.js";
import type { OperationData } from "../../../templates/lambda-typescript/runtime/operation.js";
import { callHandler } from "../../../templates/lambda-typescript/runtime/testing.js";
import { recordLog } from "./logged.js";

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const getPet: OperationData = {
  id: "getPet",
  method: "GET",
  path: "/pets/{petId}",
  parameters: [{ name: "petId", in: "path", required: true, style: "simple", schema: { kind: "integer" } }],
  responses: [{ status: "200", content: [{ type: "application/json", kind: "json" }] }],
};

const serve = (handle: Route["handle"], ...middleware: readonly Middleware[]) =>
  createHandler([{ operation: getPet, handle }], { middleware });

const found: Route["handle"] = (request: { readonly path: { readonly petId: number } }) => ({
  status: 200,
  body: { id: request.path.petId },
});

describe("middleware", () => {
  it("runs around the handler, the first outermost, and sees what goes in and comes out", async () => {
    const seen: string[] = [];
    const named =
      (name: string): Middleware =>
      async (call, next) => {
        seen.push(`${name} before ${call.operation.id} ${String(call.request().path.petId)}`);
        const response = await next();
        seen.push(`${name} after ${response.status}`);
        return { ...response, headers: { ...response.headers, [`X-${name}`]: "1" } };
      };
    const response = await callHandler(serve(found, named("outer"), named("inner")), { path: "/pets/7" });
    expect(seen).toEqual(["outer before getPet 7", "inner before getPet 7", "inner after 200", "outer after 200"]);
    expect(response).toMatchObject({ status: 200, headers: { "x-outer": "1", "x-inner": "1" }, body: { id: 7 } });
  });

  it("may answer in the handler's place", async () => {
    const handle = vi.fn(found);
    const busy: Middleware = () => ({ status: 503, headers: { "Retry-After": 5 } });
    const response = await callHandler(serve(handle, busy), { path: "/pets/7" });
    expect(response).toMatchObject({ status: 503, headers: { "retry-after": "5" }, body: undefined });
    expect(handle).not.toHaveBeenCalled();
  });

  it("does not run for callers who lack a scope, nor for what nobody serves", async () => {
    const middleware = vi.fn<Middleware>((_, next) => next());
    const operation = { ...getPet, authorization: { scopes: [["pets:read"]] } };
    const handler = createHandler([{ operation, handle: found }], { middleware: [middleware] });
    const statusOf = async (path: string, scope: string) =>
      (await callHandler(handler, { path, authorizer: { claims: { scope } } })).status;
    expect([await statusOf("/pets/7", "other"), await statusOf("/cats", "pets:read")]).toEqual([403, 404]);
    expect(middleware).not.toHaveBeenCalled();
    expect(await statusOf("/pets/7", "pets:read")).toBe(200);
    expect(middleware).toHaveBeenCalledTimes(1);
  });
});

describe("mapErrors", () => {
  class OutOfStock extends Error {}

  it("turns errors of the handler into errors of the API, and leaves others alone", async () => {
    const log = recordLog();
    const mapped = mapErrors((error) => (error instanceof OutOfStock ? new HttpError(409, "Sold out.") : undefined));
    const failing = (error: Error) =>
      callHandler(
        serve(() => {
          throw error;
        }, mapped),
        { path: "/pets/7" },
      );
    expect(await failing(new OutOfStock())).toMatchObject({ status: 409, body: { message: "Sold out." } });
    expect(log).toEqual([]);
    expect((await failing(new TypeError("x"))).status).toBe(500);
    expect(log).toMatchObject([{ level: "ERROR", operation: "getPet", message: "x" }]);
  });

  it("gives errors of the checks another shape", async () => {
    const problems = mapErrors((error) =>
      error instanceof HttpError
        ? { status: error.status, contentType: "application/problem+json", body: { title: error.message } }
        : undefined,
    );
    const response = await callHandler(serve(found, problems), { path: "/pets/none" });
    expect(response).toMatchObject({
      status: 400,
      headers: { "content-type": "application/problem+json" },
      body: { title: expect.any(String) },
    });
  });
});

describe("the log", () => {
  it("has one line of JSON for each call", async () => {
    const log = recordLog();
    await callHandler(serve(found, logCalls), { path: "/pets/7" });
    expect(log).toEqual([
      {
        timestamp: expect.any(String),
        level: "INFO",
        requestId: "test",
        functionRequestId: "test",
        operation: "getPet",
        message: "answered",
        status: 200,
        milliseconds: expect.any(Number),
      },
    ]);
  });

  it("bears what a handler adds, and keeps to the level that is asked for", async () => {
    const log = recordLog();
    const handler = serve((_, { log: logger }) => {
      logger.debug("not written");
      logger.with({ tenant: "a" }).warn("written", { count: 3n, cause: new Error("why", { cause: "deeper" }) });
      return { status: 204 };
    });
    await callHandler(handler, { path: "/pets/7" });
    expect(log).toMatchObject([
      { level: "WARN", tenant: "a", count: "3", cause: { name: "Error", message: "why", cause: "deeper" } },
    ]);
    vi.stubEnv("AWS_LAMBDA_LOG_LEVEL", "ERROR");
    await callHandler(handler, { path: "/pets/7" });
    expect(log).toHaveLength(1);
    vi.stubEnv("LOG_LEVEL", "debug");
    await callHandler(handler, { path: "/pets/7" });
    expect(log).toHaveLength(3);
  });

  it("keeps the meaning of what Lambda reads", () => {
    const log = recordLog();
    createLogger({}).info("own", { level: "gold", message: "other", timestamp: 0 });
    expect(log).toEqual([{ timestamp: expect.any(String), level: "INFO", message: "own" }]);
  });

  it("survives what has no form in JSON", () => {
    const log = recordLog();
    const circle: { self?: unknown } = {};
    circle.self = circle;
    createLogger({ requestId: "1" }).info("round", { circle });
    expect(log).toEqual([
      {
        timestamp: expect.any(String),
        level: "INFO",
        message: "round",
        unreadable: expect.stringContaining("circular"),
      },
    ]);
  });
});
