import type { PlanValue } from "../../../src/ir/plan/model-base.js";
import type { DeploymentResource } from "../../../src/ir/plan/model-rest.js";
import type { RouteDeploymentResource } from "../../../src/ir/plan/model-v2.js";
import type { Expecting } from "./context.js";

/*
 * What has no name is told apart by what leads to it.
 */

export const deploymentUsers = (deployment: DeploymentResource, { all }: Expecting): readonly string[] =>
  all("stage").flatMap((stage) => [
    ...(refersTo(stage.deployment, deployment.key) ? [stage.name] : []),
    ...(refersTo(stage.canary?.deployment, deployment.key) ? [`${stage.name} canary`] : []),
  ]);

export const routeDeploymentUsers = (deployment: RouteDeploymentResource, { all }: Expecting): readonly string[] =>
  all("route-stage").flatMap((stage) => (refersTo(stage.deployment, deployment.key) ? [stage.name] : []));

/** Keys of the routes that lead to an integration. */
export const routesTo = (integration: string, { all }: Expecting): readonly string[] =>
  all("route").flatMap((route) => (refersTo(route.integration, integration) ? [route.routeKey] : []));

const refersTo = (value: PlanValue | undefined, key: string): boolean =>
  value?.kind === "attribute" && value.of === key;
