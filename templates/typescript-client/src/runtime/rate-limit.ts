import { type Environment, systemEnvironment } from "./environment.js";
import { gatewayRefusal } from "./gateway-fault.js";
import type { HttpRequest, Middleware } from "./operation.js";

/** A token bucket, as the gateway has them: `ratePerSecond` refills it, `burst` is its size in requests. */
export interface RateLimit {
  readonly ratePerSecond: number;
  readonly burst: number;
}

/** Limits of an API: of all operations together, and of single ones beside that. */
export interface RateLimits {
  readonly all?: RateLimit;
  readonly operations?: { readonly [operation: string]: RateLimit };
}

/**
 * Middleware that waits where a request would be throttled. Requests wait their turn, in the order in which they came, and
 * give it up when they are aborted. The rate follows what the gateway lets through, as other callers may share it: each
 * throttled request halves it, down to a sixteenth, and each other one brings a fiftieth of it back. Make one for all
 * clients that share the limit.
 */
export function rateLimit(limits: RateLimits, environment: Partial<Environment> = {}): Middleware {
  const surroundings = { ...systemEnvironment, ...environment };
  const all = limits.all === undefined ? undefined : bucket(limits.all, surroundings);
  const ofOperations = new Map(
    Object.entries(limits.operations ?? {}).map(([name, limit]) => [name, bucket(limit, surroundings)]),
  );
  const bucketsOf = ({ operation }: HttpRequest): readonly Bucket[] =>
    [all, ofOperations.get(operation)].filter((each) => each !== undefined);
  return async (request, next) => {
    const buckets = bucketsOf(request);
    for (const each of buckets) await each.take(request.signal);
    const response = await next(request);
    const isThrottled = response.status === 429 && (await isRefusedForRate(response));
    for (const each of buckets) each.learn(isThrottled);
    return response;
  };
}

/** A quota that is exceeded says nothing about the rate. */
async function isRefusedForRate(response: Response): Promise<boolean> {
  const { ok, status, headers } = response;
  const text = await response.clone().text();
  let body: unknown = text;
  try {
    body = JSON.parse(text);
  } catch {
    // What is no JSON is not the gateway's.
  }
  return gatewayRefusal({ ok, status, headers, body }) !== "quota-exceeded";
}

const abortion = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });

interface Bucket {
  take(signal: AbortSignal | undefined): Promise<void>;
  learn(isThrottled: boolean): void;
}

/** Milliseconds; timers take no more than 24 days, and a rate of 0 would ask for ever. */
const longestSleep = 60_000;
const slowest = 1 / 16;
const recovery = 1 / 50;

function bucket(limit: RateLimit, { now, sleep }: Environment): Bucket {
  const perMillisecond = limit.ratePerSecond / 1000;
  let share = 1;
  let tokens = limit.burst;
  let filledAt = now();
  let last: Promise<unknown> = Promise.resolve();
  const refill = (): void => {
    const time = now();
    tokens = Math.min(limit.burst, tokens + (time - filledAt) * perMillisecond * share);
    filledAt = time;
  };
  const takeNext = async (signal: AbortSignal | undefined): Promise<void> => {
    signal?.throwIfAborted();
    refill();
    while (tokens < 1) {
      await sleep(Math.min(longestSleep, Math.ceil((1 - tokens) / (perMillisecond * share))), signal);
      refill();
    }
    tokens -= 1;
  };
  return {
    take: (signal) => {
      const turn = last.then(() => takeNext(signal));
      last = turn.catch(() => {});
      return signal === undefined ? turn : Promise.race([turn, abortion(signal)]);
    },
    learn: (isThrottled) => {
      refill();
      share = isThrottled ? Math.max(slowest, share / 2) : Math.min(1, share + recovery);
      if (isThrottled) tokens = Math.min(tokens, 0);
    },
  };
}
