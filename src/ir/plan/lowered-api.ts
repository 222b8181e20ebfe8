import type { Authorizer } from "../authorizer.js";
import type { LoweringContext } from "./context.js";
import type { FunctionGrants } from "./function-grants.js";
import type { PlanResource } from "./model.js";

/** What the lowering of each type of API gives. */
export interface LoweredApi {
  readonly context: LoweringContext;
  /** Those that something in the API makes use of. */
  readonly authorizers: ReadonlySet<Authorizer>;
  /** What is defined within the API, whether it has become resources or the API's body. */
  readonly within: readonly PlanResource[];
  /** What functions refer to: of a WebSocket API the API itself. */
  readonly beforeFunctions?: readonly PlanResource[];
  /** What the API gives its functions. */
  readonly grants?: FunctionGrants;
  /** The API with its parts, permissions, deployment and stages; what is referred to stands first. */
  readonly resources: readonly PlanResource[];
}
