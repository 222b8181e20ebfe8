import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addHeader, authentication } from "../../../templates/typescript-client/src/runtime/authentication.js";
import * as bodies from "../../../templates/typescript-client/src/runtime/body.js";
import { type ConnectionOptions, openConnection } from "../../../templates/typescript-client/src/runtime/connection.js";
import {
  ApiError,
  ConnectionError,
  FormatError,
  TimeoutError,
} from "../../../templates/typescript-client/src/runtime/errors.js";
import type { RequestOptions } from "../../../templates/typescript-client/src/runtime/method.js";
import type { OperationDescriptor } from "../../../templates/typescript-client/src/runtime/operation.js";
import { send, sendForBody } from "../../../templates/typescript-client/src/runtime/send.js";
import {
  answer,
  type Behaviour,
  cut,
  cutInBody,
  endlessBody,
  type MisbehavingServer,
  silence,
  startServer,
} from "./misbehaving-server.js";

const get: OperationDescriptor = { method: "GET", path: "/pets" };
const body = { "application/json": bodies.json };
const put: OperationDescriptor = { method: "PUT", path: "/pets", body };
const post: OperationDescriptor = { method: "POST", path: "/pets", body };
const keyed: OperationDescriptor = { ...post, idempotencyKey: "Idempotency-Key" };
const safePost: OperationDescriptor = { ...post, idempotent: true };

let server: MisbehavingServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

/** 2024-01-01T00:00:00Z. */
const now = 1_704_067_200_000;

/** Calls a server that behaves so, without waiting between attempts; `waits` is how long it would have waited. */
function calling(behaviours: readonly Behaviour[], options: ConnectionOptions = {}) {
  server.behave(...behaviours);
  const waits: number[] = [];
  const target = { baseUrl: server.url, isBaseUrlGiven: true };
  const connection = openConnection(target, {
    environment: {
      now: () => now,
      random: () => 0.5,
      uniqueKey: () => "key-1",
      sleep: async (milliseconds, signal) => {
        signal?.throwIfAborted();
        waits.push(milliseconds);
      },
    },
    ...options,
  });
  const call = (descriptor: OperationDescriptor = get, each: RequestOptions = {}): Promise<unknown> =>
    sendForBody(connection, "listPets", descriptor, descriptor.method === "GET" ? {} : { body: { name: "Tom" } }, each);
  const failure = (descriptor?: OperationDescriptor, each?: RequestOptions): Promise<unknown> =>
    call(descriptor, each).then(
      (value) => Promise.reject(new Error(`It succeeded with ${JSON.stringify(value)}.`)),
      (error: unknown) => error,
    );
  return { call, failure, waits, connection };
}

const throttled = answer(429, { message: "Too Many Requests" });
const quota = answer(429, { message: "Limit Exceeded" });
const requests = (): number => server.received.length;

describe("a server that is busy", () => {
  it("is asked again after a random part of a growing time", async () => {
    const { call, waits } = calling([answer(500), answer(503), answer(200, { pets: 1 })]);
    expect(await call()).toEqual({ pets: 1 });
    expect([requests(), waits]).toEqual([3, [100, 200]]);
  });

  it("never more often than allowed, and the last response stands", async () => {
    const { failure } = calling([answer(500, { message: "down" })]);
    expect(await failure()).toMatchObject({ status: 500, attempts: 3, message: expect.stringContaining("down") });
    expect(requests()).toBe(3);
    expect(await calling([answer(500)], { retry: false }).failure()).toMatchObject({ attempts: 1 });
    expect(await calling([answer(500)]).failure(get, { retry: { attempts: 2 } })).toMatchObject({ attempts: 2 });
  });

  it.each([
    ["2", 2100],
    ["0", 0],
    ["Mon, 01 Jan 2024 00:00:10 GMT", 10_500],
    ["Sun, 31 Dec 2023 23:59:00 GMT", 0],
    ["soon", 100],
    ["-1", 100],
  ])("is waited for as Retry-After %j says", async (text, wait) => {
    const { call, waits } = calling([answer(429, {}, { "retry-after": text }), answer(200)]);
    await call();
    expect(waits).toEqual([wait]);
  });

  it("is not waited for longer than allowed", async () => {
    const { failure, waits } = calling([answer(503, {}, { "retry-after": "61" })]);
    expect(await failure()).toMatchObject({ status: 503, attempts: 1 });
    expect(waits).toEqual([]);
  });

  it("gets few more requests than before once the budget is spent", async () => {
    const { failure, call } = calling([answer(500)], { retry: { attempts: 3, budget: 5 } });
    for (let count = 0; count < 4; count += 1) await failure();
    expect(requests()).toBe(3 + 3 + 2 + 1);
    server.behave(answer(200));
    for (let count = 0; count < 10; count += 1) await call();
    server.behave(answer(500));
    await failure();
    expect(requests()).toBe(2);
  });

  it.each([400, 401, 403, 404, 409, 422, 501])("is left alone after %i", async (status) => {
    expect(await calling([answer(status)]).failure()).toMatchObject({ status, attempts: 1 });
    expect(requests()).toBe(1);
  });
});

