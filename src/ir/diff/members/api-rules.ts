import type { Risks } from "../risk.js";
import {
  admission,
  breaking,
  closed,
  exchanged,
  harmless,
  inPlace,
  limits,
  type MemberRule,
  narrowed,
  opened,
  otherAddress,
} from "./rule.js";

const words: readonly MemberRule[] = ["title", "version", "description", "summary", "termsOfService"].map((at) => ({
  at,
  risks: harmless,
}));

const aboutRules: readonly MemberRule[] = [
  ...words,
  ...["contact", "license", "externalDocs", "documentation", "servers", "tags"].map(
    (part): MemberRule => ({ at: `${part}.**`, risks: harmless }),
  ),
];

/** A private endpoint is reached from within a Virtual Private Cloud alone, by another address. */
const endpointRisks = (before: unknown, after: unknown): Risks => {
  if (after === "private") return closed;
  return before === "private" ? ["security-widened", "client-breaking"] : inPlace;
};

/** Old clients know TLS 1.0 alone; which of the others demands more is in none of their names. */
const tlsRisks = (before: unknown, after: unknown): Risks => {
  if (after === "TLS_1_0") return opened;
  return before === "TLS_1_0" ? closed : exchanged;
};

const gatewayRules: readonly MemberRule[] = [
  { at: "gateway", what: "the type of the API", risks: otherAddress },
  {
    at: "gateway.definition",
    what: "the form of the definition",
    // Every method, model and authorizer is made anew; the API itself and its address stay.
    risks: ["redeploy", "resource-replaced"],
  },
  { at: "gateway.pathVariables", risks: ["resource-replaced"] },
  { at: "gateway.endpoint", what: "the type of the endpoint", risks: endpointRisks },
  {
    at: "gateway.disableExecuteApiEndpoint",
    what: "the closing of the default endpoint",
    risks: { raised: closed, lowered: opened },
  },
  { at: "gateway.securityPolicy", what: "the security policy of TLS", risks: tlsRisks },
  { at: "gateway.endpointAccessMode", risks: exchanged },
  ...admission("gateway.vpcEndpointIds.*", "a VPC endpoint"),
  { at: "gateway.apiKeySource", what: "where API keys come from", risks: breaking },
  { at: "gateway.apiKeySelectionExpression", what: "where API keys come from", risks: breaking },
  { at: "gateway.routeSelectionExpression", what: "what tells a message's route", risks: breaking },
  { at: "gateway.ipAddressType", what: "the address type", risks: inPlace },
  { at: "gateway.connectionActions.*", risks: { added: opened, removed: narrowed } },
  { at: "gateway.resourceTags.**", risks: harmless },
  { at: "gateway.importExportVersion", risks: harmless },
];

const corsRules: readonly MemberRule[] = [
  { at: "cors", what: "access from browsers", risks: { added: opened, removed: closed } },
  ...admission("cors.origins.*", "the origin"),
  ...admission("cors.methods", "the methods for browsers"),
  ...admission("cors.methods.*", "the method for browsers"),
  ...admission("cors.headers.*", "the request header for browsers"),
  {
    at: "cors.exposedHeaders.*",
    what: "the response header for browsers",
    risks: { added: inPlace, removed: breaking },
  },
  { at: "cors.credentials", what: "browsers' credentials", risks: { raised: opened, lowered: closed } },
];

const throttle = "the throttle's";
const throttleRules = (at: string): readonly MemberRule[] => [
  { at, what: "the throttle", risks: limits },
  { at: `${at}.ratePerSecond`, what: `${throttle} rate (requests a second)`, risks: limits },
  { at: `${at}.burst`, what: `${throttle} burst (requests)`, risks: limits },
];

