import type { PlanMeasure, PlanMetric } from "../../../src/ir/plan/model-observing.js";
import { sorted } from "../account/canonical.js";
import { keyOf } from "../account/keys.js";
import { type ExpectationTable, type Expecting, tagMap } from "./context.js";

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricAlarm.html */
export const expectedObserving: ExpectationTable<"account" | "alarm" | "dashboard"> = {
  account: (account, { text }) => ({
    key: keyOf.account(),
    members: { cloudwatchRoleArn: text(account.cloudWatchRole) },
  }),
  alarm: (alarm, expecting) => {
    const name = expecting.text(alarm.name);
    return {
      key: keyOf.alarm(name),
      members: {
        AlarmName: name,
        AlarmDescription: alarm.description,
        ActionsEnabled: true,
        AlarmActions: sorted(alarm.alarmActions.map(expecting.text)),
        OKActions: sorted(alarm.okActions.map(expecting.text)),
        ComparisonOperator: "GreaterThanThreshold",
        Threshold: alarm.threshold,
        EvaluationPeriods: alarm.evaluationPeriods,
        DatapointsToAlarm: alarm.datapointsToAlarm,
        TreatMissingData: alarm.treatMissingData,
        ...measured(alarm.measure, alarm.periodSeconds, expecting),
        Tags: tagMap(alarm.tags),
      },
    };
  },
  dashboard: (dashboard, { text, json }) => ({
    key: keyOf.dashboard(text(dashboard.name)),
    members: { DashboardName: text(dashboard.name), DashboardBody: json(dashboard.body) },
  }),
};

function measured(measure: PlanMeasure, period: number, expecting: Expecting): Readonly<Record<string, unknown>> {
  if (measure.kind === "metric") {
    const { statistic } = measure.metric;
    return {
      ...metricOf(measure.metric, expecting),
      Period: period,
      // Percentiles have a member of their own.
      [statistic.startsWith("p") ? "ExtendedStatistic" : "Statistic"]: statistic,
    };
  }
  const parts = measure.metrics.map(({ id, metric }) => ({
    Id: id,
    MetricStat: { Metric: metricOf(metric, expecting), Period: period, Stat: metric.statistic },
    ReturnData: false,
  }));
  const whole = { Id: "measure", Expression: measure.expression, Label: measure.label, ReturnData: true };
  return { Metrics: [whole, ...parts].sort((left, right) => (left.Id < right.Id ? -1 : 1)) };
}

const metricOf = ({ namespace, name, dimensions }: PlanMetric, { text }: Expecting) => ({
  Namespace: namespace,
  MetricName: name,
  Dimensions: Object.fromEntries(dimensions.map((each) => [each.name, text(each.value)])),
});
