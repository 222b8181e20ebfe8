import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createNodeHost } from "../../src/host/node-host.js";
import type { ApiModel } from "../../src/ir/api.js";
import { DiagnosticBag } from "../../src/ir/diagnostics.js";
import { readSource } from "../../src/parser/read-source.js";
import { type PairingOptions, type PairingOutcome, runPairing } from "../support/pairing/run-pairing.js";
import { readModel } from "../support/read-document.js";

/**
 * Random values, drawn from the schemas, go from the generated client through the gateway's events to the generated
 * handlers and back, and arrive as they were.
 */

const fixtures = join(import.meta.dirname, "..", "..", "fixtures");

/** Cases with an OpenAPI document; those about diagnostics are about documents that are refused. */
const cases = readdirSync(fixtures).filter(
  (name) =>
    !name.startsWith("diagnostics-") &&
    !name.startsWith("websocket-") &&
    existsSync(join(fixtures, name, "openapi.yaml")),
);

async function readCase(name: string): Promise<ApiModel | undefined> {
  const configuration = join(fixtures, name, "gatewright.yaml");
  const request = {
    entry: join(fixtures, name, "openapi.yaml"),
    ...(existsSync(configuration) ? { configuration } : {}),
    host: createNodeHost(),
  };
  const { api } = await readSource(request, new DiagnosticBag());
  return api === undefined || api.gateway.protocol === "websocket" || api.operations.length === 0 ? undefined : api;
}

async function meet(
  api: ApiModel,
  runs: number,
  languages: NonNullable<PairingOptions["languages"]>,
): Promise<readonly PairingOutcome[]> {
  const kinds = api.gateway.protocol === "rest" ? (["rest"] as const) : (["http-1.0", "http-2.0"] as const);
  return await Promise.all(kinds.map((kind) => runPairing(api, kind, { runs, seed: 1, languages })));
}

const pairs = [
  { client: "typescript", handler: "typescript" },
  { client: "typescript", handler: "python" },
  { client: "python", handler: "typescript" },
  { client: "python", handler: "python" },
] as const;

describe.each(pairs)(
  "what a client in $client sends arrives at the handler in $handler, and its answer back",
  (pair) => {
    it.each(cases)("of %s", { timeout: 60_000 }, async (name) => {
      const api = await readCase(name);
      if (api === undefined) return;
      for (const { findings, calls, unrouted, undrawn } of await meet(api, 4, pair)) {
        expect(findings).toEqual([]);
        expect(calls > 0 || unrouted.length + undrawn.length > 0).toBe(true);
      }
    });

    it.each(["rest", "http"])("in every style, form and type of a %s API", { timeout: 60_000 }, async (type) => {
      const text = readFileSync(join(import.meta.dirname, "every-form.yaml"), "utf8");
      const api = await readModel(text, `api: { type: ${type} }`);
      for (const { findings, calls, unrouted, undrawn } of await meet(api, 60, pair)) {
        expect({ findings, unrouted, undrawn }).toEqual({ findings: [], unrouted: [], undrawn: [] });
        expect(calls).toBeGreaterThan(500);
      }
    });
  },
);
