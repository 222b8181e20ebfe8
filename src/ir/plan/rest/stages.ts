import type { MethodCache, MethodSettings, Stage, StageVariable } from "../../delivery.js";
import type { OperationId } from "../../ids.js";
import { placeWithin } from "../../source.js";
import type { LoweringContext } from "../context.js";
import { clientCertificateKey, deploymentKey, keptDeploymentKey, restApiKey, stageKey } from "../keys.js";
import type { PlanValue } from "../model-base.js";
import type { LogGroupResource } from "../model-functions.js";
import type {
  DeploymentResource,
  PlanCanary,
  PlanMethodCache,
  PlanMethodSettings,
  StageResource,
} from "../model-rest.js";
import type { Route } from "../routes.js";
import { lowerStageLogs } from "../stage-logs.js";
import { stageTags } from "../stage-tags.js";
import { checkVariables } from "../stage-variables.js";
import { attributeValue, planValue } from "../values.js";
import { checkStageCache } from "./cache-check.js";

/** The stages, each after the log groups that it writes to. */
export function lowerStages(
  routes: readonly Route[],
  newest: DeploymentResource,
  context: LoweringContext,
): readonly (StageResource | LogGroupResource)[] {
  const { api } = context;
  for (const stage of api.stages) checkStage(stage, newest, context);
  checkStageCache(routes, context);
  const byOperation = new Map(routes.map((route) => [route.operation.id, route]));
  return api.stages.flatMap((stage) => lowerStage(stage, byOperation, newest, context));
}

function lowerStage(
  stage: Stage,
  routes: ReadonlyMap<OperationId, Route>,
  newest: DeploymentResource,
  context: LoweringContext,
): readonly (StageResource | LogGroupResource)[] {
  const { name, origin, description, tracing, cache, canary } = stage;
  const logs = lowerStageLogs(stage, context);
  return [
    ...logs.groups,
    {
      kind: "stage",
      key: stageKey(name),
      origin,
      dependsOn: logs.dependsOn,
      api: attributeValue(restApiKey, "id"),
      deployment: deploymentOf(stage, newest),
      name,
      ...(description === undefined ? {} : { description }),
      variables: stage.variables.map(planVariable),
      tracing,
      ...(logs.accessLog === undefined ? {} : { accessLog: logs.accessLog }),
      ...(stage.clientCertificate === undefined
        ? {}
        : { clientCertificate: attributeValue(clientCertificateKey(name), "id") }),
      ...(cache === undefined ? {} : { cacheSize: String(cache.size) }),
      ...(canary === undefined ? {} : { canary: lowerCanary(canary) }),
      methodSettings: methodSettings(stage, routes),
      tags: stageTags(stage, context),
    },
  ];
}

/** The one that the stage stays on, or the newest. */
const deploymentOf = ({ deployment }: Stage, { fingerprint }: DeploymentResource): PlanValue =>
  attributeValue(
    deployment === undefined || deployment === fingerprint ? deploymentKey : keptDeploymentKey(deployment),
    "id",
  );

const planVariable = ({ name, value }: StageVariable) => ({ name, value: planValue(value) });

const lowerCanary = ({ percent, useStageCache, variables }: NonNullable<Stage["canary"]>): PlanCanary => ({
  deployment: attributeValue(deploymentKey, "id"),
  percent,
  useStageCache,
  variables: variables.map(planVariable),
});

/**
 * Settings of a single method replace the stage's in the service, all together; so each is given as a whole, with the
 * stage's values for what it leaves open.
 */
function methodSettings(stage: Stage, routes: ReadonlyMap<OperationId, Route>): readonly PlanMethodSettings[] {
  const { settings, operations } = stage;
  const all = isEmpty(settings) ? [] : [{ path: "*", httpMethod: "*", ...planSettings(settings, stage) }];
  const single = operations.flatMap(({ operation, settings: own }) => {
    const route = routes.get(operation);
    if (route === undefined || isEmpty(own)) return [];
    const cache = wholeCache(settings.cache, own.cache, route.httpMethod);
    const whole = { ...settings, ...own, ...(cache === undefined ? {} : { cache }) };
    return [{ path: route.path, httpMethod: route.httpMethod, ...planSettings(whole, stage) }];
  });
  return [...all, ...single];
}

/** What a stage caches are GET methods; another one is cached only if its own settings say so. */
function wholeCache(
  ofStage: MethodCache | undefined,
  own: MethodCache | undefined,
  httpMethod: string,
): MethodCache | undefined {
  if (ofStage === undefined) return own;
  const enabled = own?.enabled ?? (httpMethod === "GET" && ofStage.enabled === true);
  return { ...ofStage, ...own, enabled };
}

const planSettings = (
  { cache, ...settings }: MethodSettings,
  stage: Stage,
): Omit<PlanMethodSettings, "path" | "httpMethod"> => ({
  ...settings,
  ...(cache === undefined ? {} : { cache: { ...cache, ...invalidationOf(stage) } }),
});

const strategies = {
  fail: "FAIL_WITH_403",
  "succeed-with-header": "SUCCEED_WITH_RESPONSE_HEADER",
  "succeed-without-header": "SUCCEED_WITHOUT_RESPONSE_HEADER",
} as const;

/** Nothing where it is the service's default, which one of the targets cannot name. */
function invalidationOf({ cache }: Stage): Pick<PlanMethodCache, "invalidation"> {
  if (cache === undefined) return {};
  const { authorized, unauthorized } = cache.invalidation;
  return authorized && unauthorized === "succeed-with-header"
    ? {}
    : { invalidation: { authorized, unauthorized: strategies[unauthorized] } };
}

const isEmpty = (settings: MethodSettings): boolean => Object.values(settings).every((value) => value === undefined);

/** https://docs.aws.amazon.com/apigateway/latest/api/API_CreateStage.html */
function checkStage(stage: Stage, newest: DeploymentResource, { diagnostics }: LoweringContext): void {
  const { name, variables, canary, cache, origin } = stage;
  checkVariables(stage, [...variables, ...(canary?.variables ?? [])], diagnostics);
  if (canary === undefined) return;
  // A canary without requests is what CloudFormation leaves of one: it does not take canaries off stages.
  const followsNewest = stage.deployment === undefined || stage.deployment === newest.fingerprint;
  if (followsNewest && canary.percent > 0)
    diagnostics.report("canary-without-base", placeWithin(origin, ["canary"], "key"), { stage: name });
  if (canary.useStageCache && cache === undefined)
    diagnostics.report("canary-cache", placeWithin(origin, ["canary"], "key"), { stage: name });
}
