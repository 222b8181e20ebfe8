import type { ConnectionError, TimeoutError } from "./errors.js";
import { gatewayRefusal } from "./gateway-fault.js";
import type { HttpRequest } from "./operation.js";
import type { ReceivedResponse } from "./response.js";

/*
 * When a request is sent again:
 *
 * 1. A request that may be repeated whatever happened to the last one: its method is idempotent (RFC 9110, section 9.2.2),
 *    or the API calls the operation so, or it carries an idempotency key. It is sent again after a connection that failed,
 *    an attempt that took too long, and the statuses 408, 425, 429, 500, 502, 503 and 504.
 * 2. Any other request (POST, PATCH) only where it cannot have been executed: nothing was sent, since there was no
 *    connection; or the gateway itself refused it before calling anything, for its rate. A 503 is no such proof, with
 *    Retry-After or without: the gateway sends one for an integration that failed half-way, too.
 * 3. Never: a body that can be read only once (a stream); a quota that is exceeded, as it stays so for the rest of the
 *    day, week or month.
 *
 * Before retry n (1, 2, ...) it waits a random time between nothing and `baseDelay * 2^(n - 1)`, at most `maximumDelay`
 * ("full jitter", https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/). `Retry-After` stands
 * in place of that: at least so long, and a tenth more at random. Where it asks for more than `longestRetryAfter`, or for
 * more than the call's total time leaves, the response is given to the caller at once.
 *
 * All calls of a client share a budget: each retry takes one from it, each success gives a tenth back. When it is empty
 * nothing is retried, so that an API that is down sees a tenth more requests, and not three times as many.
 */

export interface RetryOptions {
  /** Attempts in all, with the first one. Default: 3; 1 switches retries off. */
  readonly attempts?: number | undefined;
  /** Milliseconds: the most that is waited before the first retry; doubled for each further one. Default: 200. */
  readonly baseDelay?: number | undefined;
  /** Milliseconds: the most that is waited before any retry. Default: 20,000. */
  readonly maximumDelay?: number | undefined;
  /** Milliseconds: a longer `Retry-After` is not waited for. Default: 60,000. */
  readonly longestRetryAfter?: number | undefined;
  /** Retries that the client as a whole can make in a row, without successes between them. Default: 10. */
  readonly budget?: number | undefined;
}

export type RetryPolicy = { readonly [Key in keyof RetryOptions]-?: number };

const usualPolicy: RetryPolicy = {
  attempts: 3,
  baseDelay: 200,
  maximumDelay: 20_000,
  longestRetryAfter: 60_000,
  budget: 10,
};

/** A policy with what the options change of it. */
export const retryPolicy = (options: RetryOptions | false = {}, policy = usualPolicy): RetryPolicy =>
  options === false
    ? { ...policy, attempts: 1 }
    : {
        attempts: options.attempts ?? policy.attempts,
        baseDelay: options.baseDelay ?? policy.baseDelay,
        maximumDelay: options.maximumDelay ?? policy.maximumDelay,
        longestRetryAfter: options.longestRetryAfter ?? policy.longestRetryAfter,
        budget: options.budget ?? policy.budget,
      };

/** What is left for retries. */
export interface RetryBudget {
  /** Takes one; false when there is none. */
  take(): boolean;
  /** A tenth more, up to where it began. */
  give(): void;
}

/** Counted in tenths: tenths as fractions would not add up. */
export function retryBudget(size: number): RetryBudget {
  let tenths = size * 10;
  return {
    take: () => {
      if (tenths < 10) return false;
      tenths -= 10;
      return true;
    },
    give: () => {
      tenths = Math.min(size * 10, tenths + 1);
    },
  };
}

/** How one attempt ended. */
export type Outcome =
  | { readonly kind: "response"; readonly response: ReceivedResponse }
  | { readonly kind: "failure"; readonly error: ConnectionError | TimeoutError };

/** Methods whose repetition has the same effect as one request (RFC 9110, section 9.2.2). */
const idempotentMethods: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS", "PUT", "DELETE"]);

const passingStatuses: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

function isIdempotent({ method, descriptor, headers }: HttpRequest): boolean {
  const { idempotent, idempotencyKey } = descriptor;
  if (idempotencyKey !== undefined && headers.has(idempotencyKey)) return true;
  return idempotent ?? idempotentMethods.has(method);
}

/** Whether sending the request again can do no harm and may do some good. */
export function mayRepeat(request: HttpRequest, outcome: Outcome): boolean {
  if (request.body instanceof ReadableStream) return false;
  if (outcome.kind === "failure") {
    const { error } = outcome;
    return isIdempotent(request) || ("wasSent" in error && !error.wasSent);
  }
  const { response } = outcome;
  const refusal = gatewayRefusal(response);
  if (refusal !== undefined) return refusal === "throttled";
  return isIdempotent(request) && passingStatuses.has(response.status);
}

/** Milliseconds to wait before retry `retry` (1, 2, ...); undefined where the API asks for more patience than allowed. */
export function retryDelay(
  policy: RetryPolicy,
  retry: number,
  outcome: Outcome,
  { now, random }: { readonly now: number; readonly random: number },
): number | undefined {
  const asked = outcome.kind === "response" ? retryAfter(outcome.response.headers, now) : undefined;
  if (asked === undefined) return random * Math.min(policy.maximumDelay, policy.baseDelay * 2 ** (retry - 1));
  return asked > policy.longestRetryAfter ? undefined : asked * (1 + random / 10);
}

/** `Retry-After` in milliseconds from now: seconds or a date (RFC 9110, section 10.2.3); undefined for anything else. */
export function retryAfter(headers: Headers, now: number): number | undefined {
  const text = headers.get("retry-after")?.trim() ?? "";
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const date = /^[A-Za-z]{3,9},? /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
