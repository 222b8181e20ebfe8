import { createNodeHost } from "../../../src/host/node-host.js";
import { DiagnosticBag } from "../../../src/ir/diagnostics.js";
import { readSource } from "../../../src/parser/read-source.js";
import type { GatewayKind } from "./gateway-event.js";
import { type PairingOptions, type PairingOutcome, runPairing } from "./run-pairing.js";

/**
 * Reads a document from disk and lets its client and handlers meet; undefined for one that is refused or has nothing to
 * call.
 *
 * @param configuration path of settings that choose the type of API
 */
export async function pairDocument(
  document: string,
  configuration: string,
  kind: GatewayKind,
  options: Omit<PairingOptions, "seed">,
): Promise<PairingOutcome | undefined> {
  const diagnostics = new DiagnosticBag();
  const { api } = await readSource({ entry: document, configuration, host: createNodeHost() }, diagnostics);
  if (api === undefined || api.gateway.protocol === "websocket" || api.operations.length === 0) return undefined;
  return await runPairing(api, kind, { ...options, seed: 1 });
}
