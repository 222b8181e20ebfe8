import type { ImportedApi } from "../imported-api.js";
import type { ResourceGraph, SourceResource } from "../resource-graph.js";
import type { Raise } from "../source-kind.js";
import { createClaims } from "./claims.js";
import { createRaiseContext, propertyOf, type RaiseContext } from "./context.js";
import { carryFunctions } from "./functions/carry-functions.js";
import { raisePermissions } from "./functions/permissions.js";
import { raiseHttpApi } from "./http/raise-http-api.js";
import { raiseRestApi } from "./rest/raise-rest-api.js";
import { settle } from "./settle.js";
import { raiseWebSocketApi } from "./websocket/raise-websocket-api.js";
import { isWebSocketApi } from "./websocket-api.js";

/** Writes the document and the settings of one API. */
type RaiseApi = (context: RaiseContext) => void;

/** By the resource that is the API; undefined for resources that are none, and for APIs of a kind that is not raised. */
function raiserOf(resource: SourceResource): RaiseApi | undefined {
  if (resource.type === "AWS::ApiGateway::RestApi") return raiseRestApi;
  if (resource.type !== "AWS::ApiGatewayV2::Api") return undefined;
  return isWebSocketApi(resource) ? raiseWebSocketApi : raiseHttpApi;
}

/** Turns each API of a source into a document and settings, and accounts for all that the source holds. */
export const raise: Raise = (graph, diagnostics) => {
  const claims = createClaims(graph);
  const drafts = graph.resources.flatMap((resource) => {
    const raiseApi = raiserOf(resource);
    if (raiseApi === undefined) return [];
    const context = createRaiseContext(graph, resource, claims, diagnostics);
    carryFunctions(context);
    raiseApi(context);
    raisePermissions(context);
    declareParameters(context);
    return [context];
  });
  leaveRest(graph, claims);
  const { apis, rest } = settle(graph, claims);
  return {
    apis: drafts.map((context) => finish(context, apis.get(context.api.id) ?? [])),
    rest,
  };
};

const documentOrder = ["openapi", "swagger", "info", "tags", "servers", "security", "paths", "components"];
const settingsOrder = [
  "api",
  "functions",
  "roles",
  "validation",
  "cors",
  "authorizers",
  "vpcLinks",
  "websocket",
  "operations",
  "stages",
  "stageDefaults",
  "account",
  "apiKeys",
  "usagePlans",
  "domains",
  "webAcl",
  "documentation",
  "parameters",
];

const finish = ({ api, document, settings, names }: RaiseContext, ledger: ImportedApi["ledger"]): ImportedApi => ({
  api: api.id,
  document: document.build(documentOrder),
  settings: settings.build(settingsOrder),
  ledger,
  parameters: new Map(names.declared().map(([name, , from]) => [name, from])),
});

function declareParameters({ names, settings }: RaiseContext): void {
  for (const [name, declaration, from] of names.declared()) settings.put(["parameters", name], declaration, from);
}

/** What belongs to no API, but is referred to: how the API gets at it. */
function leaveRest(graph: ResourceGraph, claims: ReturnType<typeof createClaims>): void {
  for (const resource of graph.resources) {
    if (claims.claimOf(resource) !== undefined || !/^AWS::ApiGateway(V2)?::/.test(resource.type)) continue;
    const parent = propertyOf(resource, "RestApiId") ?? propertyOf(resource, "ApiId");
    if (parent !== undefined && parent.kind !== "reference") {
      claims.annotateResource(resource, "left", "it belongs to an API that is not in this source");
    }
  }
}
