import { z } from "zod";
import { account } from "./schema/account.js";
import { functionAlarms } from "./schema/alarms.js";
import { api } from "./schema/api.js";
import { authorizer } from "./schema/authorizers.js";
import { documentation } from "./schema/documentation.js";
import { document, overlays } from "./schema/documents.js";
import { domain } from "./schema/domains.js";
import { cloudFront, webAcl } from "./schema/edge.js";
import { functions } from "./schema/functions.js";
import { operationSettings, validation } from "./schema/operations.js";
import { role } from "./schema/roles.js";
import { mock } from "./schema/services.js";
import { stage, stageDefaults } from "./schema/stages.js";
import { apiKey, usagePlan } from "./schema/usage-plans.js";
import { name } from "./schema/values.js";
import { vpcLink } from "./schema/vpc-links.js";
import { webSocket } from "./schema/websocket.js";

/*
 * Every key is described, with its default: the README's table and the published JSON Schema are made of this.
 */

/** What may stand in `gatewright.yaml`, and under `x-gatewright` at the root of a document. */
export const settingsSchema = z.strictObject({
  overlays: overlays
    .optional()
    .describe(
      "OpenAPI Overlays that are applied to the document in order, before it is read; only in the settings file.",
    ),
  documents: z
    .array(document)
    .min(1)
    .optional()
    .describe(
      "Further documents behind the same API; the document itself may be among them, for a prefix of its own. Only in the settings file.",
    ),
  api: api.optional().describe("The API itself."),
  functions: functions.optional().describe("The Lambda functions that the build makes."),
  roles: z
    .record(name(64), role)
    .optional()
    .describe(
      "IAM roles by name, each with what it says and no more: functions work with one by `role.use`, integrations and other values refer to it by `${roles.<name>.arn}`.",
    ),
  validation: validation
    .optional()
    .describe(
      "What the gateway checks. Default: all, and none where an operation has `x-amazon-apigateway-integration`.",
    ),
  cors: z
    .strictObject({
      origins: z
        .array(z.string())
        .min(1)
        .describe(
          "With scheme, such as https://example.com; or `*` alone. HTTP APIs take `https://*` and `http://*` too.",
        ),
      methods: z
        .array(z.enum(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "*"]))
        .min(1)
        .optional()
        .describe("HTTP APIs: methods that browsers may use. Default: those of the operations."),
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
      "What the gateway enforces for a security scheme, by its name: `type` lambda (mode, function, identitySources, identityValidationExpression, ttl), cognito (userPoolArns, clientIds, ttl), jwt (issuer, audience, identitySource; HTTP APIs), iam or apiKey. Describes a scheme as well that the document names without describing it.",
    ),
  stages: z
    .array(stage)
    .optional()
    .describe(
      "Stages of the API; with an empty list it is defined and not deployed. Default: one called prod; of an HTTP API `$default`.",
    ),
  stageDefaults: stageDefaults.optional().describe("What holds for every stage that does not say otherwise."),
  functionAlarms: functionAlarms
    .optional()
    .describe("CloudWatch alarms of every function that the build makes. Default: none."),
  dashboard: z
    .boolean()
    .optional()
    .describe("Makes a CloudWatch dashboard of all stages and functions. Default: false."),
  account: account.optional().describe("What is set once for the account and region."),
  apiKeys: z.array(apiKey).optional().describe("API keys that the build makes."),
  usagePlans: z.array(usagePlan).optional().describe("Who may call how often."),
  mock: mock
    .optional()
    .describe(
      "The gateway of a REST API answers every operation by itself that says nothing of what it calls, from the document's examples: `true`, or status, example and body. Default: false.",
    ),
  vpcLinks: z
    .record(name(128), vpcLink)
    .optional()
    .describe(
      "Links into a VPC, by names that integrations give as `connectionId: ${vpcLinks.<name>}`: `networkLoadBalancer` (ARN) for a REST API, `subnetIds` and `securityGroupIds` for an HTTP API; `description`.",
    ),
  domains: z.array(domain).optional().describe("Custom domain names in front of the stages. Default: none."),
  webAcl: webAcl
    .optional()
    .describe("Web ACL of AWS WAF for every stage of a REST API: an existing one, or rules for one. Default: none."),
  cloudFront: cloudFront.optional().describe("A CloudFront distribution in front of one stage. Default: none."),
  documentation: documentation
    .optional()
    .describe("What a REST API keeps of its documentation. Default: `x-amazon-apigateway-documentation`."),
  parameters: z
    .record(
      z.string().regex(/^[A-Za-z][A-Za-z0-9]*$/),
      z.strictObject({
        description: z.string().optional(),
        default: z.string().optional(),
        secret: z.boolean().optional(),
        cloudformation: z
          .union([z.string(), z.record(z.string(), z.unknown())])
          .optional()
          .describe("What CloudFormation writes in place of a parameter: `{ Fn::ImportValue: shared-link }`."),
        terraform: z
          .string()
          .optional()
          .describe("What Terraform writes in place of a variable: `data.aws_ssm_parameter.link.value`."),
      }),
    )
    .optional()
    .describe(
      "Values that the deployment supplies, by name: description, default, secret; or `cloudformation` and `terraform`, expressions that stand in their place.",
    ),
  websocket: webSocket.optional().describe("Routes and messages of a WebSocket API (`api.type: websocket`)."),
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
