import type { ResourceTable } from "./resource.js";
import { properties } from "./template-node.js";

/** What a REST API keeps of its documentation. */
export const documentationResources: ResourceTable<"documentation-part" | "documentation-version"> = {
  "documentation-part": (part, print) => ({
    type: "AWS::ApiGateway::DocumentationPart",
    properties: properties({
      RestApiId: print.value(part.api),
      Location: properties({
        Type: part.location.type,
        Path: part.location.path,
        Method: part.location.method,
        StatusCode: part.location.statusCode,
        Name: part.location.name,
      }),
      // A text, not an object: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-documentationpart.html
      Properties: JSON.stringify(part.properties),
    }),
  }),
  "documentation-version": (version, print) => ({
    type: "AWS::ApiGateway::DocumentationVersion",
    properties: properties({
      RestApiId: print.value(version.api),
      DocumentationVersion: version.version,
      Description: version.description,
    }),
  }),
};
