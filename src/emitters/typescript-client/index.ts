import type { Artifact } from "../artifact.js";
import { defineEmitter } from "../emitter.js";
import { templateReader } from "../template.js";
import { typeDeclarations } from "../typescript/type-declarations.js";
import { type ClientModel, clientModel } from "./client-model.js";
import { clientModule } from "./client-module.js";
import { connectionModule } from "./connection-module.js";
import { authModule, indexModule } from "./entry-modules.js";
import { generatedHeader } from "./module-text.js";
import { operationTypesModule } from "./operation-types-module.js";
import { operationsModule } from "./operations-module.js";
import { readOptions, type TypeScriptClientOptions } from "./options.js";
import { packageJson, tsconfigJson } from "./package-files.js";
import { readme } from "./readme.js";
import { reportOmissions } from "./report-omissions.js";
import { clientFeatures, hasAuth, runtimeModules } from "./runtime-modules.js";

/** A typed client on `fetch`, as a package without run-time dependencies. */
export const emitter = defineEmitter<TypeScriptClientOptions>({
  name: "typescript-client",
  requires: [],
  readOptions,
  emit({ api, options, diagnostics }) {
    if (api.gateway.protocol === "websocket") {
      diagnostics.report("client-websocket-missing", api.origin, { api: api.name });
      return [];
    }
    reportOmissions(api, diagnostics);
    const files = [...packageFiles(clientModel(api, options), options)];
    return files.map(([path, text]): Artifact => {
      return { path: `typescript-client/${path}`, text, ownership: "generated" };
    });
  },
});

function* packageFiles(
  model: ClientModel,
  options: TypeScriptClientOptions,
): Generator<readonly [path: string, text: string]> {
  const { signatures, text: operationTypes } = operationTypesModule(model);
  const features = clientFeatures(model);
  yield ["README.md", readme(model, signatures, options)];
  yield ["package.json", packageJson(model, options, features)];
  if (hasAuth(features)) yield ["src/auth.ts", authModule(features)];
  yield ["src/client.ts", clientModule(model, signatures)];
  yield ["src/connection.ts", connectionModule(model)];
  yield ["src/index.ts", indexModule(model, features)];
  yield ["src/operation-types.ts", operationTypes];
  yield ["src/operations.ts", operationsModule(model, signatures)];
  const readTemplate = templateReader();
  for (const name of runtimeModules(features)) {
    const text = readTemplate(`typescript-client/src/runtime/${name}.ts`);
    yield [`src/runtime/${name}.ts`, `${generatedHeader}\n${text}`];
  }
  yield ["src/types.ts", typesModule(model)];
  yield ["tsconfig.json", tsconfigJson()];
}

/** Without any schema the file still has to be a module. */
function typesModule({ api, types }: ClientModel): string {
  const declarations = typeDeclarations(api, types);
  return `${generatedHeader}\n${declarations === "" ? "export {};\n" : declarations}`;
}
