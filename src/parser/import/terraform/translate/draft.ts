import type { SourcePointer } from "../../../../ir/source.js";
import type { SourceNode, SourceProperty, SourceResource } from "../../resource-graph.js";
import type { Value } from "../evaluate/value.js";
import type { EvaluatedArgument, EvaluatedResource } from "../module/evaluated.js";
import { type Arguments, isEmptyList } from "./row.js";
import { toSourceValue } from "./source-value.js";

/** A resource of the graph while its parts are gathered. */
export interface Draft {
  readonly id: string;
  readonly type: string;
  readonly properties: DraftProperty[];
  readonly nodes: SourceNode[];
  readonly attributes: DraftProperty[];
  readonly physicalId?: string;
}

export interface DraftProperty {
  readonly name: string;
  readonly value: Value;
  readonly at: SourcePointer;
  readonly node?: string;
  readonly sourceName?: string;
}

export const nodeOf = ({ address, type, at, physicalId }: EvaluatedResource): SourceNode => ({
  address,
  type,
  at,
  ...(physicalId === undefined ? {} : { physicalId }),
});

/** Arguments as properties. */
export function translateArguments(
  given: readonly EvaluatedArgument[],
  table: Arguments,
  node?: string,
): DraftProperty[] {
  return given.flatMap(({ name, value, at }): readonly DraftProperty[] => {
    const argument = Object.hasOwn(table, name) ? table[name] : name;
    // Lists, maps and blocks that nobody wrote stand in a state as empty ones, and modules pass them on.
    if (argument === null || argument === undefined || isEmptyList(value) || isEmptyMap(value)) return [];
    // Where a description is absent, the provider writes one of its own; an empty one keeps it from that.
    if (name === "description" && value.kind === "scalar" && value.value === "") return [];
    const to = typeof argument === "string" ? argument : argument.to;
    const converted = typeof argument === "string" ? value : argument.as(value);
    return [{ name: to, value: converted, at, sourceName: name, ...(node === undefined ? {} : { node }) }];
  });
}

const isEmptyMap = (value: Value): boolean => value.kind === "object" && value.members.size === 0;

export const propertyOf = (draft: Draft, name: string): DraftProperty | undefined =>
  draft.properties.find((each) => each.name === name);

/** Puts a property in the place of one of the same name, or behind the others. */
export function setProperty(draft: Draft, property: DraftProperty): void {
  const index = draft.properties.findIndex((each) => each.name === property.name);
  if (index === -1) draft.properties.push(property);
  else draft.properties[index] = property;
}

export function finishDraft({ id, type, properties, nodes, attributes, physicalId }: Draft): SourceResource {
  return {
    id,
    type,
    properties: properties.flatMap(finishProperty),
    nodes,
    attributes: attributes.flatMap(finishProperty),
    ...(physicalId === undefined ? {} : { physicalId }),
  };
}

function finishProperty({ value, sourceName, name, ...others }: DraftProperty): readonly SourceProperty[] {
  const finished = toSourceValue(value);
  return finished === undefined
    ? []
    : [
        {
          ...others,
          name,
          value: finished,
          ...(sourceName === undefined || sourceName === name ? {} : { sourceName }),
        },
      ];
}
