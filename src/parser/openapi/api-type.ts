import type { GatewayProtocol } from "../../ir/api.js";
import type { SourcePointer } from "../../ir/source.js";
import { type DocumentNode, isRecord, keyPlaceOf, member } from "../document-node.js";
import type { ReadContext } from "../read-context.js";
import { descend, type LoadedSettings } from "../settings/read-settings.js";

/** What only some types of API have. */
export interface TypedFeature {
  readonly types: readonly GatewayProtocol[];
  /** The way out for the others, in whole sentences. */
  readonly help: string;
}

export const apiTypeNames = { rest: "REST", http: "HTTP", websocket: "WebSocket" } as const;

/** Reports something of a document or the settings that this type of API lacks. */
export function reportNotForApiType(context: ReadContext, at: SourcePointer, setting: string, help: string): void {
  const type = apiTypeNames[context.protocol];
  // REST is what an API is when nobody has chosen: its document need not have been written for it.
  const isUnasked = context.protocol === "rest" && setting.startsWith("x-amazon-apigateway-");
  const code = isUnasked ? "extension-not-for-api-type" : "setting-not-for-api-type";
  context.diagnostics.report(code, at, { setting, type }, { help });
}

const validation: TypedFeature = {
  types: ["rest"],
  help: "Generated handlers validate every request by themselves. Remove it, or set `api.type: rest`, where the gateway validates.",
};
const rest = (help: string): TypedFeature => ({ types: ["rest"], help });
const http = (help: string): TypedFeature => ({ types: ["http"], help });

const noExecutionLogs: TypedFeature = {
  types: ["rest", "websocket"],
  help: "HTTP APIs write no execution logs. Use `accessLog` with `$context.integrationErrorMessage` and `$context.authorizer.error`.",
};
const noCache = rest("Put CloudFront before the API, or set `api.type: rest`.");

const securityPolicy = rest(
  "The default endpoint of an HTTP API takes TLS 1.2 and later. Set `api.disableExecuteApiEndpoint: true` where a custom domain is the only way in. Remove it.",
);
const documentation = rest("The service keeps documentation of REST APIs alone: set `api.type: rest`, or remove it.");

/** What may stand in a stage, and among the defaults of all stages. */
const stageSettings = (beginning: string): Readonly<Record<string, TypedFeature>> => {
  const features: Readonly<Record<string, TypedFeature>> = {
    tracing: rest("HTTP and WebSocket APIs take no part in X-Ray; set `functions.tracing` for the functions."),
    logging: noExecutionLogs,
    dataTrace: noExecutionLogs,
    executionLogRetention: noExecutionLogs,
    cache: noCache,
    clientCertificate: rest(
      "HTTP APIs show no certificate to their backends. Let a function call the backend, or set `api.type: rest`.",
    ),
    canary: rest("Shift traffic with a weighted alias of the function, or set `api.type: rest`."),
    deployment: rest("Set `autoDeploy: false`: the stage gets a deployment of its own with each change."),
    "operations.*.logging": noExecutionLogs,
    "operations.*.dataTrace": noExecutionLogs,
    "operations.*.cache": noCache,
    autoDeploy: {
      types: ["http", "websocket"],
      help: "A REST API is deployed by a deployment of its own, which the build makes anew with each change. Remove it.",
    },
  };
  return Object.fromEntries(Object.entries(features).map(([name, feature]) => [beginning + name, feature]));
};

