import { gatewayPath } from "../../../src/emitters/lambda/operation-data.js";
import { emitter as handlerEmitter } from "../../../src/emitters/lambda-typescript/index.js";
import { operationNames } from "../../../src/emitters/lambda-typescript/names.js";
import { type ClientModel, clientModel } from "../../../src/emitters/typescript-client/client-model.js";
import { emitter as clientEmitter } from "../../../src/emitters/typescript-client/index.js";
import type { ApiModel, Operation } from "../../../src/ir/api.js";
import { bundleModule } from "../../emitters/lambda-typescript/emit-project.js";
import { aLambdaContext } from "../../templates/lambda-typescript/events.js";
import type { Call } from "./draw-call.js";
import { emitted } from "./emitted.js";
import {
  type FunctionResult,
  type GatewayKind,
  gatewayEvent,
  gatewayResponse,
  type ServedApi,
  type WireRequest,
  type WireResponse,
} from "./gateway-event.js";

/** What a handler was called with, and what it is to answer. */
export type Implementation = (operation: string, request: HandlerRequest) => Call["response"];

export type HandlerRequest = Call["request"] & { readonly method: string };

/** A function behind the gateway: takes an event, returns a result. */
export type Invoke = (event: unknown) => Promise<FunctionResult>;

/** One end of a pairing that calls: sends a request for a call and resolves to what came back. */
export type CallOperation = (operation: Operation, call: Call["request"]) => Promise<Call["response"]>;

/** The API as the gateway serves it. Mixed segments are none that it routes by. */
export function servedApi(api: ApiModel, kind: GatewayKind): ServedApi {
  const routes = api.operations.map((operation) => ({
    method: operation.method === "any" ? "ANY" : operation.method.toUpperCase(),
    path: gatewayPath(operation),
  }));
  const binaryMediaTypes = api.gateway.protocol === "rest" ? api.gateway.binaryMediaTypes : [];
  return { kind, stage: "live", routes, binaryMediaTypes };
}

/** Sends requests through the gateway to a function. */
export function throughGateway(api: ServedApi, invoke: Invoke): (request: WireRequest) => Promise<WireResponse> {
  return async (request) => {
    const event = gatewayEvent(api, request);
    if (event === undefined) return { status: 403, headers: [], body: new TextEncoder().encode("no route") };
    return gatewayResponse(api, request, await invoke(event));
  };
}

/** The generated handlers of an API whose operations are served by one function, with an implementation for all of them. */
export async function typescriptHandler(api: ApiModel, implement: Implementation): Promise<Invoke> {
  const files = await emitted(handlerEmitter, api);
  const names = operationNames(api.operations);
  const key = `pairing-${Math.random()}`;
  const given = globalThis as unknown as Record<string, Implementation>;
  given[key] = implement;
  for (const [id, { file, value }] of names) {
    const path = `src/operations/${file}.ts`;
    if (!files.has(path)) continue;
    const name = JSON.stringify(id);
    files.set(
      path,
      `export const ${value} = (request: never) => (globalThis as never)[${JSON.stringify(key)}](${name}, request);\n`,
    );
  }
  const isServing = ([path, text]: readonly [string, string]): boolean =>
    path.startsWith("src/functions/") && text.includes("/operations/");
  const entry = [...files].find(isServing)?.[0];
  if (entry === undefined) throw new Error("there is no function");
  const { handler } = (await bundleModule(files, entry)) as {
    handler: (event: unknown, context: unknown) => Promise<FunctionResult>;
  };
  return (event) => handler(event, aLambdaContext());
}

type Answer = {
  readonly status: number;
  readonly body: unknown;
  readonly contentType: string;
  readonly headers: Headers;
};
type Method = { raw(input?: object, options?: object): Promise<Answer> };

/** The generated client of an API, over a transport of ours. */
export async function typescriptClient(
  api: ApiModel,
  send: (request: WireRequest) => Promise<WireResponse>,
): Promise<CallOperation> {
  const files = await emitted(clientEmitter, api);
  const module = (await bundleModule(files, "src/index.ts")) as {
    createClient(options: object): Readonly<Record<string, Method>>;
  };
  const client = module.createClient({
    baseUrl: "https://api.example/live",
    retry: false,
    rateLimit: false,
    fetch: async (input: string | URL | Request, init?: RequestInit) => {
      const request = new Request(input, {
        ...init,
        ...(init?.body === undefined ? {} : { duplex: "half" }),
      } as RequestInit);
      const body = new Uint8Array(await request.arrayBuffer());
      const answer = await send({ method: request.method, url: request.url, headers: [...request.headers], body });
      const isEmpty = [204, 205, 304].includes(answer.status) || request.method === "HEAD";
      return new Response(isEmpty ? null : Buffer.from(answer.body), {
        status: answer.status,
        headers: answer.headers.map(([name, value]): [string, string] => [name, value]),
      });
    },
  });
  const methods = new Map(clientModel(api).operations.map(({ operation, names }) => [operation.id, names.method]));
  return async (operation, request) => {
    const method = client[methods.get(operation.id) ?? ""];
    if (method === undefined) throw new Error(`the client has no ${operation.id}`);
    const answer = await method.raw(clientArguments(operation, request));
    return {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      contentType: answer.contentType,
      body: await bytesOf(answer.body),
    };
  };
}

export const callableOperations = (api: ApiModel): ClientModel["operations"] => clientModel(api).operations;

function clientArguments(
  operation: Operation,
  { path, query, headers, cookies, contentType, body }: Call["request"],
): object {
  const isChosen =
    contentType !== undefined &&
    (operation.body?.content.length ?? 0) + (operation.body?.content.some(({ type }) => type.includes("*")) ? 1 : 0) >
      1;
  return {
    ...group("path", path),
    ...group("query", query),
    ...group("headers", headers),
    ...group("cookies", cookies),
    ...(isChosen ? { contentType } : {}),
    ...(body === undefined ? {} : { body: withBlobs(body) }),
  };
}

const group = (name: string, values: object): object => (Object.keys(values).length === 0 ? {} : { [name]: values });

function withBlobs(value: unknown): unknown {
  if (value instanceof Uint8Array) return new Blob([new Uint8Array(value)]);
  if (Array.isArray(value)) return value.map(withBlobs);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withBlobs(member)]));
}

const bytesOf = async (value: unknown): Promise<unknown> =>
  value instanceof Blob ? new Uint8Array(await value.arrayBuffer()) : value;
