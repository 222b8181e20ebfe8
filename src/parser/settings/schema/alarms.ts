import { z } from "zod";
import { deployText } from "./values.js";

const timing = {
  period: z
    .int()
    .min(60)
    .max(86_400)
    .multipleOf(60)
    .optional()
    .describe("Seconds that one value stands for, a multiple of 60. Default: 300."),
  evaluationPeriods: z.int().min(1).optional().describe("Periods that are looked at. Default: 1."),
  datapointsToAlarm: z
    .int()
    .min(1)
    .optional()
    .describe("How many of them have to be above the threshold. Default: all of them."),
  treatMissingData: z
    .enum(["notBreaching", "breaching", "ignore", "missing"])
    .optional()
    .describe("What a period without requests counts as. Default: notBreaching."),
};

const threshold = (unit: string) => z.number().nonnegative().describe(`${unit}; the alarm goes off above it.`);
const alarm = (unit: string) => z.strictObject({ threshold: threshold(unit), ...timing });
const latencyAlarm = z.strictObject({
  threshold: threshold("Milliseconds"),
  statistic: z
    .string()
    .regex(
      /^(?:Average|Maximum|Minimum|p\d{1,2}(?:\.\d{1,2})?)$/,
      "is Average, Maximum, Minimum, or a percentile (p99)",
    )
    .optional()
    .describe("Average, Maximum, Minimum, or a percentile such as p99. Default: p99."),
  ...timing,
});

const actions = {
  actions: z.array(deployText).optional().describe("ARNs that are told, such as those of SNS topics. Default: none."),
  okActions: z.array(deployText).optional().describe("ARNs that are told when all is well again. Default: none."),
};

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html */
export const stageAlarms = z.strictObject({
  clientErrors: alarm("Percent of requests answered 4XX")
    .optional()
    .describe("Errors of callers; throttled requests too."),
  serverErrors: alarm("Percent of requests answered 5XX").optional().describe("Errors of the API and its backends."),
  latency: latencyAlarm.optional().describe("From request to response. REST and HTTP."),
  integrationLatency: latencyAlarm.optional().describe("What of it the backend takes."),
  requests: alarm("Requests, or messages of a WebSocket API, in a period").optional().describe("How much is asked."),
  connections: alarm("New connections in a period").optional().describe("How many callers connect. WebSocket only."),
  ...actions,
});

/** https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html */
export const functionAlarms = z.strictObject({
  throttles: alarm("Throttled invocations in a period").optional().describe("Invocations that Lambda refuses."),
  errors: alarm("Failed invocations in a period").optional().describe("Invocations that end in an error."),
  duration: latencyAlarm.optional().describe("How long an invocation takes."),
  ...actions,
});

export type StageAlarmSettings = z.infer<typeof stageAlarms>;
export type FunctionAlarmSettings = z.infer<typeof functionAlarms>;
