import type { Alarm, Alarms, FunctionMeasure, StageMeasure } from "../../alarm.js";
import type { Stage } from "../../delivery.js";
import type { Handler } from "../../handler.js";
import { kebabCase } from "../../names.js";
import type { LoweringContext } from "../context.js";
import { alarmKey, functionAlarmKey, functionKey } from "../keys.js";
import type { AlarmResource, PlanMeasure } from "../model-observing.js";
import { stageTags } from "../stage-tags.js";
import { attributeValue, planValue } from "../values.js";
import { functionMetric, stageMeasure } from "./metrics.js";
import { observedName } from "./names.js";

/** The alarms of every stage, and of every function. */
export function lowerAlarms(handlers: readonly Handler[], context: LoweringContext): readonly AlarmResource[] {
  const { api } = context;
  return [
    ...api.stages.flatMap((stage) => (stage.alarms === undefined ? [] : stageAlarms(stage, stage.alarms, context))),
    ...(api.functionAlarms === undefined ? [] : functionAlarms(handlers, api.functionAlarms, context)),
  ];
}

const stageAlarms = (
  stage: Stage,
  { alarms, ...told }: Alarms<StageMeasure>,
  context: LoweringContext,
): readonly AlarmResource[] =>
  alarms.flatMap((alarm) => {
    const measure = stageMeasure(alarm.measure, alarm.statistic, stage, context);
    if (measure === undefined) {
      reportUnmeasured(alarm, context);
      return [];
    }
    checkAlarm(alarm, `the stage '${stage.name}'`, context);
    const { what, unit } = sentences[alarm.measure];
    return [
      {
        ...common(alarm, measure, told),
        key: alarmKey(stage.name, alarm.measure),
        name: observedName(context, stage.name, kebabCase(alarm.measure)),
        description: describe(what, `the stage ${stage.name}`, unit, alarm),
        tags: stageTags(stage, context),
      },
    ];
  });

function functionAlarms(
  handlers: readonly Handler[],
  { alarms, ...told }: Alarms<FunctionMeasure>,
  context: LoweringContext,
): readonly AlarmResource[] {
  for (const alarm of alarms) checkAlarm(alarm, "each function", context);
  return handlers.flatMap(({ id }) =>
    alarms.map((alarm): AlarmResource => {
      const metric = functionMetric(alarm.measure, alarm.statistic, attributeValue(functionKey(id), "name"));
      const { what, unit } = functionSentences[alarm.measure];
      return {
        ...common(alarm, { kind: "metric", metric }, told),
        key: functionAlarmKey(id, alarm.measure),
        name: observedName(context, "function", id, kebabCase(alarm.measure)),
        description: describe(what, `the function ${id}`, unit, alarm),
        tags: context.api.gateway.resourceTags,
      };
    }),
  );
}

const common = (
  alarm: Alarm<string>,
  measure: PlanMeasure,
  { actions, okActions }: Pick<Alarms<string>, "actions" | "okActions">,
) =>
  ({
    kind: "alarm",
    origin: alarm.origin,
    dependsOn: [],
    measure,
    threshold: alarm.threshold,
    periodSeconds: alarm.periodSeconds,
    evaluationPeriods: alarm.evaluationPeriods,
    datapointsToAlarm: alarm.datapointsToAlarm,
    treatMissingData: alarm.treatMissingData,
    alarmActions: actions.map(planValue),
    okActions: okActions.map(planValue),
  }) as const;

interface Sentence {
  readonly what: string;
  readonly unit: string;
}

const sentences: Readonly<Record<StageMeasure, Sentence>> = {
  clientErrors: { what: "Client errors (4XX)", unit: "percent of the requests" },
  serverErrors: { what: "Server errors (5XX)", unit: "percent of the requests" },
  latency: { what: "Latency", unit: "ms" },
  integrationLatency: { what: "Latency of the backends", unit: "ms" },
  requests: { what: "Requests", unit: "requests" },
  connections: { what: "New connections", unit: "connections" },
};

const functionSentences: Readonly<Record<FunctionMeasure, Sentence>> = {
  throttles: { what: "Throttled invocations", unit: "invocations" },
  errors: { what: "Failed invocations", unit: "invocations" },
  duration: { what: "Duration", unit: "ms" },
};

/** `Latency of the stage prod: p99 above 1000 ms in 2 of 3 periods of 5 minutes.` */
function describe(what: string, of: string, unit: string, alarm: Alarm<string>): string {
  const { statistic, threshold, periodSeconds, evaluationPeriods, datapointsToAlarm } = alarm;
  const minutes = periodSeconds / 60;
  const period = minutes === 1 ? "a minute" : `${minutes} minutes`;
  const when =
    evaluationPeriods === 1 ? `in ${period}` : `in ${datapointsToAlarm} of ${evaluationPeriods} periods of ${period}`;
  return `${what} of ${of}: ${statistic === undefined ? "" : `${statistic} `}above ${threshold} ${unit} ${when}.`;
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
function checkAlarm(alarm: Alarm<string>, of: string, { diagnostics }: LoweringContext): void {
  const { measure, periodSeconds, evaluationPeriods, datapointsToAlarm, origin } = alarm;
  const report = (problem: string): void =>
    diagnostics.report("alarm-invalid", origin, { alarm: measure, of, problem });
  if (datapointsToAlarm > evaluationPeriods)
    report(`waits for ${datapointsToAlarm} periods above the threshold, and looks at ${evaluationPeriods}`);
  const longest = periodSeconds < 3600 ? 86_400 : 604_800;
  if (periodSeconds * evaluationPeriods > longest)
    report(`looks back ${periodSeconds * evaluationPeriods} seconds, and the service ${longest} at most`);
}

function reportUnmeasured({ measure, origin }: Alarm<StageMeasure>, { api, diagnostics }: LoweringContext): void {
  const type = { rest: "REST", http: "HTTP", websocket: "WebSocket" }[api.gateway.protocol];
  diagnostics.report("alarm-not-measured", origin, { alarm: measure, type });
}
