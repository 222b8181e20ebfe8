import type { ApiModel, Operation } from "../../ir/api.js";
import type { OperationId } from "../../ir/ids.js";
import { allocateNames, camelCase } from "../../ir/names.js";
import { type GroupNaming, type OperationGroup, operationGroups } from "../client/groups.js";
import { allocateTypeNames, isReservedWord, typeName, valueName } from "../typescript/identifier.js";
import { type SchemaTypes, schemaTypes } from "../typescript/schema-types.js";
import { defaultTypeOptions } from "../typescript/type-options.js";
import type { TypeScriptClientOptions } from "./options.js";
import { objectMemberNames, ownFunctionNames, ownTypeNames } from "./own-names.js";
import { type Results, resultsOf } from "./results.js";

/** Names of one operation in the client. */
export interface OperationNames {
  /** Of the client's method, and of the function as it is exported. */
  readonly method: string;
  /** Of the function where it is declared: reserved words can be exported, and not declared. */
  readonly function: string;
  readonly arguments: string;
  readonly result: string;
  readonly responses: string;
  /** Of what pages and streams hold. */
  readonly item: string;
}

export interface ClientOperation {
  readonly operation: Operation;
  readonly names: OperationNames;
  readonly results: Results;
}

/** What all modules of a client are printed from. */
export interface ClientModel {
  readonly api: ApiModel;
  readonly types: SchemaTypes;
  readonly operations: readonly ClientOperation[];
  readonly groups: readonly OperationGroup[];
}

/** An operation for any method has none that a client could send; `fetch` refuses TRACE. */
export const isCallable = ({ method }: Operation): boolean => method !== "any" && method !== "trace";

export function clientModel(api: ApiModel, options: TypeScriptClientOptions = {}): ClientModel {
  const callable = api.operations.filter(isCallable);
  const types = schemaTypes(api, {
    binary: "Blob",
    isTaken: (name) => ownTypeNames.has(name) || (name === "Date" && options.types?.dateTime === "Date"),
    options: options.types ?? defaultTypeOptions,
  });
  const methods = methodNames(callable);
  const functions = functionNames([...methods.values()]);
  const results = new Map(callable.map((operation) => [operation.id, resultsOf(operation, types.byId)]));
  const keys = callable.flatMap(({ id }) => {
    const isWhole = results.get(id)?.kind === "whole";
    return suffixes.filter((suffix) => suffix !== "Item" || !isWhole).map((suffix) => `${id}\n${suffix}`);
  });
  const isTaken = (name: string): boolean => types.declared.has(name) || ownTypeNames.has(name);
  const source = (key: string): string => {
    const [id, suffix] = splitKey(key);
    const stem = typeName(methods.get(id as OperationId) ?? id);
    return isTaken(stem + suffix) ? `${stem}Call${suffix}` : stem + suffix;
  };
  const names = allocateTypeNames(keys, source, isTaken);
  const nameOf = (id: OperationId, suffix: (typeof suffixes)[number]): string =>
    names.get(`${id}\n${suffix}`) ?? suffix;
  const operations = callable.map((operation) => {
    const method = methods.get(operation.id) ?? operation.id;
    return {
      operation,
      names: {
        method,
        function: functions.get(method) ?? method,
        arguments: nameOf(operation.id, "Arguments"),
        result: nameOf(operation.id, "Result"),
        responses: nameOf(operation.id, "Responses"),
        item: nameOf(operation.id, "Item"),
      },
      results: results.get(operation.id) ?? { kind: "whole" },
    };
  });
  const given = new Set(names.values());
  const grouped = operations.map(({ operation, names: { method } }) => ({ operation, method }));
  const groups = operationGroups(
    api,
    grouped,
    groupNaming((name) => isTaken(name) || given.has(name)),
  );
  return { api, types, operations, groups };
}

/** @param isTypeTaken names of types that stand elsewhere in the package */
const groupNaming = (isTypeTaken: (name: string) => boolean): GroupNaming => ({
  member: valueName,
  memberBesideMethod: (name) => `${name}Methods`,
  types: (tags) => allocateTypeNames(tags, (tag) => `${typeName(tag)}Methods`, isTypeTaken),
  method: (text) => {
    const name = camelCase(text);
    return /^[a-z][A-Za-z0-9]*$/.test(name) ? name : undefined;
  },
  isReserved: (name) => objectMemberNames.has(name),
});

const suffixes = ["Arguments", "Result", "Responses", "Item"] as const;

function splitKey(key: string): readonly [id: string, suffix: string] {
  const end = key.lastIndexOf("\n");
  return [key.slice(0, end), key.slice(end + 1)];
}

/** A method's name is a member's, so reserved words are free to be used. */
function methodNames(operations: readonly Operation[]): ReadonlyMap<OperationId, string> {
  const wishes = new Map(
    operations.map(({ id }) => {
      const name = valueName(id);
      return [id, objectMemberNames.has(name) ? `${name}Operation` : name];
    }),
  );
  return allocateNames([...wishes.keys()], (id) => wishes.get(id) ?? "unnamed");
}

function functionNames(methods: readonly string[]): ReadonlyMap<string, string> {
  const isTaken = (name: string): boolean => isReservedWord(name) || ownFunctionNames.has(name);
  const others = new Set(methods);
  return allocateNames(
    methods,
    (method) => (isTaken(method) && !others.has(`${method}Operation`) ? `${method}Operation` : method),
    isTaken,
  );
}
