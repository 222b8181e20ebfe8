import { z } from "zod";
import { deployText } from "./values.js";

const jwt = z.strictObject({
  issuer: deployText.optional().describe("`iss` of the tokens. Default: what the scheme's `openIdConnectUrl` tells."),
  audience: z
    .union([deployText, z.array(deployText).min(1)])
    .optional()
    .describe("`aud` (or `client_id`) of the tokens, one or several. Default: a deploy parameter."),
  jwksUri: deployText.optional().describe("Where the issuer's keys are. Default: what its metadata tells."),
  algorithms: z
    .array(z.enum(["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]))
    .min(1)
    .optional()
    .describe("Signatures that are accepted. Default: RS256 and ES256."),
  scopesClaim: z.string().min(1).optional().describe("Default: scope, or else scp."),
  groupsClaim: z.string().min(1).optional().describe("Default: cognito:groups, or else groups."),
});

const lambdaAuthorizer = z.strictObject({
  type: z.literal("lambda"),
  mode: z.enum(["token", "request"]).optional(),
  function: deployText.optional().describe("ARN of an existing function; without it the build makes one."),
  jwt: jwt
    .optional()
    .describe("The tokens that the function made by the build accepts; with `openIdConnect` it checks them anyway."),
  identitySources: z.array(z.string()).optional(),
  identityValidationExpression: z.string().optional(),
  ttl: z.int().min(0).max(3600).optional().describe("Seconds that a decision is cached. Default: 0."),
  payloadFormatVersion: z.enum(["1.0", "2.0"]).optional().describe("HTTP APIs: the shape of the event. Default: 2.0."),
  simpleResponses: z
    .boolean()
    .optional()
    .describe("HTTP APIs: the function answers `{isAuthorized, context}` in place of a policy. Default: with 2.0."),
});
const cognitoAuthorizer = z.strictObject({
  type: z.literal("cognito"),
  userPoolArns: z.array(deployText).min(1).describe("User pools; of an HTTP API one."),
  clientIds: z
    .array(deployText)
    .min(1)
    .optional()
    .describe("HTTP APIs: app clients whose tokens are taken. Default: one deploy parameter."),
  ttl: z.int().min(0).max(3600).optional().describe("REST APIs: seconds that a decision is cached."),
});
const jwtAuthorizer = z.strictObject({
  type: z.literal("jwt"),
  issuer: deployText
    .optional()
    .describe("The tokens' `iss`. Default: the address of the document's `openIdConnectUrl`."),
  audience: z
    .array(deployText)
    .min(1)
    .optional()
    .describe("One has to be the token's `aud` or `client_id`. Default: one deploy parameter."),
  identitySource: z.string().optional().describe("Default: $request.header.Authorization."),
});
export const authorizer = z.discriminatedUnion("type", [
  lambdaAuthorizer,
  cognitoAuthorizer,
  jwtAuthorizer,
  z.strictObject({ type: z.literal("iam") }),
  z.strictObject({ type: z.literal("apiKey") }),
]);
