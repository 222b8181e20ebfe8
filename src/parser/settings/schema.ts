import { z } from "zod";

/*
 * Every key is described here, with its default: the README's table and the published JSON Schema are made of this.
 */

/** How long names may be and what they hold follows the services' own rules. */
const name = (limit: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/, "may hold letters, digits, '-' and '_' only")
    .max(limit);

/** Text that may hold `${Name}` for a deploy parameter, or a CloudFormation function. */
const deployText = z.union([z.string(), z.number(), z.boolean(), z.record(z.string(), z.unknown())]);

const throttle = z.strictObject({
  rate: z.number().nonnegative().describe("Requests a second, on average."),
  burst: z.int().nonnegative().describe("Requests at once."),
});

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const retentionDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;
const logRetention = z.literal(retentionDays).describe("Days that log events are kept. Default: 30.");

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

const methodSettings = {
  throttle: throttle.optional().describe("Requests over this are answered 429."),
  logging: z
    .enum(["off", "error", "info"])
    .optional()
    .describe("Execution logs; the account needs a CloudWatch role for them."),
  dataTrace: z.boolean().optional().describe("Whole requests and responses in the execution log: secrets too."),
  metrics: z.boolean().optional().describe("Detailed CloudWatch metrics for each method."),
};

const validation = z.enum(["none", "parameters", "body", "all"]);

export const operationSettings = z.strictObject({
  validation: validation.optional().describe("What the gateway checks before it calls the function."),
  function: functionSettings.optional().describe("Settings of the operation's function (`functions.per: operation`)."),
});

