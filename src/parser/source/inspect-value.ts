import type { JsonPointer } from "../../ir/ids.js";
import { childPointer, rootPointer } from "./json-pointer.js";

/** Far beyond what people write, and well within what a recursive walk can stand. */
export const nestingLimit = 256;
/** Values in one file, aliases expanded. Twelve times as many as the largest public documents hold. */
export const valueLimit = 12_000_000;

export type Inspection =
  | {
      readonly kind: "sound";
      /** Keys of all objects. */
      readonly keys: number;
      /** Files that any `$ref` names, without fragments, in order of first occurrence. */
      readonly references: ReadonlySet<string>;
    }
  | { readonly kind: "too-deep"; readonly at: JsonPointer }
  | { readonly kind: "too-complex" };

/**
 * Walks a parsed value once before anything else does: proves that it is finite and of bounded depth, counts its keys,
 * and collects the files it may refer to. A `$ref` in an example counts here too, which costs nothing but a read: only
 * the reader knows which ones are references, and a file that cannot be read is an error only there.
 */
export function inspectValue(root: unknown): Inspection {
  const references = new Set<string>();
  let keys = 0;
  let values = 0;
  let tooDeep: string[] | undefined;

  const visit = (value: unknown, depth: number): boolean => {
    values += 1;
    if (typeof value !== "object" || value === null) return true;
    if (values > valueLimit) return false;
    if (depth > nestingLimit) {
      tooDeep = [];
      return false;
    }
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index += 1) {
        if (!visit(value[index], depth + 1)) {
          tooDeep?.push(String(index));
          return false;
        }
      }
      return true;
    }
    for (const key in value) {
      keys += 1;
      const member: unknown = (value as Record<string, unknown>)[key];
      if (key === "$ref" && typeof member === "string") addReference(references, member);
      if (!visit(member, depth + 1)) {
        tooDeep?.push(key);
        return false;
      }
    }
    return true;
  };

  if (visit(root, 0)) return { kind: "sound", keys, references };
  if (tooDeep === undefined) return { kind: "too-complex" };
  return { kind: "too-deep", at: (tooDeep as string[]).reverse().reduce(childPointer, rootPointer) };
}

function addReference(references: Set<string>, reference: string): void {
  const hash = reference.indexOf("#");
  const file = hash === -1 ? reference : reference.slice(0, hash);
  if (file !== "") references.add(file);
}
