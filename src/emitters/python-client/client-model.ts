import type { ApiModel, MediaType, Operation, Parameter } from "../../ir/api.js";
import type { Pagination } from "../../ir/client-hints.js";
import type { OperationId } from "../../ir/ids.js";
import { bodyKind } from "../../ir/media-type.js";
import { allocateNames } from "../../ir/names.js";
import { paginationOf } from "../../ir/recognise-pagination.js";
import { type GroupNaming, type OperationGroup, operationGroups } from "../client/groups.js";
import { packageTitle } from "../client/package-title.js";
import { allocateClassNames, className, constantName, isBuiltin, snakeName } from "../python/identifier.js";
import { type SchemaTypes, schemaTypes } from "../python/schema-types.js";
import type { PythonClientOptions } from "./options.js";
import { type StreamedResult, streamOf } from "./streams.js";

/** One parameter, as callers name it. */
export interface ClientParameter {
  readonly argument: string;
  readonly parameter: Parameter;
}

export interface ClientOperation {
  readonly operation: Operation;
  readonly method: string;
  /** Of its description in `_operations.py`. */
  readonly constant: string;
  readonly parameters: readonly ClientParameter[];
  /** How its results go on, and the method that goes through them. */
  readonly pagination: { readonly form: Pagination; readonly method: string } | undefined;
  /** How they arrive piece by piece, and the method that gives the pieces: its own where there is no other success. */
  readonly stream: { readonly result: StreamedResult; readonly method: string } | undefined;
}

/** What all modules of a client are printed from. */
export interface ClientModel {
  readonly api: ApiModel;
  readonly types: SchemaTypes;
  readonly operations: readonly ClientOperation[];
  readonly groups: readonly OperationGroup[];
  /** Name of the distribution: `pet-store-client`. */
  readonly packageName: string;
  /** What is imported: `pet_store_client`. */
  readonly moduleName: string;
  readonly version: string;
  /** `PetStore`: the stem of the clients' names. */
  readonly stem: string;
}

/** What the module of the types imports, or a reader would take for Python's own. */
const typeModuleNames: ReadonlySet<string> = new Set(
  "Any FileInput JsonValue Literal NoReturn NotRequired TYPE_CHECKING TypeAlias TypedDict TypedDictWithExtraItems Union".split(
    " ",
  ),
);

/** An operation for any method has none that a client could send. */
export const isCallable = ({ method }: Operation): boolean => method !== "any";

export function clientModel(api: ApiModel, options: PythonClientOptions): ClientModel {
  const callable = api.operations.filter(isCallable).map(withoutEmptyBody);
  const types = schemaTypes(api, {
    binary: "FileInput",
    isTaken: (name) => typeModuleNames.has(name),
    enums: options.enums,
  });
  const methods = methodNames(callable);
  const names = packageNames(api, options);
  const forms = new Map(callable.map((operation) => [operation.id, paginationOf(operation, types.byId)]));
  const streams = new Map(callable.map((operation) => [operation.id, streamOf(operation, types.byId)]));
  const others = otherNames(
    callable.filter(({ id }) => forms.get(id) !== undefined),
    callable.filter(({ id }) => streams.get(id)?.isOnly === false),
    methods,
  );
  const operations = callable.map((operation): ClientOperation => {
    const method = methods.get(operation.id) ?? "operation";
    const form = forms.get(operation.id);
    const pager = others.pagers.get(operation.id);
    const pagination = form === undefined || pager === undefined ? undefined : { form, method: pager };
    const result = streams.get(operation.id);
    const stream = result === undefined ? undefined : { result, method: others.streams.get(operation.id) ?? method };
    const parameters = parametersOf(operation);
    return { operation, method, constant: constantName(method), parameters, pagination, stream };
  });
  const callers = operations.flatMap(({ operation, method, pagination, stream }) =>
    [
      ...new Set([
        method,
        ...(pagination === undefined ? [] : [pagination.method]),
        ...(stream === undefined ? [] : [stream.method]),
      ]),
    ].map((each) => ({ operation, method: each })),
  );
  return { api, types, operations, groups: operationGroups(api, callers, groupNaming), ...names };
}

/** Some documents give a form without members to every GET: there is nothing to send in it. Empty JSON is `{}`. */
function withoutEmptyBody(operation: Operation): Operation {
  const { body, ...others } = operation;
  const isEmpty = ({ type, schema }: MediaType): boolean =>
    ["form", "multipart"].includes(bodyKind(type)) &&
    schema.kind === "object" &&
    schema.properties.length === 0 &&
    schema.additional === "forbidden";
  return body !== undefined && !body.required && body.content.every(isEmpty) ? others : operation;
}

