import type { Operation } from "../../ir/api.js";
import type { Handler } from "../../ir/handler.js";
import { type HandlerId, type OperationId, unsafeId } from "../../ir/ids.js";
import type { Integration, LambdaTarget } from "../../ir/integration.js";
import type { SourcePointer } from "../../ir/source.js";
import { placeOf } from "../document-node.js";
import type { ReadContext } from "../read-context.js";
import type { LoadedSettings } from "../settings/read-settings.js";
import { readDeployValue } from "./deploy-values.js";
import { eventIntegration } from "./event-invocation.js";
import type { FoundOperation } from "./found-operation.js";
import { type AliasSetting, readAliasSetting } from "./function-aliases.js";
import { functionByArn } from "./function-by-arn.js";
import { defined, firstOf, type PlacedFunctionSettings, valuesAt } from "./function-levels.js";
import { functionProperties, generalFunction, operationFunctions, tagFunction } from "./function-settings.js";
import { nameHandlers } from "./handler-names.js";
import { namedHandlers } from "./named-handlers.js";
import type { ReadOperation } from "./operations.js";

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

/** What beside operations calls functions, or has the names of them. */
export interface OtherFunctions {
  isTaken(name: string): boolean;
  /** Functions that decide about callers. */
  readonly authorizing: ReadonlySet<HandlerId>;
}

/** What is known of an operation: the integration that it has, or the group whose function is to serve it. */
type Assignment<Unit> =
  | { readonly kind: "settled"; readonly integration: Integration }
  | {
      readonly kind: "group";
      readonly key: string;
      readonly operation: Unit;
      readonly levels: readonly PlacedFunctionSettings[];
      readonly integrate: (target: LambdaTarget) => Integration;
    };

/**
 * Gives every operation without an integration of its own to a function: its own, its tag's, or the API's; one that the
 * settings name, or one that exists.
 */
export function assignHandlers<Unit extends Servable>(
  context: ReadContext,
  settings: LoadedSettings,
  read: readonly Unit[],
  kind: ServedKind<Unit>,
  others: OtherFunctions,
): HandlerReading<Unit> {
  const per: Per = settings.values.functions?.per ?? "operation";
  const assignments = read.map((operation, index) => assign({ context, settings, kind, per }, operation, index));
  reportIdleTags(context, settings, per, read);
  const groups = new Map<string, Extract<Assignment<Unit>, { kind: "group" }>[]>();
  for (const each of assignments)
    if (each.kind === "group") groups.set(each.key, [...(groups.get(each.key) ?? []), each]);
  const named = new Set([...context.functions.values()].map((id) => id.toLowerCase()));
  const names = nameHandlers(
    [...groups.keys()],
    (name) => named.has(name.toLowerCase()) || others.isTaken(name),
    per === "operation" ? kind.wishFor : undefined,
  );
  const idOf = (key: string): HandlerId => names.get(key) ?? unsafeId<HandlerId>(key);
  const operations = read.map((operation, index) => {
    const assignment = assignments[index];
    if (assignment?.kind === "group")
      return { ...operation, integration: assignment.integrate({ kind: "handler", handler: idOf(assignment.key) }) };
    return { ...operation, integration: assignment?.integration ?? noIntegration(operation) };
  });
  const aliases = new Map<HandlerId, AliasSetting>();
  const grouped = [...groups].map(([key, group]): Handler => {
    const id = idOf(key);
    const levels = group[0]?.levels ?? [];
    const alias = readAliasSetting(context, levels);
    if (alias !== undefined) aliases.set(id, alias);
    const served = group.map(({ operation }) => operation);
    return {
      id,
      purpose: { kind: "operations", operations: served.map((each) => each.id), shared: per !== "operation" },
      description: firstOf(levels, "description")?.value ?? kind.describe(per, key, served),
      ...functionProperties(context, levels),
      origin: served[0]?.origin ?? { file: "", pointer: unsafeId("") },
    };
  });
  const own = namedHandlers(context, settings, operations, others.authorizing);
  return {
    operations,
    handlers: [...own.handlers, ...grouped],
    aliases: new Map([...own.aliases, ...aliases]),
  };
}

