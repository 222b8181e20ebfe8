import type { ApiModel, Operation } from "../../ir/api.js";
import type { DiagnosticBag } from "../../ir/diagnostics.js";
import type { Handler } from "../../ir/handler.js";
import type { OperationId } from "../../ir/ids.js";
import type { Artifact } from "../artifact.js";
import { callerScopes } from "../lambda/caller-scopes.js";
import { reportOpaqueBodies } from "../lambda/report-bodies.js";
import { isGlobalType, type SchemaTypes, schemaTypes } from "../typescript/schema-types.js";
import { typeDeclarations } from "../typescript/type-declarations.js";
import { functionEntry, type ServedOperation } from "./function-entry.js";
import { generatedLine } from "./header.js";
import { entryPath, operationNames, type UnitNames } from "./names.js";
import { operationModule } from "./operation-module.js";
import { operationScaffold } from "./operation-scaffold.js";
import { operationTestScaffold } from "./operation-test-scaffold.js";
import { projectArtifact } from "./project-artifact.js";
import { type SchemaReferences, schemaReferences, schemasModule } from "./schemas-module.js";

type OperationHandler = Handler & { readonly purpose: { readonly kind: "operations" } };

const servesOperations = (handler: Handler): handler is OperationHandler => handler.purpose.kind === "operations";

/** The operations that functions of the build serve, in document order, with their names. */
export function servedOperations(api: ApiModel): readonly ServedOperation[] {
  const served = new Set<OperationId>(
    api.handlers.filter(servesOperations).flatMap(({ purpose }) => purpose.operations),
  );
  const operations = api.operations.filter(({ id }) => served.has(id));
  const names = operationNames(operations);
  return operations.flatMap((operation) => {
    const found = names.get(operation.id);
    return found === undefined ? [] : [{ operation, names: found }];
  });
}

/** Everything that follows from operations: scaffolds, types, data, entry points. */
export function operationFiles(
  api: ApiModel,
  served: readonly ServedOperation[],
  diagnostics: DiagnosticBag,
): readonly Artifact[] {
  const types = schemaTypes(api, { binary: "Uint8Array", isTaken: isGlobalType });
  const references = schemaReferences(types);
  const handlers = new Map(
    api.handlers.filter(servesOperations).flatMap(({ id, purpose }) => purpose.operations.map((each) => [each, id])),
  );
  const testFiles = (operation: Operation, names: UnitNames): readonly Artifact[] => {
    const handler = handlers.get(operation.id);
    if (handler === undefined) return [];
    const text = operationTestScaffold(operation, names, handler, api);
    return [projectArtifact(`src/operations/${names.file}.test.ts`, text, "scaffold")];
  };
  const own = served.flatMap(({ operation, names }) => {
    reportOpaqueBodies(operation, types.byId, diagnostics);
    return [
      projectArtifact(`src/operations/${names.file}.ts`, operationScaffold(operation, names), "scaffold"),
      ...testFiles(operation, names),
      projectArtifact(
        `src/generated/operations/${names.file}.ts`,
        operationModule(operation, names, types, references, callerScopes(operation, api)),
      ),
    ];
  });
  return [...own, ...entryFiles(api, served), ...schemaFiles(api, types, references)];
}

function entryFiles(api: ApiModel, served: readonly ServedOperation[]): readonly Artifact[] {
  const byId = new Map<Operation["id"], ServedOperation>(served.map((each) => [each.operation.id, each]));
  return api.handlers.filter(servesOperations).map((handler) => {
    const own = handler.purpose.operations.flatMap((id) => byId.get(id) ?? []);
    return projectArtifact(entryPath(handler.id), functionEntry(own, api.cors !== undefined));
  });
}

/** Types and data of the document's schemas. */
export function schemaFiles(api: ApiModel, types: SchemaTypes, references: SchemaReferences): readonly Artifact[] {
  const declarations = typeDeclarations(api, types) || "export {};\n";
  const data = schemasModule(types, references);
  const head = `${generatedLine}\nimport type * as runtime from "./runtime/types.js";\n\n`;
  return [
    projectArtifact("src/generated/types.ts", `${generatedLine}\n\n${declarations}`),
    ...(data === "" ? [] : [projectArtifact("src/generated/schemas.ts", head + data)]),
  ];
}
