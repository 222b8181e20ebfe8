import type { PlanKey } from "./model-base.js";

/** What there is already of a plan's resources, as the service calls it. */
export interface LiveResources {
  /** CloudFormation's physical ids: what `Ref` of a resource returns. */
  readonly ids: ReadonlyMap<PlanKey, string>;
  /** Values that the deployment was given, by the names of the plan's inputs. */
  readonly inputs: ReadonlyMap<string, string>;
  /** Of a REST API: the id of the path `/`, which nobody makes and no stack names. */
  readonly rootResourceId?: string;
}
