import { z } from "zod";
import { deployText, logRetention, name, throttle } from "./values.js";

const methodSettings = {
  throttle: throttle.optional().describe("Requests over this are answered 429."),
  logging: z
    .enum(["off", "error", "info"])
    .optional()
    .describe("Execution logs; the account needs a CloudWatch role for them."),
  dataTrace: z.boolean().optional().describe("Whole requests and responses in the execution log: secrets too."),
  metrics: z.boolean().optional().describe("Detailed CloudWatch metrics for each method."),
};

export const stage = z.strictObject({
  name: name(128).describe("Name, and first segment of the stage's URL."),
  description: z.string().optional().describe("Text for people."),
  variables: z.record(z.string().regex(/^\w+$/), deployText).optional().describe("Stage variables."),
  tracing: z.boolean().optional().describe("X-Ray. Default: false."),
  accessLog: z
    .strictObject({
      format: z.string().optional().describe("`$context` variables in one line. Default: a JSON object."),
      retention: logRetention.optional(),
    })
    .optional()
    .describe("A log group that gets a line for each request. Default: none."),
  ...methodSettings,
  operations: z
    .record(z.string(), z.strictObject(methodSettings))
    .optional()
    .describe("What differs for an operation, per operationId: throttle, logging, dataTrace, metrics."),
});
