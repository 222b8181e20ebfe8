import type { JsonValue } from "../../../src/ir/json.js";
import type { ResourceGraph, SourceProperty, SourceResource } from "../../../src/parser/import/resource-graph.js";
import type { SourceValue } from "../../../src/parser/import/source-value.js";

/** Types of which SAM names a new resource for each content: a digest of it stands at the end of the logical id. */
const digested = ["AWS::ApiGateway::Deployment", "AWS::Lambda::Version"];

/** What SAM's own transform gives CloudFormation for a template that is expanded. */
export function templateOfGraph(graph: ResourceGraph): string {
  const names = new Map(graph.resources.map((each) => [each.id, logicalId(each)]));
  const write = (value: SourceValue): JsonValue => writeValue(value, names);
  const propertiesOf = ({ properties }: SourceResource): readonly (readonly [string, JsonValue])[] =>
    properties.map((each) => [each.name, each.name === "Code" ? codeOf(each, write) : write(each.value)]);
  const resources = graph.resources.map((each) => [
    names.get(each.id),
    {
      Type: each.type,
      ...Object.fromEntries(each.attributes.map(({ name, value }) => [name, write(value)])),
      Properties: Object.fromEntries(propertiesOf(each)),
    },
  ]);
  const parameters = graph.parameters.map(({ name, default: value }) => [
    name,
    { Type: "String", ...(value === undefined ? {} : { Default: value }) },
  ]);
  return JSON.stringify({ Parameters: Object.fromEntries(parameters), Resources: Object.fromEntries(resources) });
}

const logicalId = ({ id, type }: SourceResource): string => (digested.includes(type) ? `${id}47fc2d5f9d` : id);

/** A folder is for `sam package`, which uploads it and writes bucket and key in its place. */
const codeOf = ({ value }: SourceProperty, write: (value: SourceValue) => JsonValue): JsonValue =>
  value.kind === "scalar" ? { S3Bucket: "packages", S3Key: String(value.value) } : write(value);

function writeValue(value: SourceValue, names: ReadonlyMap<string, string>): JsonValue {
  const write = (each: SourceValue): JsonValue => writeValue(each, names);
  switch (value.kind) {
    case "scalar":
      return value.value;
    case "list":
      return value.items.map(write);
    case "object":
      return Object.fromEntries(value.members.map(([key, member]) => [key, write(member)]));
    case "reference": {
      const id = names.get(value.resource) ?? value.resource;
      return value.attribute === undefined ? { Ref: id } : { "Fn::GetAtt": [id, value.attribute] };
    }
    case "parameter":
      return { Ref: value.name };
    case "pseudo":
      return { Ref: pseudo[value.name] };
    case "join":
      return { "Fn::Join": ["", value.parts.map(write)] };
    case "opaque":
      return JSON.parse(value.text) as JsonValue;
  }
}

const pseudo = {
  region: "AWS::Region",
  account: "AWS::AccountId",
  partition: "AWS::Partition",
  urlSuffix: "AWS::URLSuffix",
} as const;
