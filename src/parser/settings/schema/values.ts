import { z } from "zod";

/** How long names may be and what they hold follows the services' own rules. */
export const name = (limit: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/, "may hold letters, digits, '-' and '_' only")
    .max(limit);

/** Text that may hold `${Name}` for a deploy parameter, or a CloudFormation function. */
export const deployText = z.union([z.string(), z.number(), z.boolean(), z.record(z.string(), z.unknown())]);

export const throttle = z.strictObject({
  rate: z.number().nonnegative().describe("Requests a second, on average."),
  burst: z.int().nonnegative().describe("Requests at once."),
});

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const retentionDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;
export const logRetention = z
  .literal([...retentionDays, "forever"])
  .describe("Days that log events are kept, or forever. Default: 30.");
