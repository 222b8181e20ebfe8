import type { Stage } from "../../delivery.js";
import type { Handler } from "../../handler.js";
import type { LoweringContext } from "../context.js";
import { dashboardKey, functionKey } from "../keys.js";
import type { PlanTree } from "../model-base.js";
import type { DashboardResource, PlanMetric } from "../model-observing.js";
import { attributeValue, pseudoValue, treeObject } from "../values.js";
import { functionMetric, metricNames, stageMetric } from "./metrics.js";
import { observedName } from "./names.js";

interface Widget {
  readonly title: string;
  readonly metrics: readonly PlanMetric[];
}

/** The grid is 24 columns wide. */
const columns = 24;
const height = 6;

/** A row of graphs for each stage, and one for the functions. */
export function lowerDashboard(handlers: readonly Handler[], context: LoweringContext): readonly DashboardResource[] {
  const { api } = context;
  if (!api.dashboard) return [];
  const rows = [
    ...api.stages.map((stage) => stageWidgets(stage, context)),
    ...(handlers.length === 0 ? [] : [functionWidgets(handlers)]),
  ];
  return [
    {
      kind: "dashboard",
      key: dashboardKey,
      origin: api.origin,
      dependsOn: [],
      name: observedName(context),
      body: treeObject([["widgets", rows.flatMap(printRow)]]),
    },
  ];
}

function stageWidgets(stage: Stage, context: LoweringContext): readonly Widget[] {
  const names = metricNames[context.api.gateway.protocol];
  const metric = (name: string, statistic: string): PlanMetric => stageMetric(name, statistic, stage, context);
  const latencies = [names.latency, names.integrationLatency].filter((name) => name !== undefined);
  return [
    {
      title: `${stage.name}: requests`,
      metrics: names.requests.map((name) => metric(name, name === "Count" ? "SampleCount" : "Sum")),
    },
    {
      title: `${stage.name}: errors`,
      metrics: [...names.clientErrors, ...names.serverErrors].map((name) => metric(name, "Sum")),
    },
    {
      title: `${stage.name}: latency`,
      metrics: latencies.flatMap((name) => [metric(name, "p50"), metric(name, "p99")]),
    },
  ];
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html */
const metricsOfWidget = 500;

function functionWidgets(handlers: readonly Handler[]): readonly Widget[] {
  const names = handlers.slice(0, metricsOfWidget).map(({ id }) => attributeValue(functionKey(id), "name"));
  const whole = handlers.length > names.length ? `Functions, the first ${names.length}` : "Functions";
  return [
    { title: `${whole}: throttles`, metrics: names.map((name) => functionMetric("throttles", undefined, name)) },
    { title: `${whole}: errors`, metrics: names.map((name) => functionMetric("errors", undefined, name)) },
    { title: `${whole}: duration`, metrics: names.map((name) => functionMetric("duration", "p99", name)) },
  ];
}

const printRow = (widgets: readonly Widget[], row: number): readonly PlanTree[] =>
  widgets.map(({ title, metrics }, index) =>
    treeObject([
      ["type", "metric"],
      ["x", (index * columns) / widgets.length],
      ["y", row * height],
      ["width", columns / widgets.length],
      ["height", height],
      [
        "properties",
        treeObject([
          ["title", title],
          ["view", "timeSeries"],
          ["region", { kind: "value", value: pseudoValue("region") }],
          ["period", 300],
          ["metrics", metrics.map(printMetric)],
        ]),
      ],
    ]),
  );

const printMetric = ({ namespace, name, statistic, dimensions }: PlanMetric): PlanTree => [
  namespace,
  name,
  ...dimensions.flatMap((each): readonly PlanTree[] => [each.name, { kind: "value", value: each.value }]),
  treeObject([["stat", statistic]]),
];
