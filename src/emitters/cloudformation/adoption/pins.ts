import type { LiveResources } from "../../../ir/plan/live-resources.js";
import type { GatewayPlan, PlanResource } from "../../../ir/plan/model.js";

/** An override that holds for every build from now on. */
export type Pin = GatewayPlan["overrides"][number];

/** Properties that the template may leave to CloudFormation, or chooses, and that are the resource's identity. */
const names: Partial<Record<PlanResource["kind"], string>> = {
  function: "FunctionName",
  role: "RoleName",
  "log-group": "LogGroupName",
  alarm: "AlarmName",
  dashboard: "DashboardName",
};

/** Overrides that give resources the names of the live ones. */
export const pinsFor = ({ resources }: GatewayPlan, live: LiveResources): readonly Pin[] =>
  resources.flatMap((resource): readonly Pin[] => {
    const property = names[resource.kind];
    const id = live.ids.get(resource.key);
    if (property === undefined || id === undefined || literalName(resource) === id) return [];
    return [{ target: "cloudformation", resource: resource.key, properties: { [property]: id } }];
  });

const literalName = (resource: PlanResource): string | undefined =>
  "name" in resource && typeof resource.name === "object" && resource.name.kind === "literal"
    ? resource.name.text
    : undefined;
