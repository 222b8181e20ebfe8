import type { Operation } from "../../ir/api.js";
import type { Authorizer } from "../../ir/authorizer.js";
import { digest } from "../../ir/digest.js";
import type { Handler } from "../../ir/handler.js";
import { type AuthorizerId, type HandlerId, type OperationId, unsafeId } from "../../ir/ids.js";
import type { Integration, LambdaTarget } from "../../ir/integration.js";
import { allocateNames, asciiWords, camelCase } from "../../ir/names.js";
import type { SourcePointer } from "../../ir/source.js";
import { placeOf } from "../document-node.js";
import type { ReadContext } from "../read-context.js";
import type { LoadedSettings } from "../settings/read-settings.js";
import { readDeployValue } from "./deploy-values.js";
import { eventIntegration } from "./event-invocation.js";
import { externalFunction } from "./external-function.js";
import type { FoundOperation } from "./found-operation.js";
import { type AliasSetting, readAliasSetting } from "./function-aliases.js";
import {
  authorizerFunction,
  firstOf,
  functionProperties,
  generalFunction,
  operationFunctions,
  type PlacedFunctionSettings,
  tagFunction,
} from "./function-settings.js";
import type { ReadOperation } from "./operations.js";
import { tokenEnvironment } from "./token-verification.js";

/** What a function serves: an operation, or a route of a WebSocket API. */
interface Servable {
  readonly id: OperationId;
  readonly tags: readonly string[];
  /** Undefined where a function of the build is to serve it. */
  readonly integration: Integration | undefined;
  readonly origin: SourcePointer;
}

type Per = "operation" | "tag" | "api";

/** How what is served is spoken of, and where its settings are. */
export interface ServedKind<Unit extends Servable> {
  /** Of its own function, the most specific first. */
  ownSettings(unit: Unit, index: number): readonly PlacedFunctionSettings[];
  /** At the beginning of a sentence's subject: "operation 'getPet'". */
  nameOf(unit: Unit): string;
  /** How the gateway calls its function, where that is not a proxy integration. */
  integrationFor?(context: ReadContext, unit: Unit, index: number): (target: LambdaTarget) => Integration;
  describe(per: Per, key: string, units: readonly Unit[]): string;
  /** What the function of a unit of its own is called, where that is not its id. */
  wishFor?(key: string): string;
}

