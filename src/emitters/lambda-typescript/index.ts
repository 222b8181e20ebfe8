import type { ApiModel, Operation } from "../../ir/api.js";
import type { DiagnosticBag } from "../../ir/diagnostics.js";
import type { Handler } from "../../ir/handler.js";
import { type OperationId, unsafeId } from "../../ir/ids.js";
import type { Artifact, Ownership } from "../artifact.js";
import { defineEmitter } from "../emitter.js";
import { schemaTypes } from "../typescript/schema-types.js";
import { typeDeclarations } from "../typescript/type-declarations.js";
import { authorizerEntry, authorizerModule, authorizerScaffold, type LambdaAuthorizer } from "./authorizer-module.js";
import { corsModule } from "./cors-module.js";
import { functionEntry } from "./function-entry.js";
import { generatedLine } from "./header.js";
import { authorizerNames, entryPath, operationNames, type UnitNames } from "./names.js";
import { operationModule } from "./operation-module.js";
import { operationScaffold } from "./operation-scaffold.js";
import { type LambdaTypescriptOptions, readOptions } from "./options.js";
import { buildScript, gitignore, packageJson, readme, tsconfigJson } from "./project-files.js";
import { reportOpaqueBodies } from "./report-bodies.js";
import { runtimeFiles } from "./runtime-files.js";
import { schemaReferences, schemasModule } from "./schemas-module.js";

/** A project with the Lambda functions of the API: `lambda-typescript/`. Nothing for an API that has none. */
export const emitter = defineEmitter<LambdaTypescriptOptions>({
  name: "lambda-typescript",
  requires: [],
  readOptions,
  async emit({ api, diagnostics }) {
    if (api.handlers.length === 0) return [];
    const operations = operationFiles(api, diagnostics);
    const authorizers = authorizerFiles(api);
    return [
      ...operations.artifacts,
      ...authorizers,
      ...(await projectFiles(api, authorizers.length > 0, operations.example)),
    ];
  },
});

const artifact = (path: string, text: string, ownership: Ownership = "generated"): Artifact => ({
  path: unsafeId(`lambda-typescript/${path}`),
  text,
  ownership,
});

type OperationHandler = Handler & { readonly purpose: { readonly kind: "operations" } };
type AuthorizerHandler = Handler & { readonly purpose: { readonly kind: "authorizer" } };

const servesOperations = (handler: Handler): handler is OperationHandler => handler.purpose.kind === "operations";
const authorizes = (handler: Handler): handler is AuthorizerHandler => handler.purpose.kind === "authorizer";

interface OperationFiles {
  readonly artifacts: readonly Artifact[];
  readonly example: UnitNames;
}

function operationFiles(api: ApiModel, diagnostics: DiagnosticBag): OperationFiles {
  const byId = new Map(api.operations.map((operation) => [operation.id, operation]));
  const handlers = api.handlers.filter(servesOperations);
  const served = new Set<OperationId>(handlers.flatMap(({ purpose }) => purpose.operations));
  const operations = api.operations.filter(({ id }) => served.has(id));
  const names = operationNames(operations);
  const namesOf = ({ id }: Operation): UnitNames => names.get(id) ?? exampleNames;
  const types = schemaTypes(api, { binary: "Uint8Array", isTaken: (name) => name === "Uint8Array" });
  const references = schemaReferences(types);
  const artifacts: Artifact[] = [];
  for (const operation of operations) {
    const unit = namesOf(operation);
    reportOpaqueBodies(operation, types.byId, diagnostics);
    artifacts.push(
      artifact(`src/operations/${unit.file}.ts`, operationScaffold(operation, unit), "scaffold"),
      artifact(`src/generated/operations/${unit.file}.ts`, operationModule(operation, unit, types, references)),
    );
  }
  for (const handler of handlers) {
    const own = handler.purpose.operations.flatMap((id) => byId.get(id) ?? []);
    const entry = functionEntry(
      own.map((operation) => ({ operation, names: namesOf(operation) })),
      api.cors !== undefined,
    );
    artifacts.push(artifact(entryPath(handler.id), entry));
  }
  artifacts.push(
    artifact("src/generated/types.ts", `${generatedLine}\n\n${typeDeclarations(api, types) || "export {};\n"}`),
  );
  const schemas = schemasModule(types, references);
  if (schemas !== "") {
    const head = `${generatedLine}\nimport type * as runtime from "./runtime/types.js";\n\n`;
    artifacts.push(artifact("src/generated/schemas.ts", head + schemas));
  }
  const [first] = operations;
  return { artifacts, example: first === undefined ? exampleNames : namesOf(first) };
}

const exampleNames: UnitNames = { file: "get-pet", value: "getPet", data: "getPetOperation", type: "GetPet" };

function authorizerFiles(api: ApiModel): readonly Artifact[] {
  const handlers = api.handlers.filter(authorizes);
  const authorizers = new Map(
    api.authorizers.flatMap((each): [string, LambdaAuthorizer][] => (each.kind === "lambda" ? [[each.id, each]] : [])),
  );
  const names = authorizerNames(handlers.map(({ purpose }) => purpose.authorizer));
  return handlers.flatMap((handler): readonly Artifact[] => {
    const authorizer = authorizers.get(handler.purpose.authorizer);
    const unit = names.get(handler.purpose.authorizer);
    if (authorizer === undefined || unit === undefined) return [];
    const scheme = api.securitySchemes.find((each) => each.authorizer === authorizer.id);
    return [
      artifact(`src/authorizers/${unit.file}.ts`, authorizerScaffold(authorizer, unit, scheme), "scaffold"),
      artifact(`src/generated/authorizers/${unit.file}.ts`, authorizerModule(authorizer, unit, api)),
      artifact(entryPath(handler.id), authorizerEntry(authorizer, unit)),
    ];
  });
}

async function projectFiles(api: ApiModel, hasAuthorizers: boolean, example: UnitNames): Promise<readonly Artifact[]> {
  return [
    ...runtimeFiles(hasAuthorizers).map(([name, text]) => artifact(`src/generated/runtime/${name}`, text)),
    ...(api.cors === undefined ? [] : [artifact("src/generated/cors.ts", corsModule(api.cors))]),
    artifact("README.md", await readme({ api, hasAuthorizers, example })),
    artifact("package.json", packageJson(api), "scaffold"),
    artifact("tsconfig.json", tsconfigJson(), "scaffold"),
    artifact("build.mjs", await buildScript(api), "scaffold"),
    artifact(".gitignore", gitignore, "scaffold"),
  ];
}
