import type { ClientModel } from "./client-model.js";
import { clientModule } from "./client-module.js";
import { connectionModule } from "./connection-module.js";
import { findConversions } from "./conversions-module.js";
import { authModule, indexModule } from "./entry-modules.js";
import { mockModule } from "./mock-module.js";
import { operationTypesModule } from "./operation-types-module.js";
import { operationsModule } from "./operations-module.js";
import type { TypeScriptClientOptions } from "./options.js";
import { type PackageContents, typesModule } from "./package-contents.js";
import { packageJson, tsconfigJson } from "./package-files.js";
import { readme } from "./readme.js";
import { clientFeatures, hasAuth, runtimeModules } from "./runtime-modules.js";
import { validationModule } from "./validation-module.js";

/** The client of a REST or HTTP API. */
export function httpPackage(model: ClientModel, options: TypeScriptClientOptions): PackageContents {
  const { signatures, text: operationTypes } = operationTypesModule(model);
  const features = clientFeatures(model);
  const hasMock = options.mock === true;
  const isValidating = options.validation === true;
  const entries = [
    "index",
    ...(hasAuth(features) ? ["auth"] : []),
    ...(hasMock ? ["mock"] : []),
    "operations",
    ...(isValidating ? ["validation"] : []),
  ];
  const operations = model.operations.map(({ operation }) => operation);
  const conversions = findConversions(model.types, operations);
  return {
    files: [
      ["README.md", readme(model, signatures, options)],
      ["package.json", packageJson(model.api, options, entries)],
      ...(hasAuth(features) ? [["src/auth.ts", authModule(features)] as const] : []),
      ["src/client.ts", clientModule(model, signatures)],
      ["src/connection.ts", connectionModule(model)],
      ...(conversions === undefined ? [] : [["src/conversions.ts", conversions.module] as const]),
      ["src/index.ts", indexModule(model, features)],
      ...(hasMock ? [["src/mock.ts", mockModule(model)] as const] : []),
      ["src/operation-types.ts", operationTypes],
      ["src/operations.ts", operationsModule(model, signatures, conversions)],
      ["src/types.ts", typesModule(model.api, model.types)],
      ...(isValidating ? [["src/validation.ts", validationModule(model)] as const] : []),
      ["tsconfig.json", tsconfigJson()],
    ],
    runtime: [
      ...runtimeModules(features, conversions !== undefined),
      ...(hasMock ? ["mock"] : []),
      ...(isValidating ? ["validation"] : []),
    ].sort(),
  };
}