describe("the gateway's 429", () => {
  it.each([
    ["body", throttled],
    ["header", answer(429, { message: "Slow down." }, { "x-amzn-errortype": "TooManyRequestsException" })],
  ])("for the rate, known by its %s, is retried even for a POST: nothing was called", async (_, behaviour) => {
    const { call } = calling([behaviour, answer(200, { ok: true })]);
    expect(await call(post)).toEqual({ ok: true });
    expect(requests()).toBe(2);
  });

  it.each([
    ["body", quota],
    ["header", answer(429, {}, { "x-amzn-errortype": "LimitExceededException:http://internal.amazon.com/coral/" })],
  ])("for the quota, known by its %s, is never retried", async (_, behaviour) => {
    const { failure } = calling([behaviour]);
    const error = (await failure()) as ApiError;
    expect([error.attempts, error.gateway?.type]).toEqual([1, "LimitExceededException"]);
    expect(requests()).toBe(1);
  });
});

describe("a request that may not be repeated", () => {
  it.each([
    ["500", answer(500)],
    ["502 of the gateway", answer(502, { message: "Internal server error" })],
    ["503 with Retry-After", answer(503, {}, { "retry-after": "1" })],
    ["504", answer(504, { message: "Endpoint request timed out" })],
    ["429 of the API itself", answer(429, { error: "slow down" }, { "retry-after": "1" })],
    ["408", answer(408)],
    ["a cut connection", cut],
    ["a body that is cut off", cutInBody],
  ])("is sent once, whatever happens: %s", async (_, behaviour) => {
    for (const method of ["POST", "PATCH"]) {
      const { failure } = calling([behaviour]);
      expect(await failure({ ...post, method })).toMatchObject({ attempts: 1 });
      expect(requests()).toBe(1);
    }
  });

  it("is sent once even if no response comes in time", async () => {
    const { failure } = calling([silence], { timeouts: { attempt: 30 } });
    expect(await failure(post)).toBeInstanceOf(TimeoutError);
    expect(requests()).toBe(1);
  });

  it("is sent again where there was no connection: nothing can have been executed", async () => {
    const closed = await startServer();
    await closed.close();
    const { failure } = calling([answer(200)]);
    const error = await failure(post, { baseUrl: closed.url });
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ wasSent: false, attempts: 3 });
  });

  it.each([
    ["an idempotency key", keyed],
    ["a document that calls it idempotent", safePost],
    ["an idempotent method", put],
  ])("may be repeated after all with %s", async (_, descriptor) => {
    const { call } = calling([cut, answer(500), answer(200, { ok: true })]);
    expect(await call(descriptor)).toEqual({ ok: true });
    expect(server.received.map(({ body }) => body)).toEqual(Array(3).fill('{"name":"Tom"}'));
  });

  it("has the same key in all attempts, the caller's own if there is one", async () => {
    const { call } = calling([answer(500), answer(200)]);
    await call(keyed);
    expect(server.received.map(({ headers }) => headers["idempotency-key"])).toEqual(["key-1", "key-1"]);
    server.behave(answer(200));
    await call(keyed, { headers: { "idempotency-key": "mine" } });
    expect(server.received.map(({ headers }) => headers["idempotency-key"])).toEqual(["mine"]);
  });

  it("is never repeated with a stream for a body", async () => {
    const { connection } = calling([answer(500), answer(200)]);
    const body = new Blob(["bytes"]).stream();
    const octets = { ...put, body: { "application/octet-stream": bodies.binary } };
    expect(await send(connection, "upload", octets, { body })).toMatchObject({ status: 500 });
    expect(server.received.map((each) => each.body)).toEqual(["bytes"]);
  });
});

