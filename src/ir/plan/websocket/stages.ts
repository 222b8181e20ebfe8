import { compareText } from "../../compare.js";
import type { MethodSettings, Stage } from "../../delivery.js";
import type { OperationId } from "../../ids.js";
import type { WebSocketContext } from "../context.js";
import { routeDeploymentKey, routeKey, routeStageKey, webSocketApiKey } from "../keys.js";
import type { LogGroupResource } from "../model-functions.js";
import type { PlanRouteSettings, RouteStageResource } from "../model-v2.js";
import { lowerStageLogs } from "../stage-logs.js";
import { stageTags } from "../stage-tags.js";
import { checkVariables } from "../stage-variables.js";
import { attributeValue, planValue } from "../values.js";

/** The stages, each after the log groups that it writes to. */
export function lowerWebSocketStages(context: WebSocketContext): readonly (RouteStageResource | LogGroupResource)[] {
  const keys = new Map<OperationId, string>(context.api.routes.map(({ id, key }) => [id, key]));
  return context.api.stages.flatMap((stage) => {
    checkVariables(stage, stage.variables, context.diagnostics);
    const logs = lowerStageLogs(stage, context);
    return [...logs.groups, lowerStage(stage, logs, keys, context)];
  });
}

function lowerStage(
  stage: Stage,
  { accessLog, dependsOn }: ReturnType<typeof lowerStageLogs>,
  keys: ReadonlyMap<OperationId, string>,
  context: WebSocketContext,
): RouteStageResource {
  const standard = routeSettings(stage.settings);
  const single = singleRoutes(stage, keys);
  return {
    kind: "route-stage",
    key: routeStageKey(stage.name),
    origin: stage.origin,
    // The service refuses settings of a route that it does not have yet.
    dependsOn: [...dependsOn, ...single.map((each) => routeKey(each.routeKey))].sort(compareText),
    api: attributeValue(webSocketApiKey, "id"),
    deployment: attributeValue(routeDeploymentKey, "id"),
    autoDeploy: false,
    name: stage.name,
    ...(stage.description === undefined ? {} : { description: stage.description }),
    variables: stage.variables.map(({ name, value }) => ({ name, value: planValue(value) })),
    ...(accessLog === undefined ? {} : { accessLog }),
    ...(isEmpty(standard) ? {} : { defaultRouteSettings: standard }),
    routeSettings: single,
    tags: stageTags(stage, context),
  };
}

/** Settings of a single route replace the stage's in the service, all together; so each is given as a whole. */
const singleRoutes = (
  { settings, operations }: Stage,
  keys: ReadonlyMap<OperationId, string>,
): RouteStageResource["routeSettings"] =>
  operations.flatMap(({ operation, settings: own }) => {
    const key = keys.get(operation);
    const differing = routeSettings(own);
    return key === undefined || isEmpty(differing) ? [] : [{ routeKey: key, ...routeSettings(settings), ...differing }];
  });

const routeSettings = ({ throttle, metrics, logging, dataTrace }: MethodSettings): PlanRouteSettings => ({
  ...(throttle === undefined ? {} : { throttle }),
  ...(metrics === undefined ? {} : { metrics }),
  ...(logging === undefined ? {} : { logging }),
  ...(dataTrace === undefined ? {} : { dataTrace }),
});

const isEmpty = (settings: PlanRouteSettings): boolean => Object.keys(settings).length === 0;
