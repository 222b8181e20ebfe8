import type { IntegrationResource, RouteAuthorizerResource, RouteResource } from "../model-v2.js";

/** All that is defined within an HTTP API, whether it becomes resources or the API's body. */
export interface HttpParts {
  readonly authorizers: readonly RouteAuthorizerResource[];
  readonly integrations: readonly IntegrationResource[];
  readonly routes: readonly RouteResource[];
}
