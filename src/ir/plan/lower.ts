import type { ApiModel, ApiOf, GatewayProtocol } from "../api.js";
import type { DiagnosticBag } from "../diagnostics.js";
import { expandShortForms } from "../expand/expand-short-forms.js";
import type { Handler } from "../handler.js";
import { lowerDomains } from "./domains/lower-domains.js";
import { lowerCloudFront } from "./edge/cloud-front.js";
import { lowerWebAcl } from "./edge/web-acl.js";
import { withGrants } from "./function-grants.js";
import { lowerSharedRoles } from "./function-role.js";
import { lowerFunctions } from "./functions.js";
import { lowerHttp } from "./http/lower-http.js";
import { lowerInputs, lowerOutputs } from "./interface.js";
import { checkLimits } from "./limits-check.js";
import type { LoweredApi } from "./lowered-api.js";
import type { GatewayPlan, PlanResource } from "./model.js";
import { lowerAlarms } from "./observing/alarms.js";
import { lowerDashboard } from "./observing/dashboard.js";
import { lowerOverrides } from "./overrides.js";
import { lowerRest } from "./rest/lower-rest.js";
import { lowerWebSocket } from "./websocket/lower-websocket.js";

/**
 * Decides everything that is deployed: the one place where a model becomes infrastructure. What the gateway cannot do is
 * reported; a plan that comes with errors is not to be printed.
 */
export function lower(read: ApiModel, diagnostics: DiagnosticBag): GatewayPlan {
  const api = expandShortForms(read, diagnostics);
  const lowered = lowerApi(api, diagnostics);
  const { context } = lowered;
  const handlers = deployedHandlers(lowered);
  const resources: readonly PlanResource[] = [
    ...(lowered.beforeFunctions ?? []),
    ...lowerSharedRoles(api.roles),
    ...withGrants(lowerFunctions(handlers, context), handlers, lowered.grants),
    ...lowered.resources,
    ...lowerAlarms(handlers, context),
    ...lowerDashboard(handlers, context),
    ...lowerDomains(context),
    ...lowerWebAcl(context),
    ...lowerCloudFront(context),
  ];
  const inputs = lowerInputs(api, resources);
  checkLimits(resources, lowered.within, inputs, context);
  return {
    name: api.name,
    description: api.version === "" ? api.title : `${api.title}, version ${api.version}`,
    resources,
    inputs,
    outputs: lowerOutputs(api),
    overrides: lowerOverrides(resources, context),
  };
}

function lowerApi(api: ApiModel, diagnostics: DiagnosticBag): LoweredApi {
  if (isOf(api, "rest")) return lowerRest(api, diagnostics);
  if (isOf(api, "websocket")) return lowerWebSocket(api, diagnostics);
  if (isOf(api, "http")) return lowerHttp(api, diagnostics);
  throw new Error(`Nothing lowers ${api.gateway.protocol} APIs.`);
}

const isOf = <Protocol extends GatewayProtocol>(api: ApiModel, protocol: Protocol): api is ApiOf<Protocol> =>
  api.gateway.protocol === protocol;

/** Nothing calls the function of an authorizer that nothing in the API uses. */
const deployedHandlers = ({ authorizers, context }: LoweredApi): readonly Handler[] => {
  const used = new Set([...authorizers].map(({ id }) => id));
  return context.api.handlers.filter(({ purpose }) => purpose.kind !== "authorizer" || used.has(purpose.authorizer));
};
