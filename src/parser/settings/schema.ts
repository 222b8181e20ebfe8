import { z } from "zod";

/** How long names may be and what they hold follows the services' own rules, given with each key in the README. */
const name = (limit: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/, "may hold letters, digits, '-' and '_' only")
    .max(limit);
const deployText = z.union([z.string(), z.number(), z.boolean(), z.record(z.string(), z.unknown())]);

const throttle = z.strictObject({
  rate: z.number().nonnegative().describe("Requests a second, on average."),
  burst: z.int().nonnegative().describe("Requests at once."),
});

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const retentionDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;
const logRetention = z.literal(retentionDays).describe("Days that log events are kept.");

export const functionSettings = z.strictObject({
  runtime: z.enum(["nodejs20.x", "nodejs22.x", "nodejs24.x"]).optional().describe("Lambda runtime."),
  architecture: z.enum(["arm64", "x86_64"]).optional(),
  memory: z.int().min(128).max(10_240).optional().describe("Megabytes."),
  timeout: z.int().min(1).max(900).optional().describe("Seconds."),
  environment: z.record(z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/), deployText).optional(),
  logRetention: logRetention.optional(),
  tracing: z.boolean().optional().describe("X-Ray."),
  reservedConcurrency: z.int().min(0).optional(),
});

const methodSettings = {
  throttle: throttle.optional(),
  logging: z.enum(["off", "error", "info"]).optional().describe("Execution logs; the account needs a CloudWatch role."),
  dataTrace: z.boolean().optional().describe("Whole requests and responses in the execution log: secrets too."),
  metrics: z.boolean().optional().describe("Detailed CloudWatch metrics for each method."),
};

export const operationSettings = z.strictObject({
  validation: z.enum(["none", "parameters", "body", "all"]).optional(),
  function: functionSettings.optional(),
});

const stage = z.strictObject({
  name: name(128),
  description: z.string().optional(),
  variables: z.record(z.string().regex(/^\w+$/), deployText).optional(),
  tracing: z.boolean().optional(),
  accessLog: z.strictObject({ format: z.string().optional(), retention: logRetention.optional() }).optional(),
  ...methodSettings,
  operations: z.record(z.string(), z.strictObject(methodSettings)).optional().describe("Per operationId."),
});

const lambdaAuthorizer = z.strictObject({
  type: z.literal("lambda"),
  mode: z.enum(["token", "request"]).optional(),
  function: deployText.optional().describe("ARN of an existing function; without it the build makes one."),
  identitySources: z.array(z.string()).optional(),
  identityValidationExpression: z.string().optional(),
  ttl: z.int().min(0).max(3600).optional().describe("Seconds that a decision is cached."),
});
const cognitoAuthorizer = z.strictObject({
  type: z.literal("cognito"),
  userPoolArns: z.array(deployText).min(1),
  ttl: z.int().min(0).max(3600).optional(),
});
const authorizer = z.discriminatedUnion("type", [
  lambdaAuthorizer,
  cognitoAuthorizer,
  z.strictObject({ type: z.literal("iam") }),
  z.strictObject({ type: z.literal("apiKey") }),
]);

const apiKey = z.strictObject({
  name: z.string().min(1).max(1024),
  description: z.string().optional(),
  enabled: z.boolean().optional(),
  value: z.strictObject({ parameter: z.string().regex(/^[A-Za-z][A-Za-z0-9]*$/) }).optional(),
});

const usagePlan = z.strictObject({
  name: z.string().min(1),
  description: z.string().optional(),
  throttle: throttle.optional(),
  quota: z
    .strictObject({
      limit: z.int().positive(),
      period: z.enum(["day", "week", "month"]),
      offset: z.int().nonnegative().optional(),
    })
    .optional(),
  stages: z.array(z.string()).optional().describe("Names of stages; all of them when absent."),
  operations: z.record(z.string(), throttle).optional().describe("Throttle per operationId."),
  apiKeys: z.array(z.string()).optional(),
});

/** What may stand in `gatewright.yaml`, and under `x-gatewright` at the root of a document. */
export const settingsSchema = z.strictObject({
  api: z
    .strictObject({
      name: z.string().min(1).max(255).optional(),
      definition: z.enum(["resources", "body"]).optional().describe("A resource a method, or one imported document."),
      endpoint: z.enum(["edge", "regional", "private"]).optional(),
      vpcEndpointIds: z.array(z.string()).optional(),
      disableExecuteApiEndpoint: z.boolean().optional(),
      apiKeySource: z.enum(["header", "authorizer"]).optional(),
      binaryMediaTypes: z.array(z.string()).optional(),
      minimumCompressionSize: z.int().min(0).max(10_485_760).optional(),
      resourcePolicy: z.record(z.string(), z.unknown()).optional(),
      tags: z.record(z.string(), z.string()).optional(),
    })
    .optional(),
  functions: z
    .strictObject({ per: z.enum(["operation", "tag", "api"]).optional(), ...functionSettings.shape })
    .optional(),
  validation: z.enum(["none", "parameters", "body", "all"]).optional().describe("What the gateway checks by default."),
  cors: z
    .strictObject({
      origins: z.array(z.string()).min(1),
      headers: z.array(z.string()).optional(),
      exposedHeaders: z.array(z.string()).optional(),
      credentials: z.boolean().optional(),
      maxAge: z.int().min(0).max(86_400).optional().describe("Seconds."),
    })
    .optional(),
  authorizers: z.record(z.string(), authorizer).optional().describe("Per security scheme."),
  stages: z.array(stage).min(1).optional(),
  apiKeys: z.array(apiKey).optional(),
  usagePlans: z.array(usagePlan).optional(),
  parameters: z
    .record(
      z.string().regex(/^[A-Za-z][A-Za-z0-9]*$/),
      z.strictObject({
        description: z.string().optional(),
        default: z.string().optional(),
        secret: z.boolean().optional(),
      }),
    )
    .optional()
    .describe("Values that the deployment supplies."),
  operations: z.record(z.string(), operationSettings).optional().describe("Per operationId."),
  emit: z.record(z.string(), z.union([z.record(z.string(), z.unknown()), z.null()])).optional(),
  references: z.strictObject({ allow: z.array(z.string()).optional() }).optional(),
  diagnostics: z.strictObject({ ignore: z.array(z.string()).optional() }).optional(),
  overrides: z
    .strictObject({
      cloudformation: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
      terraform: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
    })
    .optional(),
});

export type SettingsInput = z.infer<typeof settingsSchema>;
export type OperationSettings = z.infer<typeof operationSettings>;
export type FunctionSettings = z.infer<typeof functionSettings>;
