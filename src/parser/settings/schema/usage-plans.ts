import { z } from "zod";
import { deployText, throttle } from "./values.js";

export const apiKey = z.strictObject({
  name: z.string().min(1).max(1024).describe("Name of the key."),
  description: z.string().optional().describe("Text for people."),
  enabled: z.boolean().optional().describe("Default: true."),
  value: z
    .strictObject({ parameter: z.string().regex(/^[A-Za-z][A-Za-z0-9]*$/) })
    .optional()
    .describe("The secret deploy parameter that brings the value. Default: the service makes one."),
});

export const usagePlan = z.strictObject({
  name: z.string().min(1).describe("Name of the plan."),
  description: z.string().optional().describe("Text for people."),
  throttle: throttle.optional().describe("For each key of the plan."),
  quota: z
    .strictObject({
      limit: z.int().positive(),
      period: z.enum(["day", "week", "month"]),
      offset: z
        .int()
        .nonnegative()
        .optional()
        .describe("Day on which a period starts: of a week 0 (Sunday) to 6, of a month 0 to 27. Default: 0."),
    })
    .optional()
    .describe("Requests a period, for each key of the plan."),
  stages: z.array(z.string()).optional().describe("Names of stages. Default: all of them."),
  operations: z.record(z.string(), throttle).optional().describe("Throttle per operationId."),
  apiKeys: z.array(z.string()).optional().describe("Names of keys of the plan."),
  productCode: z
    .string()
    .min(1)
    .optional()
    .describe("Of the product in the AWS Marketplace that the plan sells. CloudFormation has no word for it."),
  existingApiKeys: z.array(deployText).optional().describe("Ids of keys that are there already."),
});
