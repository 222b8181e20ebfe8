import { z } from "zod";
import { deployText } from "./values.js";

const block = deployText.describe("An address or a range of addresses: 192.0.2.0/24.");

const rule = {
  allowIps: z.array(block).min(1).optional().describe("Only callers from these addresses, in CIDR notation, get in."),
  denyIps: z.array(block).min(1).optional().describe("Callers from these addresses do not get in."),
  allowVpcEndpoints: z
    .array(deployText)
    .min(1)
    .optional()
    .describe("Only calls through these VPC endpoints get in, beside those from `allowVpcs`."),
  allowVpcs: z
    .array(deployText)
    .min(1)
    .optional()
    .describe("Only calls from these VPCs get in, beside those through `allowVpcEndpoints`."),
  allowAccounts: z
    .array(deployText)
    .min(1)
    .optional()
    .describe(
      "Only signed calls from these accounts get in, beside those of `allowPrincipals` and of the API's own account, whose IAM policies decide.",
    ),
  allowPrincipals: z.array(deployText).min(1).optional().describe("As `allowAccounts`, for users and roles by ARN."),
};

/** Who reaches a REST API: a resource policy in few words. */
export const access = z.strictObject({
  ...rule,
  operations: z
    .record(z.string(), z.strictObject(rule))
    .optional()
    .describe("What has to hold of callers of single operations besides, per operationId: the same members."),
  statements: z
    .array(z.record(z.string(), z.unknown()))
    .optional()
    .describe("Further statements of the policy, in IAM's own words."),
});
