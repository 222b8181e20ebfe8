import type { Alarm, Alarms } from "../../ir/alarm.js";
import type { DeployValue } from "../../ir/deploy-value.js";
import { settingText } from "./deploy-text.js";
import { as, derived, type ExportContext, type Fragment, type JsonObject, type Rows, write } from "./rows.js";

const alarmRows: Rows<Alarm<string>> = {
  measure: derived,
  threshold: as("threshold"),
  statistic: as("statistic"),
  periodSeconds: as("period"),
  evaluationPeriods: as("evaluationPeriods"),
  datapointsToAlarm: as("datapointsToAlarm"),
  treatMissingData: as("treatMissingData"),
  origin: derived,
};

const targets = (key: string, values: readonly DeployValue[], context: ExportContext): Fragment =>
  values.length === 0 ? {} : { [key]: values.map((each) => settingText(each, context)) };

const rows: Rows<Alarms<string>> = {
  alarms: (list, _, context) => Object.fromEntries(list.map((each) => [each.measure, write(alarmRows, each, context)])),
  actions: (values, _, context) => targets("actions", values, context),
  okActions: (values, _, context) => targets("okActions", values, context),
  origin: derived,
};

/** The alarms of a stage or of the functions, by what they watch. */
export const writeAlarms = (alarms: Alarms<string>, context: ExportContext): JsonObject => write(rows, alarms, context);
