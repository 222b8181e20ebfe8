import { isPredefinedRoute } from "../../ir/websocket.js";
import { member } from "../document-node.js";
import type { PlacedFunctionSettings } from "../openapi/function-levels.js";
import type { ServedKind } from "../openapi/handlers.js";
import type { LoadedSettings } from "../settings/read-settings.js";
import type { ReadRoute } from "./routes.js";

/** What the function of a route is called: `onConnect` for `$connect`, so that a route may be called `connect`. */
export const routeFunctionName = (key: string): string =>
  isPredefinedRoute(key) ? `on${key.charAt(1).toUpperCase()}${key.slice(2)}` : key;

/** Routes of a WebSocket API, as what functions serve. */
export const servedRoutes = (settings: LoadedSettings): ServedKind<ReadRoute> => ({
  ownSettings: (route) => ownSettings(settings, route),
  nameOf: ({ key }) => `route '${key}'`,
  describe: (per, key) => {
    if (per === "api") return "Serves every route of the API";
    return per === "tag" ? `Serves the routes tagged ${key}` : `Serves the route ${key}`;
  },
  wishFor: routeFunctionName,
});

/** Those of the file first, then those beside the document's operation. */
function ownSettings(settings: LoadedSettings, { key, beside }: ReadRoute): readonly PlacedFunctionSettings[] {
  const inFile = settings.values.websocket?.routes?.[key]?.function;
  const inDocument = beside?.values.function;
  return [
    ...(inFile === undefined
      ? []
      : [{ values: inFile, node: settings.nodeAt(["websocket", "routes", key, "function"]) }]),
    ...(inDocument === undefined || beside === undefined
      ? []
      : [{ values: inDocument, node: member(beside.node, "function") ?? beside.node }]),
  ];
}