/** Settings of tags that have no function of their own. */
function reportIdleTags(context: ReadContext, settings: LoadedSettings, per: Per, served: readonly Servable[]): void {
  const first = new Set(served.map(({ tags }) => tags[0] ?? "untagged"));
  for (const tag of Object.keys(settings.values.functions?.tags ?? {})) {
    if (per === "tag" && first.has(tag)) continue;
    const reason =
      per === "tag"
        ? `nothing has '${tag}' for its first tag`
        : "functions are made by tag with `functions.per: tag` alone";
    reportUnused(context, tagFunction(settings, tag), reason);
  }
}

/** Where each operation is without an integration of its own, of which there is none. */
function noIntegration({ id }: Servable): never {
  throw new Error(`The operation ${id} has neither an integration nor a function.`);
}

interface Assigning<Unit extends Servable> {
  readonly context: ReadContext;
  readonly settings: LoadedSettings;
  readonly kind: ServedKind<Unit>;
  readonly per: Per;
}

function assign<Unit extends Servable>(
  { context, settings, kind, per }: Assigning<Unit>,
  operation: Unit,
  index: number,
): Assignment<Unit> {
  const own = kind.ownSettings(operation, index);
  if (operation.integration !== undefined) {
    const integration = withPermission(context, operation.integration, own);
    if (integration === undefined)
      reportUnused(context, own, `${kind.nameOf(operation)} has an integration of its own`);
    return { kind: "settled", integration: integration ?? operation.integration };
  }
  const integrate = kind.integrationFor?.(context, operation, index) ?? proxyIntegration(context, settings, operation);
  const chosen = chosenFunction(context, own.length > 0 ? own : generalFunction(settings));
  if (chosen !== undefined) {
    const beside = own.filter(({ values }) => Object.keys(values).some((key) => key !== "use"));
    reportUnused(context, beside, `${kind.nameOf(operation)} shares its function`);
    return { kind: "settled", integration: integrate({ kind: "handler", handler: chosen }) };
  }
  const key = per === "operation" ? operation.id : per === "api" ? "api" : (operation.tags[0] ?? "untagged");
  const shared = [...(per === "tag" ? tagFunction(settings, key) : []), ...generalFunction(settings)];
  const target = existingFunction(context, [...own, ...shared]);
  if (target !== undefined) return { kind: "settled", integration: integrate(target) };
  if (per !== "operation") reportUnused(context, own, `${kind.nameOf(operation)} shares its function`);
  return { kind: "group", key, operation, levels: per === "operation" ? [...own, ...shared] : shared, integrate };
}

/** The function of the settings that an operation names by `use`. */
function chosenFunction(context: ReadContext, own: readonly PlacedFunctionSettings[]): HandlerId | undefined {
  const use = firstOf(own, "use");
  if (use === undefined) return undefined;
  const handler = context.functions.get(use.value);
  if (handler === undefined)
    context.diagnostics.report("setting-name-unknown", placeOf(use.node), { kind: "function", name: use.value });
  return handler;
}

/** A function that exists, where the settings name one. */
function existingFunction(context: ReadContext, levels: readonly PlacedFunctionSettings[]): LambdaTarget | undefined {
  const arn = firstOf(levels, "arn");
  if (arn === undefined) return undefined;
  return callable(context, functionByArn(readDeployValue(context, arn.node, "template")), levels);
}

/** A function that exists, with what the settings say of who may call it. */
function callable(context: ReadContext, target: LambdaTarget, levels: readonly PlacedFunctionSettings[]): LambdaTarget {
  if (target.kind === "handler") return target;
  if (firstOf(levels, "permission")?.value === false) return { ...target, permission: "elsewhere" };
  return { ...target, ...defined("callableFrom", valuesAt(context, firstOf(levels, "callableFrom")?.node)) };
}

/** The document's own integration, where the settings tell who may call its function, and nothing more. */
function withPermission(
  context: ReadContext,
  integration: Integration,
  own: readonly PlacedFunctionSettings[],
): Integration | undefined {
  const isAlone = own.every(({ values }) =>
    Object.keys(values).every((key) => key === "permission" || key === "callableFrom"),
  );
  if (integration.kind !== "lambda" || integration.target.kind !== "external" || !isAlone) return undefined;
  return { ...integration, target: callable(context, integration.target, own) };
}

/** Settings of a function that there is none for. */
function reportUnused(context: ReadContext, own: readonly PlacedFunctionSettings[], reason: string): void {
  for (const { node } of own) context.diagnostics.report("function-setting-unused", placeOf(node), { reason });
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
