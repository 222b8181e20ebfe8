import { unknownLogVariables } from "../access-log-variables.js";
import type { GatewayProtocol } from "../api.js";
import { compareText } from "../compare.js";
import type { AccessLog, Stage } from "../delivery.js";
import { placeWithin } from "../source.js";
import type { LoweringContext } from "./context.js";
import { accessLogGroupKey, accountKey, apiKeyOf, executionLogGroupKey } from "./keys.js";
import type { PlanKey, PlanValue } from "./model-base.js";
import type { LogGroupResource } from "./model-functions.js";
import { retention } from "./retention.js";
import { attributeValue, describeValue, joinValues, planValue } from "./values.js";

/** What a stage logs, and into which groups. */
export interface StageLogs {
  /** Log groups that have to stand before the stage. */
  readonly groups: readonly LogGroupResource[];
  readonly accessLog?: { readonly destination: PlanValue; readonly format: string };
  /** What the stage waits for without referring to it. Sorted. */
  readonly dependsOn: readonly PlanKey[];
}

/** The logs of one stage, whatever the type of its API. */
export function lowerStageLogs(stage: Stage, context: LoweringContext): StageLogs {
  checkLogs(stage, context);
  const { protocol } = context.api.gateway;
  const { accessLog } = stage;
  const own = accessLogGroups(stage, protocol);
  const execution = executionLogGroups(stage, protocol);
  const waits: PlanKey[] = [
    ...execution.map(({ key }): PlanKey => key),
    // What the service would make by itself once it needs it, and keep for ever.
    ...own.slice(1).map(({ key }): PlanKey => key),
    ...(context.api.account.cloudWatchRole && needsLogRole(stage, protocol) ? [accountKey] : []),
  ];
  return {
    groups: [...own, ...execution],
    ...(accessLog === undefined
      ? {}
      : { accessLog: { destination: destinationOf(accessLog, stage), format: accessLog.format } }),
    dependsOn: waits.sort(compareText),
  };
}

const destinationOf = ({ destination }: AccessLog, { name }: Stage): PlanValue =>
  destination.kind === "group" ? attributeValue(accessLogGroupKey(name), "arn") : planValue(destination.arn);

/**
 * The group of the access log, and that of the canary, which the service names after it.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/canary-release.html
 */
function accessLogGroups(stage: Stage, protocol: GatewayProtocol): readonly LogGroupResource[] {
  const { name, accessLog, canary } = stage;
  if (accessLog?.destination.kind !== "group") return [];
  const { retentionDays, kmsKey } = accessLog.destination;
  const end = accessLogName(name, protocol);
  const group = (key: LogGroupResource["key"], suffix: string): LogGroupResource => ({
    kind: "log-group",
    key,
    origin: stage.origin,
    dependsOn: [],
    name: joinValues("/aws/apigateway/", attributeValue(apiKeyOf(protocol), "id"), `/${end}${suffix}`),
    ...retention(retentionDays),
    ...(kmsKey === undefined ? {} : { kmsKey: planValue(kmsKey) }),
  });
  return [
    group(accessLogGroupKey(name), ""),
    ...(canary === undefined ? [] : [group(accessLogGroupKey(name, "canary"), "/Canary")]),
  ];
}

/** What the name of a stage's group for access logs ends in, below `/aws/apigateway/{api}/`. */
export function accessLogName(stage: string, protocol: GatewayProtocol): string {
  // Below `/aws/apigateway/{api}/{stage}` the service itself writes the execution logs of WebSocket APIs.
  // The name of a group holds no `$`, which begins that of the stage without a path.
  return protocol === "websocket" ? `${stage}/access` : stage.replace("$", "");
}

/**
 * The groups that the service writes execution logs to. It makes them itself, without a retention, unless they are there.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 */
function executionLogGroups(stage: Stage, protocol: GatewayProtocol): readonly LogGroupResource[] {
  const { name, executionLogRetentionDays: retentionDays, canary } = stage;
  if (retentionDays === undefined || protocol === "http") return [];
  const beginning = protocol === "rest" ? "API-Gateway-Execution-Logs_" : "/aws/apigateway/";
  const group = (key: LogGroupResource["key"], suffix: string): LogGroupResource => ({
    kind: "log-group",
    key,
    origin: stage.origin,
    dependsOn: [],
    name: joinValues(beginning, attributeValue(apiKeyOf(protocol), "id"), `/${name}${suffix}`),
    ...retention(retentionDays),
  });
  return [
    group(executionLogGroupKey(name), ""),
    ...(canary === undefined ? [] : [group(executionLogGroupKey(name, "canary"), "/Canary")]),
  ];
}

/** Whether anything of the stage is executed with execution logs on. */
const hasExecutionLogs = ({ settings, operations }: Stage): boolean =>
  [settings, ...operations.map((each) => each.settings)].some(
    ({ logging }) => logging !== undefined && logging !== "OFF",
  );

/**
 * Execution logs, and access logs in a log group, are written with a role of the account's, which is no part of one API.
 * HTTP APIs have neither need nor use for it, and delivery streams are written to with a role that the service makes.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 */
function needsLogRole(stage: Stage, protocol: GatewayProtocol): boolean {
  if (protocol === "http") return false;
  const { accessLog } = stage;
  return (accessLog !== undefined && accessLog.destination.kind !== "firehose") || hasExecutionLogs(stage);
}

function checkLogs(stage: Stage, { api, diagnostics }: LoweringContext): void {
  const { name, accessLog, origin } = stage;
  const { protocol } = api.gateway;
  if (needsLogRole(stage, protocol) && !api.account.cloudWatchRole)
    diagnostics.report("logging-role-needed", origin, { stage: name });
  if (stage.executionLogRetentionDays !== undefined && protocol !== "http" && !hasExecutionLogs(stage))
    diagnostics.report("execution-log-without-logging", origin, { stage: name });
  if (accessLog === undefined) return;
  const format = placeWithin(origin, ["accessLog", "format"], "key");
  const report = (problem: string): void => diagnostics.report("stage-invalid", format, { stage: name, problem });
  if (/[\r\n]./s.test(accessLog.format)) report("an access log whose format has several lines");
  if (!/\$context\.(?:requestId|extendedRequestId)\b/.test(accessLog.format))
    report("an access log whose format lacks the id of the request");
  for (const variable of unknownLogVariables(accessLog.format, protocol))
    diagnostics.report("access-log-variable-unknown", format, { stage: name, variable, type: typeNames[protocol] });
  checkDestination(accessLog, (problem) =>
    diagnostics.report("stage-invalid", placeWithin(origin, ["accessLog"], "key"), { stage: name, problem }),
  );
}

const typeNames = { rest: "REST", http: "HTTP", websocket: "WebSocket" } as const;

const logGroupArn = /^arn:[\w-]+:logs:[\w-]+:\d{12}:log-group:[\w./#-]+(?::\*)?$/;
const deliveryStreamArn = /^arn:[\w-]+:firehose:[\w-]+:\d{12}:deliverystream\/amazon-apigateway-[\w.-]+$/;

/** What only the deployment knows is taken on trust. */
function checkDestination({ destination }: AccessLog, report: (problem: string) => void): void {
  if (destination.kind === "group" || destination.arn.kind !== "literal") return;
  const text = describeValue(destination.arn);
  if (destination.kind === "firehose" && !deliveryStreamArn.test(text))
    report(`an access log whose delivery stream '${text}' is not the ARN of one called \`amazon-apigateway-...\``);
  if (destination.kind === "existing-group" && !logGroupArn.test(text))
    report(`an access log whose log group '${text}' is not the ARN of one`);
}
