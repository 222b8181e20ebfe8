import type { SourceResource } from "../resource-graph.js";
import { propertyOf } from "./context.js";

/** Whether an API of the second kind is one for WebSockets. */
export const isWebSocketApi = (api: SourceResource): boolean => {
  const protocol = propertyOf(api, "ProtocolType");
  return protocol?.kind === "scalar" && String(protocol.value).toUpperCase() === "WEBSOCKET";
};
