import type { Row } from "./row.js";

export const printDocumentationPart: Row<"documentation-part"> = (part, context) => {
  const { type, path, method, statusCode, name } = part.location;
  const optional = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : context.text(text);
  return [
    {
      type: "aws_api_gateway_documentation_part",
      name: context.name(part.key),
      ...context.dependsOn(part),
      config: {
        restApiId: context.value(part.api),
        location: {
          type,
          path: optional(path),
          method: optional(method),
          statusCode: optional(statusCode),
          name: optional(name),
        },
        properties: context.text(JSON.stringify(part.properties)),
      },
    },
  ];
};

/** A stage moves to the new snapshot before the old one goes. */
export const printDocumentationVersion: Row<"documentation-version"> = (version, context) => [
  {
    type: "aws_api_gateway_documentation_version",
    name: context.name(version.key),
    ...context.dependsOn(version),
    config: {
      restApiId: context.value(version.api),
      version: context.text(version.version),
      description: version.description === undefined ? undefined : context.text(version.description),
      lifecycle: { createBeforeDestroy: true },
    },
  },
];