/** Which function serves which operation or route, and the functions themselves. */
export interface HandlerReading<Unit extends Servable = Operation> {
  readonly operations: readonly (Unit & { readonly integration: Integration })[];
  readonly handlers: readonly Handler[];
  /** Of the handlers that are called through an alias. */
  readonly aliases: ReadonlyMap<HandlerId, AliasSetting>;
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

type Served<Unit> = { readonly operation: Unit; readonly levels: readonly PlacedFunctionSettings[] };

/** Operations of a document's paths. */
export const servedOperations = (
  settings: LoadedSettings,
  found: readonly FoundOperation[],
): ServedKind<ReadOperation> => ({
  ownSettings: ({ id }, index) => {
    const where = found[index];
    return where === undefined ? [] : operationFunctions(settings, id, where);
  },
  nameOf: ({ id }) => `operation '${id}'`,
  integrationFor: (context, operation, index) => (target) => {
    const invocation = settings.values.operations?.[operation.id]?.invocation ?? found[index]?.settings.invocation;
    return invocation === "event"
      ? eventIntegration(context, target, operation)
      : proxyIntegration(context, settings, operation)(target);
  },
  describe,
});

/**
 * Gives every operation without an integration of its own to a function: its own, its tag's, or the API's; or one that
 * exists.
 */
export function assignHandlers<Unit extends Servable>(
  context: ReadContext,
  settings: LoadedSettings,
  read: readonly Unit[],
  kind: ServedKind<Unit>,
  isTaken: (name: string) => boolean,
): HandlerReading<Unit> {
  const per: Per = settings.values.functions?.per ?? "operation";
  const keyOf = (operation: Unit): string =>
    per === "operation" ? operation.id : per === "api" ? "api" : (operation.tags[0] ?? "untagged");
  const served = new Map<string, Served<Unit>[]>();
  const existing = new Map<OperationId, Integration>();
  const integrating = new Map<OperationId, (target: LambdaTarget) => Integration>();
  read.forEach((operation, index) => {
    const own = kind.ownSettings(operation, index);
    const integrate =
      kind.integrationFor?.(context, operation, index) ?? proxyIntegration(context, settings, operation);
    if (operation.integration !== undefined) {
      const integration = withoutPermission(operation.integration, own);
      if (integration === undefined)
        reportUnused(context, own, `${kind.nameOf(operation)} has an integration of its own`);
      else existing.set(operation.id, integration);
      return;
    }
    const key = keyOf(operation);
    const tag = per === "tag" ? tagFunction(settings, key) : [];
    const levels = [...own, ...tag, ...generalFunction(settings)];
    const target = existingFunction(context, levels);
    if (target !== undefined) {
      existing.set(operation.id, integrate(target));
      return;
    }
    integrating.set(operation.id, integrate);
    if (per !== "operation") reportUnused(context, own, `${kind.nameOf(operation)} shares its function`);
    served.set(key, [
      ...(served.get(key) ?? []),
      { operation, levels: per === "operation" ? levels : levels.slice(own.length) },
    ]);
  });
  const names = nameHandlers([...served.keys()], isTaken, per === "operation" ? kind.wishFor : undefined);
  const aliases = new Map<HandlerId, AliasSetting>();
  const handlers = [...served].map(([key, group]): Handler => {
    const id = names.get(key) ?? unsafeId<HandlerId>(key);
    const levels = group[0]?.levels ?? [];
    const alias = readAliasSetting(context, levels);
    if (alias !== undefined) aliases.set(id, alias);
    return {
      id,
      purpose: {
        kind: "operations",
        operations: group.map(({ operation }) => operation.id),
        shared: per !== "operation",
      },
      description:
        firstOf(levels, "description")?.value ??
        kind.describe(
          per,
          key,
          group.map(({ operation }) => operation),
        ),
      ...functionProperties(context, levels),
      origin: group[0]?.operation.origin ?? { file: "", pointer: unsafeId("") },
    };
  });
  const operations = read.map((operation) => {
    if (operation.integration !== undefined)
      return { ...operation, integration: existing.get(operation.id) ?? operation.integration };
    const handler = names.get(keyOf(operation)) ?? unsafeId<HandlerId>(operation.id);
    return {
      ...operation,
      integration:
        existing.get(operation.id) ??
        (integrating.get(operation.id) ?? proxyIntegration(context, settings, operation))({ kind: "handler", handler }),
    };
  });
  return { operations, handlers, aliases };
}

/** A function that exists, where the settings name one. */
function existingFunction(context: ReadContext, levels: readonly PlacedFunctionSettings[]): LambdaTarget | undefined {
  const arn = firstOf(levels, "arn");
  if (arn === undefined) return undefined;
  const granted = firstOf(levels, "permission")?.value ?? true;
  const target = externalFunction(readDeployValue(context, arn.node, "template"));
  return granted ? target : { ...target, permission: "elsewhere" };
}

/** The document's own integration, where the settings leave the permission to somebody else and say nothing more. */
function withoutPermission(integration: Integration, own: readonly PlacedFunctionSettings[]): Integration | undefined {
  const isAlone = own.every(({ values }) => Object.keys(values).join() === "permission");
  if (integration.kind !== "lambda" || integration.target.kind !== "external" || !isAlone) return undefined;
  return firstOf(own, "permission")?.value === false
    ? { ...integration, target: { ...integration.target, permission: "elsewhere" } }
    : integration;
}

/** Settings of a function that there is none for. */
function reportUnused(context: ReadContext, own: readonly PlacedFunctionSettings[], reason: string): void {
  for (const { node } of own) context.diagnostics.report("function-setting-unused", placeOf(node), { reason });
}

/** Functions for the Lambda authorizers that the build makes itself, where an operation asks for them. */
export function authorizerHandlers(
  context: ReadContext,
  settings: LoadedSettings,
  authorizers: readonly Authorizer[],
  isUsed: (authorizer: AuthorizerId) => boolean,
): Omit<HandlerReading, "operations"> {
  const aliases = new Map<HandlerId, AliasSetting>();
  const handlers = authorizers.flatMap((authorizer): readonly Handler[] => {
    if (authorizer.kind !== "lambda" || authorizer.target.kind !== "handler" || !isUsed(authorizer.id)) return [];
    const id = authorizer.target.handler;
    const levels = [...authorizerFunction(settings, authorizer.id), ...generalFunction(settings)];
    const alias = readAliasSetting(context, levels);
    if (alias !== undefined) aliases.set(id, alias);
    return [
      {
        id,
        purpose: { kind: "authorizer", authorizer: authorizer.id },
        description:
          firstOf(authorizerFunction(settings, authorizer.id), "description")?.value ??
          `Decides about callers that use ${authorizer.id}`,
        ...functionProperties(
          context,
          levels,
          authorizer.verification === undefined ? [] : tokenEnvironment(authorizer.verification),
        ),
        origin: authorizer.origin,
      },
    ];
  });
  return { handlers, aliases };
}

const proxyIntegration =
  ({ protocol }: ReadContext, { values }: LoadedSettings, { origin }: Pick<Servable, "origin">) =>
  (target: LambdaTarget): Integration => ({
    kind: "lambda",
    proxy: true,
    target,
    cacheKeyParameters: [],
    requestParameters: [],
    requestTemplates: [],
    responses: [],
    ...(protocol === "http" ? { payloadFormatVersion: values.api?.payloadFormatVersion ?? "2.0" } : {}),
    origin,
  });

function describe(per: "operation" | "tag" | "api", key: string, operations: readonly ReadOperation[]): string {
  if (per === "api") return "Serves every operation of the API";
  if (per === "tag") return `Serves the operations tagged ${key}`;
  const [only] = operations;
  return only === undefined ? key : `${only.method.toUpperCase()} ${only.path.text}`;
}