describe("a server that is slow", () => {
  it("to answer is given up for another attempt", async () => {
    const { call } = calling([silence, answer(200, { ok: true })], { timeouts: { attempt: 30 } });
    expect(await call()).toEqual({ ok: true });
    expect(requests()).toBe(2);
  });

  it("with its body too", async () => {
    const { failure } = calling([endlessBody], { timeouts: { attempt: 30 } });
    const error = await failure();
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ limit: "attempt", milliseconds: 30, attempts: 3 });
    expect(requests()).toBe(3);
  });

  it("ends the call when its whole time is over", async () => {
    const { failure } = calling([silence], { timeouts: { total: 30 } });
    expect(await failure()).toMatchObject({ name: "TimeoutError", limit: "total", attempts: 1 });
    expect(await calling([silence]).failure(get, { timeouts: { total: 30 } })).toMatchObject({ limit: "total" });
  });

  it("takes no limit for one, whatever timers can hold", async () => {
    const timeouts = { attempt: Number.POSITIVE_INFINITY, total: 2 ** 31 };
    expect(await calling([answer(200, { ok: true })], { timeouts }).call(get)).toEqual({ ok: true });
  });
});

describe("a connection that breaks", () => {
  it("is tried again", async () => {
    const { call } = calling([cut, cutInBody, answer(200, { ok: true })]);
    expect(await call()).toEqual({ ok: true });
    expect(requests()).toBe(3);
  });

  it("is an error that holds what fetch said", async () => {
    const { failure } = calling([cutInBody], { retry: false });
    const error = (await failure()) as ConnectionError;
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error.wasSent).toBe(true);
    expect(error.cause).toBeInstanceOf(Error);
  });
});

describe("a response that is not what it should be", () => {
  it.each([
    ["broken JSON", answer(200, '{"a":'), "status 200 and broken JSON"],
    ["another type", answer(200, "<html>", { "content-type": "text/html" }), "text/html in place of JSON"],
    ["bytes", answer(200, "PNG", { "content-type": "image/png" }), "image/png in place of JSON"],
  ])("is an error: %s", async (_, behaviour, problem) => {
    const { failure } = calling([behaviour]);
    const error = await failure();
    expect(error).toBeInstanceOf(FormatError);
    expect((error as FormatError).message).toContain(problem);
    expect(requests()).toBe(1);
  });

  it("is taken where it can be: JSON that calls itself text, or nothing at all", async () => {
    expect(await calling([answer(200, "[1]", { "content-type": "text/plain" })]).call()).toEqual([1]);
    expect(await calling([answer(200, "[1]", { "content-type": "" })]).call()).toEqual([1]);
    expect(await calling([answer(200, "[1]", { "content-type": "application/hal+json" })]).call()).toEqual([1]);
  });

  it("is no obstacle to telling an error", async () => {
    const { failure } = calling([answer(404, "<h1>404</h1>", { "content-type": "text/html" })]);
    const error = (await failure()) as ApiError;
    expect(error).toBeInstanceOf(ApiError);
    expect([error.status, error.body, error.message]).toEqual([
      404,
      "<h1>404</h1>",
      "listPets was answered with status 404.",
    ]);
  });

  it("may have a limit to its size", async () => {
    const huge = answer(200, JSON.stringify("x".repeat(1_000_000)));
    const { failure } = calling([huge], { maximumBodySize: 100_000 });
    expect(((await failure()) as Error).message).toBe(
      "listPets was answered with status 200 and more than 100000 bytes.",
    );
    expect(await calling([huge], { maximumBodySize: 1_000_002 }).call()).toHaveLength(1_000_000);
    expect(await calling([huge]).call()).toHaveLength(1_000_000);
  });
});

