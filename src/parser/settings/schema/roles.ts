import { z } from "zod";
import { deployText } from "./values.js";

/** IAM's own form; texts may hold `${Name}` for a deploy parameter. */
const policyDocument = z.record(z.string(), z.unknown());

const ownRole = {
  name: deployText.optional().describe("Default: made by the deployment."),
  path: z
    .string()
    .regex(/^\/(?:[!-.0-~]+\/)*$/, "begins and ends with '/'")
    .max(512)
    .optional()
    .describe("Default: /."),
  description: z
    .string()
    .max(1000)
    .optional()
    .describe("Text for people; empty for none. Default: names what it is for."),
  permissionsBoundary: deployText.optional().describe("ARN of a managed policy: the most that the role may ever do."),
  trust: z
    .union([z.string().min(1), z.array(z.string().min(1)).min(1), policyDocument])
    .optional()
    .describe("Who may take the role: a service, several, or an IAM policy. Default: lambda.amazonaws.com."),
  managedPolicyArns: z.array(deployText).optional().describe("ARNs of managed policies that are attached to it."),
  inlinePolicies: z
    .record(z.string().regex(/^[\w+=,.@-]{1,128}$/, "holds letters, digits and '+=,.@-_'"), policyDocument)
    .optional()
    .describe(
      "IAM policies by name, with every right that the role has by itself: the build adds none, not for logs either.",
    ),
};

/** The role of one function. */
export const functionRole = z.strictObject({
  arn: deployText.optional().describe("A role that exists; the build makes none and gives it nothing."),
  use: z.string().min(1).optional().describe("Name of one of `roles`, in place of a role of its own."),
  ...ownRole,
});

/** A role of a name of its own. */
export const role = z.strictObject(ownRole);

export type RoleSettings = z.infer<typeof role>;
