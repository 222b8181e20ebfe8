import type { SourcePointer } from "../../ir/source.js";
import { keyPlaceOf } from "../document-node.js";
import { settingPaths } from "../openapi/api-type.js";
import type { ReadContext } from "../read-context.js";
import type { LoadedSettings } from "../settings/read-settings.js";

/** Reports something of a document or the settings that WebSocket APIs lack; `help` is the way out. */
export function reportNotForWebSocket(context: ReadContext, at: SourcePointer, setting: string, help: string): void {
  context.diagnostics.report("setting-not-for-api-type", at, { setting, type: "WebSocket" }, { help });
}

const routes = "Say it of the route: `websocket.routes.<route key>`.";

const clientCertificate =
  "REST APIs alone show certificates to their backends. Let a function call the backend, with a certificate of its own.";

/** Settings that WebSocket APIs lack, by path (`*` stands for any name or index), with the way out. */
const lacking: Readonly<Record<string, string>> = {
  "api.definition":
    "The service imports no documents of WebSocket APIs: each route is a resource of its own. Remove it.",
  "api.pathVariables": "A WebSocket API has no paths. Remove it.",
  "api.endpoint": "A WebSocket API is regional. Put CloudFront before it where an edge is wanted. Remove it.",
  "api.vpcEndpointIds": "Private APIs are REST APIs. Let an authorizer or AWS WAF at CloudFront check who connects.",
  "api.apiKeySource": "Set `websocket.apiKeySelectionExpression`.",
  "api.binaryMediaTypes": "Messages are text: encode bytes as base64. Remove it.",
  "api.minimumCompressionSize": "Messages are not compressed. Remove it.",
  "api.resourcePolicy": "Authorize who connects with IAM or a Lambda authorizer on `$connect`.",
  "api.securityPolicy": "The API's own address takes TLS 1.2 and later; choose more at a custom domain. Remove it.",
  "api.endpointAccessMode": "It belongs to REST APIs. Remove it.",
  cors: "Browsers do not ask before they open a WebSocket: compare the `Origin` header in the authorizer of `$connect`.",
  operations: routes,
  "stageDefaults.tracing": "WebSocket APIs take no part in X-Ray; set `functions.tracing` for the functions.",
  "stages.*.tracing": "WebSocket APIs take no part in X-Ray; set `functions.tracing` for the functions.",
  "stageDefaults.cache": "WebSocket APIs keep no answers. Remove it.",
  "stages.*.cache": "WebSocket APIs keep no answers. Remove it.",
  "stages.*.canary": "Shift traffic with a weighted alias of the function (`functions.alias`).",
  "stages.*.deployment": "The stage has the newest deployment. Remove it.",
  "stages.*.operations.*.cache": "WebSocket APIs keep no answers. Remove it.",
  "usagePlans.*.operations": "Plans count connections: throttle routes with `websocket.routes.<route key>.throttle`.",
  vpcLinks: "Let a function in the VPC (`functions.vpc`) call the backend.",
  webAcl: "Web ACLs protect REST APIs. Put CloudFront with one before the API: `cloudFront.webAclArn`.",
  documentation: "The service keeps documentation of REST APIs alone. Remove it.",
  "stageDefaults.clientCertificate": clientCertificate,
  "stages.*.clientCertificate": clientCertificate,
};

/** Reports the settings that WebSocket APIs lack. */
export function reportSettingsOfOtherTypes(context: ReadContext, settings: LoadedSettings): void {
  for (const [pattern, help] of Object.entries(lacking))
    for (const path of settingPaths(settings.values, pattern.split(".")))
      reportNotForWebSocket(context, keyPlaceOf(settings.nodeAt(path)), path.join("."), help);
}
