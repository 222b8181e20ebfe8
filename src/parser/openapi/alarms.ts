import type { Alarm, Alarms, FunctionMeasure, StageMeasure } from "../../ir/alarm.js";
import type { SourcePointer } from "../../ir/source.js";
import { type DocumentNode, placeOf } from "../document-node.js";
import type { ReadContext } from "../read-context.js";
import type { FunctionAlarmSettings, StageAlarmSettings } from "../settings/schema/alarms.js";
import { readDeployValue } from "./deploy-values.js";

type AlarmSetting = NonNullable<StageAlarmSettings["latency"]>;

/** Where a member of the alarms stands. */
type NodeAt = (path: readonly (string | number)[]) => DocumentNode;

const stageMeasures = [
  "clientErrors",
  "serverErrors",
  "latency",
  "integrationLatency",
  "requests",
  "connections",
] as const satisfies readonly StageMeasure[];

const functionMeasures = ["throttles", "errors", "duration"] as const satisfies readonly FunctionMeasure[];

export const readStageAlarms = (
  context: ReadContext,
  values: StageAlarmSettings,
  nodeAt: NodeAt,
): Alarms<StageMeasure> => readAlarms(context, values, stageMeasures, nodeAt);

export const readFunctionAlarms = (
  context: ReadContext,
  values: FunctionAlarmSettings,
  nodeAt: NodeAt,
): Alarms<FunctionMeasure> => readAlarms(context, values, functionMeasures, nodeAt);

function readAlarms<Measure extends string>(
  context: ReadContext,
  values: { readonly [Name in Measure]?: AlarmSetting | undefined } & Pick<StageAlarmSettings, "actions" | "okActions">,
  measures: readonly Measure[],
  nodeAt: NodeAt,
): Alarms<Measure> {
  const targets = (key: "actions" | "okActions") =>
    (values[key] ?? []).map((_, index) => readDeployValue(context, nodeAt([key, index]), "template"));
  return {
    alarms: measures.flatMap((measure) => {
      const setting = values[measure];
      return setting === undefined ? [] : [readAlarm(measure, setting, placeOf(nodeAt([measure])))];
    }),
    actions: targets("actions"),
    okActions: targets("okActions"),
    origin: placeOf(nodeAt([])),
  };
}

const isTime = (measure: string): boolean => /latency|duration/i.test(measure);

function readAlarm<Measure extends string>(
  measure: Measure,
  setting: AlarmSetting,
  origin: SourcePointer,
): Alarm<Measure> {
  const evaluationPeriods = setting.evaluationPeriods ?? 1;
  return {
    measure,
    threshold: setting.threshold,
    ...(isTime(measure) ? { statistic: setting.statistic ?? "p99" } : {}),
    periodSeconds: setting.period ?? 300,
    evaluationPeriods,
    datapointsToAlarm: setting.datapointsToAlarm ?? evaluationPeriods,
    treatMissingData: setting.treatMissingData ?? "notBreaching",
    origin,
  };
}
