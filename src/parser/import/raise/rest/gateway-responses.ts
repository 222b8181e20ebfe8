import type { RaiseContext } from "../context.js";
import { untold } from "../fields.js";

const extension = "x-amazon-apigateway-gateway-responses";

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-gatewayresponse.html */
export function raiseGatewayResponses(context: RaiseContext): void {
  const { document, values } = context;
  for (const resource of context.ofApi("AWS::ApiGateway::GatewayResponse")) {
    const fields = context.own(resource);
    fields.ignore("RestApiId");
    const type = fields.text("ResponseType");
    if (type === undefined) {
      context.claims.annotateResource(
        resource,
        "dropped",
        untold(fields.value("ResponseType"), "which response it is"),
      );
      continue;
    }
    const path = [extension, type];
    document.put(path, {}, resource.nodes[0]?.at);
    const status = fields.text("StatusCode");
    if (status !== undefined) document.put([...path, "statusCode"], status, fields.value("StatusCode"));
    for (const [key, property] of [
      ["responseParameters", "ResponseParameters"],
      ["responseTemplates", "ResponseTemplates"],
    ] as const) {
      for (const [name, value] of fields.members(property)) {
        const text = values.verbatim(value);
        if (text !== undefined) document.put([...path, key, name], text, value);
      }
    }
  }
}
