import { z } from "zod";
import { deployText, logRetention } from "./values.js";

export const functionSettings = z.strictObject({
  runtime: z
    .enum(["nodejs22.x", "nodejs24.x"])
    .optional()
    .describe("Lambda runtime. Default: nodejs22.x; nodejs24.x needs version 6.19 of the Terraform provider."),
  architecture: z.enum(["arm64", "x86_64"]).optional().describe("Processor. Default: arm64."),
  memory: z.int().min(128).max(10_240).optional().describe("Megabytes. Default: 256."),
  timeout: z.int().min(1).max(900).optional().describe("Seconds; the gateway waits 29 at most. Default: 10."),
  environment: z
    .record(z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/), deployText)
    .optional()
    .describe("Environment variables; a value may hold `${Name}` for a deploy parameter."),
  logRetention: logRetention.optional(),
  tracing: z.boolean().optional().describe("X-Ray. Default: false."),
  reservedConcurrency: z.int().min(0).optional().describe("Concurrent executions set aside, and the most there are."),
});

export type FunctionSettings = z.infer<typeof functionSettings>;
