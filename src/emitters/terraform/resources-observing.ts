import type { AlarmResource, PlanMetric } from "../../ir/plan/model-observing.js";
import { listOf, mapOf, type Row, type RowContext } from "./row.js";

/** The service tries the role when it is set, so that its policy has to be there. */
export const printAccount: Row<"account"> = (account, context) => {
  const { cloudWatchRole: role } = account;
  return [
    {
      type: "aws_api_gateway_account",
      name: context.name(account.key),
      ...(role.kind === "attribute" ? { dependsOn: [`aws_iam_role_policy.${context.partName(role.of, "logs")}`] } : {}),
      config: { cloudwatchRoleArn: context.value(role) },
    },
  ];
};

export const printAlarm: Row<"alarm"> = (alarm, context) => [
  {
    type: "aws_cloudwatch_metric_alarm",
    name: context.name(alarm.key),
    ...context.dependsOn(alarm),
    config: {
      alarmName: context.value(alarm.name),
      alarmDescription: context.text(alarm.description),
      comparisonOperator: "GreaterThanThreshold",
      threshold: alarm.threshold,
      evaluationPeriods: alarm.evaluationPeriods,
      datapointsToAlarm: alarm.datapointsToAlarm,
      treatMissingData: alarm.treatMissingData,
      alarmActions: listOf(alarm.alarmActions, context.value),
      okActions: listOf(alarm.okActions, context.value),
      ...measured(alarm, context),
      tags: mapOf(alarm.tags, ({ key, value }) => [context.text(key), context.text(value)]),
    },
  },
];

function measured({ measure, periodSeconds: period }: AlarmResource, context: RowContext) {
  if (measure.kind === "metric") {
    const { statistic } = measure.metric;
    return {
      ...metricArguments(measure.metric, context),
      period,
      ...(/^p\d/.test(statistic) ? { extendedStatistic: statistic } : { statistic }),
    };
  }
  return {
    metricQuery: [
      {
        id: "measure",
        expression: context.text(measure.expression),
        label: context.text(measure.label),
        returnData: true,
      },
      ...measure.metrics.map(({ id, metric }) => ({
        id,
        metric: { ...metricArguments(metric, context), period, stat: metric.statistic },
      })),
    ],
  };
}

const metricArguments = ({ namespace, name, dimensions }: PlanMetric, context: RowContext) => ({
  namespace,
  metricName: name,
  dimensions: mapOf(dimensions, (each) => [each.name, context.value(each.value)]),
});

export const printDashboard: Row<"dashboard"> = (dashboard, context) => [
  {
    type: "aws_cloudwatch_dashboard",
    name: context.name(dashboard.key),
    ...context.dependsOn(dashboard),
    config: {
      dashboardName: context.value(dashboard.name),
      dashboardBody: context.tree(dashboard.body),
    },
  },
];
