import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What the server does with one request. */
export type Behaviour = (response: ServerResponse, request: IncomingMessage) => void;

/** A server on loopback that does with each request what it was told, in turn; the last behaviour goes on for ever. */
export interface MisbehavingServer {
  readonly url: string;
  /** Method, target and body of each request that arrived whole. */
  readonly received: { readonly line: string; readonly headers: IncomingMessage["headers"]; readonly body: string }[];
  behave(...behaviours: readonly Behaviour[]): void;
  close(): Promise<void>;
}

export async function startServer(): Promise<MisbehavingServer> {
  const received: MisbehavingServer["received"] = [];
  let behaviours: readonly Behaviour[] = [];
  let count = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString();
      received.push({ line: `${request.method} ${request.url}`, headers: request.headers, body });
      const behaviour = behaviours[Math.min(count, behaviours.length - 1)];
      count += 1;
      behaviour?.(response, request);
    });
    request.on("error", () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    behave: (...next) => {
      behaviours = next;
      count = 0;
      received.length = 0;
    },
    close: () => closeServer(server),
  };
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

export const answer =
  (status: number, body: unknown = { ok: true }, headers: Readonly<Record<string, string>> = {}): Behaviour =>
  (response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  };

/** Takes the request and says nothing. */
export const silence: Behaviour = () => {};

/** Says that a body follows, sends the beginning of one, and nothing more. */
export const endlessBody: Behaviour = (response) => {
  response.writeHead(200, { "content-type": "application/json" });
  response.write('{"a":');
};

/** Takes the request and closes the connection. */
export const cut: Behaviour = (response) => {
  response.destroy();
};

/** Closes the connection in the middle of the body. */
export const cutInBody: Behaviour = (response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "100" });
  response.write('{"a":', () => response.destroy());
};
