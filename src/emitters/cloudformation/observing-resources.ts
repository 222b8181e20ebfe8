import type { PlanMeasure, PlanMetric } from "../../ir/plan/model-observing.js";
import { tags } from "./delivery-resources.js";
import type { ResourceTable } from "./resource.js";
import { list, properties, type TemplateNode, type TemplateObject } from "./template-node.js";
import type { ValuePrinter } from "./value.js";

type ObservingKind = "account" | "alarm" | "dashboard";

/** What tells how the API is doing. */
export const observingResources: ResourceTable<ObservingKind> = {
  account: (account, print) => ({
    type: "AWS::ApiGateway::Account",
    properties: properties({ CloudWatchRoleArn: print.value(account.cloudWatchRole) }),
  }),
  alarm: (alarm, print) => ({
    type: "AWS::CloudWatch::Alarm",
    properties: {
      kind: "object",
      entries: [
        ...properties({
          AlarmName: print.value(alarm.name),
          AlarmDescription: alarm.description,
        }).entries,
        ...measured(alarm.measure, alarm.periodSeconds, print).entries,
        ...properties({
          ComparisonOperator: "GreaterThanThreshold",
          Threshold: alarm.threshold,
          EvaluationPeriods: alarm.evaluationPeriods,
          DatapointsToAlarm: alarm.datapointsToAlarm,
          TreatMissingData: alarm.treatMissingData,
          AlarmActions: list(alarm.alarmActions, print.value),
          OKActions: list(alarm.okActions, print.value),
          Tags: tags(alarm.tags),
        }).entries,
      ],
    },
  }),
  dashboard: (dashboard, print) => ({
    type: "AWS::CloudWatch::Dashboard",
    properties: properties({
      DashboardName: print.value(dashboard.name),
      DashboardBody: print.jsonText(dashboard.body),
    }),
  }),
};

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudwatch-alarm.html */
function measured(measure: PlanMeasure, period: number, print: ValuePrinter): TemplateObject {
  if (measure.kind === "metric") {
    const { statistic } = measure.metric;
    const isPercentile = /^p\d/.test(statistic);
    return properties({
      ...metricProperties(measure.metric, print),
      Period: period,
      Statistic: isPercentile ? undefined : statistic,
      ExtendedStatistic: isPercentile ? statistic : undefined,
    });
  }
  return properties({
    Metrics: [
      properties({ Id: "measure", Expression: measure.expression, Label: measure.label, ReturnData: true }),
      ...measure.metrics.map(({ id, metric }) =>
        properties({
          Id: id,
          MetricStat: properties({
            Metric: properties(metricProperties(metric, print)),
            Period: period,
            Stat: metric.statistic,
          }),
          ReturnData: false,
        }),
      ),
    ],
  });
}

const metricProperties = (
  { namespace, name, dimensions }: PlanMetric,
  print: ValuePrinter,
): Readonly<Record<string, TemplateNode | undefined>> => ({
  Namespace: namespace,
  MetricName: name,
  Dimensions: list(dimensions, (each) => properties({ Name: each.name, Value: print.value(each.value) })),
});
