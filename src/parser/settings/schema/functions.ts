import { z } from "zod";
import { generatedRuntimes } from "../../../ir/generated-runtimes.js";
import { functionRole } from "./roles.js";
import { deployText, logRetention } from "./values.js";

/** https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html (Runtime); new ones come every year. */
const runtime = z.union([
  z.enum(generatedRuntimes),
  z.string().regex(/^[a-z]+[\w.]*$/, "is an identifier of Lambda, such as python3.13"),
]);

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

export const functionSettings = z.strictObject({
  name: deployText.optional().describe("Name of the function in AWS. Default: NamePrefix, and the operation's id."),
  handler: z
    .string()
    .regex(/^\S{1,128}$/, "is a word of 128 characters at most, such as app.lambda_handler")
    .optional()
    .describe(
      "Where Lambda enters code that is yours, such as `app.lambda_handler`: no handler is generated. Default: that of the generated handler.",
    ),
  generate: z
    .boolean()
    .optional()
    .describe(
      "Whether a handler is generated. Default: true; false with `handler`, `code.inline` or a command of `code.image`.",
    ),
  runtime: runtime
    .optional()
    .describe(
      "Lambda runtime, and with it the language of the generated handler: TypeScript or Python; of code that is yours any that Lambda has. Default: nodejs22.x. Runtimes newer than nodejs22.x, python3.13, java21 and dotnet8 need version 6 of the Terraform provider, which the module asks for.",
    ),
  architecture: z.enum(["arm64", "x86_64"]).optional().describe("Processor. Default: arm64."),
  memory: z.int().min(128).max(10_240).optional().describe("Megabytes. Default: 256."),
  timeout: z.int().min(1).max(900).optional().describe("Seconds; the gateway waits 29 at most. Default: 10."),
  environment: z
    .record(z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/), deployText)
    .optional()
    .describe("Environment variables; a value may hold `${Name}` for a deploy parameter."),
  environmentKeyArn: deployText.optional().describe("KMS key that encrypts the environment. Default: Lambda's own."),
  logRetention: logRetention.optional(),
  logGroup: z
    .strictObject({
      create: z
        .boolean()
        .optional()
        .describe("Whether the build makes it; if nobody does, Lambda makes it at the first call. Default: true."),
      name: deployText.optional().describe("Default: /aws/lambda/ and the function's name."),
      keyArn: deployText.optional().describe("KMS key that encrypts the events. Default: the service's own."),
    })
    .optional()
    .describe("Where the log goes."),
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
  description: z.string().max(256).optional().describe("Text for people; empty for none. Default: method and path."),
  layers: z.array(deployText).optional().describe("ARNs of layer versions."),
  vpc: z
    .strictObject({
      subnetIds: z.array(deployText).min(1).describe("Subnets, in several zones where calls must not depend on one."),
      securityGroupIds: z.array(deployText).min(1).describe("Security groups of the function."),
      ipv6: z.boolean().optional().describe("IPv6 to dual-stack subnets. Default: false."),
    })
    .optional()
    .describe("The network that the function reaches; its role may manage network interfaces in just these subnets."),
  fileSystem: z
    .strictObject({
      accessPointArn: deployText.describe("Access point of EFS, in the network of `vpc`."),
      mountPath: z
        .string()
        .regex(/^\/mnt\/[\w.-]+$/, "begins with /mnt/")
        .describe("Folder in the function, below /mnt/."),
    })
    .optional()
    .describe("Files that outlive the function's environments."),
  snapStart: z
    .boolean()
    .optional()
    .describe("Versions start from a snapshot of the initialised environment (Java, Python, .NET). Default: false."),
  ephemeralStorage: z.int().min(512).max(10_240).optional().describe("Megabytes of /tmp. Default: 512."),
  policies: z
    .array(
      z.strictObject({
        effect: z.enum(["allow", "deny"]).optional().describe("Default: allow."),
        actions: z.array(z.string().min(1)).min(1).describe("Such as `dynamodb:GetItem`."),
        resources: z.array(deployText).min(1).describe("ARNs."),
        condition: z
          .record(z.string(), z.record(z.string(), z.unknown()))
          .optional()
          .describe("IAM's condition block: operators, then keys with their values."),
      }),
    )
    .optional()
    .describe("What the function's code may do; statements of the operation, its tag and the API add up."),
  role: functionRole.optional().describe("The role that the function works with."),
  deadLetter: z
    .strictObject({
      queueArn: deployText.optional().describe("SQS queue."),
      topicArn: deployText.optional().describe("SNS topic."),
    })
    .optional()
    .describe("Gets the events of asynchronous invocations that failed three times."),
  resourceTags: z.record(z.string(), z.string()).optional().describe("Tags of the function and its role in AWS."),
  callableFrom: z
    .array(deployText)
    .min(1)
    .optional()
    .describe(
      "What of the API may call the function: ends of ARNs behind the API's id, such as `/*/*` for every method of every stage; `*` lets in every API of the account. Default: the methods and authorizers that do call it.",
    ),
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
      command: z.array(z.string()).min(1).optional().describe("What the image runs. Default: what the image says."),
      entryPoint: z
        .array(z.string())
        .min(1)
        .optional()
        .describe("What runs the command. Default: what the image says."),
      workingDirectory: z.string().min(1).optional().describe("Of the image. Default: what the image says."),
      inline: z
        .string()
        .min(1)
        .optional()
        .describe("The source itself, one file `index` of Node.js or Python, in place of an archive."),
    })
    .optional()
    .describe("Where the code is: an archive in S3, a local one, an image, or the text itself."),
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

/** Settings of a function, or a function that exists. */
const functionOrArn = z.strictObject({
  arn: deployText
    .optional()
    .describe("A function that exists, with its alias if it has one: the build only lets the gateway call it."),
  permission: z
    .boolean()
    .optional()
    .describe("Whether the build lets the gateway call `arn`; false where another account owns it. Default: true."),
  ...functionSettings.shape,
});

/** Settings of an operation's function, or which function serves it. */
export const operationFunction = z.strictObject({
  use: z.string().min(1).optional().describe("Name of one of `functions.named`, which serves it."),
  ...functionOrArn.shape,
});

export type OperationFunctionSettings = z.infer<typeof operationFunction>;

export const functions = z.strictObject({
  per: z
    .enum(["operation", "tag", "api"])
    .optional()
    .describe("A function for each operation, for each first tag, or one for all. Default: operation."),
  use: z
    .string()
    .min(1)
    .optional()
    .describe("Name of one of `functions.named`, which serves every operation that has no settings of its own."),
  named: z
    .record(
      z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,37}$/, "begins with a letter and holds letters, digits, '-' and '_'"),
      functionSettings,
    )
    .optional()
    .describe(
      "Functions by names of their own: operations choose one by `function.use`, and integrations, authorizers and other values refer to it by `${functions.<name>.arn}` or `.name`. Settings as here.",
    ),
  tags: z
    .record(z.string(), functionOrArn)
    .optional()
    .describe("What differs for the function of a tag (`functions.per: tag`), by the tag: settings as here."),
  authorizers: z
    .record(z.string(), functionSettings)
    .optional()
    .describe("What differs for the function of an authorizer, by its security scheme: settings as here."),
  ...functionOrArn.shape,
});
