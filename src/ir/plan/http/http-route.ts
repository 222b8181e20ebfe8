import type { Operation } from "../../api.js";
import type { Call } from "../grantees.js";

/** An operation at its route. */
export interface HttpRoute extends Call {
  readonly operation: Operation;
  /** `GET /pets/{petId}`, `ANY /{proxy+}`, `$default`. */
  readonly routeKey: string;
}
