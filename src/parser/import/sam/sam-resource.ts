import type { SourceProperty } from "../resource-graph.js";
import type { SourceValue } from "../source-value.js";
import { type Kind, type PropertyKinds, propertyKinds } from "./property-kinds.js";
import { note, reportInvalid, type SamContext, type SamResource } from "./sam-context.js";
import { isFalse, isOpen, isTrue } from "./values.js";

const expectations: Readonly<Record<Kind, string>> = {
  any: "a value",
  text: "text",
  boolean: "true or false",
  number: "a whole number",
  object: "a map",
  list: "a list",
};

/** Reports properties that SAM does not know, or that are of a kind which it refuses. False when there are any. */
export function checkProperties(sam: SamResource, context: SamContext): boolean {
  const { resource, properties } = sam;
  const kinds: PropertyKinds | undefined = propertyKinds[resource.type];
  if (kinds === undefined) return true;
  let sound = true;
  for (const [name, property] of properties) {
    const allowed = kinds[name];
    if (allowed === undefined) {
      context.diagnostics.report(
        "sam-property-unknown",
        { ...property.at, part: "key" },
        { property: name, type: resource.type },
      );
      sound = false;
    } else if (!allowed.some((kind) => isOfKind(property.value, kind))) {
      reportInvalid(
        context,
        `'${name}' of ${resource.id}`,
        allowed.map((kind) => expectations[kind]).join(" or "),
        property.value,
      );
      sound = false;
    }
  }
  return sound;
}

/** What only the deployment knows may be of any kind. */
export function isOfKind(value: SourceValue, kind: Kind): boolean {
  if (kind === "any" || isOpen(value)) return true;
  if (value.kind === "object" || value.kind === "list") return value.kind === kind;
  if (value.kind !== "scalar" || value.value === null) return false;
  if (kind === "text") return true;
  if (kind === "boolean") return isTrue(value) || isFalse(value);
  return kind === "number" && /^\d+$/.test(String(value.value));
}

export const propertyOf = (sam: SamResource, name: string): SourceValue | undefined => sam.properties.get(name)?.value;

/** The value of a property that the expansion carries over in other words. */
export function take(sam: SamResource, name: string, context: SamContext): SourceValue | undefined {
  const property = sam.properties.get(name);
  if (property !== undefined) note(context, sam.node, "mapped", undefined, property);
  return property?.value;
}

/** A property that a resource of the result has as it is, under the same name or another. */
export function pass(sam: SamResource, name: string, as = name): readonly SourceProperty[] {
  const property = sam.properties.get(name);
  if (property === undefined) return [];
  return [{ ...property, name: as, ...(as === name ? {} : { sourceName: `Properties.${name}` }) }];
}
