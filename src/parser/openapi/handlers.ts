import type { Operation } from "../../ir/api.js";
import type { Authorizer } from "../../ir/authorizer.js";
import { digest } from "../../ir/digest.js";
import type { Handler } from "../../ir/handler.js";
import { type AuthorizerId, type HandlerId, type OperationId, unsafeId } from "../../ir/ids.js";
import { allocateNames, asciiWords, camelCase } from "../../ir/names.js";
import type { SourcePointer } from "../../ir/source.js";
import type { DocumentNode } from "../document-node.js";
import type { ReadContext } from "../read-context.js";
import type { LoadedSettings } from "../settings/read-settings.js";
import type { FunctionSettings } from "../settings/schema/functions.js";
import { readDeployValue } from "./deploy-values.js";
import type { FoundOperation } from "./found-operation.js";
import type { ReadOperation } from "./operations.js";

/** Which function serves which operation, and the functions themselves. */
export interface HandlerReading {
  readonly operations: readonly Operation[];
  readonly handlers: readonly Handler[];
}

/** At most 44 letters, digits, '-' and '_', so that a prefix fits before it in the 64 of a function's name. */
const handlerNameLimit = 44;

function handlerName(text: string): string {
  const name = /^[A-Za-z][A-Za-z0-9_-]*$/.test(text) ? text : camelCase(asciiWords(text));
  const safe = /^[A-Za-z]/.test(name) ? name : `operation${name || digest(text).slice(0, 8)}`;
  return safe.length <= handlerNameLimit ? safe : `${safe.slice(0, handlerNameLimit - 7)}_${digest(text).slice(0, 6)}`;
}

/** Names of devices, which Windows takes for no file whatever their ending. */
const isDevice = (name: string): boolean => /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(name);

/** Handler names for keys that must not share one, not even where upper and lower case are the same. */
export function nameHandlers(
  keys: readonly string[],
  isTaken: (name: string) => boolean = () => false,
  textOf: (key: string) => string = (key) => key,
): ReadonlyMap<string, HandlerId> {
  // A suffix that settles a collision is six characters long.
  const wish = (key: string): string => handlerName(textOf(key)).slice(0, handlerNameLimit - 6);
  const names = allocateNames(
    keys,
    wish,
    (name) => isTaken(name) || isDevice(name),
    (name) => name.toLowerCase(),
  );
  return new Map([...names].map(([key, name]) => [key, unsafeId<HandlerId>(name)]));
}

/** The id of the function that decides about callers who use a security scheme, by scheme. */
export function nameAuthorizerHandlers(schemes: readonly string[]): (scheme: string) => HandlerId {
  const wish = (scheme: string): string => (/authori[sz]er$/i.test(scheme) ? scheme : `${scheme}Authorizer`);
  const names = nameHandlers([...new Set(schemes)], () => false, wish);
  return (scheme) => names.get(scheme) ?? unsafeId(wish(scheme));
}

/** Gives every operation without an integration of its own to a function: its own, its tag's, or the API's. */
export function assignHandlers(
  context: ReadContext,
  settings: LoadedSettings,
  read: readonly ReadOperation[],
  found: readonly FoundOperation[],
  isTaken: (name: string) => boolean,
): HandlerReading {
  const per = settings.values.functions?.per ?? "operation";
  const keyOf = (operation: ReadOperation): string =>
    per === "operation" ? operation.id : per === "api" ? "api" : (operation.tags[0] ?? "untagged");
  const served = new Map<string, { readonly operation: ReadOperation; readonly found: FoundOperation }[]>();
  read.forEach((operation, index) => {
    const where = found[index];
    if (operation.integration !== undefined || where === undefined) return;
    const key = keyOf(operation);
    const group = served.get(key);
    if (group === undefined) served.set(key, [{ operation, found: where }]);
    else group.push({ operation, found: where });
  });
  const names = nameHandlers([...served.keys()], isTaken);
  const handlers = [...served].map(([key, group]): Handler => {
    const own = per === "operation" ? group[0] : undefined;
    const specific = own === undefined ? [] : operationFunctions(settings, own.operation.id, own.found);
    return {
      id: names.get(key) ?? unsafeId<HandlerId>(key),
      purpose: {
        kind: "operations",
        operations: group.map(({ operation }) => operation.id),
        shared: per !== "operation",
      },
      description: describe(
        per,
        key,
        group.map(({ operation }) => operation),
      ),
      ...functionProperties(context, settings, specific),
      origin: group[0]?.operation.origin ?? { file: "", pointer: unsafeId("") },
    };
  });
  const operations = read.map((operation): Operation => {
    if (operation.integration !== undefined) return { ...operation, integration: operation.integration };
    const handler = names.get(keyOf(operation)) ?? unsafeId<HandlerId>(operation.id);
    return { ...operation, integration: ownIntegration(handler, operation.origin) };
  });
  return { operations, handlers };
}