const stageRules: readonly MemberRule[] = [
  { at: "stages.*", risks: { added: inPlace, removed: otherAddress } },
  { at: "stages.*.name", risks: otherAddress },
  { at: "stages.*.description", risks: harmless },
  { at: "stages.*.resourceTags.**", risks: harmless },
  ...throttleRules("stages.*.settings.throttle"),
  ...throttleRules("stages.*.operations.*.settings.throttle"),
  { at: "stages.*.operations.*", risks: { changed: inPlace } },
  { at: "stages.*.cache.size", what: "the cache's size in gigabytes", risks: limits },
  { at: "stages.*.cache.invalidation.authorized", risks: { raised: narrowed, lowered: opened } },
  {
    at: "stages.*.settings.dataTrace",
    what: "bodies in the execution log",
    risks: { raised: opened, changed: narrowed },
  },
  { at: "stages.*.accessLog.destination.retentionDays", what: "the days that access logs are kept", risks: limits },
  { at: "stages.*.executionLogRetentionDays", what: "the days that execution logs are kept", risks: limits },
];

const planRules: readonly MemberRule[] = [
  { at: "usagePlans.*", risks: { added: inPlace, removed: closed } },
  { at: "usagePlans.*.name", risks: inPlace },
  { at: "usagePlans.*.description", risks: harmless },
  ...throttleRules("usagePlans.*.throttle"),
  { at: "usagePlans.*.quota.**", what: "the quota", risks: limits },
  ...admission("usagePlans.*.stages.*", "the stage"),
  ...throttleRules("usagePlans.*.stages.*.operations.*.throttle"),
  { at: "usagePlans.*.stages.*.operations.**", what: "an operation's throttle", risks: limits },
  ...admission("usagePlans.*.apiKeys.*", "the API key"),
  ...admission("usagePlans.*.existingApiKeys.*", "the API key"),
  { at: "apiKeys.*", risks: { added: inPlace, removed: closed } },
  { at: "apiKeys.*.name", risks: ["resource-replaced", "client-breaking"] },
  { at: "apiKeys.*.description", risks: harmless },
  { at: "apiKeys.*.enabled", risks: { raised: opened, lowered: closed } },
  {
    at: "apiKeys.*.value",
    what: "the key's value",
    risks: ["security-narrowed", "resource-replaced", "client-breaking"],
  },
];

const authorizerRules: readonly MemberRule[] = [
  // Who has to pass them is told by the operations.
  { at: "authorizers.*", risks: { added: inPlace, removed: inPlace, changed: exchanged } },
  { at: "authorizers.*.name", risks: inPlace },
  { at: "authorizers.*.ttlSeconds", what: "the seconds that decisions are kept", risks: limits },
  ...admission("authorizers.*.userPoolArns.*", "a user pool"),
  ...admission("authorizers.*.audience.*", "an audience"),
  { at: "authorizers.*.issuer", what: "the issuer of tokens", risks: exchanged },
  { at: "authorizers.*.identitySource", what: "where the credential comes from", risks: breaking },
  {
    at: "authorizers.*.identitySources.*",
    what: "a source of the credential",
    risks: { added: closed, removed: opened },
  },
  { at: "authorizers.*.identityValidationExpression", risks: { added: closed, removed: opened, changed: exchanged } },
  { at: "authorizers.*.verification", risks: exchanged },
  { at: "authorizers.*.verification.issuer", what: "the issuer of tokens", risks: exchanged },
  ...admission("authorizers.*.verification.audiences.*", "an audience"),
  ...admission("authorizers.*.verification.algorithms.*", "a signature algorithm"),
  { at: "authorizers.*.verification.**", risks: exchanged },
  { at: "securitySchemes.*", risks: harmless },
  { at: "securitySchemes.*.description", risks: harmless },
  { at: "securitySchemes.*.authType", risks: harmless },
  { at: "securitySchemes.*.credential.bearerFormat", risks: harmless },
  { at: "securitySchemes.*.credential.url", risks: exchanged },
  { at: "securitySchemes.*.credential.flows.**", risks: harmless },
  { at: "securitySchemes.*.credential.**", what: "how the credential is sent", risks: breaking },
  { at: "securitySchemes.*.authorizer", risks: exchanged },
];

