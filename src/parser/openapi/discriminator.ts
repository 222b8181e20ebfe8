import type { SchemaId } from "../../ir/ids.js";
import type { Discriminator } from "../../ir/schema.js";
import { type DocumentNode, isRecord, member, placeOf } from "../document-node.js";
import { readMembers, readString } from "../read-context.js";
import { followReference } from "../reference.js";
import { reportOtherFields } from "./object-fields.js";
import type { SchemaReading } from "./schema-reading.js";

/** The discriminator of a union, or of the base type that `allOf` children extend. */
export function readDiscriminator(reading: SchemaReading, node: DocumentNode): Discriminator | undefined {
  const { context } = reading;
  const child = member(node, "discriminator");
  if (child === undefined) return undefined;
  const property = isRecord(child.value) ? readString(context, child, "propertyName") : undefined;
  if (property === undefined) {
    context.diagnostics.report("discriminator-invalid", placeOf(child), { problem: "it lacks 'propertyName'" });
    return undefined;
  }
  reportOtherFields(context, child, "discriminator");
  const mapping = readMembers(context, child, "mapping").flatMap(([value, target]) => {
    const id = typeof target.value === "string" ? mappingTarget(reading, target, target.value) : undefined;
    return id === undefined ? [] : [{ value, target: id }];
  });
  return { property, mapping };
}

/** A mapping's value is a reference, or the bare name of a component. */
function mappingTarget(reading: SchemaReading, node: DocumentNode, text: string): SchemaId | undefined {
  const component = reading.registry.find(text);
  if (component !== undefined) return component;
  const reference = /[#/.]/.test(text) ? text : `#/components/schemas/${text}`;
  const target = followReference(reading.context, node, reference);
  return target === undefined ? undefined : reading.registry.idOf(target);
}
