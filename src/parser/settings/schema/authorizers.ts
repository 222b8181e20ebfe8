import { z } from "zod";
import { deployText } from "./values.js";

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
export const authorizer = z.discriminatedUnion("type", [
  lambdaAuthorizer,
  cognitoAuthorizer,
  z.strictObject({ type: z.literal("iam") }),
  z.strictObject({ type: z.literal("apiKey") }),
]);
