import type { PlanKey } from "./model-base.js";

/** What there is already of a plan's resources, as the service calls it. */
export interface LiveResources {
  /** CloudFormation's physical ids: what `Ref` of a resource returns. */
  readonly ids: ReadonlyMap<PlanKey, string>;
  /**
   * Properties, as CloudFormation calls them, of which nobody knows what is live, or that are live in other words than the
   * plan's: an adoption leaves them as they are.
   */
  readonly leftAlone?: ReadonlyMap<PlanKey, readonly string[]>;
  /** Values that the deployment was given, by the names of the plan's inputs. */
  readonly inputs: ReadonlyMap<string, string>;
  /** Where it is deployed, as far as that is known. */
  readonly place?: { readonly partition: string; readonly region: string; readonly account: string };
  /** Of a REST API: the id of the path `/`, which nobody makes and no stack names. */
  readonly rootResourceId?: string;
}
