import type { Operation } from "../../ir/api.js";
import type { Stage } from "../../ir/delivery.js";
import type { OperationId } from "../../ir/ids.js";
import { keyPlaceOf } from "../document-node.js";
import type { ReadContext } from "../read-context.js";
import type { LoadedSettings } from "../settings/read-settings.js";
import type { FoundOperation } from "./found-operation.js";

const places = { path: "path", query: "querystring", header: "header" } as const;
const placeOf = (place: Operation["parameters"][number]["in"]): string | undefined =>
  place === "cookie" ? undefined : places[place];

/** Operations that wish to be cached where no stage has a cache. */
export function checkOperationCaches(
  context: ReadContext,
  settings: LoadedSettings,
  found: readonly FoundOperation[],
  ids: readonly OperationId[],
  stages: readonly Stage[],
): void {
  if (stages.some(({ cache }) => cache !== undefined)) return;
  found.forEach(({ node, settings: own }, index) => {
    const id = ids[index] ?? "";
    const inFile = settings.values.operations?.[id]?.cache;
    if (inFile === undefined && own.cache === undefined) return;
    const at = inFile === undefined ? keyPlaceOf(node) : keyPlaceOf(settings.nodeAt(["operations", id, "cache"]));
    context.diagnostics.report("cache-without-cluster", at, { operation: id, where: "" });
  });
}

/**
 * The parameters that tell cached responses apart: those of the integration in the document, those that the settings
 * name, or all path and query parameters of an operation that some stage caches. Without keys the gateway would answer
 * `/pets/2` with what it has cached for `/pets/1`.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
 */
export const withCacheKeys = (
  operations: readonly Operation[],
  found: readonly FoundOperation[],
  stages: readonly Stage[],
  settings: LoadedSettings,
): readonly Operation[] =>
  operations.map((operation, index): Operation => {
    const { integration } = operation;
    const named = settings.values.operations?.[operation.id]?.cache?.keys ?? found[index]?.settings.cache?.keys;
    const isOpen = integration.cacheKeyParameters.length === 0 && isCached(operation, stages);
    if (named === undefined && !isOpen) return operation;
    const keys = named ?? operation.parameters.filter((each) => each.in === "path" || each.in === "query");
    const cacheKeyParameters = keys
      .filter(({ name }) => /^[\w.$:-]+$/.test(name) || named !== undefined)
      .map((each) => `method.request.${placeOf(each.in)}.${each.name}`);
    return { ...operation, integration: { ...integration, cacheKeyParameters } };
  });

/** Whether a stage answers the operation from its cache: GET methods unless told otherwise, others only when told to. */
export const isCached = ({ id, method }: Pick<Operation, "id" | "method">, stages: readonly Stage[]): boolean =>
  stages.some(({ cache, settings, operations }) => {
    if (cache === undefined) return false;
    const own = operations.find(({ operation }) => operation === id)?.settings.cache?.enabled;
    return own ?? (method === "get" && settings.cache?.enabled === true);
  });