/** By path; `*` stands for any name or index. */
const typedSettings: Readonly<Record<string, TypedFeature>> = {
  "api.pathVariables": { types: ["rest", "http"], help: "Routes of WebSocket APIs have no paths. Remove it." },
  "api.endpoint": rest(
    "An HTTP API is regional. For an edge, put CloudFront before it; for a private API set `api.type: rest`. Remove it.",
  ),
  "api.vpcEndpointIds": rest("Private APIs are REST APIs: set `api.type: rest` with `api.endpoint: private`."),
  "api.apiKeySource": rest("Remove it; a Lambda authorizer can look keys up."),
  "api.binaryMediaTypes": rest("HTTP APIs pass every body as it is. Remove it."),
  "api.minimumCompressionSize": rest("Compress in the backend, or in CloudFront before the API. Remove it."),
  "api.resourcePolicy": rest(
    "Authorize callers with IAM or a Lambda authorizer, filter addresses with AWS WAF at CloudFront, or set `api.type: rest`.",
  ),
  "api.access": rest(
    "Authorize callers with IAM or a Lambda authorizer, filter addresses with AWS WAF at CloudFront, or set `api.type: rest`.",
  ),
  "api.securityPolicy": securityPolicy,
  "api.endpointAccessMode": securityPolicy,
  "api.payloadFormatVersion": http("REST APIs have format 1.0 alone. Remove it, or set `api.type: http`."),
  "api.failOnWarnings": http("Remove it, or set `api.type: http` with `api.definition: body`."),
  apiKeys: { types: ["rest", "websocket"], help: "Let a Lambda authorizer look keys up, or set `api.type: rest`." },
  usagePlans: rest("Throttle routes in the stage's settings (`stages[].throttle`), or set `api.type: rest`."),
  webAcl: rest(
    "AWS WAF protects REST APIs alone. Put CloudFront with a web ACL before the API: `cloudFront.webAclArn`.",
  ),
  documentation,
  validation,
  "operations.*.validation": validation,
  "operations.*.logging": noExecutionLogs,
  "operations.*.dataTrace": noExecutionLogs,
  "operations.*.cache": noCache,
  "cors.methods": http("The preflight of each path names the path's own methods. Remove it."),
  ...stageSettings("stages.*."),
  ...stageSettings("stageDefaults."),
  "authorizers.*.identityValidationExpression": rest("Check the credential in the function. Remove it."),
  "authorizers.*.payloadFormatVersion": http("REST APIs have one format. Remove it, or set `api.type: http`."),
  "authorizers.*.simpleResponses": http("The function answers a policy. Remove it, or set `api.type: http`."),
  "authorizers.*.clientIds": http("User pool authorizers of REST APIs take every client of the pool. Remove it."),
};

/** By name behind `x-amazon-apigateway-`. */
const typedExtensions: Readonly<Record<string, TypedFeature>> = {
  "request-validators": validation,
  "request-validator": validation,
  "api-key-source": rest("Remove it; a Lambda authorizer can look keys up."),
  "binary-media-types": rest("HTTP APIs pass every body as it is. Remove it."),
  "minimum-compression-size": rest("Compress in the backend, or in CloudFront before the API. Remove it."),
  "gateway-responses": rest(
    "HTTP APIs answer errors in one fixed form. For CORS on errors set `cors`; otherwise set `api.type: rest`.",
  ),
  policy: rest(
    "Authorize callers with IAM or a Lambda authorizer, filter addresses with AWS WAF at CloudFront, or set `api.type: rest`.",
  ),
  "security-policy": securityPolicy,
  "endpoint-access-mode": securityPolicy,
  documentation,
  cors: http("Set `cors` in the settings: the build makes the OPTIONS methods of a REST API from it."),
};

/** Reports the settings of `gatewright.yaml` and of the document's root that the API's type lacks. */
export function reportSettingsOfOtherTypes(context: ReadContext, settings: LoadedSettings): void {
  for (const [pattern, { types, help }] of Object.entries(typedSettings)) {
    if (types.includes(context.protocol)) continue;
    for (const path of settingPaths(settings.values, pattern.split("."))) {
      reportNotForApiType(context, keyPlaceOf(settings.nodeAt(path)), path.join("."), help);
    }
  }
}

/** The same of `x-gatewright` on a path or an operation. */
export function reportOperationSettingsOfOtherTypes(context: ReadContext, holder: DocumentNode): void {
  const node = member(holder, "x-gatewright");
  if (node === undefined) return;
  const beginning = "operations.*.";
  for (const [pattern, { types, help }] of Object.entries(typedSettings)) {
    if (types.includes(context.protocol) || !pattern.startsWith(beginning)) continue;
    for (const path of settingPaths(node.value, pattern.slice(beginning.length).split("."))) {
      reportNotForApiType(context, keyPlaceOf(descend(node, path) ?? node), path.join("."), help);
    }
  }
}

/** The way out where the API's type lacks an extension; undefined where it has it, or no type does. */
export function helpForOtherType(context: ReadContext, extension: string): string | undefined {
  const feature = Object.hasOwn(typedExtensions, extension) ? typedExtensions[extension] : undefined;
  return feature === undefined || feature.types.includes(context.protocol) ? undefined : feature.help;
}

type Path = readonly (string | number)[];

/** Every path in a value that fits a pattern. */
export function settingPaths(value: unknown, pattern: readonly string[]): readonly Path[] {
  const [step, ...rest] = pattern;
  if (step === undefined) return value === undefined ? [] : [[]];
  const children: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? [...value.entries()]
    : isRecord(value)
      ? Object.entries(value)
      : [];
  return children
    .filter(([key]) => step === "*" || key === step)
    .flatMap(([key, child]) => settingPaths(child, rest).map((path): Path => [key, ...path]));
}
