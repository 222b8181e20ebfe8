import { z } from "zod";
import { throttle } from "./values.js";

const methodCache = {
  enabled: z
    .boolean()
    .optional()
    .describe("Whether responses are cached. Default: as the stage has it for GET methods, false for others."),
  ttl: z.int().min(0).max(3600).optional().describe("Seconds that a response is cached. Default: as the stage has it."),
  encrypted: z.boolean().optional().describe("Encrypts what is cached. Default: as the stage has it."),
};

const logging = {
  throttle: throttle.optional().describe("Requests over this are answered 429."),
  logging: z
    .enum(["off", "error", "info"])
    .optional()
    .describe("Execution logs; the account needs a CloudWatch role for them."),
  dataTrace: z.boolean().optional().describe("Whole requests and responses in the execution log: secrets too."),
  metrics: z.boolean().optional().describe("Detailed CloudWatch metrics for each method."),
};

/** What a stage may say of all its methods, and of single ones. */
export const methodSettings = {
  ...logging,
  cache: z.strictObject(methodCache).optional().describe("How responses are cached. Needs `cache` on the stage."),
};

/** What an operation says of itself, for every stage. */
export const operationMethodSettings = {
  ...logging,
  cache: z
    .strictObject({
      ...methodCache,
      keys: z
        .array(
          z.strictObject({
            in: z.enum(["path", "query", "header"]).describe("Where the parameter stands."),
            name: z.string().min(1).describe("Its name."),
          }),
        )
        .optional()
        .describe(
          "Parameters that tell cached responses apart, by `in` and `name`. Default: the path and query parameters of the operation, where it is cached.",
        ),
    })
    .optional()
    .describe("How responses are cached, on stages with `cache`. REST only."),
};

export type MethodSettingsInput = z.infer<z.ZodObject<typeof methodSettings>>;
