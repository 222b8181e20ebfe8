import type { RaiseContext } from "../context.js";
import type { Fields } from "../fields.js";
import { raisePolicy } from "../policy.js";
import { raiseTags } from "../tags.js";

/**
 * What the API says of itself, but for its definition.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-restapi.html
 */
export function raiseApiSettings(context: RaiseContext): void {
  const { settings } = context;
  const fields = context.own(context.api);
  raiseInfo(context, fields);
  raiseImportParameters(context, fields);
  raisePolicy(context, ["api", "resourcePolicy"], fields.value("Policy"));
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

/** The definition has its own; what the API says beside it comes first. */
function raiseInfo({ api, document, settings, values }: RaiseContext, fields: Fields): void {
  if (document.get(["openapi"]) === undefined && document.get(["swagger"]) === undefined)
    document.put(["openapi"], "3.1.0");
  const name = fields.value("Name");
  const wanted = name === undefined ? undefined : values.literal(name);
  const title = document.get(["info", "title"]);
  if (title === undefined) document.put(["info", "title"], wanted ?? api.id, name ?? api.nodes[0]?.at);
  else if (wanted !== undefined && wanted !== title) settings.put(["api", "name"], wanted, name);
  // The service keeps none.
  if (document.get(["info", "version"]) === undefined) document.put(["info", "version"], "1.0");
  const description = fields.value("Description");
  const about = description === undefined ? undefined : values.literal(description);
  if (about !== undefined) document.put(["info", "description"], about, description);
}

/** https://docs.aws.amazon.com/apigateway/latest/api/API_ImportRestApi.html#API_ImportRestApi_RequestSyntax */
function raiseImportParameters({ settings, values, claims }: RaiseContext, fields: Fields): void {
  for (const [key, value] of fields.members("Parameters")) {
    const text = values.known(value)?.toLowerCase();
    if (key === "basepath" && text !== undefined) settings.put(["api", "basePath"], text, value);
    else if (key === "endpointConfigurationTypes" && text !== undefined) settings.put(["api", "endpoint"], text, value);
    else claims.annotate(value, "approximated", "it directs an import by the service, which the build makes without");
  }
}

/** The service makes an edge-optimised API unless it is told otherwise, the build a regional one. */
function raiseEndpoint({ settings, api }: RaiseContext, fields: Fields): void {
  const endpoint = fields.object("EndpointConfiguration");
  const [type = "EDGE"] = endpoint?.texts("Types") ?? [];
  if (endpoint === undefined && settings.get(["api", "endpoint"]) !== undefined) return;
  const address = endpoint?.text("IpAddressType");
  if (address !== undefined) settings.put(["api", "ipAddressType"], address, endpoint?.value("IpAddressType"));
  const from = endpoint?.value("Types") ?? api.nodes[0]?.at;
  if (type !== "REGIONAL") settings.put(["api", "endpoint"], type.toLowerCase(), from);
  const ids = endpoint?.items("VpcEndpointIds") ?? [];
  if (endpoint === undefined || ids.length === 0) return;
  settings.put(["api", "vpcEndpointIds"], endpoint.texts("VpcEndpointIds"), endpoint.value("VpcEndpointIds"));
}
