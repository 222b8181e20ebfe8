import type { Authentication } from "./authentication.js";
import { type Environment, systemEnvironment } from "./environment.js";
import type { Middleware } from "./operation.js";
import { type RetryBudget, type RetryOptions, type RetryPolicy, retryBudget, retryPolicy } from "./retry.js";

/** Milliseconds. */
export interface Timeouts {
  /** For an attempt, until the body is read, or until it is begun where the caller reads it. Default: 60,000; `Infinity` for no limit. */
  readonly attempt?: number | undefined;
  /** For a call with all its attempts and the time between them. No limit by default. */
  readonly total?: number | undefined;
}

/** What all operations of a client have in common. */
export interface Connection {
  /** Where the API is; may hold `{variable}`. */
  readonly baseUrl: string;
  /** True when the caller gave `baseUrl`: operations with servers of their own go there too. */
  readonly isBaseUrlGiven: boolean;
  readonly variables: { readonly [name: string]: string | undefined };
  readonly headers: { readonly [name: string]: string };
  /** Undefined where the API asks for no credentials. */
  readonly authentication: Authentication | undefined;
  /** The first one is the outermost. */
  readonly middleware: readonly Middleware[];
  readonly retry: RetryPolicy;
  readonly budget: RetryBudget;
  readonly timeouts: Timeouts;
  /** Bytes of a body that is read as a whole; undefined for no limit. */
  readonly maximumBodySize: number | undefined;
  readonly environment: Environment;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
}

/** What a client can be given, whatever its API. */
export interface ConnectionOptions {
  /** Sent with every request. */
  readonly headers?: { readonly [name: string]: string } | undefined;
  /** Wraps each attempt of every call; the first one is the outermost. */
  readonly middleware?: readonly Middleware[] | undefined;
  /** When and how often requests are sent again; false for never. */
  readonly retry?: RetryOptions | false | undefined;
  /** How long calls may take. */
  readonly timeouts?: Timeouts | undefined;
  /** Bytes: larger bodies are refused while they arrive, but for those that the caller reads. No limit by default. */
  readonly maximumBodySize?: number | undefined;
  /** In place of the global `fetch`. */
  readonly fetch?: Connection["fetch"] | undefined;
  /** For tests: the clock and the dice. */
  readonly environment?: Partial<Environment> | undefined;
}

/** What the generated code knows of its API. */
export interface ConnectionTarget {
  readonly baseUrl: string;
  readonly isBaseUrlGiven: boolean;
  readonly variables?: { readonly [name: string]: string | undefined } | undefined;
  readonly authentication?: Authentication | undefined;
}

export const defaultAttemptTimeout = 60_000;

export function openConnection(target: ConnectionTarget, options: ConnectionOptions = {}): Connection {
  const retry = retryPolicy(options.retry);
  return {
    baseUrl: target.baseUrl,
    isBaseUrlGiven: target.isBaseUrlGiven,
    variables: target.variables ?? {},
    headers: options.headers ?? {},
    authentication: target.authentication,
    middleware: options.middleware ?? [],
    retry,
    budget: retryBudget(retry.budget),
    timeouts: { attempt: options.timeouts?.attempt ?? defaultAttemptTimeout, total: options.timeouts?.total },
    maximumBodySize: options.maximumBodySize,
    environment: { ...systemEnvironment, ...options.environment },
    fetch: options.fetch ?? ((url, init) => fetch(url, init)),
  };
}
