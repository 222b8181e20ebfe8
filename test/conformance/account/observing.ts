import {
  CloudWatchClient,
  GetDashboardCommand,
  ListTagsForResourceCommand,
  type Metric,
  type MetricAlarm,
  type MetricDataQuery,
  paginateDescribeAlarms,
  paginateListDashboards,
} from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient, type LogGroup, paginateDescribeLogGroups } from "@aws-sdk/client-cloudwatch-logs";
import { openClient } from "../emulator/connection.js";
import { canonicalJson, type FoundThing, sorted } from "./canonical.js";
import { keyOf } from "./keys.js";
import { itemsOf } from "./pages.js";
import type { AccountReader } from "./read-account.js";

export const readLogGroups: AccountReader = async (connection, scope) => {
  const client = openClient(CloudWatchLogsClient, connection);
  const groups = await itemsOf(paginateDescribeLogGroups({ client }, {}), ({ logGroups }) => logGroups);
  return groups.filter((group) => scope.owns("aws_cloudwatch_log_group", group.logGroupName)).map(describeLogGroup);
};

const describeLogGroup = ({ logGroupName = "", retentionInDays, kmsKeyId }: LogGroup): FoundThing => ({
  key: keyOf["log-group"](logGroupName),
  members: { logGroupName, retentionInDays, kmsKeyId },
});

export const readAlarms: AccountReader = async (connection, scope) => {
  const client = openClient(CloudWatchClient, connection);
  const alarms = await itemsOf(paginateDescribeAlarms({ client }, {}), ({ MetricAlarms }) => MetricAlarms);
  const owned = alarms.filter(({ AlarmName }) => scope.owns("aws_cloudwatch_metric_alarm", AlarmName));
  return Promise.all(owned.map((alarm) => describeAlarm(client, alarm)));
};

async function describeAlarm(client: CloudWatchClient, alarm: MetricAlarm): Promise<FoundThing> {
  const { Tags = [] } = await client.send(new ListTagsForResourceCommand({ ResourceARN: alarm.AlarmArn }));
  return {
    key: keyOf.alarm(alarm.AlarmName ?? ""),
    members: {
      AlarmName: alarm.AlarmName,
      AlarmDescription: alarm.AlarmDescription,
      ActionsEnabled: alarm.ActionsEnabled,
      AlarmActions: sorted(alarm.AlarmActions),
      OKActions: sorted(alarm.OKActions),
      InsufficientDataActions: sorted(alarm.InsufficientDataActions),
      ComparisonOperator: alarm.ComparisonOperator,
      Threshold: alarm.Threshold,
      EvaluationPeriods: alarm.EvaluationPeriods,
      DatapointsToAlarm: alarm.DatapointsToAlarm,
      TreatMissingData: alarm.TreatMissingData,
      Period: alarm.Period,
      Statistic: alarm.Statistic,
      ExtendedStatistic: alarm.ExtendedStatistic,
      ...describeMetric(alarm),
      Metrics: alarm.Metrics?.map(describeQuery).sort((left, right) => (`${left.Id}` < `${right.Id}` ? -1 : 1)),
      Tags: Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value])),
    },
  };
}

const describeMetric = ({ Namespace, MetricName, Dimensions = [] }: Metric) => ({
  Namespace,
  MetricName,
  Dimensions: Object.fromEntries(Dimensions.map(({ Name, Value }) => [Name, Value])),
});

const describeQuery = ({ Id, Expression, Label, MetricStat, ReturnData }: MetricDataQuery) => ({
  Id,
  Expression,
  Label,
  MetricStat: MetricStat && {
    Metric: describeMetric(MetricStat.Metric ?? {}),
    Period: MetricStat.Period,
    Stat: MetricStat.Stat,
  },
  ReturnData: ReturnData ?? false,
});

export const readDashboards: AccountReader = async (connection, scope) => {
  const client = openClient(CloudWatchClient, connection);
  const dashboards = await itemsOf(paginateListDashboards({ client }, {}), ({ DashboardEntries }) => DashboardEntries);
  const owned = dashboards.filter(({ DashboardName }) => scope.owns("aws_cloudwatch_dashboard", DashboardName));
  return Promise.all(
    owned.map(async ({ DashboardName = "" }): Promise<FoundThing> => {
      const { DashboardBody = "" } = await client.send(new GetDashboardCommand({ DashboardName }));
      return {
        key: keyOf.dashboard(DashboardName),
        members: { DashboardName, DashboardBody: canonicalJson(DashboardBody) },
      };
    }),
  );
};
