import fc from "fast-check";
import { gatewayPath } from "../../../src/emitters/lambda/operation-data.js";
import { schemaTypes } from "../../../src/emitters/typescript/schema-types.js";
import type { ApiModel, Operation } from "../../../src/ir/api.js";
import { aHandler } from "../models.js";
import { requestDifferences, responseDifferences } from "./compare-call.js";
import { type Call, callDrawing, drawCall } from "./draw-call.js";
import { Undrawable } from "./draw-value.js";
import type { GatewayKind } from "./gateway-event.js";
import {
  callableOperations,
  type HandlerRequest,
  type Implementation,
  servedApi,
  throughGateway,
  typescriptClient,
  typescriptHandler,
} from "./pairing.js";
import { pythonClient } from "./python-client.js";
import { pythonHandler } from "./python-handler.js";

type Language = "typescript" | "python";

export interface PairingOptions {
  /** Calls of each operation. */
  readonly runs: number;
  readonly seed: number;
  /** Operations that are called. */
  readonly most?: number;
  readonly languages?: { readonly client: Language; readonly handler: Language };
}

const typescriptOnly = { client: "typescript", handler: "typescript" } as const;

export interface PairingOutcome {
  /** Calls that were made. */
  readonly calls: number;
  /** Operations for which no valid call could be drawn. */
  readonly undrawn: readonly string[];
  /** Operations that the gateway cannot route to a function by their paths. */
  readonly unrouted: readonly string[];
  readonly findings: readonly string[];
}

/** Whether one API's client and handlers agree: for every operation some calls there and back. */
export async function runPairing(
  model: ApiModel,
  kind: GatewayKind,
  { runs, seed, most = Number.POSITIVE_INFINITY, languages = typescriptOnly }: PairingOptions,
): Promise<PairingOutcome> {
  const api = servedByOne(model);
  const types = schemaTypes(api, { binary: "Uint8Array" });
  const drawing = callDrawing(api, types);
  let current: { readonly call: Call; arrived?: HandlerRequest } | undefined;
  const implement: Implementation = (_, request) => {
    if (current === undefined) throw new Error("nothing was called");
    current.arrived = request;
    return current.call.response;
  };
  const { invoke, close } =
    languages.handler === "python"
      ? await pythonHandler(api, implement)
      : { invoke: await typescriptHandler(api, implement), close: async () => undefined };
  const send = throughGateway(servedApi(api, kind), invoke);
  const client =
    languages.client === "python"
      ? await pythonClient(api, send)
      : { callOperation: await typescriptClient(api, send), close: async () => undefined };
  const findings: string[] = [];
  const undrawn: string[] = [];
  const unrouted: string[] = [];
  let calls = 0;
  const routes = new Set<string>();
  try {
    for (const { operation } of callableOperations(api).slice(0, most)) {
      const route = `${operation.method} ${gatewayPath(operation).replace(/\{[^}]*\}/g, "{}")}`;
      const isRouted = !routes.has(route) && !operation.path.segments.some((segment) => segment.kind === "mixed");
      routes.add(route);
      if (!isRouted) {
        unrouted.push(operation.id);
        continue;
      }
      const drawn = drawnCalls(operation, drawing, { runs, seed });
      if (drawn.length === 0) undrawn.push(operation.id);
      for (const call of drawn) {
        calls += 1;
        current = { call };
        const found = await differences(operation, current, client.callOperation);
        if (found.length > 0) {
          findings.push(...found.map((text) => `${operation.id}: ${text}`));
          break;
        }
      }
    }
  } finally {
    await Promise.all([client.close(), close()]);
  }
  return { calls, undrawn, unrouted, findings };
}

/**
 * All operations behind one function, whatever the document has behind them, and open to everybody: who may call is
 * another subject.
 */
export function servedByOne(api: ApiModel): ApiModel {
  const purpose = { kind: "operations", operations: api.operations.map(({ id }) => id), shared: true } as const;
  return {
    ...api,
    operations: api.operations.map(({ authorization: _, ...operation }) => ({ ...operation, security: [] })),
    authorizers: [],
    handlers: [aHandler("all", { purpose })],
  };
}

async function differences(
  operation: Operation,
  current: { readonly call: Call; arrived?: HandlerRequest },
  callOperation: (operation: Operation, request: Call["request"]) => Promise<Call["response"]>,
): Promise<readonly string[]> {
  const { call } = current;
  try {
    const answer = await callOperation(operation, call.request);
    if (current.arrived === undefined) {
      return [
        `never arrived: ${JSON.stringify(answer.body)?.slice(0, 400)} for ${JSON.stringify(call.request).slice(0, 400)}`,
      ];
    }
    return [
      ...requestDifferences(operation, call.request, current.arrived),
      ...responseDifferences(call.response, answer),
    ];
  } catch (error) {
    return [`failed: ${String(error).slice(0, 300)} for ${JSON.stringify(call).slice(0, 400)}`];
  }
}

export function drawnCalls(
  operation: Operation,
  drawing: ReturnType<typeof callDrawing>,
  options: { readonly runs: number; readonly seed: number },
): readonly Call[] {
  const arbitrary = fc.gen().map((draw) => {
    try {
      return drawCall(operation, drawing, draw);
    } catch (error) {
      if (error instanceof Undrawable) return undefined;
      throw error;
    }
  });
  return fc.sample(arbitrary, { numRuns: options.runs, seed: options.seed }).filter((call) => call !== undefined);
}
