import type { MethodSettings, Stage } from "../../delivery.js";
import type { OperationId } from "../../ids.js";
import type { LoweringContext } from "../context.js";
import { accessLogGroupKey, deploymentKey, restApiKey, stageKey } from "../keys.js";
import type { LogGroupResource } from "../model-functions.js";
import type { PlanMethodSettings, StageResource } from "../model-rest.js";
import type { Route } from "../routes.js";
import { attributeValue, joinValues, planValue } from "../values.js";

/** The stages, each after the log group that it writes to. */
export function lowerStages(
  routes: readonly Route[],
  context: LoweringContext,
): readonly (StageResource | LogGroupResource)[] {
  const { api } = context;
  for (const stage of api.stages) checkStage(stage, context);
  const byOperation = new Map(routes.map((route) => [route.operation.id, route]));
  return api.stages.flatMap((stage) => [
    ...(stage.accessLog === undefined ? [] : [lowerLogGroup(stage, stage.accessLog.retentionDays)]),
    lowerStage(stage, byOperation, api.gateway.resourceTags),
  ]);
}

const lowerLogGroup = ({ name, origin }: Stage, retentionDays: number): LogGroupResource => ({
  kind: "log-group",
  key: accessLogGroupKey(name),
  origin,
  dependsOn: [],
  name: joinValues("/aws/apigateway/", attributeValue(restApiKey, "id"), `/${name}`),
  retentionDays,
});

const lowerStage = (
  stage: Stage,
  routes: ReadonlyMap<OperationId, Route>,
  tags: StageResource["tags"],
): StageResource => ({
  kind: "stage",
  key: stageKey(stage.name),
  origin: stage.origin,
  dependsOn: [],
  api: attributeValue(restApiKey, "id"),
  deployment: attributeValue(deploymentKey, "id"),
  name: stage.name,
  ...(stage.description === undefined ? {} : { description: stage.description }),
  variables: stage.variables.map(({ name, value }) => ({ name, value: planValue(value) })),
  tracing: stage.tracing,
  ...(stage.accessLog === undefined
    ? {}
    : {
        accessLog: {
          destination: attributeValue(accessLogGroupKey(stage.name), "arn"),
          format: stage.accessLog.format,
        },
      }),
  methodSettings: methodSettings(stage, routes),
  tags,
});

/**
 * Settings of a single method replace the stage's in the service, all together; so each is given as a whole, with the
 * stage's values for what it leaves open.
 */
function methodSettings(
  { settings, operations }: Stage,
  routes: ReadonlyMap<OperationId, Route>,
): readonly PlanMethodSettings[] {
  const all = isEmpty(settings) ? [] : [{ path: "*", httpMethod: "*", ...settings }];
  const single = operations.flatMap(({ operation, settings: own }) => {
    const route = routes.get(operation);
    const whole = { ...settings, ...own };
    return route === undefined || isEmpty(own) ? [] : [{ path: route.path, httpMethod: route.httpMethod, ...whole }];
  });
  return [...all, ...single];
}

const isEmpty = (settings: MethodSettings): boolean => Object.values(settings).every((value) => value === undefined);

/**
 * Logs of both kinds are written with a role of the account's, which is no part of one API.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 */
const writesLogs = ({ accessLog, settings, operations }: Stage): boolean =>
  accessLog !== undefined ||
  [settings, ...operations.map((each) => each.settings)].some(
    ({ logging }) => logging !== undefined && logging !== "OFF",
  );

/**
 * https://docs.aws.amazon.com/apigateway/latest/api/API_CreateStage.html (variables) and
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 */
function checkStage(stage: Stage, { diagnostics }: LoweringContext): void {
  const { name, variables, accessLog, origin } = stage;
  if (writesLogs(stage)) diagnostics.report("logging-role-needed", origin, { stage: name });
  const report = (problem: string): void => diagnostics.report("stage-invalid", origin, { stage: name, problem });
  for (const { name: variable, value } of variables)
    if (value.kind === "literal" && !/^[A-Za-z0-9\-._~:/?#&=,]*$/.test(value.text))
      report(`the variable '${variable}' with characters that the service does not take`);
  if (accessLog === undefined) return;
  if (/[\r\n]./s.test(accessLog.format)) report("an access log whose format has several lines");
  if (!/\$context\.(?:requestId|extendedRequestId)\b/.test(accessLog.format))
    report("an access log whose format lacks the id of the request");
}
