import { z } from "zod";
import { mediaRange } from "../../../ir/media-range.js";
import { access } from "./access.js";
import { endpointAccessMode, ipAddressType, securityPolicy } from "./domains.js";

export const api = z.strictObject({
  name: z.string().min(1).max(255).optional().describe("Name in AWS. Default: the document's title."),
  type: z
    .enum(["rest", "http", "websocket"])
    .optional()
    .describe(
      "REST APIs validate requests, have API keys, usage plans and caches; HTTP APIs are faster and cheaper, and verify JSON Web Tokens by themselves; WebSocket APIs send messages both ways (`websocket`). Default: rest; an AsyncAPI document is a WebSocket API.",
    ),
  definition: z
    .enum(["resources", "body"])
    .optional()
    .describe("A resource for each method, or one OpenAPI document that the service imports. Default: resources."),
  pathVariables: z
    .enum(["named", "positional"])
    .optional()
    .describe(
      "What the gateway calls path variables: by their names, or `variable2` for the second segment of a path, which also takes documents that name one place differently and segments such as `{name}.{format}`. Clients and handlers keep the document's names. Choose before the first deployment: later it renames every path resource with a variable, which an API of resources cannot do in place (`definition: body` can). Default: named.",
    ),
  endpoint: z.enum(["edge", "regional", "private"]).optional().describe("Default: regional."),
  vpcEndpointIds: z.array(z.string()).optional().describe("VPC endpoints that a private API is reached through."),
  ipAddressType: ipAddressType
    .optional()
    .describe("Addresses that callers come from. Default: the service's, ipv4; private APIs are dualstack."),
  securityPolicy: securityPolicy
    .optional()
    .describe(
      "What the default endpoint demands of TLS: TLS_1_2, TLS_1_0, or an enhanced policy such as SecurityPolicy_TLS13_1_3_2025_09. Default: the service's, TLS_1_0 unless the API is private.",
    ),
  endpointAccessMode: endpointAccessMode.optional().describe("Demanded beside an enhanced security policy."),
  payloadFormatVersion: z
    .enum(["1.0", "2.0"])
    .optional()
    .describe(
      "HTTP APIs: the shape of events for integrations that do not name theirs. Default: 2.0 for the functions that the build makes; other Lambda integrations have to name one.",
    ),
  failOnWarnings: z
    .boolean()
    .optional()
    .describe(
      "HTTP APIs with `definition: body`: warnings of the service's import end the deployment. Default: false.",
    ),
  disableExecuteApiEndpoint: z.boolean().optional().describe("Only custom domains answer. Default: false."),
  apiKeySource: z.enum(["header", "authorizer"]).optional().describe("Where API keys come from. Default: header."),
  binaryMediaTypes: z
    .array(z.string().regex(mediaRange, "has to be a media type (image/png) or a range of them (image/*)"))
    .optional()
    .describe("Bodies that pass as bytes. Default: the binary media types that the document uses."),
  minimumCompressionSize: z
    .int()
    .min(0)
    .max(10_485_760)
    .optional()
    .describe("Responses from so many bytes on are compressed. Default: none."),
  access: access.optional().describe("Who reaches a REST API: a resource policy in few words. Default: everybody."),
  resourcePolicy: z
    .record(z.string(), z.unknown())
    .optional()
    .describe("IAM policy document of the API; beside `access` its statements are added."),
  tags: z.record(z.string(), z.string()).optional().describe("Tags of the API and its stages."),
});
