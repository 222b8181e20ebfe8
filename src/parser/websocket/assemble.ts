import { type ApiModel, modelVersion, type Server, type WebSocketGateway } from "../../ir/api.js";
import type { Requirement } from "../../ir/authorizer.js";
import type { AuthorizerId, OperationId, SecuritySchemeId } from "../../ir/ids.js";
import type { ConnectParameter, WebSocketMessage, WebSocketRoute } from "../../ir/websocket.js";
import { type DocumentNode, placeOf } from "../document-node.js";
import { readFunctionAlarms } from "../openapi/alarms.js";
import { reportSettingsOfOtherTypes } from "../openapi/api-type.js";
import { authorizerHandlers, otherFunctions } from "../openapi/authorizer-handlers.js";
import { readApiKeys, readDeployParameters, readOverrides, readUsagePlans } from "../openapi/delivery.js";
import type { DocumentInfo } from "../openapi/document-info.js";
import { readDomains } from "../openapi/domains.js";
import { readCloudFront } from "../openapi/edge.js";
import { resolveAliases } from "../openapi/function-aliases.js";
import { assignHandlers, type HandlerReading } from "../openapi/handlers.js";
import { readRoles } from "../openapi/roles.js";
import type { SchemaReading } from "../openapi/schema-reading.js";
import { readNamedSchemas } from "../openapi/schemas.js";
import type { SecurityReading } from "../openapi/security.js";
import { readStages } from "../openapi/stages.js";
import { readVpcLinks } from "../openapi/vpc-links.js";
import type { ReadContext } from "../read-context.js";
import type { LoadedSettings } from "../settings/read-settings.js";
import type { MethodSettingsInput } from "../settings/schema/method-settings.js";
import { servedRoutes } from "./handlers.js";
import { type MessageReading, readMessageSetting } from "./message-setting.js";
import type { RouteDraft } from "./route-draft.js";
import { type ReadRoute, readRoutes } from "./routes.js";

/** What of a message tells its route, where nobody says otherwise. */
export const defaultRouteSelection = "$request.body.action";

/** A WebSocket API as its document describes it; the settings are laid over it. */
export interface WebSocketDocument {
  readonly context: ReadContext;
  readonly document: DocumentNode;
  readonly settings: LoadedSettings;
  readonly schemas: SchemaReading;
  readonly security: SecurityReading;
  readonly info: DocumentInfo;
  readonly servers: readonly Server[];
  readonly tags: ApiModel["tags"];
  /** What the handshake has to bring. */
  readonly connect: {
    readonly security: readonly (readonly Requirement[])[];
    readonly parameters: readonly ConnectParameter[];
  };
  readonly drafts: readonly RouteDraft[];
  readonly sends: readonly WebSocketMessage[];
}

/** The model of a WebSocket API, whatever kind of document describes its messages. */
export function assembleWebSocketApi(input: WebSocketDocument): ApiModel {
  const { context, document, settings, schemas, security, info, connect } = input;
  reportSettingsOfOtherTypes(context, settings);
  const reading: MessageReading = { schemas, document, settings };
  const schemes = new Set<SecuritySchemeId>(security.schemes.map(({ id }) => id));
  const read = readRoutes(reading, input.drafts, { ...connect, schemes });
  const served = readFunctions(context, settings, security, read);
  const routes = served.operations.map(({ beside: _, ...route }): WebSocketRoute => route);
  const known = new Set<OperationId>(routes.map(({ id }) => id));
  const { handlers, stages } = resolveAliases(
    context,
    served.handlers,
    served.aliases,
    readStages({ context, settings, protocol: "websocket", operations: ownThrottles(settings, read) }),
  );
  const apiKeys = readApiKeys(context, settings);
  const gateway = readWebSocketGateway(settings);
  const { functionAlarms } = settings.values;
  const cloudFront = readCloudFront(context, settings, stages);
  return {
    modelVersion,
    ...info,
    name: settings.values.api?.name ?? info.title,
    gateway,
    servers: input.servers,
    tags: input.tags,
    operations: [],
    routes,
    sends: [...input.sends, ...readSends(reading)],
    schemas: readNamedSchemas(schemas),
    securitySchemes: security.schemes,
    authorizers: security.authorizers,
    handlers,
    roles: readRoles(context, settings),
    vpcLinks: readVpcLinks(context, settings),
    gatewayResponses: [],
    stages,
    ...(functionAlarms === undefined
      ? {}
      : {
          functionAlarms: readFunctionAlarms(context, functionAlarms, (path) =>
            settings.nodeAt(["functionAlarms", ...path]),
          ),
        }),
    dashboard: settings.values.dashboard ?? false,
    account: { cloudWatchRole: settings.values.account?.cloudWatchRole ?? false },
    usagePlans: readUsagePlans(context, settings, known, stages, apiKeys),
    apiKeys,
    domains: readDomains(context, settings, gateway, stages),
    ...(cloudFront === undefined ? {} : { cloudFront }),
    parameters: readDeployParameters(context, settings),
    overrides: readOverrides(settings),
    origin: placeOf(document),
  };
}

