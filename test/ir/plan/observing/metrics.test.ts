import { describe, expect, it } from "vitest";
import type { StageMeasure } from "../../../../src/ir/alarm.js";
import type { GatewayProtocol } from "../../../../src/ir/api.js";
import { DiagnosticBag } from "../../../../src/ir/diagnostics.js";
import { createContext } from "../../../../src/ir/plan/context.js";
import { stageMeasure } from "../../../../src/ir/plan/observing/metrics.js";
import { anApi, aStage } from "../../../support/models.js";
import { plainText } from "../lowered.js";

const gateways = {
  rest: {},
  http: { protocol: "http", definition: "resources", disableExecuteApiEndpoint: false, resourceTags: [] },
  websocket: {
    protocol: "websocket",
    routeSelectionExpression: "$request.body.action",
    disableExecuteApiEndpoint: false,
    resourceTags: [],
  },
} as const;

function measured(protocol: GatewayProtocol, measure: StageMeasure, name = "Pets") {
  const api = { ...anApi({ operations: [] }), name, gateway: { ...anApi({}).gateway, ...gateways[protocol] } };
  const context = createContext(api as ReturnType<typeof anApi>, new DiagnosticBag());
  return plainText(stageMeasure(measure, undefined, aStage("live"), context)) as Record<string, unknown>;
}

describe("what an alarm compares", () => {
  it.each<[GatewayProtocol, string, readonly string[]]>([
    ["rest", "100 * errors / requests", ["5XXError Sum", "Count SampleCount"]],
    ["http", "100 * errors / requests", ["5xx Sum", "Count SampleCount"]],
    [
      "websocket",
      "100 * (FILL(errors1, 0) + FILL(errors2, 0)) / (FILL(requests1, 0) + FILL(requests2, 0))",
      ["IntegrationError Sum", "ExecutionError Sum", "MessageCount Sum", "ConnectCount Sum"],
    ],
  ])("is the rate of server errors of %s APIs", (protocol, expression, names) => {
    const measure = measured(protocol, "serverErrors");
    expect(measure).toMatchObject({ kind: "expression", expression });
    const metrics = measure.metrics as readonly {
      readonly metric: { readonly name: string; readonly statistic: string };
    }[];
    expect(metrics.map(({ metric }) => `${metric.name} ${metric.statistic}`)).toEqual(names);
  });

  it.each<[GatewayProtocol, StageMeasure]>([
    ["rest", "connections"],
    ["http", "connections"],
    ["websocket", "latency"],
  ])("is nothing where %s APIs do not measure %s", (protocol, measure) => {
    expect(measured(protocol, measure)).toBeUndefined();
  });

  it("tells REST APIs by their names as CloudWatch gets them, others by their ids", () => {
    const dimensions = (protocol: GatewayProtocol, name?: string) =>
      (measured(protocol, "integrationLatency", name).metric as { readonly dimensions: unknown }).dimensions;
    expect(dimensions("rest", "Köln 1")).toEqual([
      { name: "ApiName", value: "Kln 1" },
      { name: "Stage", value: "live" },
    ]);
    expect(dimensions("rest", "東京")).toMatchObject([{ name: "ApiName", value: "${rest-api:api.id}" }, {}]);
    expect(dimensions("http")).toMatchObject([{ name: "ApiId", value: "${http-api:api.id}" }, {}]);
    expect(dimensions("websocket")).toMatchObject([{ name: "ApiId", value: "${websocket-api:api.id}" }, {}]);
  });
});
