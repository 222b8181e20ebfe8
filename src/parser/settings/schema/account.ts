import { z } from "zod";

export const account = z.strictObject({
  cloudWatchRole: z
    .boolean()
    .optional()
    .describe(
      "Makes the role with which API Gateway writes logs, and sets it for the whole region: one build of an account and region does. Default: false.",
    ),
});
