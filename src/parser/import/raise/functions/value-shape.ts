import type { PseudoParameter } from "../../../../ir/deploy-value.js";
import type { JsonValue } from "../../../../ir/json.js";
import type { SourceValue } from "../../source-value.js";

const pseudoNames: Readonly<Record<PseudoParameter, string>> = {
  region: "AWS::Region",
  account: "AWS::AccountId",
  partition: "AWS::Partition",
  urlSuffix: "AWS::URLSuffix",
};

/**
 * What a value looks like, to compare it with: text with `${Parameter}`, `${resource}` and `${resource.Attribute}`. Nothing
 * is taken by it. Undefined for what is no text.
 */
export function shapeOf(value: SourceValue | undefined): string | undefined {
  switch (value?.kind) {
    case "scalar":
      return String(value.value);
    case "parameter":
      return `\${${value.name}}`;
    case "pseudo":
      return `\${${pseudoNames[value.name]}}`;
    case "reference":
      return `\${${value.resource}${value.attribute === undefined ? "" : `.${value.attribute}`}}`;
    case "join": {
      const parts = value.parts.map(shapeOf);
      return parts.every((part) => part !== undefined) ? parts.join("") : undefined;
    }
    default:
      return undefined;
  }
}

/** A tree of shapes, its members by name, so that equal trees are the same text. */
export function treeShape(value: SourceValue): JsonValue {
  if (value.kind === "list") return value.items.map(treeShape);
  if (value.kind === "object") {
    const members = [...value.members].sort(([one], [other]) => (one < other ? -1 : 1));
    return Object.fromEntries(members.map(([key, member]) => [key, treeShape(member)]));
  }
  return shapeOf(value) ?? null;
}
