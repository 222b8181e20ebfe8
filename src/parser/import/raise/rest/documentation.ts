import type { RaiseContext } from "../context.js";
import { untold } from "../fields.js";
import { parseJsonText } from "../json-text.js";
import { putTree } from "../plain-json.js";

const extension = "x-amazon-apigateway-documentation";

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-documentationpart.html */
export function raiseDocumentation(context: RaiseContext): void {
  const { document, settings, values } = context;
  const members = { Type: "type", Path: "path", Method: "method", StatusCode: "statusCode", Name: "name" } as const;
  for (const part of context.ofApi("AWS::ApiGateway::DocumentationPart")) {
    const fields = context.own(part);
    fields.ignore("RestApiId");
    const location = fields.object("Location");
    const type = location?.text("Type");
    if (type === undefined) {
      context.claims.annotateResource(part, "dropped", untold(location?.value("Type"), "what it documents"));
      continue;
    }
    const path = document.push([extension, "documentationParts"], { location: {} }, part.nodes[0]?.at);
    for (const [property, key] of Object.entries(members)) {
      const text = location?.text(property);
      if (text !== undefined) document.put([...path, "location", key], text, location?.value(property));
    }
    const properties = fields.value("Properties");
    const tree = properties === undefined ? undefined : (parseJsonText(properties) ?? properties);
    if (properties === undefined || tree === undefined) continue;
    context.claims.take(properties);
    putTree(context, document, [...path, "properties"], tree, (value) => values.literal(value));
  }
  for (const version of context.ofApi("AWS::ApiGateway::DocumentationVersion")) {
    const fields = context.own(version);
    fields.ignore("RestApiId");
    const given = fields.value("DocumentationVersion");
    const name = given === undefined ? undefined : values.literal(given);
    const description = fields.text("Description");
    if (name === undefined) continue;
    settings.put(["documentation", "version"], name, fields.value("DocumentationVersion"));
    if (description !== undefined)
      settings.put(["documentation", "description"], description, fields.value("Description"));
  }
}
