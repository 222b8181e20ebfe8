import type { GatewayPlan, PlanResource } from "../../../src/ir/plan/model.js";
import type { PlanResourceKind } from "../../../src/ir/plan/model-base.js";
import type { Account } from "../account/account.js";
import { canonicalAccount, type FoundThing } from "../account/canonical.js";
import { type Deployment, type Expectation, type ExpectationTable, type Expecting, expectingOf } from "./context.js";
import { expectedDocumentation } from "./documentation.js";
import { expectedDomains } from "./domains.js";
import { expectedEdge } from "./edge.js";
import { expectedFunctions } from "./functions.js";
import { expectedObserving } from "./observing.js";
import { expectedRestDefinition } from "./rest-definition.js";
import { expectedRestDelivery } from "./rest-delivery.js";
import { expectedRouteDefinition } from "./route-definition.js";
import { expectedRouteDelivery } from "./route-delivery.js";

/** Every kind has its row. */
const expectations: ExpectationTable<PlanResourceKind> = {
  ...expectedRestDefinition,
  ...expectedRestDelivery,
  ...expectedRouteDefinition,
  ...expectedRouteDelivery,
  ...expectedDomains,
  ...expectedEdge,
  ...expectedDocumentation,
  ...expectedFunctions,
  ...expectedObserving,
};

/**
 * The account that a plan leads to in an empty one, as the services document themselves. It is written from the plan and
 * from the services' own reference, never from what the printers make of the plan.
 */
export function expectedAccount(plan: GatewayPlan, deployment: Deployment): Account {
  const expecting = expectingOf(plan, deployment);
  return canonicalAccount(plan.resources.flatMap((resource) => expect(resource, expecting)));
}

function expect(resource: PlanResource, expecting: Expecting): readonly FoundThing[] {
  // The table's type says that the row is the kind's.
  const expectation = expectations[resource.kind] as Expectation<PlanResourceKind>;
  return [expectation(resource as never, expecting)].flat();
}
