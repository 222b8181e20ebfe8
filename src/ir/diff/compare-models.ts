import type { ApiModel } from "../api.js";
import { DiagnosticBag } from "../diagnostics.js";
import { expandShortForms } from "../expand/expand-short-forms.js";
import type { GatewayPlan } from "../plan/model.js";
import { createComparison } from "./context.js";
import type { Difference } from "./difference.js";
import { compareApiMembers } from "./members/compare-api.js";
import { compareOperations } from "./operations/compare-operations.js";
import { compareRoutes } from "./operations/routes.js";
import { comparePlans } from "./plan/compare-plans.js";
import { compareUnusedSchemas } from "./schemas/unused.js";
import { compareResourcePolicies } from "./security/policies.js";

/** One side of a comparison. */
export interface ComparedApi {
  readonly api: ApiModel;
  /** What the API becomes in the cloud; undefined where that is not to be compared. */
  readonly plan: GatewayPlan | undefined;
}

/**
 * Everything in which two APIs differ, each difference with what it risks. Models are compared with their short forms
 * expanded, so that how something is written makes no difference; the plans add what they alone tell: what is replaced,
 * deployed and asked for.
 */
export function compareApis(before: ComparedApi, after: ComparedApi): readonly Difference[] {
  // Whoever read the models has reported what cannot be expanded.
  const unreported = new DiagnosticBag();
  const comparison = createComparison(
    expandShortForms(before.api, unreported),
    expandShortForms(after.api, unreported),
  );
  const matched = compareOperations(comparison);
  compareRoutes(comparison);
  compareUnusedSchemas(comparison);
  compareResourcePolicies(comparison);
  compareApiMembers(comparison);
  if (before.plan !== undefined && after.plan !== undefined)
    comparePlans(before.plan, after.plan, matched.pairs, comparison.differences);
  return comparison.differences.items;
}
