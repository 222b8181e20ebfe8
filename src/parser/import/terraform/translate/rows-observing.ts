import { list, object, scalar } from "../evaluate/value.js";
import { type Arguments, block, blocks, type Conversion, document, type Row, same, tags } from "./row.js";

const dimensions: Conversion = (value) =>
  value.kind === "object"
    ? list(
        [...value.members].map(([name, each]) =>
          object(
            [
              ["Name", scalar(name, each.at)],
              ["Value", each],
            ],
            each.at,
          ),
        ),
        value.at,
      )
    : value;

/** A metric stands in a block of its own here, within the statistics of it there. */
const metricQueries: Conversion = (value) => {
  const metric: Arguments = { ...same("namespace", "metric_name"), dimensions: { to: "Dimensions", as: dimensions } };
  const rows = blocks({
    ...same("id", "expression", "label", "return_data", "period", "account_id"),
    metric: { to: "MetricStat", as: block({ ...metric, ...same("period", "stat", "unit") }) },
  })(value);
  if (rows.kind !== "list") return rows;
  return list(
    rows.items.map((each) => {
      const stat = each.kind === "object" ? each.members.get("MetricStat") : undefined;
      if (each.kind !== "object" || stat?.kind !== "object") return each;
      const isMetric = (name: string): boolean => ["Namespace", "MetricName", "Dimensions"].includes(name);
      const split = object(
        [
          [
            "Metric",
            object(
              [...stat.members].filter(([name]) => isMetric(name)),
              stat.at,
            ),
          ],
          ...[...stat.members].filter(([name]) => !isMetric(name)),
        ],
        stat.at,
      );
      return object(
        [...each.members].map(([name, member]) => [name, name === "MetricStat" ? split : member] as const),
        each.at,
      );
    }),
    rows.at,
  );
};

export const observingRows: Readonly<Record<string, Row>> = {
  aws_cloudwatch_metric_alarm: {
    type: "AWS::CloudWatch::Alarm",
    arguments: {
      ...same("alarm_name", "alarm_description", "comparison_operator", "threshold", "evaluation_periods", "period"),
      ...same(
        "datapoints_to_alarm",
        "treat_missing_data",
        "alarm_actions",
        "insufficient_data_actions",
        "actions_enabled",
      ),
      ...same("namespace", "metric_name", "statistic", "extended_statistic", "unit", "threshold_metric_id"),
      ok_actions: "OKActions",
      evaluate_low_sample_count_percentiles: "EvaluateLowSampleCountPercentile",
      dimensions: { to: "Dimensions", as: dimensions },
      metric_query: { to: "Metrics", as: metricQueries },
      tags: { to: "Tags", as: tags },
    },
  },
  aws_cloudwatch_dashboard: {
    type: "AWS::CloudWatch::Dashboard",
    arguments: { dashboard_name: "DashboardName", dashboard_body: { to: "DashboardBody", as: document } },
  },
};
