import type { RaiseContext } from "../context.js";
import type { Fields } from "../fields.js";
import { raiseTags } from "../tags.js";

/**
 * What the API says of itself, but for its definition.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-restapi.html
 */
export function raiseApiSettings(context: RaiseContext): void {
  const { document, settings } = context;
  const fields = context.own(context.api);
  const name = fields.value("Name");
  const title = name === undefined ? undefined : context.values.literal(name);
  if (document.get(["info"]) === undefined) {
    document.put(["openapi"], "3.1.0");
    document.put(["info", "title"], title ?? context.api.id, name ?? context.api.nodes[0]?.at);
    // The service keeps none.
    document.put(["info", "version"], "1.0");
  }
  const description = fields.value("Description");
  const about = description === undefined ? undefined : context.values.literal(description);
  if (about !== undefined) document.put(["info", "description"], about, description);
  raiseEndpoint(context, fields);
  const plain = [
    ["disableExecuteApiEndpoint", "DisableExecuteApiEndpoint", fields.boolean("DisableExecuteApiEndpoint"), false],
    ["minimumCompressionSize", "MinimumCompressionSize", fields.number("MinimumCompressionSize"), undefined],
    ["apiKeySource", "ApiKeySourceType", fields.text("ApiKeySourceType")?.toLowerCase(), "header"],
    ["securityPolicy", "SecurityPolicy", fields.text("SecurityPolicy"), undefined],
    ["endpointAccessMode", "EndpointAccessMode", fields.text("EndpointAccessMode")?.toLowerCase(), undefined],
  ] as const;
  for (const [key, property, value, byDefault] of plain) {
    if (value !== undefined && value !== byDefault) settings.put(["api", key], value, fields.value(property));
  }
  const binary = fields.texts("BinaryMediaTypes");
  if (binary.length > 0) settings.put(["api", "binaryMediaTypes"], binary, fields.value("BinaryMediaTypes"));
  raiseTags(context, ["api", "tags"], fields.value("Tags"));
  // These two direct the service's import of a definition, which the build takes over.
  fields.annotate("FailOnWarnings", "approximated", "the build reports the warnings of an import by itself");
  fields.annotate("Mode", "approximated", "the build defines the whole API, and merges nothing into it");
  if (fields.value("CloneFrom") !== undefined) {
    fields.annotate("CloneFrom", "dropped", "the API that it copies is not in the source: import that one");
  }
}

/** The service makes an edge-optimised API unless it is told otherwise, the build a regional one. */
function raiseEndpoint({ settings, api }: RaiseContext, fields: Fields): void {
  const endpoint = fields.object("EndpointConfiguration");
  const [type = "EDGE"] = endpoint?.texts("Types") ?? [];
  const from = endpoint?.value("Types") ?? api.nodes[0]?.at;
  if (type !== "REGIONAL") settings.put(["api", "endpoint"], type.toLowerCase(), from);
  const ids = endpoint?.items("VpcEndpointIds") ?? [];
  if (endpoint === undefined || ids.length === 0) return;
  settings.put(["api", "vpcEndpointIds"], endpoint.texts("VpcEndpointIds"), endpoint.value("VpcEndpointIds"));
}
