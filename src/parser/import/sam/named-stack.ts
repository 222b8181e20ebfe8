import { joinOf, scalar } from "../build-value.js";
import type { ResourceGraph } from "../resource-graph.js";
import type { SourceValue } from "../source-value.js";

/** What the expansion calls by the name of the stack, as it is called in the stack that stands. */
export function nameStack(graph: ResourceGraph, name: string | undefined): ResourceGraph {
  if (name === undefined) return graph;
  const resources = graph.resources.map((resource) => ({
    ...resource,
    properties: resource.properties.map((property) => ({ ...property, value: named(property.value, name) })),
  }));
  return { ...graph, resources };
}

function named(value: SourceValue, name: string): SourceValue {
  switch (value.kind) {
    case "opaque":
      return value.text === '{"Ref":"AWS::StackName"}' ? scalar(name, value.at) : value;
    case "list":
      return { ...value, items: value.items.map((item) => named(item, name)) };
    case "object":
      return { ...value, members: value.members.map(([key, member]) => [key, named(member, name)] as const) };
    case "join":
      return joinOf(
        value.parts.map((part) => named(part, name)),
        value.at,
      );
    default:
      return value;
  }
}
