import type { WebSocketRoute } from "../../ir/websocket.js";
import { isPredefinedRoute } from "../../ir/websocket.js";
import { type UnitNames, unitNames } from "./names.js";

/** `$connect` becomes `onConnect`, so that a route of the author's own may be called `connect`. */
const spoken = (key: string): string => (isPredefinedRoute(key) ? `on-${key.slice(1)}` : key);

/** Names every file and declaration of the routes, by route key. */
export function routeNames(routes: readonly WebSocketRoute[]): ReadonlyMap<string, UnitNames> {
  const names = unitNames(
    routes.map(({ key }) => key),
    "route",
    new Set(["createSocketHandler", "handler", "notImplemented", "message", "request", "context", "serverMessage"]),
    spoken,
  );
  return names;
}
