import { compareText } from "../../compare.js";
import type { MethodSettings, Stage } from "../../delivery.js";
import type { OperationId } from "../../ids.js";
import type { HttpContext } from "../context.js";
import { httpApiKey, routeDeploymentKey, routeKey as routeKeyOf, routeStageKey } from "../keys.js";
import type { PlanKey } from "../model-base.js";
import type { LogGroupResource } from "../model-functions.js";
import type { PlanRouteSettings, RouteStageResource } from "../model-v2.js";
import { lowerStageLogs } from "../stage-logs.js";
import { stageTags } from "../stage-tags.js";
import { checkVariables } from "../stage-variables.js";
import { attributeValue, planValue } from "../values.js";
import type { HttpRoute } from "./http-route.js";

/** The stages, each after the log group that it writes to. */
export function lowerHttpStages(
  routes: readonly HttpRoute[],
  context: HttpContext,
): readonly (RouteStageResource | LogGroupResource)[] {
  const byOperation = new Map(routes.map((route) => [route.operation.id, route]));
  return context.api.stages.flatMap((stage) => {
    checkVariables(stage, stage.variables, context.diagnostics);
    return lowerStage(stage, byOperation, context);
  });
}

function lowerStage(
  stage: Stage,
  routes: ReadonlyMap<OperationId, HttpRoute>,
  context: HttpContext,
): readonly (RouteStageResource | LogGroupResource)[] {
  const { name, origin, description } = stage;
  const logs = lowerStageLogs(stage, context);
  const autoDeploy = stage.autoDeploy === true;
  const standard = routeSettings(stage.settings);
  const single = singleRoutes(stage, routes);
  // The service refuses settings of a route that it does not have yet; an imported body brings its routes along.
  const waits =
    context.api.gateway.definition === "body" ? [] : single.map((each): PlanKey => routeKeyOf(each.routeKey));
  return [
    ...logs.groups,
    {
      kind: "route-stage",
      key: routeStageKey(name),
      origin,
      dependsOn: [...logs.dependsOn, ...waits].sort(compareText),
      api: attributeValue(httpApiKey, "id"),
      ...(autoDeploy || routes.size === 0 ? {} : { deployment: attributeValue(routeDeploymentKey, "id") }),
      autoDeploy,
      name,
      ...(description === undefined ? {} : { description }),
      variables: stage.variables.map((each) => ({ name: each.name, value: planValue(each.value) })),
      ...(logs.accessLog === undefined ? {} : { accessLog: logs.accessLog }),
      ...(isEmpty(standard) ? {} : { defaultRouteSettings: standard }),
      routeSettings: single,
      tags: stageTags(stage, context),
    },
  ];
}

/** Settings of a single route replace the stage's in the service, all together; so each is given as a whole. */
const singleRoutes = (
  { settings, operations }: Stage,
  routes: ReadonlyMap<OperationId, HttpRoute>,
): RouteStageResource["routeSettings"] =>
  operations.flatMap(({ operation, settings: own }) => {
    const route = routes.get(operation);
    const differing = routeSettings(own);
    return route === undefined || isEmpty(differing)
      ? []
      : [{ routeKey: route.routeKey, ...routeSettings(settings), ...differing }];
  });

const routeSettings = ({ throttle, metrics }: MethodSettings): PlanRouteSettings => ({
  ...(throttle === undefined ? {} : { throttle }),
  ...(metrics === undefined ? {} : { metrics }),
});

const isEmpty = (settings: PlanRouteSettings): boolean => Object.keys(settings).length === 0;
