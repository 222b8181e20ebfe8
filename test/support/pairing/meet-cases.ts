import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { createNodeHost } from "../../../src/host/node-host.js";
import type { ApiModel } from "../../../src/ir/api.js";
import { DiagnosticBag } from "../../../src/ir/diagnostics.js";
import { readSource } from "../../../src/parser/read-source.js";
import { readModel } from "../read-document.js";
import { type PairingOptions, type PairingOutcome, runPairing } from "./run-pairing.js";

type Languages = NonNullable<PairingOptions["languages"]>;

const fixtures = fileURLToPath(new URL("../../../fixtures/", import.meta.url));
const everyForm = fileURLToPath(new URL("../../properties/every-form.yaml", import.meta.url));

/** Cases with an OpenAPI document; those about diagnostics are about documents that are refused. */
const casesWithClients = (): readonly string[] =>
  readdirSync(fixtures).filter(
    (name) =>
      !name.startsWith("diagnostics-") &&
      !name.startsWith("websocket-") &&
      existsSync(`${fixtures}${name}/openapi.yaml`),
  );

async function readCase(name: string): Promise<ApiModel | undefined> {
  const configuration = `${fixtures}${name}/gatewright.yaml`;
  const request = {
    entry: `${fixtures}${name}/openapi.yaml`,
    ...(existsSync(configuration) ? { configuration } : {}),
    host: createNodeHost(),
  };
  const { api } = await readSource(request, new DiagnosticBag());
  return api === undefined || api.gateway.protocol === "websocket" || api.operations.length === 0 ? undefined : api;
}

async function meet(api: ApiModel, runs: number, languages: Languages): Promise<readonly PairingOutcome[]> {
  const kinds = api.gateway.protocol === "rest" ? (["rest"] as const) : (["http-1.0", "http-2.0"] as const);
  return await Promise.all(kinds.map((kind) => runPairing(api, kind, { runs, seed: 1, languages })));
}

/**
 * Random values, drawn from the schemas, go from the generated client through the gateway's events to the generated
 * handlers and back, and arrive as they were: of every case, and of a document with everything.
 */
export function describeMeeting(languages: Languages): void {
  const { client, handler } = languages;
  describe(`what a client in ${client} sends arrives at the handler in ${handler}, and its answer back`, () => {
    it.each(casesWithClients())("of %s", { timeout: 60_000 }, async (name) => {
      const api = await readCase(name);
      if (api === undefined) return;
      for (const { findings, calls, unrouted, undrawn } of await meet(api, 4, languages)) {
        expect(findings).toEqual([]);
        expect(calls > 0 || unrouted.length + undrawn.length > 0).toBe(true);
      }
    });

    it.each(["rest", "http"])("in every style, form and type of a %s API", { timeout: 60_000 }, async (type) => {
      const api = await readModel(readFileSync(everyForm, "utf8"), `api: { type: ${type} }`);
      for (const { findings, calls, unrouted, undrawn } of await meet(api, 60, languages)) {
        expect({ findings, unrouted, undrawn }).toEqual({ findings: [], unrouted: [], undrawn: [] });
        expect(calls).toBeGreaterThan(500);
      }
    });
  });
}
