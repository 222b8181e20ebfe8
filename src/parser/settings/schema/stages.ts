import { z } from "zod";
import { cacheSizes } from "../../../ir/delivery.js";
import { stageAlarms } from "./alarms.js";
import { methodSettings } from "./method-settings.js";
import { deployText, logRetention } from "./values.js";

const variables = z.record(z.string().regex(/^\w+$/), deployText);

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html */
const cache = z.strictObject({
  size: z
    .literal(cacheSizes)
    .optional()
    .describe("Gigabytes of the cache cluster, which costs by the hour. Default: 0.5, once `cache` is given."),
  enabled: z
    .boolean()
    .optional()
    .describe("Caches every GET method; with false only those whose own settings say so. Default: true."),
  ttl: z.int().min(0).max(3600).optional().describe("Seconds that a response is cached. Default: 300."),
  encrypted: z.boolean().optional().describe("Encrypts what is cached. Default: true."),
  invalidation: z
    .strictObject({
      authorized: z
        .boolean()
        .optional()
        .describe(
          "Only callers with the permission `execute-api:InvalidateCache`. Default: true; the Terraform provider sets false in its second run.",
        ),
      unauthorized: z
        .enum(["fail", "succeed-with-header", "succeed-without-header"])
        .optional()
        .describe(
          "What callers without it get: 403, or the cached response with a Warning header or without one. Default: succeed-with-header.",
        ),
    })
    .optional()
    .describe(
      "Who may have a response fetched anew with `Cache-Control: max-age=0`. CloudFormation knows the defaults alone.",
    ),
});

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/canary-release.html */
const canary = z.strictObject({
  percent: z.number().min(0).max(100).describe("Requests of a hundred that the newest deployment serves."),
  useStageCache: z.boolean().optional().describe("Whether it uses the stage's cache. Default: false."),
  variables: variables.optional().describe("Stage variables that differ for it."),
});

const accessLog = z.strictObject({
  format: z
    .string()
    .optional()
    .describe("json, clf, xml or csv; or `$context` variables in one line. Default: json, one object a line."),
  retention: logRetention.optional(),
  kmsKey: deployText.optional().describe("ARN of the key that encrypts the log group. Default: the service's own."),
  destination: z
    .union([z.strictObject({ logGroup: deployText }), z.strictObject({ firehose: deployText })])
    .optional()
    .describe(
      "`logGroup`: ARN of an existing group; `firehose`: ARN of a delivery stream whose name begins with `amazon-apigateway-`. Default: a group that the build makes.",
    ),
});

/** What may stand in a stage, and in `stageDefaults` for all of them. */
const stageShape = {
  description: z.string().optional().describe("Text for people."),
  variables: variables.optional().describe("Stage variables."),
  tags: z.record(z.string(), z.string()).optional().describe("Tags of the stage, over those of the API."),
  autoDeploy: z
    .boolean()
    .optional()
    .describe("HTTP and WebSocket APIs: each change is deployed to the stage by itself. Default: true."),
  tracing: z.boolean().optional().describe("X-Ray. Default: false."),
  accessLog: accessLog.optional().describe("A line for each request. Default: none."),
  executionLogRetention: logRetention
    .optional()
    .describe("Days that execution logs are kept. Default: for ever, in the group that the service makes."),
  clientCertificate: z
    .union([z.boolean(), z.strictObject({ description: z.string().min(1) })])
    .optional()
    .describe(
      "A certificate that the gateway shows to HTTP backends, which expires after 365 days; with a `description`, if it is to have one. REST only. Default: none.",
    ),
  ...methodSettings,
  cache: cache.optional().describe("A cache cluster, and what is cached. REST only. Default: none."),
  deployment: z
    .string("a fingerprint is ten hexadecimal digits, in quotes")
    .regex(/^[0-9a-f]{10}$/, "a fingerprint is ten hexadecimal digits, in quotes")
    .optional()
    .describe(
      "Fingerprint of the deployment that the stage stays on, which has to be deployed already; README, Canary releases. REST only. Default: the newest.",
    ),
  canary: canary
    .optional()
    .describe(
      "A part of the requests tries the newest deployment. Once deployed by CloudFormation, set `percent: 0` rather than remove it. REST only. Default: none.",
    ),
  alarms: stageAlarms.optional().describe("CloudWatch alarms, by what they watch. Default: none."),
  operations: z
    .record(z.string(), z.strictObject(methodSettings))
    .optional()
    .describe("What differs for an operation, per operationId: throttle, logging, dataTrace, metrics, cache."),
};

export const stage = z.strictObject({
  name: z
    .string()
    .regex(/^(?:\$default|[A-Za-z0-9_-]+)$/, "may hold letters, digits, '-' and '_' only")
    .max(128)
    .describe("Name, and first segment of the stage's URL; `$default` of an HTTP API has no segment."),
  ...stageShape,
});

export const stageDefaults = z.strictObject(stageShape);

export type StageSettings = z.infer<typeof stageDefaults>;
