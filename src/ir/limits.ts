import type { DiagnosticBag } from "./diagnostics.js";
import type { SourcePointer } from "./source.js";

/** One quota of a service, as its documentation states it. */
export interface ServiceLimit {
  /** Subject of the sentence that reports it: "Stages of the API". */
  readonly what: string;
  /** The default quota, in `unit`. */
  readonly value: number;
  readonly unit: string;
  /** Whether the service raises it on request: exceeding it is a warning then, otherwise an error. */
  readonly raisable: boolean;
  /** The way out, in whole sentences. */
  readonly remedy: string;
  /** Why a build cannot tell, where it cannot: the row is there for readers. */
  readonly unchecked?: string;
  /** Page of the service's documentation that states it. */
  readonly source: string;
}

const defineLimits = <const Rows extends Record<string, ServiceLimit>>(rows: Rows): Readonly<Rows> => rows;

const restQuotas =
  "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html";
const webSocketQuotas =
  "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html";
const httpQuotas = "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html";
const lambdaQuotas = "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html";
const formationQuotas = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html";

/** Every limit that a build can check, by id; the README's table of limits is printed from it. */
export const limits = defineLimits({
  "rest-resources": {
    what: "Path parts of the API",
    value: 300,
    unit: "",
    raisable: true,
    remedy:
      "Ask for a higher quota of 'Resources per API' in the Service Quotas console before deploying, serve a subtree through one `{proxy+}` path, or split the document into several APIs.",
    source: restQuotas,
  },
  "rest-stages": {
    what: "Stages of the API",
    value: 10,
    unit: "",
    raisable: true,
    remedy:
      "Ask for a higher quota of 'Stages per API' in the Service Quotas console before deploying, or deploy the API once per environment with one stage each.",
    source: restQuotas,
  },
  "rest-authorizers": {
    what: "Authorizers of the API",
    value: 10,
    unit: "",
    raisable: true,
    remedy:
      "Ask AWS Support for a higher quota before deploying, or let one Lambda authorizer check the credentials of several security schemes.",
    source: restQuotas,
  },
  "rest-vpc-links": {
    what: "Links into VPCs",
    value: 20,
    unit: "",
    raisable: true,
    remedy:
      "Ask for a higher quota of 'VPC links' in the Service Quotas console before deploying, or put several services behind one network load balancer.",
    source: restQuotas,
  },
  "integration-timeout-minimum": {
    what: "The integration's timeout",
    value: 50,
    unit: "ms",
    raisable: false,
    remedy: "Set the timeout to 50 ms or more.",
    source: restQuotas,
  },
  "integration-timeout": {
    what: "The integration's timeout",
    value: 29_000,
    unit: "ms",
    raisable: true,
    remedy:
      "Ask for a higher quota of 'Maximum integration timeout in milliseconds' in the Service Quotas console before deploying (it may lower the account's throttle quota), or answer 202 and work asynchronously.",
    source: restQuotas,
  },
  "integration-timeout-edge": {
    what: "The integration's timeout on an edge-optimized API",
    value: 29_000,
    unit: "ms",
    raisable: false,
    remedy:
      "Set the timeout to 29000 ms or less, make the endpoint regional (its quota can be raised), or answer 202 and work asynchronously.",
    source: restQuotas,
  },
  "websocket-routes": {
    what: "Routes of the WebSocket API",
    value: 300,
    unit: "",
    raisable: true,
    remedy:
      "Ask for a higher quota of 'Routes per WebSocket API' in the Service Quotas console before deploying, let `$default` and its handler tell messages apart, or split the API.",
    source: webSocketQuotas,
  },
  "websocket-integrations": {
    what: "Integrations of the WebSocket API",
    value: 300,
    unit: "",
    raisable: true,
    remedy:
      "Ask AWS Support for a higher quota before deploying, or let `$default` and its handler tell messages apart.",
    source: webSocketQuotas,
  },
  "websocket-authorizers": {
    what: "Authorizers of the WebSocket API",
    value: 10,
    unit: "",
    raisable: true,
    remedy: "Ask AWS Support for a higher quota before deploying; `$connect` uses one of them.",
    source: webSocketQuotas,
  },
  "websocket-stages": {
    what: "Stages of the WebSocket API",
    value: 10,
    unit: "",
    raisable: true,
    remedy:
      "Ask for a higher quota of 'Stages per API' in the Service Quotas console before deploying, or deploy the API once per environment with one stage each.",
    source: webSocketQuotas,
  },
  "websocket-integration-timeout": {
    what: "The integration's timeout",
    value: 29_000,
    unit: "ms",
    raisable: false,
    remedy: "Set the timeout to 29000 ms or less; send the result to the connection when longer work is done.",
    source: webSocketQuotas,
  },
  "websocket-message": {
    what: "The message",
    value: 131_072,
    unit: "bytes",
    raisable: false,
    remedy:
      "The gateway closes the connection with code 1009 (frames of more than 32 KB have to be split before that). Send large content through S3, and its address in the message.",
    source: webSocketQuotas,
  },
  "websocket-idle": {
    what: "The time that a connection may be idle",
    value: 600,
    unit: "s",
    raisable: false,
    remedy: "Let clients send a message at least every ten minutes, and open a new connection every two hours.",
    unchecked: "Only the running API knows how long clients are silent.",
    source: webSocketQuotas,
  },
  payload: {
    what: "The body",
    value: 10_485_760,
    unit: "bytes",
    raisable: false,
    remedy: "Let clients send large bodies to S3 with presigned URLs, or take the content apart.",
    source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html",
  },
  "cached-response": {
    what: "The response that is cached",
    value: 1_048_576,
    unit: "bytes",
    raisable: false,
    remedy:
      "Set `cache.enabled: false` for the operation: a larger response is not cached, and the cluster costs all the same.",
    source: restQuotas,
  },
  "mapping-template": {
    what: "The mapping template",
    value: 307_200,
    unit: "bytes",
    raisable: false,
    remedy: "Move the transformation into a Lambda function, or split the operation.",
    source: restQuotas,
  },
  "import-body": {
    what: "The OpenAPI document that the service imports",
    value: 6_291_456,
    unit: "bytes",
    raisable: false,
    remedy:
      "Set `api.definition: resources`, turn off body validation where it is not needed (its models are the bulk), or split the document into several APIs.",
    source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html",
  },
  model: {
    what: "The model",
    value: 409_600,
    unit: "bytes",
    raisable: false,
    remedy: "Turn off body validation for the operation (the generated handler validates it), or split the schema.",
    source: restQuotas,
  },
  "resource-policy": {
    what: "The resource policy",
    value: 8192,
    unit: "characters",
    raisable: true,
    remedy:
      "Ask for a higher quota of 'Resource policy length' in the Service Quotas console before deploying, or put conditions with long lists (IP addresses) into a web ACL.",
    source: restQuotas,
  },
  "http-routes": {
    what: "Routes of the API",
    value: 300,
    unit: "",
    raisable: true,
    remedy:
      "Ask for a higher quota of 'Routes per API (HTTP or WebSocket)' in the Service Quotas console before deploying, serve a subtree through one `ANY /{proxy+}` route, or split the document into several APIs.",
    source: httpQuotas,
  },
  "http-integrations": {
    what: "Integrations of the API",
    value: 300,
    unit: "",
    raisable: false,
    remedy:
      "Set `functions.per: tag` or `api` (operations of one function share an integration), let operations share one of `components.x-amazon-apigateway-integrations`, or split the document into several APIs.",
    source: httpQuotas,
  },
  "http-authorizers": {
    what: "Authorizers of the API",
    value: 10,
    unit: "",
    raisable: true,
    remedy:
      "Ask AWS Support for a higher quota before deploying, or let one authorizer serve several security schemes.",
    source: httpQuotas,
  },
  "http-stages": {
    what: "Stages of the API",
    value: 10,
    unit: "",
    raisable: true,
    remedy:
      "Ask for a higher quota of 'Stages per API' in the Service Quotas console before deploying, or deploy the API once per environment with one stage each.",
    source: httpQuotas,
  },
  "http-integration-timeout": {
    what: "The integration's timeout",
    value: 30_000,
    unit: "ms",
    raisable: false,
    remedy:
      "Set it to 30000 ms or less, answer 202 and work asynchronously, or set `api.type: rest`, where it can be raised.",
    source: httpQuotas,
  },
  "jwt-audiences": {
    what: "Audiences of the authorizer",
    value: 50,
    unit: "",
    raisable: false,
    remedy: "Let clients share an audience, or check the audience in a Lambda authorizer.",
    source: httpQuotas,
  },
  "route-scopes": {
    what: "Scopes of the route",
    value: 10,
    unit: "",
    raisable: false,
    remedy: "Define one scope that stands for several, or check scopes in a Lambda authorizer.",
    source: httpQuotas,
  },
  "vpc-link-subnets": {
    what: "Subnets of the VPC link",
    value: 10,
    unit: "",
    raisable: true,
    remedy: "Name one subnet for each zone, or ask for a higher quota of 'Subnets per VPC link'.",
    source: httpQuotas,
  },
  "vpc-links": {
    what: "The VPC links of the build",
    value: 10,
    unit: "",
    raisable: true,
    remedy: "Let integrations share a link: it reaches every load balancer of its VPC. The quota is the region's.",
    source: httpQuotas,
  },
  "stage-variables": {
    what: "Variables of the stage",
    value: 100,
    unit: "",
    raisable: false,
    remedy: "Let functions read their configuration from environment variables or Parameter Store.",
    source: restQuotas,
  },
  "stage-variable-name": {
    what: "The name of the stage variable",
    value: 64,
    unit: "characters",
    raisable: false,
    remedy: "Shorten the name.",
    source: restQuotas,
  },
  "stage-variable-value": {
    what: "The value of the stage variable",
    value: 512,
    unit: "characters",
    raisable: false,
    remedy: "Keep the value in Parameter Store and put its name into the variable.",
    source: restQuotas,
  },
  "stage-tags": {
    what: "Tags of the stage",
    value: 50,
    unit: "",
    raisable: false,
    remedy: "Remove tags.",
    source: restQuotas,
  },
  "authorizer-ttl": {
    what: "The time that the authorizer's answer is cached",
    value: 3600,
    unit: "s",
    raisable: false,
    remedy: "Set it to 3600 seconds or less.",
    source: "https://docs.aws.amazon.com/apigateway/latest/api/API_Authorizer.html",
  },
  "cache-ttl": {
    what: "The time that responses are cached",
    value: 3600,
    unit: "s",
    raisable: false,
    remedy: "Set it to 3600 seconds or less.",
    unchecked: "The settings take no more.",
    source: restQuotas,
  },
  "usage-plans-per-key": {
    what: "Usage plans of the API key",
    value: 10,
    unit: "",
    raisable: true,
    remedy:
      "Ask for a higher quota of 'Usage plans per API key' in the Service Quotas console before deploying, or merge plans.",
    source: restQuotas,
  },
  "usage-plan-method-throttles": {
    what: "Throttled methods of one stage in the usage plan",
    value: 20,
    unit: "",
    raisable: false,
    remedy: "Throttle the stage's methods in the stage's own settings, or the whole plan.",
    source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html",
  },
  "method-arn": {
    what: "The ARN of the method",
    value: 1600,
    unit: "bytes",
    raisable: false,
    remedy: "Shorten the path: callers of a method with authorization get 414 beyond this.",
    source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html",
  },
  "access-log-format": {
    what: "The format of the access log",
    value: 3072,
    unit: "bytes",
    raisable: false,
    remedy: "Log fewer `$context` variables.",
    source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html",
  },
  "account-rate": {
    what: "The throttle's rate",
    value: 10_000,
    unit: "requests/s",
    raisable: true,
    remedy:
      "Ask for a higher quota of 'Throttle rate' in the Service Quotas console before deploying: the account's rate wins over the stage's.",
    source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html",
  },
  "account-burst": {
    what: "The throttle's burst",
    value: 5000,
    unit: "requests",
    raisable: true,
    remedy: "The service sets the account's burst along with its rate; ask for a higher rate, or lower the burst.",
    source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html",
  },
  "compression-size": {
    what: "The minimum compression size",
    value: 10_485_760,
    unit: "bytes",
    raisable: false,
    remedy: "Set it to 10485760 bytes or less, or remove it to turn compression off.",
    source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-enable-compression.html",
  },
  "function-policy": {
    what: "The policy of the function",
    value: 20_480,
    unit: "bytes",
    raisable: false,
    remedy: "Set `functions.per: tag` or `operation`, so that each function serves fewer paths.",
    source: lambdaQuotas,
  },
  "function-name": {
    what: "The name of the function",
    value: 64,
    unit: "characters",
    raisable: false,
    remedy: "Shorten the default of the NamePrefix parameter, or the operationId.",
    source: "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
  },
  "function-environment": {
    what: "The environment variables of the function",
    value: 4096,
    unit: "bytes",
    raisable: false,
    remedy: "Keep long values in Parameter Store or Secrets Manager and pass their names.",
    source: lambdaQuotas,
  },
  "function-layers": {
    what: "Layers of the function",
    value: 5,
    unit: "",
    raisable: false,
    remedy: "Merge layers, or bundle what they hold into the function's own archive.",
    source: lambdaQuotas,
  },
  "function-subnets": {
    what: "Subnets of the function",
    value: 16,
    unit: "",
    raisable: false,
    remedy: "Name one subnet for each zone.",
    source: "https://docs.aws.amazon.com/lambda/latest/api/API_VpcConfig.html",
  },
  "function-security-groups": {
    what: "Security groups of the function",
    value: 5,
    unit: "",
    raisable: false,
    remedy: "Merge the rules of several groups into one.",
    source: "https://docs.aws.amazon.com/lambda/latest/api/API_VpcConfig.html",
  },
  "function-timeout": {
    what: "The timeout of the function",
    value: 900,
    unit: "s",
    raisable: false,
    remedy: "Set it to 900 seconds or less; longer work belongs into a queue or a state machine.",
    source: lambdaQuotas,
  },
  "function-memory": {
    what: "The memory of the function",
    value: 10_240,
    unit: "MB",
    raisable: false,
    remedy: "Set it to 10240 MB or less.",
    source: lambdaQuotas,
  },
  "function-memory-minimum": {
    what: "The memory of the function",
    value: 128,
    unit: "MB",
    raisable: false,
    remedy: "Set it to 128 MB or more.",
    source: lambdaQuotas,
  },
  "role-name": {
    what: "The name of the role",
    value: 64,
    unit: "characters",
    raisable: false,
    remedy: "Shorten the default of the NamePrefix parameter, or the operationId.",
    unchecked: "The deployment makes the name, and keeps it short enough.",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
  },
  "template-resources": {
    what: "Resources of the template",
    value: 500,
    unit: "",
    raisable: false,
    remedy:
      "Set `api.definition: body` (one resource for the whole API), and `functions.per: tag` or `api` (one function for many operations); or spread the resources over nested stacks with `emit.cloudformation.nestedStacks`; or deploy with Terraform, which has no such limit.",
    source: formationQuotas,
  },
  "domain-names": {
    what: "Custom domain names",
    value: 120,
    unit: "",
    raisable: true,
    remedy:
      "Ask for a higher quota of 'Public custom domain names' in the Service Quotas console before deploying, or map paths of fewer domains.",
    source: restQuotas,
  },
  "domain-names-private": {
    what: "Private custom domain names",
    value: 50,
    unit: "",
    raisable: true,
    remedy:
      "Ask for a higher quota of 'Private custom domain names' in the Service Quotas console before deploying, or map paths of fewer domains.",
    source: restQuotas,
  },
  "domain-access-associations": {
    what: "Access associations of domain names",
    value: 100,
    unit: "",
    raisable: true,
    remedy:
      "Ask for a higher quota of 'Domain name access associations' in the Service Quotas console before deploying, or share VPC endpoints.",
    source: restQuotas,
  },
  "domain-mappings": {
    what: "Mappings of several segments of the domain",
    value: 200,
    unit: "",
    raisable: false,
    remedy: "Map paths of one segment, or spread the mappings over several domains.",
    source: restQuotas,
  },
  "mapping-path": {
    what: "The path of the mapping",
    value: 300,
    unit: "characters",
    raisable: false,
    remedy: "Shorten the path.",
    source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html",
  },
  "client-certificates": {
    what: "Client certificates",
    value: 60,
    unit: "",
    raisable: true,
    remedy: "Ask for a higher quota of 'Client certificates' in the Service Quotas console before deploying.",
    source: restQuotas,
  },
  "documentation-parts": {
    what: "Documentation parts of the API",
    value: 2000,
    unit: "",
    raisable: true,
    remedy: "Ask AWS Support for a higher quota before deploying, or set `documentation.generate: false`.",
    source: restQuotas,
  },
  "ip-set-addresses": {
    what: "Addresses of an IP set",
    value: 10_000,
    unit: "",
    raisable: false,
    remedy: "Join addresses to larger ranges.",
    source: "https://docs.aws.amazon.com/waf/latest/developerguide/limits.html",
  },
  "cloudfront-aliases": {
    what: "Aliases of the distribution",
    value: 100,
    unit: "",
    raisable: true,
    remedy:
      "Ask for a higher quota of 'Alternate domain names per distribution' in the Service Quotas console before deploying, or use a wildcard.",
    source: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html",
  },
  "cache-policy-headers": {
    what: "Headers of the cache policy",
    value: 10,
    unit: "",
    raisable: true,
    remedy:
      "Ask for a higher quota of 'Headers per cache policy' in the Service Quotas console before deploying, or name fewer.",
    source: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html",
  },
  "cache-policy-query-strings": {
    what: "Query parameters of the cache policy",
    value: 10,
    unit: "",
    raisable: true,
    remedy:
      "Ask for a higher quota of 'Query strings per cache policy' in the Service Quotas console before deploying, or set `queryStrings: all`.",
    source: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html",
  },
  "cache-policy-cookies": {
    what: "Cookies of the cache policy",
    value: 10,
    unit: "",
    raisable: true,
    remedy:
      "Ask for a higher quota of 'Cookies per cache policy' in the Service Quotas console before deploying, or name fewer.",
    source: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html",
  },
  "template-parameters": {
    what: "Parameters of the template",
    value: 200,
    unit: "",
    raisable: false,
    remedy: "Remove deploy parameters, or give them fixed values.",
    source: formationQuotas,
  },
  "template-outputs": {
    what: "Outputs of the template",
    value: 200,
    unit: "",
    raisable: false,
    remedy: "Deploy fewer stages from one template.",
    source: formationQuotas,
  },
  "template-inline": {
    what: "A template that is passed in the request",
    value: 51_200,
    unit: "bytes",
    raisable: false,
    remedy: "Upload it to S3 first: `aws cloudformation deploy --s3-bucket`, or `package`.",
    unchecked: "It depends on how the template is deployed; its head names the command.",
    source: formationQuotas,
  },
  "template-size": {
    what: "The template",
    value: 1_000_000,
    unit: "bytes",
    raisable: false,
    remedy: "Set `api.definition: body` (a large body goes to a file of its own), and `functions.per: tag` or `api`.",
    source: formationQuotas,
  },
  "template-logical-id": {
    what: "A logical id",
    value: 255,
    unit: "characters",
    raisable: false,
    remedy: "Shorten the operationId or the path that it is made from.",
    unchecked: "Logical ids are cut at 128 characters, with a digest of the rest.",
    source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html",
  },
});

export type LimitId = keyof typeof limits;

const amount = (value: number, unit: string): string => (unit === "" ? String(value) : `${value} ${unit}`);

/**
 * Reports `actual` where it lies above the limit (below it for minimum limits): an error with the limit's way out, or a
 * warning where the service raises it on request.
 *
 * @param actual in the limit's own unit
 * @param subject what is measured, where the row's own words do not name it exactly enough
 * @param remedy the way out, where there is a nearer one than the row's
 */
export function reportLimit(
  id: LimitId,
  actual: number,
  at: SourcePointer | undefined,
  diagnostics: DiagnosticBag,
  subject?: string,
  remedy?: string,
): void {
  const limit: ServiceLimit = limits[id];
  const exceeded = id.endsWith("-minimum") ? actual < limit.value : actual > limit.value;
  if (!exceeded) return;
  diagnostics.report(
    limit.raisable ? "limit-raisable" : "limit-exceeded",
    at,
    {
      what: subject ?? limit.what,
      actual: amount(actual, limit.unit),
      limit: `${id.endsWith("-minimum") ? "at least" : "at most"} ${amount(limit.value, limit.unit)}`,
    },
    { help: remedy ?? limit.remedy },
  );
}
