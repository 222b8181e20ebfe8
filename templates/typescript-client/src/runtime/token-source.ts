import type { TokenSource } from "./authentication.js";
import { type Environment, systemEnvironment } from "./environment.js";

/** A token and until when it holds. */
export interface IssuedToken {
  readonly token: string;
  /** Milliseconds since 1970; undefined where nobody tells: it is kept until the API refuses it. */
  readonly expiresAt?: number | undefined;
}

export interface TokenSourceOptions {
  /** Milliseconds before its end in which a token is renewed already. Default: 30,000. */
  readonly skew?: number | undefined;
  /** For tests: the clock. */
  readonly environment?: Pick<Environment, "now"> | undefined;
}

const defaultSkew = 30_000;

/**
 * Keeps a token until shortly before it expires, or until the API refuses it. However many calls wait for one, it is asked
 * for once; a call that is aborted leaves the others their token. A failure is not kept: the next call asks again.
 *
 * @param issue asks for a token; `wasRefused` tells that the last one was refused before its time
 */
export function tokenSource(
  issue: (wasRefused: boolean) => Promise<IssuedToken>,
  options: TokenSourceOptions = {},
): TokenSource {
  const { now } = options.environment ?? systemEnvironment;
  const skew = options.skew ?? defaultSkew;
  let known: IssuedToken | undefined;
  let asked: Promise<IssuedToken> | undefined;
  let wasRefused = false;
  const ask = async (): Promise<IssuedToken> => {
    try {
      known = await issue(wasRefused);
      wasRefused = false;
      return known;
    } finally {
      asked = undefined;
    }
  };
  return {
    token: async (signal) => {
      signal?.throwIfAborted();
      if (known !== undefined && (known.expiresAt === undefined || now() < known.expiresAt - skew)) return known.token;
      asked ??= ask();
      const { token } = await (signal === undefined ? asked : untilAborted(asked, signal));
      return token;
    },
    discard: (refused) => {
      // Of several calls with the same token the first has renewed it already.
      if (refused !== undefined && refused !== known?.token) return;
      wasRefused = known !== undefined;
      known = undefined;
    },
  };
}

function untilAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
