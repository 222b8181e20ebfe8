import type { ApiModel } from "../../ir/api.js";
import type { DiagnosticBag } from "../../ir/diagnostics.js";
import type { Handler } from "../../ir/handler.js";
import type { HandlerId, OperationId } from "../../ir/ids.js";
import type { Artifact } from "../artifact.js";
import { callerScopes } from "../lambda/caller-scopes.js";
import { reportOpaqueBodies } from "../lambda/report-bodies.js";
import { reportPatterns } from "../python/report-patterns.js";
import { type SchemaTypes, schemaTypes } from "../python/schema-types.js";
import { typesModule } from "../python/types-module.js";
import { requestSchemas } from "../schemas/schema-graph.js";
import { functionEntry, type ServedOperation } from "./function-entry.js";
import { unitNames } from "./names.js";
import { operationModule } from "./operation-module.js";
import { operationScaffold } from "./operation-scaffold.js";
import { operationTestScaffold } from "./operation-test-scaffold.js";
import { projectArtifact } from "./project-artifact.js";
import { type SchemaReferences, schemaReferences, schemasModule, usedSchemas } from "./schemas-module.js";

type OperationHandler = Handler & { readonly purpose: { readonly kind: "operations" } };

const servesOperations = (handler: Handler): handler is OperationHandler => handler.purpose.kind === "operations";

/** Names that the module of the types has for something else. */
const takenTypes: ReadonlySet<string> = new Set(
  "Literal NoReturn TypeAlias TypedDict TypedDictWithExtraItems Union NotRequired JsonValue TYPE_CHECKING".split(" "),
);

/** The types of the document's schemas, as handlers get and give them. */
export const handlerTypes = (api: ApiModel): SchemaTypes =>
  schemaTypes(api, { binary: "bytes", isTaken: (name) => takenTypes.has(name) });

/** The operations that functions of the build serve, in document order, with their names. */
export function servedOperations(api: ApiModel): readonly ServedOperation[] {
  const served = new Set<OperationId>(
    api.handlers.filter(servesOperations).flatMap(({ purpose }) => purpose.operations),
  );
  const operations = api.operations.filter(({ id }) => served.has(id));
  const names = unitNames(
    operations.map(({ id }) => id),
    "operation",
  );
  return operations.flatMap((operation) => {
    const found = names.get(operation.id);
    return found === undefined ? [] : [{ operation, names: found }];
  });
}

/** Everything that follows from operations: scaffolds, types, data, entry points. */
export function operationFiles(
  api: ApiModel,
  served: readonly ServedOperation[],
  modules: ReadonlyMap<HandlerId, string>,
  diagnostics: DiagnosticBag,
): readonly Artifact[] {
  if (served.length === 0) return [];
  const types = handlerTypes(api);
  const references = schemaReferences(types);
  const handlers = new Map(
    api.handlers.filter(servesOperations).flatMap(({ id, purpose }) => purpose.operations.map((each) => [each, id])),
  );
  const own = served.flatMap(({ operation, names }) => {
    reportOpaqueBodies(operation, types.byId, diagnostics);
    const functionModule = modules.get(handlers.get(operation.id) as HandlerId) ?? "";
    const test = operationTestScaffold(operation, names, functionModule, api);
    return [
      projectArtifact(`handlers/operations/${names.module}.py`, operationScaffold(operation, names), "scaffold"),
      projectArtifact(`tests/test_${names.module}.py`, test, "scaffold"),
      projectArtifact(
        `handlers/generated/operations/${names.module}.py`,
        operationModule(operation, names, types, references, callerScopes(operation, api)),
      ),
    ];
  });
  const files = [...own, ...entryFiles(api, served, modules), ...schemaFiles(api, types, references)];
  const received = requestSchemas({ ...api, operations: served.map(({ operation }) => operation) });
  reportPatterns([...received, ...usedSchemas(types, references)], "handlers", diagnostics);
  return files;
}

function entryFiles(
  api: ApiModel,
  served: readonly ServedOperation[],
  modules: ReadonlyMap<HandlerId, string>,
): readonly Artifact[] {
  const byId = new Map<OperationId, ServedOperation>(served.map((each) => [each.operation.id, each]));
  return api.handlers.filter(servesOperations).map((handler) => {
    const own = handler.purpose.operations.flatMap((id) => byId.get(id) ?? []);
    return projectArtifact(
      `handlers/functions/${modules.get(handler.id)}.py`,
      functionEntry(own, api.cors !== undefined),
    );
  });
}

/** Types and data of the document's schemas. */
export function schemaFiles(api: ApiModel, types: SchemaTypes, references: SchemaReferences): readonly Artifact[] {
  const data = schemasModule(types, references);
  return [
    projectArtifact("handlers/generated/types.py", typesModule(api, types, ".runtime.values")),
    ...(data === "" ? [] : [projectArtifact("handlers/generated/schemas.py", data)]),
  ];
}
