import { type DocumentNode, keyPlaceOf, members } from "../document-node.js";
import type { ReadContext } from "../read-context.js";

/** An object within one of the service's extensions. */
interface ExtensionObject {
  /** How messages call it. */
  readonly name: string;
  /** Where it stands in the extension, `*` for names that the author chooses and `[]` for items. */
  readonly place: string;
  readonly fields: readonly string[];
}

const authorizerFields = [
  "type",
  "authorizerUri",
  "authorizerCredentials",
  "authorizerResultTtlInSeconds",
  "identitySource",
  "providerARNs",
];

/**
 * Every object within the service's extensions, with the fields that are read of it.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
 */
const objects = {
  auth: { name: "method authorization", place: "auth", fields: ["type"] },
  restAuthorizer: {
    name: "authorizer",
    place: "authorizer",
    fields: [...authorizerFields, "identityValidationExpression"],
  },
  httpAuthorizer: {
    name: "authorizer",
    place: "authorizer",
    fields: [...authorizerFields, "authorizerPayloadFormatVersion", "enableSimpleResponses", "jwtConfiguration"],
  },
  jwtConfiguration: {
    name: "JWT configuration",
    place: "authorizer.jwtConfiguration",
    fields: ["issuer", "audience"],
  },
  cors: {
    name: "CORS configuration",
    place: "cors",
    fields: ["allowOrigins", "allowMethods", "allowHeaders", "exposeHeaders", "allowCredentials", "maxAge"],
  },
  documentation: { name: "documentation", place: "documentation", fields: ["version", "documentationParts"] },
  documentationPart: {
    name: "documentation part",
    place: "documentation.documentationParts[]",
    fields: ["location", "properties"],
  },
  documentationLocation: {
    name: "documentation part's location",
    place: "documentation.documentationParts[].location",
    fields: ["type", "path", "method", "statusCode", "name"],
  },
  endpoint: {
    name: "endpoint configuration",
    place: "endpoint-configuration",
    fields: ["types", "vpcEndpointIds", "disableExecuteApiEndpoint", "ipAddressType"],
  },
  gatewayResponse: {
    name: "gateway response",
    place: "gateway-responses.*",
    fields: ["statusCode", "responseParameters", "responseTemplates"],
  },
  integration: {
    name: "integration",
    place: "integration",
    fields: [
      "type",
      "uri",
      "httpMethod",
      "credentials",
      "connectionType",
      "connectionId",
      "integrationTarget",
      "timeoutInMillis",
      "passthroughBehavior",
      "contentHandling",
      "cacheNamespace",
      "cacheKeyParameters",
      "requestParameters",
      "requestTemplates",
      "responses",
      "tlsConfig",
      "payloadFormatVersion",
      "integrationSubtype",
      "responseParameters",
    ],
  },
  integrationResponse: {
    name: "integration response",
    place: "integration.responses.*",
    fields: ["statusCode", "responseParameters", "responseTemplates", "contentHandling"],
  },
  tlsConfig: {
    name: "TLS configuration",
    place: "integration.tlsConfig",
    fields: ["insecureSkipVerification", "serverNameToVerify"],
  },
  requestValidator: {
    name: "request validator",
    place: "request-validators.*",
    fields: ["validateRequestBody", "validateRequestParameters"],
  },
} as const satisfies Readonly<Record<string, ExtensionObject>>;

export const extensionObjects: readonly ExtensionObject[] = Object.values(objects);

/** Reports the fields of an object that are not read. Private extensions are nobody's business. */
export function reportUnreadExtensionFields(
  context: ReadContext,
  node: DocumentNode,
  kind: keyof typeof objects,
): void {
  const { name, fields }: ExtensionObject = objects[kind];
  for (const [field, child] of members(node)) {
    if (fields.includes(field) || field.startsWith("x-")) continue;
    context.diagnostics.report("construct-not-read", keyPlaceOf(child), { what: `The ${name}'s field '${field}'` });
  }
}