/** Members that every client has, and types that annotations inside the class name. */
const clientMembers: ReadonlySet<string> = new Set(["close", "page", "stream", "with_response"]);

const groupNaming: GroupNaming = {
  member: (tag) => snakeName(tag, "group"),
  memberBesideMethod: (name) => `${name.replace(/_$/, "")}_methods`,
  types: (tags) => allocateClassNames(tags, (tag) => `${className(tag)}Methods`),
  method: (text) => {
    const name = snakeName(text, "");
    return /^[a-z]/.test(name) ? name : undefined;
  },
  isReserved: (name) => clientMembers.has(name),
};

const methodName = (id: string): string => {
  const name = snakeName(id, "operation");
  return clientMembers.has(name) || isBuiltin(name) ? `${name}_` : name;
};

/** Constants are the methods' names in capitals, so these have to differ as well. */
function methodNames(operations: readonly Operation[]): ReadonlyMap<OperationId, string> {
  const wishes = new Map(operations.map(({ id }) => [id, methodName(id)]));
  return allocateNames(
    operations.map(({ id }) => id),
    (id) => wishes.get(id) ?? "operation",
    undefined,
    constantName,
    "_",
  );
}

/** `list_pets` → iter_pets, `create_chat` → stream_create_chat: methods beside those of the operations. */
function otherNames(
  paged: readonly Operation[],
  streamed: readonly Operation[],
  methods: ReadonlyMap<OperationId, string>,
): Readonly<Record<"pagers" | "streams", ReadonlyMap<OperationId, string>>> {
  const taken = new Set(methods.values());
  const allocate = (operations: readonly Operation[], wish: (method: string) => string): Map<OperationId, string> => {
    const wished = (id: OperationId): string => wish(methods.get(id) ?? id);
    const ids = operations.map(({ id }) => id);
    return new Map(allocateNames(ids, wished, (name) => taken.has(name), undefined, "_"));
  };
  const pagers = allocate(
    paged,
    (method) => `iter_${method.replace(/^(?:list|get|find|search|fetch|query)_(?=.)/, "")}`,
  );
  for (const name of pagers.values()) taken.add(name);
  return { pagers, streams: allocate(streamed, (method) => `stream_${method}`) };
}

/** Names that a method's body or signature has for something else. */
const methodNamesInside = ["self", "body", "content_type", "options", "operations"];
const places = ["path", "query", "header", "cookie"] as const;

/** Path parameters have the first choice; where two wish for one name, the place tells them apart. */
function parametersOf({ parameters }: Operation): readonly ClientParameter[] {
  const taken = new Set(methodNamesInside);
  const names = new Map<Parameter, string>();
  for (const place of places) {
    const here = parameters.filter((parameter) => parameter.in === place);
    for (const parameter of [...here].sort((one, other) => (one.name < other.name ? -1 : 1))) {
      const wish = snakeName(parameter.name, "parameter");
      const candidates = [wish, `${wish.replace(/_$/, "")}_${place}`];
      let name = candidates.find((each) => !taken.has(each)) ?? "";
      for (let number = 2; name === ""; number += 1) {
        if (!taken.has(`${wish}_${number}`)) name = `${wish}_${number}`;
      }
      taken.add(name);
      names.set(parameter, name);
    }
  }
  return parameters.map((parameter) => ({ parameter, argument: names.get(parameter) ?? "parameter" }));
}

function packageNames(
  api: ApiModel,
  options: PythonClientOptions,
): Pick<ClientModel, "packageName" | "moduleName" | "version" | "stem"> {
  const ascii = packageTitle(api.title)
    .replaceAll("ß", "ss")
    .normalize("NFKD")
    .replace(/[^\x20-\x7e]/g, "");
  const title = ascii
    .replace(/[^A-Za-z0-9]+/g, " ")
    .trim()
    .slice(0, 80);
  const snake = snakeName(title, "api");
  const isEmpty = title === "";
  const packageName = options.packageName ?? (isEmpty ? "api-client" : `${snake.replace(/_/g, "-")}-client`);
  const stem = isEmpty ? "Api" : className(title, "Api").replace(/(?:Api)?Client$/i, "");
  return {
    packageName,
    moduleName: snakeName(packageName.replace(/[._-]+/g, "_").toLowerCase(), "api"),
    version: options.packageVersion ?? versionOf(api.version),
    stem: stem === "" || stem === "Base" || stem === "AsyncBase" ? "Api" : stem,
  };
}

/** The API's version where PyPI would take it; a date is one to PyPI too, but says nothing of compatibility. */
function versionOf(text: string): string {
  const match = /^v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?$/.exec(text.trim());
  return match === null
    ? "0.0.0"
    : match
        .slice(1)
        .map((part) => Number(part ?? 0))
        .join(".");
}
