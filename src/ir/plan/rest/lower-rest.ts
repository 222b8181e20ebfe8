import type { ApiOf } from "../../api.js";
import type { Authorizer } from "../../authorizer.js";
import type { DiagnosticBag } from "../../diagnostics.js";
import { lowerAccount } from "../account.js";
import { createContext, type RestContext } from "../context.js";
import { lowerIntegrationRoles } from "../integration-roles.js";
import type { LoweredApi } from "../lowered-api.js";
import type { PlanResource } from "../model.js";
import { checkPayloads } from "../payload-check.js";
import { lowerPermissions } from "../permissions.js";
import { type Route, routeOperations } from "../routes.js";
import { type KeyDemand, lowerUsagePlans } from "../usage-plans.js";
import { writtenChanges } from "../used-parameters.js";
import type { ApiParts } from "./api-parts.js";
import { lowerAuthorizers } from "./authorizers.js";
import { lowerClientCertificates } from "./client-certificates.js";
import { lowerPreflights } from "./cors.js";
import { keptDeployments, lowerDeployment } from "./deployment.js";
import { lowerDocumentation, showDocumentation } from "./documentation.js";
import { lowerGatewayResponses } from "./gateway-responses.js";
import { lowerMethods } from "./methods.js";
import { lowerModels } from "./models.js";
import { openApiBody } from "./openapi-body.js";
import { lowerPaths } from "./paths.js";
import { withPositionalVariables } from "./positional-variables.js";
import { lowerRestApi } from "./rest-api.js";
import { checkStageVariables } from "./stage-variable-check.js";
import { lowerStages } from "./stages.js";
import { lowerVpcLinks } from "./vpc-links.js";

/** A REST API: its methods as resources or as one body, its deployment, stages and usage plans. */
export function lowerRest(api: ApiOf<"rest">, diagnostics: DiagnosticBag): LoweredApi {
  const context = createContext(withPositionalVariables(api, diagnostics), diagnostics);
  const routes = routeOperations(context);
  const { parts, authorizers } = lowerParts(routes, context);
  const within = partsInOrder(parts);
  if (api.operations.length === 0 && api.stages.length > 0)
    diagnostics.report("api-without-methods", api.origin, {
      stages: api.stages.map(({ name }) => `'${name}'`).join(", "),
    });
  checkStageVariables(routes, context);
  checkPayloads(routes, context);
  const isImported = api.gateway.definition === "body";
  const plain = lowerRestApi(context);
  const documentation = lowerDocumentation(routes, context);
  const restApi = isImported ? { ...plain, body: openApiBody(api, plain, parts, documentation.parts) } : plain;
  const vpcLinks = lowerVpcLinks(context);
  const defined = [restApi, ...within];
  const overridden = writtenChanges(api, defined);
  // A link that leads elsewhere is another link, with another id, which only a new snapshot knows.
  const newest = lowerDeployment(restApi, [...within, ...vpcLinks], overridden);
  // A snapshot that no stage shows answers nobody, and the service takes none of an API without methods.
  const deployments = api.stages.length === 0 ? [] : [newest, ...keptDeployments(newest, api.stages)];
  return {
    context,
    authorizers,
    within,
    resources: [
      ...lowerIntegrationRoles(routes),
      ...vpcLinks,
      restApi,
      ...(isImported ? [] : within),
      ...lowerPermissions(routes, authorizers, context),
      ...deployments,
      ...lowerAccount(context),
      ...(isImported ? [] : documentation.parts),
      ...(documentation.version === undefined ? [] : [documentation.version]),
      ...lowerClientCertificates(context),
      ...showDocumentation(lowerStages(routes, newest, context), documentation.version),
      ...lowerUsagePlans(routes, keyDemand(parts, context), context, usesKeys(parts)),
    ],
  };
}

/** An authorizer that brings the key may know of keys made elsewhere. */
function keyDemand({ methods }: ApiParts, { api }: RestContext): KeyDemand | undefined {
  const demanding = methods.find(({ apiKeyRequired }) => apiKeyRequired);
  if (demanding === undefined || api.gateway.apiKeySource === "AUTHORIZER") return undefined;
  return { name: demanding.operationName ?? demanding.key, origin: demanding.origin };
}

const usesKeys = ({ methods }: ApiParts): boolean =>
  methods.length === 0 || methods.some(({ apiKeyRequired }) => apiKeyRequired);

interface LoweredParts {
  readonly parts: ApiParts;
  readonly authorizers: ReadonlySet<Authorizer>;
}

/** All that is defined within the API, whether it becomes resources or the API's body. */
function lowerParts(routes: readonly Route[], context: RestContext): LoweredParts {
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