describe("a redirection", () => {
  const away = answer(302, "", { location: "/elsewhere" });

  it("is followed for GET", async () => {
    const { call } = calling([away, answer(200, { ok: true })]);
    expect(await call()).toEqual({ ok: true });
    expect(server.received.map(({ line }) => line)).toEqual(["GET /pets", "GET /elsewhere"]);
  });

  it("is an error for everything else: fetch would make another request of it", async () => {
    const error = (await calling([away, answer(200)]).failure(post)) as ApiError;
    expect([error.status, error.headers.get("location"), requests()]).toEqual([302, "/elsewhere", 1]);
  });

  it("does not carry a key to another host", async () => {
    server.behave(away, answer(200));
    const target = {
      baseUrl: server.url,
      isBaseUrlGiven: true,
      authentication: authentication({ key: { add: addHeader, name: "x-api-key" } }, { key: "secret" }),
    };
    const secured: OperationDescriptor = { ...get, security: [["key"]] };
    const connection = openConnection(target);
    expect(await send(connection, "listPets", secured)).toMatchObject({ status: 302 });
    expect(await send(connection, "listPets", secured, {}, { redirect: "follow" })).toMatchObject({ status: 200 });
  });
});

describe("a caller who aborts", () => {
  const reason = new Error("no longer wanted");

  it("before anything is sent", async () => {
    const { failure } = calling([answer(200)]);
    expect(await failure(get, { signal: AbortSignal.abort(reason) })).toBe(reason);
    expect(requests()).toBe(0);
  });

  it.each([
    ["while the server thinks", silence],
    ["while the body arrives", endlessBody],
  ])("%s", async (_, behaviour) => {
    const controller = new AbortController();
    const { failure } = calling([
      (response, request) => {
        behaviour(response, request);
        setTimeout(() => controller.abort(reason), 10);
      },
    ]);
    expect(await failure(get, { signal: controller.signal })).toBe(reason);
    expect(requests()).toBe(1);
  });

  it("between two attempts", async () => {
    const controller = new AbortController();
    const { failure } = calling([answer(500)], {
      environment: {
        random: () => 0.5,
        sleep: async (_, signal) => {
          controller.abort(reason);
          signal?.throwIfAborted();
        },
      },
    });
    expect(await failure(get, { signal: controller.signal })).toBe(reason);
    expect(requests()).toBe(1);
  });

  it("while a credential or the middleware is waited for", async () => {
    const controller = new AbortController();
    const { failure } = calling([answer(200)], {
      middleware: [
        async (request, next) => {
          controller.abort(reason);
          return next(request);
        },
      ],
    });
    expect(await failure(get, { signal: controller.signal })).toBe(reason);
    expect(requests()).toBe(0);
  });

  it("in the middle of a body that is read by hand", async () => {
    const controller = new AbortController();
    const { connection } = calling([endlessBody], { timeouts: { attempt: 10_000 } });
    const readBody = async (response: Response): Promise<Response> => response;
    const { body } = await send(connection, "download", get, {}, { signal: controller.signal, readBody });
    const text = (body as Response).text();
    controller.abort(reason);
    await expect(text).rejects.toBe(reason);
  });
});

describe("middleware", () => {
  it("sees each attempt, and what it throws ends the call", async () => {
    const attempts: number[] = [];
    const { call } = calling([answer(500), answer(200)], {
      middleware: [
        (request, next) => {
          attempts.push(request.attempt);
          return next(request);
        },
      ],
    });
    await call();
    expect(attempts).toEqual([1, 2]);
    const fault = new Error("mine");
    expect(await calling([answer(200)], { middleware: [() => Promise.reject(fault)] }).failure()).toBe(fault);
  });
});