/** The functions of routes, and of the authorizers that routes name. */
function readFunctions(
  context: ReadContext,
  settings: LoadedSettings,
  security: SecurityReading,
  read: readonly ReadRoute[],
): HandlerReading<ReadRoute> {
  const authorizers = authorizerHandlers(context, settings, security.authorizers, usedBy(security, read));
  const others = otherFunctions(authorizers.handlers, security.authorizers);
  const served = assignHandlers(context, settings, read, servedRoutes(settings), others);
  return {
    operations: served.operations,
    handlers: [...served.handlers, ...authorizers.handlers],
    aliases: new Map([...served.aliases, ...authorizers.aliases]),
  };
}

/** What each route says of itself for every stage. */
const ownThrottles = (
  { values }: LoadedSettings,
  routes: readonly ReadRoute[],
): ReadonlyMap<OperationId, MethodSettingsInput> =>
  new Map(
    routes.map(({ id, key, beside }) => {
      const throttle = values.websocket?.routes?.[key]?.throttle ?? beside?.values.throttle;
      return [id, throttle === undefined ? {} : { throttle }];
    }),
  );

function readWebSocketGateway({ values }: LoadedSettings): WebSocketGateway {
  const { api, websocket } = values;
  const key = websocket?.apiKeySelectionExpression;
  return {
    protocol: "websocket",
    routeSelectionExpression: websocket?.routeSelectionExpression ?? defaultRouteSelection,
    ...(key === undefined ? {} : { apiKeySelectionExpression: key }),
    connectionActions: [...new Set(websocket?.connections ?? (["post"] as const))]
      .map((action) => actionNames[action])
      .sort(),
    disableExecuteApiEndpoint: api?.disableExecuteApiEndpoint ?? false,
    ...(api?.ipAddressType === undefined ? {} : { ipAddressType: api.ipAddressType }),
    resourceTags: Object.entries(api?.tags ?? {}).map(([name, value]) => ({ key: name, value })),
  };
}

const actionNames = { post: "POST", get: "GET", delete: "DELETE" } as const;

const readSends = (reading: MessageReading): readonly WebSocketMessage[] =>
  Object.entries(reading.settings.values.websocket?.sends ?? {}).map(([name, setting]) => ({
    ...readMessageSetting(reading, setting, ["websocket", "sends", name], name),
    name,
  }));

/** Authorizers of the schemes that some route names. */
function usedBy(
  security: SecurityReading,
  routes: readonly Pick<WebSocketRoute, "security">[],
): (authorizer: AuthorizerId) => boolean {
  const byScheme = new Map(security.schemes.map(({ id, authorizer }) => [id, authorizer]));
  const used = new Set(
    routes.flatMap((each) => each.security.flatMap((all) => all.map(({ scheme }) => byScheme.get(scheme)))),
  );
  return (authorizer) => used.has(authorizer);
}
