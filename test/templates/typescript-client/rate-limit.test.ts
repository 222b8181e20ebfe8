import { describe, expect, it } from "vitest";
import type { HttpRequest } from "../../../templates/typescript-client/src/runtime/operation.js";
import { type RateLimits, rateLimit } from "../../../templates/typescript-client/src/runtime/rate-limit.js";

/** A clock that goes on only where somebody sleeps. */
function limited(limits: RateLimits) {
  let time = 0;
  const sent: { readonly operation: string; readonly at: number }[] = [];
  const middleware = rateLimit(limits, {
    now: () => time,
    sleep: async (milliseconds, signal) => {
      await Promise.resolve();
      signal?.throwIfAborted();
      time += milliseconds;
    },
  });
  const send = async (operation = "list", answer = new Response("{}"), signal?: AbortSignal): Promise<Response> => {
    const request = { operation, signal } as HttpRequest;
    return middleware(request, async () => {
      sent.push({ operation, at: time });
      return answer;
    });
  };
  const pass = (milliseconds: number): void => {
    time += milliseconds;
  };
  return { send, sent, pass };
}

const throttled = (message = "Too Many Requests"): Response =>
  new Response(JSON.stringify({ message }), { status: 429, headers: { "content-type": "application/json" } });

describe("the rate limit", () => {
  it("lets a burst through, then one request after the other, in the order in which they came", async () => {
    const { send, sent } = limited({ all: { ratePerSecond: 10, burst: 2 } });
    await Promise.all(["a", "b", "c", "d"].map((name) => send(name)));
    expect(sent).toEqual([
      { operation: "a", at: 0 },
      { operation: "b", at: 0 },
      { operation: "c", at: 100 },
      { operation: "d", at: 200 },
    ]);
  });

  it("fills up again to its burst, and no further", async () => {
    const { send, sent, pass } = limited({ all: { ratePerSecond: 1, burst: 2 } });
    await Promise.all([send(), send()]);
    pass(60_000);
    await Promise.all([send(), send(), send()]);
    expect(sent.map(({ at }) => at)).toEqual([0, 0, 60_000, 60_000, 61_000]);
  });

  it("holds for single operations beside the whole", async () => {
    const { send, sent } = limited({ operations: { slow: { ratePerSecond: 1, burst: 1 } } });
    await send("slow");
    await send("quick");
    await send("slow");
    expect(sent.map(({ at }) => at)).toEqual([0, 0, 1000]);
  });

  it("goes down with what the gateway lets through, and comes back", async () => {
    const { send, sent } = limited({ all: { ratePerSecond: 10, burst: 1 } });
    await send("list", throttled());
    for (let count = 0; count < 60; count += 1) await send();
    const gaps = sent.slice(1).map(({ at }, index) => at - (sent[index]?.at ?? 0));
    expect(gaps[0]).toBe(200);
    expect(gaps[10]).toBeLessThan(gaps[0] ?? 0);
    expect(gaps.at(-1)).toBe(100);
  });

  it("learns nothing from a quota that is exceeded", async () => {
    const { send, sent } = limited({ all: { ratePerSecond: 10, burst: 1 } });
    const response = await send("list", throttled("Limit Exceeded"));
    await send();
    expect(sent[1]?.at).toBe(100);
    expect(await response.json()).toEqual({ message: "Limit Exceeded" });
  });

  it("gives the turn of an aborted request to the next", async () => {
    const { send, sent } = limited({ all: { ratePerSecond: 1, burst: 1 } });
    const controller = new AbortController();
    await send();
    const waiting = send("b", undefined, controller.signal);
    const next = send("c");
    controller.abort(new Error("enough"));
    await expect(waiting).rejects.toThrow("enough");
    await next;
    expect(sent.map(({ operation }) => operation)).toEqual(["list", "c"]);
  });
});
