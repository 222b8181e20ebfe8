import type { ApiModel, Operation } from "../../ir/api.js";
import type { OperationId } from "../../ir/ids.js";
import { allocateNames } from "../../ir/names.js";
import { allocateTypeNames, typeName, valueName } from "../typescript/identifier.js";
import { type SchemaTypes, schemaTypes } from "../typescript/schema-types.js";

/** Names of one operation in the client. */
export interface OperationNames {
  readonly method: string;
  readonly arguments: string;
  readonly result: string;
  readonly responses: string;
}

/** What all modules of a client are printed from. */
export interface ClientModel {
  readonly api: ApiModel;
  readonly types: SchemaTypes;
  readonly operations: readonly { readonly operation: Operation; readonly names: OperationNames }[];
}

/** What the package exports besides types of the document, and the globals that its modules use. */
const ownNames: ReadonlySet<string> = new Set([
  "ApiError",
  "Blob",
  "Client",
  "ClientOptions",
  "Credentials",
  "Exclude",
  "Failure",
  "FailureStatus",
  "HttpRequest",
  "Method",
  "Middleware",
  "NoArguments",
  "OptionalMethod",
  "OtherFailure",
  "OtherSuccess",
  "Provided",
  "RequestOptions",
  "ServerVariables",
  "Signer",
  "Success",
  "SuccessStatus",
  "ClientErrorStatus",
  "ServerErrorStatus",
  "InformationStatus",
  "RedirectStatus",
  "UserAndPassword",
]);

/** Members that would make a client something else: a promise, or no plain object. */
const memberNames: ReadonlySet<string> = new Set([
  "constructor",
  "hasOwnProperty",
  "isPrototypeOf",
  "propertyIsEnumerable",
  "then",
  "toJSON",
  "toLocaleString",
  "toString",
  "valueOf",
]);

/** An operation for any method has none that a client could send; `fetch` refuses TRACE. */
export const isCallable = ({ method }: Operation): boolean => method !== "any" && method !== "trace";

export function clientModel(api: ApiModel): ClientModel {
  const callable = api.operations.filter(isCallable);
  const types = schemaTypes(api, { binary: "Blob", isTaken: (name) => ownNames.has(name) });
  const methods = methodNames(callable);
  const keys = callable.flatMap(({ id }) => suffixes.map((suffix) => `${id}\n${suffix}`));
  const isTaken = (name: string): boolean => types.declared.has(name) || ownNames.has(name);
  const source = (key: string): string => {
    const [id, suffix] = splitKey(key);
    const stem = typeName(methods.get(id as OperationId) ?? id);
    return isTaken(stem + suffix) ? `${stem}Call${suffix}` : stem + suffix;
  };
  const names = allocateTypeNames(keys, source, isTaken);
  const nameOf = (id: OperationId, suffix: (typeof suffixes)[number]): string =>
    names.get(`${id}\n${suffix}`) ?? suffix;
  const operations = callable.map((operation) => ({
    operation,
    names: {
      method: methods.get(operation.id) ?? operation.id,
      arguments: nameOf(operation.id, "Arguments"),
      result: nameOf(operation.id, "Result"),
      responses: nameOf(operation.id, "Responses"),
    },
  }));
  return { api, types, operations };
}

const suffixes = ["Arguments", "Result", "Responses"] as const;

function splitKey(key: string): readonly [id: string, suffix: string] {
  const end = key.lastIndexOf("\n");
  return [key.slice(0, end), key.slice(end + 1)];
}

/** A method's name is a member's, so reserved words are free to be used. */
function methodNames(operations: readonly Operation[]): ReadonlyMap<OperationId, string> {
  const wishes = new Map(
    operations.map(({ id }) => {
      const name = valueName(id);
      return [id, memberNames.has(name) ? `${name}Operation` : name];
    }),
  );
  return allocateNames([...wishes.keys()], (id) => wishes.get(id) ?? "unnamed");
}
