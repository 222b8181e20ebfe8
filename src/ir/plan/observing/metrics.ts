import type { FunctionMeasure, StageMeasure } from "../../alarm.js";
import type { GatewayProtocol } from "../../api.js";
import type { Stage } from "../../delivery.js";
import type { LoweringContext } from "../context.js";
import { apiKeyOf } from "../keys.js";
import type { PlanMeasure, PlanMetric } from "../model-observing.js";
import { attributeValue, literalValue } from "../values.js";

/** What the service calls what is measured, by type of API; of several metrics the sum counts. */
interface MetricNames {
  readonly clientErrors: readonly string[];
  readonly serverErrors: readonly string[];
  /** What errors are a part of. */
  readonly requests: readonly string[];
  readonly latency?: string;
  readonly integrationLatency: string;
  readonly connections?: string;
}

/**
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html,
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html and
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-logging.html
 */
export const metricNames: Readonly<Record<GatewayProtocol, MetricNames>> = {
  rest: {
    clientErrors: ["4XXError"],
    serverErrors: ["5XXError"],
    requests: ["Count"],
    latency: "Latency",
    integrationLatency: "IntegrationLatency",
  },
  http: {
    clientErrors: ["4xx"],
    serverErrors: ["5xx"],
    requests: ["Count"],
    latency: "Latency",
    integrationLatency: "IntegrationLatency",
  },
  websocket: {
    clientErrors: ["ClientError"],
    serverErrors: ["IntegrationError", "ExecutionError"],
    requests: ["MessageCount", "ConnectCount"],
    integrationLatency: "IntegrationLatency",
    connections: "ConnectCount",
  },
};

/** A metric of a stage. REST APIs are told apart by their names, which CloudWatch gets without what is not ASCII. */
export function stageMetric(name: string, statistic: string, stage: Stage, { api }: LoweringContext): PlanMetric {
  const { protocol } = api.gateway;
  const id = attributeValue(apiKeyOf(protocol), "id");
  const ascii = api.name.replace(/[^\x20-\x7e]/g, "");
  const apiDimension =
    protocol === "rest"
      ? { name: "ApiName", value: ascii === "" ? id : literalValue(ascii) }
      : { name: "ApiId", value: id };
  return {
    namespace: "AWS/ApiGateway",
    name,
    statistic,
    dimensions: [apiDimension, { name: "Stage", value: literalValue(stage.name) }],
  };
}

/** How often a counter counted: `Count` has a value for each request, the others add up. */
const statisticOf = (name: string): string => (name === "Count" ? "SampleCount" : "Sum");

/** What an alarm of a stage compares with its threshold; undefined where the type of API does not measure it. */
export function stageMeasure(
  measure: StageMeasure,
  statistic: string | undefined,
  stage: Stage,
  context: LoweringContext,
): PlanMeasure | undefined {
  const names = metricNames[context.api.gateway.protocol];
  const metric = (name: string, how: string): PlanMetric => stageMetric(name, how, stage, context);
  switch (measure) {
    case "clientErrors":
    case "serverErrors":
      return rate(names[measure], names.requests, labels[measure], metric);
    case "latency":
    case "integrationLatency": {
      const name = names[measure];
      return name === undefined ? undefined : { kind: "metric", metric: metric(name, statistic ?? "p99") };
    }
    case "requests": {
      const [name = "Count"] = names.requests;
      return { kind: "metric", metric: metric(name, statisticOf(name)) };
    }
    case "connections":
      return names.connections === undefined ? undefined : { kind: "metric", metric: metric(names.connections, "Sum") };
  }
}

/** Of a hundred requests, how many are errors. Where nothing is asked there is no value, and data count as missing. */
function rate(
  errors: readonly string[],
  requests: readonly string[],
  label: string,
  metric: (name: string, statistic: string) => PlanMetric,
): PlanMeasure {
  const numbered = (id: string, names: readonly string[]) =>
    names.map((name, index) => ({
      id: names.length === 1 ? id : `${id}${index + 1}`,
      metric: metric(name, statisticOf(name)),
    }));
  const above = numbered("errors", errors);
  const below = numbered("requests", requests);
  // A metric without a value would leave the whole without one.
  const sum = (all: readonly { readonly id: string }[]): string =>
    all.length === 1 ? `${all[0]?.id}` : `(${all.map(({ id }) => `FILL(${id}, 0)`).join(" + ")})`;
  return {
    kind: "expression",
    expression: `100 * ${sum(above)} / ${sum(below)}`,
    label,
    metrics: [...above, ...below],
  };
}

export const labels: Readonly<Record<StageMeasure, string>> = {
  clientErrors: "Client errors, percent",
  serverErrors: "Server errors, percent",
  latency: "Latency, milliseconds",
  integrationLatency: "Integration latency, milliseconds",
  requests: "Requests",
  connections: "New connections",
};

const functionMetricNames: Readonly<Record<FunctionMeasure, string>> = {
  throttles: "Throttles",
  errors: "Errors",
  duration: "Duration",
};

/** https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html */
export const functionMetric = (
  measure: FunctionMeasure,
  statistic: string | undefined,
  name: PlanMetric["dimensions"][number]["value"],
): PlanMetric => ({
  namespace: "AWS/Lambda",
  name: functionMetricNames[measure],
  statistic: statistic ?? "Sum",
  dimensions: [{ name: "FunctionName", value: name }],
});
