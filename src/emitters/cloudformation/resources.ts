import type { PlanResource } from "../../ir/plan/model.js";
import type { PlanResourceKind } from "../../ir/plan/model-base.js";
import { apiResources } from "./api-resources.js";
import { deliveryResources } from "./delivery-resources.js";
import { documentationResources } from "./documentation-resources.js";
import { domainResources } from "./domain-resources.js";
import { edgeResources } from "./edge-resources.js";
import { functionResources } from "./function-resources.js";
import { observingResources } from "./observing-resources.js";
import type { CloudFormationResource, ResourceTable } from "./resource.js";
import { routeResources } from "./route-resources.js";
import type { ValuePrinter } from "./value.js";

/** Every kind of the plan; a kind without a row does not compile. */
export const resourceTable: ResourceTable<PlanResourceKind> = {
  ...apiResources,
  ...deliveryResources,
  ...functionResources,
  ...observingResources,
  ...routeResources,
  ...domainResources,
  ...edgeResources,
  ...documentationResources,
};

export function printResource(resource: PlanResource, print: ValuePrinter): CloudFormationResource {
  // The compiler cannot see that a row and the resource it is looked up by are of one kind.
  const row = resourceTable[resource.kind] as (resource: PlanResource, print: ValuePrinter) => CloudFormationResource;
  return row(resource, print);
}
