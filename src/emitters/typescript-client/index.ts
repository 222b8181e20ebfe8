import type { Artifact } from "../artifact.js";
import { withKnownServers } from "../client/known-servers.js";
import { defineEmitter } from "../emitter.js";
import { withoutRepeatedRequirements } from "../schemas/repeated-requirements.js";
import { templateReader } from "../template.js";
import { clientModel } from "./client-model.js";
import { httpPackage } from "./http-package.js";
import { generatedHeader } from "./module-text.js";
import { readOptions, type TypeScriptClientOptions } from "./options.js";
import { reportOmissions } from "./report-omissions.js";
import { socketModel } from "./socket-model.js";
import { socketPackage } from "./socket-package.js";

/** A typed client on `fetch` or `WebSocket`, as a package without run-time dependencies. */
export const emitter = defineEmitter<TypeScriptClientOptions>({
  name: "typescript-client",
  requires: [],
  readOptions,
  emit({ api, options, diagnostics }) {
    reportOmissions(api, diagnostics);
    const { files, runtime } =
      api.gateway.protocol === "websocket"
        ? socketPackage(socketModel(withoutRepeatedRequirements(api), options), options)
        : httpPackage(clientModel(withKnownServers(withoutRepeatedRequirements(api)), options), options);
    const readTemplate = templateReader();
    const carried = runtime.map((name): readonly [string, string] => {
      const text = readTemplate(`typescript-client/src/runtime/${name}.ts`);
      return [`src/runtime/${name}.ts`, `${generatedHeader}\n${text}`];
    });
    return [...files, ...carried].map(([path, text]): Artifact => {
      return { path: `typescript-client/${path}`, text, ownership: "generated" };
    });
  },
});
