import { compareText } from "../../ir/compare.js";
import type { SchemaId } from "../../ir/ids.js";
import type { NamedSchema, Schema } from "../../ir/schema.js";
import type { Discrimination } from "../schemas/discriminator.js";
import { type ObjectShapes, soleMember } from "./object-shape.js";

/**
 * References by which an alias would mean itself without a list or object in between (`A = A | str`), as `from\nto`. A
 * depth-first walk in the order of the names finds the same ones whatever the order of the document.
 */
export function findCircularAliases(
  schemas: readonly NamedSchema[],
  discrimination: Discrimination,
  shapes: ObjectShapes,
): ReadonlySet<string> {
  const aliases = new Map<SchemaId, readonly SchemaId[]>();
  for (const { id, schema } of schemas) {
    const children = discrimination.children.get(id);
    aliases.set(id, children ?? immediate(schema, shapes));
  }
  const circular = new Set<string>();
  const state = new Map<SchemaId, "open" | "done">();
  for (const root of [...aliases.keys()].sort(compareText)) {
    if (state.has(root)) continue;
    const path: { readonly id: SchemaId; next: number }[] = [{ id: root, next: 0 }];
    state.set(root, "open");
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const target = aliases.get(top.id)?.[top.next++];
      if (target === undefined) {
        state.set(top.id, "done");
        path.pop();
      } else if (state.get(target) === "open") circular.add(`${top.id}\n${target}`);
      else if (!state.has(target)) {
        state.set(target, "open");
        path.push({ id: target, next: 0 });
      }
    }
  }
  return circular;
}

/** The schemas that a type names outside of lists and objects. An `allOf` that is merged names none. */
function immediate(schema: Schema, shapes: ObjectShapes): readonly SchemaId[] {
  if (schema.kind === "reference") return [schema.target];
  const sole = soleMember(schema);
  if (sole !== undefined) return immediate(sole, shapes);
  const isUnion = schema.kind === "oneOf" || schema.kind === "anyOf";
  if (!isUnion && (schema.kind !== "allOf" || shapes.of(schema) !== undefined)) return [];
  return schema.members.flatMap((member) => immediate(member, shapes));
}
