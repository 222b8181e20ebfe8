import { createHash } from "node:crypto";
import type { SourceProperty, SourceResource } from "../resource-graph.js";
import type { SourceValue } from "../source-value.js";
import { decidedText, type SamContext, type SamResource } from "./sam-context.js";

import { fingerprint, itemsOf, list, membersOf, object, scalar } from "./values.js";

/** A resource that SAM makes of one of its own. */
export function makeResource(
  sam: SamResource,
  id: string,
  type: string,
  properties: readonly (readonly SourceProperty[])[],
  attributes: readonly SourceProperty[] = passedAttributes(sam),
): SourceResource {
  return { id, type, properties: properties.flat(), nodes: [sam.node], attributes };
}

/** A property that no property of the source is alone. */
export const made = (name: string, value: SourceValue | undefined): readonly SourceProperty[] =>
  value === undefined ? [] : [{ name, value, at: value.at }];

/**
 * Attributes that go on to every resource that is made of one.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html
 */
export const passedAttributes = (sam: SamResource): readonly SourceProperty[] =>
  sam.resource.attributes.filter(({ name }) => name === "DeletionPolicy" || name === "UpdateReplacePolicy");

/** Those that stay with the resource that bears the logical id. */
export const ownAttributes = (sam: SamResource): readonly SourceProperty[] =>
  sam.resource.attributes.filter(({ name }) => name !== "IgnoreGlobals" && name !== "Connectors");

/** `Tags` as a map, as the list that most resources have. */
export const tagList = (...tags: readonly (SourceValue | undefined)[]): SourceValue | undefined => {
  const items = tags.flatMap((each) =>
    membersOf(each).map(([key, value]) => object({ Key: scalar(key, value.at), Value: value }, value.at)),
  );
  const [first] = items;
  return first === undefined ? undefined : list(items, first.at);
};

/**
 * The ten digits by which SAM tells resources apart whose names do not.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html
 */
export function idSuffix(value: SourceValue, context: SamContext): string {
  const text = decidedText(context, value) ?? jsonText(value);
  return text === "" ? "" : createHash("sha1").update(text).digest("hex").slice(0, 10);
}

function jsonText(value: SourceValue): string {
  if (value.kind === "parameter") return `{"Ref":${JSON.stringify(value.name)}}`;
  if (value.kind === "reference") {
    return value.attribute === undefined
      ? `{"Ref":${JSON.stringify(value.resource)}}`
      : `{"Fn::GetAtt":${JSON.stringify([value.resource, value.attribute])}}`;
  }
  if (value.kind === "opaque" && value.text !== "") return value.text;
  if (value.kind === "list") return `[${itemsOf(value).map(jsonText).join(",")}]`;
  return value.kind === "scalar" ? JSON.stringify(value.value) : fingerprint(value);
}
