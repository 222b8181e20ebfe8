import type { ApiModel } from "../api.js";
import type { Authorizer } from "../authorizer.js";
import type { DiagnosticBag } from "../diagnostics.js";
import type { Handler } from "../handler.js";
import { createContext, type LoweringContext } from "./context.js";
import { lowerFunctions } from "./functions.js";
import { lowerInputs, lowerOutputs } from "./interface.js";
import { checkLimits } from "./limits-check.js";
import type { GatewayPlan, PlanResource } from "./model.js";
import { lowerOverrides } from "./overrides.js";
import { lowerPermissions } from "./permissions.js";
import type { ApiParts } from "./rest/api-parts.js";
import { lowerAuthorizers } from "./rest/authorizers.js";
import { lowerPreflights } from "./rest/cors.js";
import { lowerDeployment } from "./rest/deployment.js";
import { lowerGatewayResponses } from "./rest/gateway-responses.js";
import { lowerMethods } from "./rest/methods.js";
import { lowerModels } from "./rest/models.js";
import { openApiBody } from "./rest/openapi-body.js";
import { lowerPaths } from "./rest/paths.js";
import { withPositionalVariables } from "./rest/positional-variables.js";
import { lowerRestApi } from "./rest/rest-api.js";
import { lowerStages } from "./rest/stages.js";
import { lowerUsagePlans } from "./rest/usage-plans.js";
import { type Route, routeOperations } from "./routes.js";

/**
 * Decides everything that is deployed: the one place where a model becomes infrastructure. What the gateway cannot do is
 * reported; a plan that comes with errors is not to be printed.
 */
export function lower(api: ApiModel, diagnostics: DiagnosticBag): GatewayPlan {
  const context = createContext(withPositionalVariables(api, diagnostics), diagnostics);
  const routes = routeOperations(context);
  const { parts, authorizers } = lowerParts(routes, context);
  const within = partsInOrder(parts);
  if (api.operations.length === 0) diagnostics.report("api-without-methods", api.origin, {});
  const isImported = api.gateway.definition === "body";
  const plain = lowerRestApi(context);
  const restApi = isImported ? { ...plain, body: openApiBody(api, plain, parts) } : plain;
  const defined = [restApi, ...within];
  const overridden = api.overrides.filter(({ resource }) => defined.some(({ key }) => key === resource));
  const resources: readonly PlanResource[] = [
    ...lowerFunctions(deployedHandlers(authorizers, context), context),
    restApi,
    ...(isImported ? [] : within),
    ...lowerPermissions(routes, authorizers, context),
    lowerDeployment(restApi, within, overridden),
    ...lowerStages(routes, context),
    ...lowerUsagePlans(routes, parts.methods, context),
  ];
  const inputs = lowerInputs(api, resources);
  checkLimits(resources, within, inputs, context);
  return {
    name: api.name,
    description: api.version === "" ? api.title : `${api.title}, version ${api.version}`,
    resources,
    inputs,
    outputs: lowerOutputs(api),
    overrides: lowerOverrides(resources, context),
  };
}

interface LoweredParts {
  readonly parts: ApiParts;
  readonly authorizers: ReadonlySet<Authorizer>;
}

/** All that is defined within the API, whether it becomes resources or the API's body. */
function lowerParts(routes: readonly Route[], context: LoweringContext): LoweredParts {
  const models = lowerModels(routes, context);
  const { methods, validators, authorizers } = lowerMethods(routes, models, context);
  return {
    parts: {
      models: models.resources,
      validators,
      authorizers: lowerAuthorizers(authorizers, context),
      gatewayResponses: lowerGatewayResponses(context),
      paths: lowerPaths(routes),
      methods: [...methods, ...lowerPreflights(routes, context)],
    },
    authorizers,
  };
}

/** Each after what it refers to; the methods of a path directly behind it. */
function partsInOrder(parts: ApiParts): readonly PlanResource[] {
  const methods = new Map<string, PlanResource[]>();
  for (const method of parts.methods) methods.set(method.path, [...(methods.get(method.path) ?? []), method]);
  return [
    ...parts.models,
    ...parts.validators,
    ...parts.authorizers,
    ...parts.gatewayResponses,
    ...(methods.get("/") ?? []),
    ...parts.paths.flatMap((path) => [path, ...(methods.get(path.path) ?? [])]),
  ];
}

/** Nothing calls the function of an authorizer that no method uses. */
const deployedHandlers = (authorizers: ReadonlySet<Authorizer>, { api }: LoweringContext): readonly Handler[] => {
  const used = new Set([...authorizers].map(({ id }) => id));
  return api.handlers.filter(({ purpose }) => purpose.kind !== "authorizer" || used.has(purpose.authorizer));
};
