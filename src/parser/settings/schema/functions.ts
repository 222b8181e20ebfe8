import { z } from "zod";
import { deployText, logRetention } from "./values.js";

const alias = z.strictObject({
  version: deployText
    .optional()
    .describe("The version that the alias stands for: `published` by this deployment (the default), or a number."),
  canary: z
    .strictObject({
      version: deployText.describe("`published` by this deployment, or a number."),
      weight: z.number().min(0).max(1).describe("Share of the calls, 0 to 1."),
    })
    .optional()
    .describe("A second version that gets a share of the calls."),
  provisionedConcurrency: z.int().min(1).optional().describe("Environments that are kept warm for the alias."),
});

const role = z.strictObject({
  arn: deployText.optional().describe("A role that exists; the build makes none and gives it nothing."),
  name: deployText.optional().describe("Default: made by the deployment."),
  path: z
    .string()
    .regex(/^\/(?:[!-.0-~]+\/)*$/, "begins and ends with '/'")
    .max(512)
    .optional()
    .describe("Default: /."),
  permissionsBoundary: deployText.optional().describe("ARN of a managed policy: the most that the role may ever do."),
});

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
  environmentKeyArn: deployText.optional().describe("KMS key that encrypts the environment. Default: Lambda's own."),
  logRetention: logRetention.optional(),
  logging: z
    .strictObject({
      format: z.enum(["text", "json"]).optional().describe("Default: text; json where a level is given."),
      level: z
        .enum(["trace", "debug", "info", "warn", "error", "fatal"])
        .optional()
        .describe("Least level of the function's own messages. Default: info."),
      systemLevel: z
        .enum(["debug", "info", "warn"])
        .optional()
        .describe("Least level of Lambda's messages. Default: info."),
    })
    .optional()
    .describe("Form of the log."),
  tracing: z.boolean().optional().describe("X-Ray. Default: false."),
  reservedConcurrency: z.int().min(0).optional().describe("Concurrent executions set aside, and the most there are."),
  provisionedConcurrency: z
    .int()
    .min(1)
    .optional()
    .describe("Environments that are kept warm, and paid for, for each alias. Without `alias` there is one, `live`."),
  description: z.string().max(256).optional().describe("Text for people. Default: method and path."),
  layers: z.array(deployText).optional().describe("ARNs of layer versions."),
  vpc: z
    .strictObject({
      subnetIds: z.array(deployText).min(1).describe("Subnets, in several zones where calls must not depend on one."),
      securityGroupIds: z.array(deployText).min(1).describe("Security groups of the function."),
      ipv6: z.boolean().optional().describe("IPv6 to dual-stack subnets. Default: false."),
    })
    .optional()
    .describe("The network that the function reaches; its role may manage network interfaces in just these subnets."),
  ephemeralStorage: z.int().min(512).max(10_240).optional().describe("Megabytes of /tmp. Default: 512."),
  policies: z
    .array(
      z.strictObject({
        actions: z.array(z.string().min(1)).min(1).describe("Such as `dynamodb:GetItem`."),
        resources: z.array(deployText).min(1).describe("ARNs."),
      }),
    )
    .optional()
    .describe("What the function's code may do; statements of the operation, its tag and the API add up."),
  role: role.optional().describe("The role that the function works with."),
  deadLetter: z
    .strictObject({
      queueArn: deployText.optional().describe("SQS queue."),
      topicArn: deployText.optional().describe("SNS topic."),
    })
    .optional()
    .describe("Gets the events of asynchronous invocations that failed three times."),
  resourceTags: z.record(z.string(), z.string()).optional().describe("Tags of the function and its role in AWS."),
  code: z
    .strictObject({
      bucket: deployText.optional().describe("Default: the parameter ArtifactBucket."),
      key: deployText.optional().describe("Default: ArtifactPrefix and the function's name, with `.zip`."),
      version: deployText
        .optional()
        .describe("Version of the object. Code under the same key is deployed anew only when this changes."),
      local: z
        .string()
        .min(1)
        .optional()
        .describe(
          "An archive, or with a slash at its end the folder of `<function>.zip`, seen from the generated template or module. CloudFormation needs `aws cloudformation package` for it.",
        ),
      image: deployText.optional().describe("URI of a container image in ECR."),
    })
    .optional()
    .describe("Where the code is: an archive in S3, a local one, or an image."),
  alias: z
    .strictObject({
      name: z
        .string()
        .regex(/^(?!\d+$)[A-Za-z0-9_-]{1,128}$/, "holds letters, digits, '-' and '_', and is no number")
        .optional()
        .describe("The alias that every stage calls. Default: live."),
      stageVariable: z
        .string()
        .regex(/^\w+$/)
        .optional()
        .describe(
          "The stage variable that names the alias; a stage that does not set it gets its own name as the value.",
        ),
      ...alias.shape,
      aliases: z
        .record(z.string(), alias)
        .optional()
        .describe("What differs for an alias, by its name: version, canary, provisionedConcurrency."),
    })
    .optional()
    .describe("Each deployment publishes a version, and the gateway calls the function through an alias of one."),
});

export type FunctionSettings = z.infer<typeof functionSettings>;

/** Settings of an operation's function, or a function that exists. */
export const operationFunction = z.strictObject({
  arn: deployText
    .optional()
    .describe("A function that exists, with its alias if it has one: the build only lets the gateway call it."),
  permission: z
    .boolean()
    .optional()
    .describe("Whether the build lets the gateway call `arn`; false where another account owns it. Default: true."),
  ...functionSettings.shape,
});

export type OperationFunctionSettings = z.infer<typeof operationFunction>;

export const functions = z.strictObject({
  per: z
    .enum(["operation", "tag", "api"])
    .optional()
    .describe("A function for each operation, for each first tag, or one for all. Default: operation."),
  tags: z
    .record(z.string(), operationFunction)
    .optional()
    .describe("What differs for the function of a tag (`functions.per: tag`), by the tag: settings as here."),
  authorizers: z
    .record(z.string(), functionSettings)
    .optional()
    .describe("What differs for the function of an authorizer, by its security scheme: settings as here."),
  ...operationFunction.shape,
});
