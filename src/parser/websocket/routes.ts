import type { Requirement } from "../../ir/authorizer.js";
import { type OperationId, type SecuritySchemeId, unsafeId } from "../../ir/ids.js";
import type { Integration } from "../../ir/integration.js";
import { type ConnectParameter, isConnectionRoute, type WebSocketRoute } from "../../ir/websocket.js";
import { keyPlaceOf, placeOf } from "../document-node.js";
import { plainHead } from "../openapi/schema-reading.js";
import { readRequirements } from "../openapi/security.js";
import { bySetting } from "../openapi/validators.js";
import { resolve } from "../reference.js";
import type { RouteSettings } from "../settings/schema/websocket.js";
import { openMock, readRouteIntegration } from "./integration.js";
import { type MessageReading, readMessageSetting, readSchemaSetting } from "./message-setting.js";
import { bareDraft, type PlacedRouteSettings, type RouteDraft } from "./route-draft.js";

/** A route that is complete but for the function that serves it, where it has no integration of its own. */
export type ReadRoute = Omit<WebSocketRoute, "integration"> & {
  readonly integration: Integration | undefined;
  readonly beside: PlacedRouteSettings | undefined;
};

export interface RouteDefaults {
  /** What the document demands of whoever connects. */
  readonly security: readonly (readonly Requirement[])[];
  readonly parameters: readonly ConnectParameter[];
  readonly schemes: ReadonlySet<SecuritySchemeId>;
}

/** The document's routes with the settings' laid over them, and those that the settings add. */
export function readRoutes(
  reading: MessageReading,
  drafts: readonly RouteDraft[],
  defaults: RouteDefaults,
): readonly ReadRoute[] {
  const { settings } = reading;
  const configured = settings.values.websocket?.routes ?? {};
  const known = new Set(drafts.map(({ key }) => key));
  const added = Object.keys(configured)
    .filter((key) => !known.has(key))
    .map((key) => bareDraft(key, keyPlaceOf(settings.nodeAt(["websocket", "routes", key]))));
  const all = [...drafts, ...added].map((draft) => {
    const route = configured[draft.key];
    const above = { ...draft.beside?.values, ...route };
    return { draft: route === undefined ? draft : overlay(reading, draft, route, defaults), settings: above };
  });
  const routes = all.map((each) => readRoute(reading, each.draft, each.settings, defaults));
  const asks = defaults.security.length > 0 || defaults.parameters.some(({ required }) => required);
  if (!asks || routes.some(({ key }) => key === "$connect")) return routes;
  return [gate(reading, defaults), ...routes];
}

/** Without a `$connect` route nobody would be asked for credentials: one that calls nothing, and lets callers in. */
function gate(reading: MessageReading, defaults: RouteDefaults): ReadRoute {
  const [requirement] = defaults.security.flat();
  const origin = requirement?.origin ?? placeOf(reading.document);
  return { ...readRoute(reading, bareDraft("$connect", origin), {}, defaults), integration: openMock(origin) };
}

function overlay(
  reading: MessageReading,
  draft: RouteDraft,
  settings: RouteSettings,
  defaults: RouteDefaults,
): RouteDraft {
  const { schemas } = reading;
  const path = ["websocket", "routes", draft.key];
  const security =
    settings.security === undefined
      ? undefined
      : readRequirements(schemas.context, reading.settings.nodeAt(path), defaults.schemes);
  const { message, reply, description, operationName } = settings;
  return {
    ...draft,
    ...(description === undefined ? {} : { description }),
    ...(operationName === undefined ? {} : { operationName }),
    ...(message === undefined
      ? {}
      : { message: readMessageSetting(reading, message, [...path, "message"], `${draft.key} message`) }),
    ...(reply === undefined
      ? {}
      : { reply: readMessageSetting(reading, reply, [...path, "reply"], `${draft.key} reply`) }),
    ...(settings.integration === undefined ? {} : { integration: reading.settings.nodeAt([...path, "integration"]) }),
    ...(security === undefined ? {} : { security }),
  };
}

function readRoute(
  reading: MessageReading,
  draft: RouteDraft,
  settings: RouteSettings,
  defaults: RouteDefaults,
): ReadRoute {
  const { integration: start, security, beside, ...rest } = draft;
  const { context } = reading.schemas;
  const node = start === undefined ? undefined : resolve(context, start);
  const { body, parameters } =
    bySetting[settings.validation ?? reading.settings.values.validation ?? (start === undefined ? "all" : "none")];
  const isConnection = isConnectionRoute(draft.key);
  const isConnect = draft.key === "$connect";
  if (!isConnect && settings.parameters !== undefined) reportParameters(reading, draft.key);
  const models = Object.entries(settings.models ?? {}).map(([key, pointer]) => ({
    key,
    schema: readSchemaSetting(reading, pointer, ["websocket", "routes", draft.key, "models", key]),
  }));
  return {
    id: unsafeId<OperationId>(draft.key),
    ...rest,
    beside,
    parameters: isConnect ? (connectParameters(reading, settings) ?? defaults.parameters) : [],
    integration: node === undefined ? undefined : readRouteIntegration(context, node),
    security: security ?? (isConnect ? defaults.security : []),
    validation: { parameters: parameters && isConnect, message: body && !isConnection },
    ...(settings.modelSelectionExpression === undefined
      ? {}
      : { modelSelectionExpression: settings.modelSelectionExpression }),
    models,
  };
}

function reportParameters({ schemas, settings }: MessageReading, key: string): void {
  const problem = "is of '$connect' alone: messages have no parameters";
  const at = keyPlaceOf(settings.nodeAt(["websocket", "routes", key, "parameters"]));
  schemas.context.diagnostics.report("setting-invalid", at, { setting: "parameters", problem });
}

/** What the settings say that a handshake brings, each a text; undefined where they say nothing of it. */
function connectParameters(
  { settings: file }: MessageReading,
  { parameters }: RouteSettings,
): readonly ConnectParameter[] | undefined {
  return parameters?.map(({ required = false, ...rest }, index): ConnectParameter => {
    const node = file.nodeAt(["websocket", "routes", "$connect", "parameters", index]);
    return { ...rest, required, schema: { ...plainHead(node), kind: "string" }, origin: placeOf(node) };
  });
}
