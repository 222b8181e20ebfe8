import type { Emitter } from "../../../src/emitters/emitter.js";
import type { ApiModel } from "../../../src/ir/api.js";
import { DiagnosticBag } from "../../../src/ir/diagnostics.js";

const nothing = (): never => {
  throw new Error("Clients and handlers are made from the model alone.");
};

/** What an emitter of clients or handlers writes: text by path inside its folder. */
export async function emitted<Options>(emitter: Emitter<Options>, api: ApiModel): Promise<Map<string, string>> {
  const diagnostics = new DiagnosticBag();
  const options = emitter.readOptions(undefined, diagnostics);
  const artifacts = await emitter.emit({ api, plan: nothing, options, diagnostics });
  return new Map(artifacts.map(({ path, text }) => [path.slice(path.indexOf("/") + 1), text]));
}
