import { emitter } from "../../../src/emitters/typescript-client/index.js";
import type { TypeScriptClientOptions } from "../../../src/emitters/typescript-client/options.js";
import type { ApiModel } from "../../../src/ir/api.js";
import { DiagnosticBag } from "../../../src/ir/diagnostics.js";

export interface EmittedClient {
  /** Text by path inside the package. */
  readonly files: ReadonlyMap<string, string>;
  readonly diagnostics: DiagnosticBag;
}

export async function emitClient(api: ApiModel, options: TypeScriptClientOptions = {}): Promise<EmittedClient> {
  const diagnostics = new DiagnosticBag();
  const plan = (): never => {
    throw new Error("A client is made from the model alone.");
  };
  const artifacts = await emitter.emit({ api, plan, options, diagnostics });
  const files = new Map(artifacts.map(({ path, text }) => [path.replace(/^typescript-client\//, ""), text]));
  return { files, diagnostics };
}