const domainRules: readonly MemberRule[] = [
  { at: "domains.*", risks: { added: inPlace, removed: otherAddress, changed: otherAddress } },
  { at: "domains.*.name", risks: otherAddress },
  { at: "domains.*.mappings.*", what: "the mapping", risks: { added: inPlace, removed: breaking } },
  { at: "domains.*.mappings.*.path", what: "the base path", risks: otherAddress },
  { at: "domains.*.mappings.*.stage", what: "the stage of the mapping", risks: breaking },
  { at: "domains.*.securityPolicy", what: "the security policy of TLS", risks: tlsRisks },
  { at: "domains.*.mutualTls", what: "mutual TLS", risks: { added: closed, removed: opened } },
  { at: "domains.*.mutualTls.**", what: "the trust store", risks: exchanged },
  ...admission("domains.*.vpcEndpointIds.*", "a VPC endpoint"),
  { at: "domains.*.policy", what: "the domain's policy", risks: exchanged },
  { at: "webAcl", what: "the web ACL", risks: { added: narrowed, removed: opened, changed: exchanged } },
  { at: "webAcl.arn", risks: ["security-narrowed", "security-widened"] },
  { at: "webAcl.defaultAction", risks: exchanged },
  ...admission("webAcl.allowedAddresses.*", "an address that is let in"),
  { at: "webAcl.deniedAddresses.*", what: "an address that is kept out", risks: { added: closed, removed: opened } },
  { at: "webAcl.rate", what: "the rate rule", risks: limits },
  { at: "webAcl.rate.*", risks: limits },
  { at: "webAcl.managedRules.*", what: "a group of rules", risks: { added: narrowed, removed: opened } },
  { at: "webAcl.managedRules.**", risks: ["security-narrowed", "security-widened"] },
  { at: "cloudFront", what: "the CloudFront distribution", risks: { added: inPlace, removed: otherAddress } },
  { at: "cloudFront.aliases.*", what: "a name of the distribution", risks: { added: inPlace, removed: otherAddress } },
  { at: "cloudFront.webAclArn", risks: { added: narrowed, removed: opened, changed: exchanged } },
];

const functionRules: readonly MemberRule[] = [
  { at: "handlers.*.timeoutSeconds", what: "the function's timeout in seconds", risks: limits },
  { at: "handlers.*.memoryMb", what: "the function's memory in megabytes", risks: limits },
  { at: "handlers.*.ephemeralStorageMb", what: "the function's storage in megabytes", risks: limits },
  { at: "handlers.*.reservedConcurrency", what: "the function's reserved concurrency", risks: limits },
  { at: "handlers.*.logRetentionDays", what: "the days that the function's logs are kept", risks: limits },
  { at: "handlers.*.policies", what: "what the function may do", risks: { added: opened, removed: narrowed } },
  { at: "handlers.*.policies.*", what: "what the function may do", risks: { added: opened, removed: narrowed } },
  { at: "handlers.*.role.**", what: "the function's role", risks: ["security-narrowed", "security-widened"] },
  {
    at: "handlers.*.callableFrom",
    what: "what of the API may call the function",
    risks: ["security-narrowed", "security-widened"],
  },
  ...admission("handlers.*.callableFrom.*", "what of the API may call the function"),
  { at: "handlers.*.description", risks: harmless },
  { at: "handlers.*.resourceTags.**", risks: harmless },
];

/** What an API has beside operations, routes, schemas and its resource policy. */
export const apiRules: readonly MemberRule[] = [
  ...aboutRules,
  ...gatewayRules,
  ...corsRules,
  ...stageRules,
  ...planRules,
  ...authorizerRules,
  ...domainRules,
  ...functionRules,
  { at: "gatewayResponses.*.statusCode", what: "the status", risks: breaking },
  { at: "parameters.*.description", risks: harmless },
  { at: "name", what: "the name of the API", risks: inPlace },
  { at: "**", risks: inPlace },
];
