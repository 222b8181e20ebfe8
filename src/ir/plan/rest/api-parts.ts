import type { PlanKey } from "../model-base.js";
import type {
  AuthorizerResource,
  GatewayResponseResource,
  MethodResource,
  ModelResource,
  PathResource,
  RequestValidatorResource,
} from "../model-rest.js";

/** What is defined within an API, by kind. */
export interface ApiParts {
  readonly models: readonly ModelResource[];
  readonly validators: readonly RequestValidatorResource[];
  readonly authorizers: readonly AuthorizerResource[];
  readonly gatewayResponses: readonly GatewayResponseResource[];
  readonly paths: readonly PathResource[];
  readonly methods: readonly MethodResource[];
}

/** Names by key: within a document, things refer to one another by name. */
export type PartNames = ReadonlyMap<PlanKey, string>;