const stage = z.strictObject({
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

const lambdaAuthorizer = z.strictObject({
  type: z.literal("lambda"),
  mode: z.enum(["token", "request"]).optional(),
  function: deployText.optional().describe("ARN of an existing function; without it the build makes one."),
  identitySources: z.array(z.string()).optional(),
  identityValidationExpression: z.string().optional(),
  ttl: z.int().min(0).max(3600).optional().describe("Seconds that a decision is cached. Default: 0."),
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
  name: z.string().min(1).max(1024).describe("Name of the key."),
  description: z.string().optional().describe("Text for people."),
  enabled: z.boolean().optional().describe("Default: true."),
  value: z
    .strictObject({ parameter: z.string().regex(/^[A-Za-z][A-Za-z0-9]*$/) })
    .optional()
    .describe("The secret deploy parameter that brings the value. Default: the service makes one."),
});

const usagePlan = z.strictObject({
  name: z.string().min(1).describe("Name of the plan."),
  description: z.string().optional().describe("Text for people."),
  throttle: throttle.optional().describe("For each key of the plan."),
  quota: z
    .strictObject({
      limit: z.int().positive(),
      period: z.enum(["day", "week", "month"]),
      offset: z.int().nonnegative().optional(),
    })
    .optional()
    .describe("Requests a period, for each key of the plan."),
  stages: z.array(z.string()).optional().describe("Names of stages. Default: all of them."),
  operations: z.record(z.string(), throttle).optional().describe("Throttle per operationId."),
  apiKeys: z.array(z.string()).optional().describe("Names of keys of the plan."),
});

const api = z.strictObject({
  name: z.string().min(1).max(255).optional().describe("Name in AWS. Default: the document's title."),
  definition: z
    .enum(["resources", "body"])
    .optional()
    .describe("A resource for each method, or one OpenAPI document that the service imports. Default: resources."),
  pathVariables: z
    .enum(["named", "positional"])
    .optional()
    .describe(
      "What the gateway calls path variables: by their names, or `variable2` for the second segment of a path, which also takes documents that name one place differently and segments such as `{name}.{format}`. Clients and handlers keep the document's names. Choose before the first deployment: later it renames every path resource with a variable, which an API of resources cannot do in place (`definition: body` can). Default: named.",
    ),
  endpoint: z.enum(["edge", "regional", "private"]).optional().describe("Default: regional."),
  vpcEndpointIds: z.array(z.string()).optional().describe("VPC endpoints that a private API is reached through."),
  disableExecuteApiEndpoint: z.boolean().optional().describe("Only custom domains answer. Default: false."),
  apiKeySource: z.enum(["header", "authorizer"]).optional().describe("Where API keys come from. Default: header."),
  binaryMediaTypes: z
    .array(z.string())
    .optional()
    .describe("Bodies that pass as bytes. Default: the binary media types that the document uses."),
  minimumCompressionSize: z
    .int()
    .min(0)
    .max(10_485_760)
    .optional()
    .describe("Responses from so many bytes on are compressed. Default: none."),
  resourcePolicy: z.record(z.string(), z.unknown()).optional().describe("IAM policy document of the API."),
  tags: z.record(z.string(), z.string()).optional().describe("Tags of the API and its stages."),
});

/** What may stand in `gatewright.yaml`, and under `x-gatewright` at the root of a document. */
export const settingsSchema = z.strictObject({
  api: api.optional().describe("The API itself."),
  functions: z
    .strictObject({
      per: z
        .enum(["operation", "tag", "api"])
        .optional()
        .describe("A function for each operation, for each first tag, or one for all. Default: operation."),
      ...functionSettings.shape,
    })
    .optional()
    .describe("The Lambda functions that the build makes."),
  validation: validation
    .optional()
    .describe(
      "What the gateway checks. Default: all, and none where an operation has `x-amazon-apigateway-integration`.",
    ),
  cors: z
    .strictObject({
      origins: z.array(z.string()).min(1).describe("With scheme, such as https://example.com; or `*` alone."),
      headers: z.array(z.string()).optional().describe("Request headers that browsers may send."),
      exposedHeaders: z.array(z.string()).optional().describe("Response headers that pages may read."),
      credentials: z.boolean().optional().describe("Cookies and client certificates; not with `*`. Default: false."),
      maxAge: z.int().min(0).max(86_400).optional().describe("Seconds that a browser keeps the answer."),
    })
    .optional()
    .describe("Calls from pages of other origins. Default: none."),
  authorizers: z
    .record(z.string(), authorizer)
    .optional()
    .describe(
      "What the gateway enforces for a security scheme, by its name: `type` lambda (mode, function, identitySources, identityValidationExpression, ttl), cognito (userPoolArns, ttl), iam or apiKey.",
    ),
  stages: z.array(stage).min(1).optional().describe("Stages of the API. Default: one called prod."),
  apiKeys: z.array(apiKey).optional().describe("API keys that the build makes."),
  usagePlans: z.array(usagePlan).optional().describe("Who may call how often."),
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
    .describe("Values that the deployment supplies, by name: description, default, secret."),
  operations: z
    .record(z.string(), operationSettings)
    .optional()
    .describe("Settings of single operations, per operationId; the same may stand in the document as `x-gatewright`."),
  emit: z
    .record(z.string(), z.union([z.record(z.string(), z.unknown()), z.null()]))
    .optional()
    .describe(
      "Emitters by name, with their options; `module` names one from outside. Default: the four built-in ones.",
    ),
  references: z
    .strictObject({
      allow: z.array(z.string()).optional().describe("Remote files, or beginnings of them that end in `/`."),
    })
    .optional()
    .describe("What `$ref` may reach beside local files."),
  diagnostics: z
    .strictObject({ ignore: z.array(z.string()).optional().describe("Codes of warnings that are not shown.") })
    .optional()
    .describe("What is reported."),
  overrides: z
    .strictObject({
      cloudformation: z
        .record(z.string(), z.record(z.string(), z.unknown()))
        .optional()
        .describe("Properties by resource key, merged last into the template."),
      terraform: z
        .record(z.string(), z.record(z.string(), z.unknown()))
        .optional()
        .describe("Arguments by resource key, merged last into the configuration."),
    })
    .optional()
    .describe("The way out where a setting is missing; `gatewright model --plan` lists the keys."),
});

export type SettingsInput = z.infer<typeof settingsSchema>;
export type OperationSettings = z.infer<typeof operationSettings>;
export type FunctionSettings = z.infer<typeof functionSettings>;
