import { isPredefinedRoute } from "../../ir/websocket.js";
import { member } from "../document-node.js";
import type { PlacedFunctionSettings } from "../openapi/function-levels.js";
import type { ServedKind } from "../openapi/handlers.js";
import type { LoadedSettings } from "../settings/read-settings.js";
import type { ReadRoute } from "./routes.js";

/** Routes of a WebSocket API, as what functions serve. */
export const servedRoutes = (settings: LoadedSettings): ServedKind<ReadRoute> => ({
  ownSettings: (route) => ownSettings(settings, route),
  nameOf: ({ key }) => `route '${key}'`,
  describe: (per, key) => {
    if (per === "api") return "Serves every route of the API";
    return per === "tag" ? `Serves the routes tagged ${key}` : `Serves the route ${key}`;
  },
  // `$connect` becomes `onConnect`, so that a route of the author's own may be called `connect`.
  wishFor: (key) => (isPredefinedRoute(key) ? `on${key.charAt(1).toUpperCase()}${key.slice(2)}` : key),
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
