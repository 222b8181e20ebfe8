import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Scope } from "../account/scope.js";

/** Version 4 of the state's format, as far as it is read here. */
interface State {
  readonly resources: readonly {
    readonly module?: string;
    readonly mode: "managed" | "data";
    readonly type: string;
    readonly instances: readonly { readonly attributes: { readonly id?: string } }[];
  }[];
}

/** Where terraform keeps the state of one configuration. */
export interface StateStore {
  /** What terraform's `http` backend is given. */
  readonly address: string;
  /** What a module of the configuration has made, by what its state says. */
  scopeOf(module: string): Scope;
  close(): Promise<void>;
}

/**
 * A state file is written anew after every resource, all of it, which takes most of the time where a configuration makes
 * some hundred; other backends are handed the state now and then, and at the end.
 * https://developer.hashicorp.com/terraform/language/backend/http
 */
export async function openStateStore(): Promise<StateStore> {
  let text = "";
  const server = createServer(async (request, response) => {
    if (request.method === "POST") text = await bodyOf(request);
    else if (request.method === "DELETE") text = "";
    response.writeHead(request.method === "GET" && text === "" ? 404 : 200);
    response.end(request.method === "GET" ? text : "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/state`,
    scopeOf: (module) => moduleScope(text === "" ? { resources: [] } : (JSON.parse(text) as State), module),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

function moduleScope({ resources }: State, module: string): Scope {
  const owned = new Set(
    resources
      .filter((resource) => resource.mode === "managed" && resource.module === `module.${module}`)
      .flatMap(({ type, instances }) => instances.map(({ attributes }) => `${type} ${attributes.id}`)),
  );
  return { owns: (type, id) => id !== undefined && owned.has(`${type} ${id}`) };
}
