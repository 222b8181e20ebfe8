import type { Stage } from "../../delivery.js";
import { placeWithin } from "../../source.js";
import type { LoweringContext } from "../context.js";
import type { Route } from "../routes.js";

/**
 * What is cached although it had better not be.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
 */
export function checkStageCache(routes: readonly Route[], context: LoweringContext): void {
  const { api, diagnostics } = context;
  for (const { name, cache, operations, origin } of api.stages) {
    if (cache !== undefined) continue;
    for (const { operation, settings } of operations)
      if (settings.cache !== undefined)
        diagnostics.report("cache-without-cluster", placeWithin(origin, ["operations", operation], "key"), {
          operation,
          where: ` on the stage '${name}'`,
        });
  }
  for (const route of routes) {
    const { operation, httpMethod } = route;
    if (!api.stages.some((stage) => isCachedOn(stage, route))) continue;
    if (httpMethod !== "GET")
      diagnostics.report("cache-method-unsafe", operation.origin, { operation: operation.id, method: httpMethod });
    const tellsCallers = operation.integration.cacheKeyParameters.some((key) =>
      /^method\.request\.\w*header\./.test(key),
    );
    if (identifiesCallers(route, context) && !tellsCallers)
      diagnostics.report("cache-shared-by-callers", operation.origin, { operation: operation.id });
  }
}

/** An API key says what a caller may do, seldom who he is. */
const identifiesCallers = ({ operation }: Route, { schemes, authorizers }: LoweringContext): boolean =>
  operation.security.some((requirements) =>
    requirements.some(({ scheme }) => {
      const id = schemes.get(scheme)?.authorizer;
      return id === undefined || authorizers.get(id)?.kind !== "apiKey";
    }),
  );

const isCachedOn = ({ cache, settings, operations }: Stage, { operation, httpMethod }: Route): boolean => {
  if (cache === undefined) return false;
  const own = operations.find((each) => each.operation === operation.id)?.settings.cache?.enabled;
  return own ?? (httpMethod === "GET" && settings.cache?.enabled === true);
};
