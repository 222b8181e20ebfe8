import type { Environment } from "./environment.js";

/** What is used of a WebSocket: that of browsers, of Node 22 or later, or of the package `ws`. */
export interface SocketLike {
  send(text: string): void;
  close(code?: number, reason?: string): void;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
}

/** Where to connect, and what to show there. */
export interface SocketAddress {
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly protocols: readonly string[];
}

export type OpenSocket = (address: SocketAddress) => SocketLike;

export type SocketState = "idle" | "connecting" | "open" | "waiting" | "closed";

/** Thrown where a connection is refused, is lost, or is closed while something waits for it. */
export class SocketError extends Error {
  override readonly name = "SocketError";
  /** https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1; undefined where the connection said none. */
  readonly code: number | undefined;
  /** Whether the message was handed over to the connection: then the API may have got it. */
  readonly wasSent: boolean;

  constructor(message: string, wasSent: boolean, code?: number, options?: ErrorOptions) {
    super(message, options);
    this.wasSent = wasSent;
    this.code = code;
  }
}

export interface ReconnectPolicy {
  /** Attempts in a row that may fail before the connection is given up. */
  readonly attempts: number;
  /** Milliseconds: the most that is waited before the first attempt; doubled for each further one. */
  readonly baseDelay: number;
  /** Milliseconds: the most that is waited before any attempt. */
  readonly maximumDelay: number;
  /** Milliseconds: how long a connection is used before another takes its place. */
  readonly lifetime: number;
}

export interface SocketConnectionOptions {
  readonly address: () => Promise<SocketAddress>;
  readonly openSocket: OpenSocket;
  readonly reconnect: ReconnectPolicy | undefined;
  readonly environment: Environment;
  readonly onText: (text: string) => void;
  /** A connection is gone, and with it whatever was to come over it. */
  readonly onLost: (error: SocketError) => void;
  readonly onState: (state: SocketState) => void;
}

interface Waiting {
  readonly resolve: (socket: SocketLike) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Keeps one connection open: when it is lost, the next one is tried after a random part of a growing time, without end
 * unless the policy has one. Before the gateway closes a connection for its age, at two hours, another is opened, and takes
 * over once it is open.
 */
export class SocketConnection {
  private readonly options: SocketConnectionOptions;
  private current: SocketLike | undefined;
  private state: SocketState = "idle";
  private hasBeenOpen = false;
  private failures = 0;
  private waiting: Waiting[] = [];
  private ending = new AbortController();

  constructor(options: SocketConnectionOptions) {
    this.options = options;
  }

  /** The open connection, as soon as there is one. */
  ready(): Promise<SocketLike> {
    if (this.state === "closed") return Promise.reject(new SocketError("The client is closed.", false));
    if (this.current !== undefined) return Promise.resolve(this.current);
    const promise = new Promise<SocketLike>((resolve, reject) => this.waiting.push({ resolve, reject }));
    if (this.state === "idle") void this.connect();
    return promise;
  }

  close(): void {
    if (this.state === "closed") return;
    const socket = this.current;
    this.giveUp(new SocketError("The client was closed.", false));
    socket?.close(1000);
  }

  private enter(state: SocketState): void {
    if (this.state === state || this.state === "closed") return;
    this.state = state;
    this.options.onState(state);
  }

  private async connect(): Promise<void> {
    if (this.current === undefined) this.enter("connecting");
    let socket: SocketLike;
    try {
      socket = this.options.openSocket(await this.options.address());
    } catch (error) {
      // What is wrong from the beginning does not get better by trying again. What was right once does: where the network
      // is gone, a token cannot be had either.
      if (this.hasBeenOpen) this.miss(error);
      else this.giveUp(error);
      return;
    }
    if (this.state === "closed") socket.close(1000);
    let isOpen = false;
    socket.onopen = () => {
      isOpen = true;
      if (this.state === "closed") socket.close(1000);
      else this.takeOver(socket);
    };
    socket.onmessage = ({ data }: { readonly data: unknown }) => {
      if (typeof data === "string") this.options.onText(data);
    };
    socket.onerror = () => {};
    socket.onclose = (event: { readonly code?: number; readonly reason?: string }) => this.lose(socket, isOpen, event);
  }

  private takeOver(socket: SocketLike): void {
    const previous = this.current;
    this.current = socket;
    this.hasBeenOpen = true;
    this.failures = 0;
    this.enter("open");
    for (const { resolve } of this.waiting.splice(0)) resolve(socket);
    previous?.close(1000, "replaced");
    void this.replaceInTime(socket);
  }

  private async replaceInTime(socket: SocketLike): Promise<void> {
    const { reconnect, environment } = this.options;
    if (reconnect === undefined) return;
    try {
      await environment.sleep(reconnect.lifetime, this.ending.signal);
      if (this.current === socket) await this.connect();
    } catch {
      // The client was closed.
    }
  }

  private lose(
    socket: SocketLike,
    wasOpen: boolean,
    { code, reason }: { readonly code?: number; readonly reason?: string },
  ): void {
    if (this.state === "closed" || (wasOpen && this.current !== socket)) return;
    const why = reason === undefined || reason === "" ? "" : `: ${reason}`;
    const text = wasOpen ? "The connection was lost" : "There is no connection";
    const error = new SocketError(`${text}${code === undefined ? "" : ` (code ${code})`}${why}.`, wasOpen, code);
    if (!wasOpen) {
      this.miss(error);
      return;
    }
    this.current = undefined;
    this.options.onLost(error);
    void this.tryAgain(error);
  }

  /** An attempt has failed. A connection that was to take over is not missed while the old one holds. */
  private miss(error: unknown): void {
    if (this.state === "closed") return;
    this.failures += 1;
    if (this.current === undefined) void this.tryAgain(error);
  }

  private async tryAgain(error: unknown): Promise<void> {
    const { reconnect, environment } = this.options;
    if (reconnect === undefined || this.failures >= reconnect.attempts) {
      this.giveUp(error);
      return;
    }
    this.enter("waiting");
    const { baseDelay, maximumDelay } = reconnect;
    const delay = environment.random() * Math.min(maximumDelay, baseDelay * 2 ** this.failures);
    try {
      await environment.sleep(delay, this.ending.signal);
      await this.connect();
    } catch {
      // The client was closed.
    }
  }

  private giveUp(error: unknown): void {
    const isLost = this.current !== undefined;
    this.current = undefined;
    this.enter("closed");
    this.ending.abort();
    for (const { reject } of this.waiting.splice(0)) reject(error);
    if (isLost) this.options.onLost(new SocketError("The connection was closed.", true));
  }
}

/** Browsers and Node 22. What a browser cannot send is an error here, and not a connection that is refused. */
export const openGlobalSocket: OpenSocket = ({ url, headers, protocols }) => {
  type Constructor = new (url: string, options: unknown) => SocketLike;
  const { WebSocket: Socket } = globalThis as { readonly WebSocket?: Constructor };
  if (Socket === undefined) {
    throw new TypeError(
      "There is no global WebSocket: give `openSocket`, such as `({ url, headers }) => new WS(url, { headers })`.",
    );
  }
  if (Object.keys(headers).length === 0) return new Socket(url, [...protocols]);
  if ("document" in globalThis || "WorkerGlobalScope" in globalThis) {
    throw new TypeError("Browsers send no headers with a WebSocket: let the API take its credentials from the query.");
  }
  return new Socket(url, { protocols: [...protocols], headers });
};