/** Functions for the Lambda authorizers that the build makes itself, where an operation asks for them. */
export function authorizerHandlers(
  context: ReadContext,
  settings: LoadedSettings,
  authorizers: readonly Authorizer[],
  isUsed: (authorizer: AuthorizerId) => boolean,
): readonly Handler[] {
  return authorizers.flatMap((authorizer): readonly Handler[] => {
    if (authorizer.kind !== "lambda" || authorizer.target.kind !== "handler" || !isUsed(authorizer.id)) return [];
    return [
      {
        id: authorizer.target.handler,
        purpose: { kind: "authorizer", authorizer: authorizer.id },
        description: `Decides about callers that use ${authorizer.id}`,
        ...functionProperties(context, settings, []),
        origin: authorizer.origin,
      },
    ];
  });
}

const ownIntegration = (handler: HandlerId, origin: SourcePointer): Operation["integration"] => ({
  kind: "lambda",
  proxy: true,
  target: { kind: "handler", handler },
  cacheKeyParameters: [],
  requestParameters: [],
  requestTemplates: [],
  responses: [],
  origin,
});

function describe(per: "operation" | "tag" | "api", key: string, operations: readonly ReadOperation[]): string {
  if (per === "api") return "Serves every operation of the API";
  if (per === "tag") return `Serves the operations tagged ${key}`;
  const [only] = operations;
  return only === undefined ? key : `${only.method.toUpperCase()} ${only.path.text}`;
}

/** Settings of one operation's function with their places, the most specific first. */
type PlacedFunctionSettings = { readonly values: FunctionSettings; readonly node: DocumentNode | undefined };

function operationFunctions(
  settings: LoadedSettings,
  id: OperationId,
  found: FoundOperation,
): readonly PlacedFunctionSettings[] {
  const inFile = settings.values.operations?.[id]?.function;
  const inDocument = found.settings.function;
  return [
    ...(inFile === undefined ? [] : [{ values: inFile, node: settings.nodeAt(["operations", id, "function"]) }]),
    ...(inDocument === undefined ? [] : [{ values: inDocument, node: found.node }]),
  ];
}

function functionProperties(
  context: ReadContext,
  settings: LoadedSettings,
  specific: readonly PlacedFunctionSettings[],
): Omit<Handler, "id" | "purpose" | "description" | "origin"> {
  const general = settings.values.functions ?? {};
  const levels = [...specific, { values: general, node: settings.nodeAt(["functions"]) }];
  const first = <Key extends keyof FunctionSettings>(key: Key): FunctionSettings[Key] | undefined =>
    levels.map(({ values }) => values[key]).find((value) => value !== undefined);
  const environment = new Map<string, DocumentNode>();
  for (const { values, node } of [...levels].reverse()) {
    for (const [name, value] of Object.entries(values.environment ?? {})) {
      if (node !== undefined) environment.set(name, { ...node, value });
    }
  }
  const reservedConcurrency = first("reservedConcurrency");
  return {
    runtime: first("runtime") ?? "nodejs22.x",
    architecture: first("architecture") ?? "arm64",
    memoryMb: first("memory") ?? 256,
    timeoutSeconds: first("timeout") ?? 10,
    environment: [...environment].map(([name, node]) => ({ name, value: readDeployValue(context, node, "template") })),
    logRetentionDays: first("logRetention") ?? 30,
    tracing: first("tracing") ?? false,
    ...(reservedConcurrency === undefined ? {} : { reservedConcurrency }),
  };
}
