import type { Requirement } from "../../ir/authorizer.js";
import type { WebSocketRoute } from "../../ir/websocket.js";
import type { DocumentNode } from "../document-node.js";
import type { AsyncOperationSettings } from "../settings/schema/websocket.js";

/** Settings of a route in the document itself. */
export interface PlacedRouteSettings {
  readonly values: AsyncOperationSettings;
  readonly node: DocumentNode;
}

/** A route as a document describes it, before the settings have been laid over it and a function serves it. */
export interface RouteDraft
  extends Pick<
    WebSocketRoute,
    "key" | "operationName" | "summary" | "description" | "deprecated" | "tags" | "parameters" | "message" | "reply"
  > {
  readonly origin: WebSocketRoute["origin"];
  /** `x-amazon-apigateway-integration`. */
  readonly integration?: DocumentNode;
  /** `x-gatewright` beside the route. */
  readonly beside?: PlacedRouteSettings;
  /** Undefined where the document's own holds. */
  readonly security?: readonly (readonly Requirement[])[];
}

/** A route that nothing is said about yet. */
export const bareDraft = (key: string, origin: RouteDraft["origin"]): RouteDraft => ({
  key,
  deprecated: false,
  tags: [],
  parameters: [],
  origin,
});
