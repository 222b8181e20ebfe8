import type { Schema } from "./schema.js";
import { isPlain, itemSchema, memberSchema, shapeOf } from "./shape.js";
import { firstValid, textValue } from "./text-value.js";

/** More levels than this in one name are not taken apart. */
const deepest = 20;

/** Members in the order in which they came; texts stand at the leaf that has no name (`a=1`) or an empty one (`a[]=1`). */
interface Branch {
  readonly texts: string[];
  readonly members: Map<string, Branch>;
}

const emptyBranch = (): Branch => ({ texts: [], members: new Map() });

/**
 * Reads `name[key]=value` fields as one object. The specification stops at one level; deeper objects and lists, written
 * `name[a][b]`, `name[a]` repeated, `name[a][]` or `name[a][0]`, are read the way they are commonly written. A value
 * without members, where the schema has such, stands under the bare name.
 *
 * @returns undefined when no field belongs to the name
 */
export function deepObjectValue(schema: Schema, name: string, fields: ReadonlyMap<string, readonly string[]>): unknown {
  const root = emptyBranch();
  let isPresent = false;
  for (const [key, texts] of fields) {
    const keys = keysOf(key, name);
    if (keys === undefined) continue;
    isPresent = true;
    let branch = root;
    for (const each of keys) {
      const next = branch.members.get(each) ?? emptyBranch();
      branch.members.set(each, next);
      branch = next;
    }
    branch.texts.push(...texts);
  }
  return isPresent ? branchValue(schema, root) : undefined;
}

/** `filter[a][b]` → a, b, `filter` → none; undefined for the name of another parameter. A last, empty pair of brackets is a list's. */
function keysOf(key: string, name: string): readonly string[] | undefined {
  if (key === name) return [];
  if (!key.startsWith(`${name}[`) || !key.endsWith("]")) return undefined;
  const keys = key.slice(name.length + 1, -1).split("][");
  if (keys.length > deepest) return undefined;
  return keys.at(-1) === "" ? keys.slice(0, -1) : keys;
}

function branchValue(schema: Schema, branch: Branch): unknown {
  const shape = shapeOf(schema);
  const isList = shape.arrays.length > 0 && [...branch.members.keys()].every((key) => /^\d+$/.test(key));
  if (isList) {
    const indexed = [...branch.members].sort(([left], [right]) => Number(left) - Number(right));
    const texts = branch.texts.map((text, index) => textValue(itemSchema(shape, index), text));
    const list = [...texts, ...indexed.map(([, member], index) => branchValue(itemSchema(shape, index), member))];
    const [text, ...others] = branch.texts;
    const isOne = isPlain(shape) && text !== undefined && others.length + indexed.length === 0;
    return isOne ? firstValid(schema, [textValue(schema, text), list]) : list;
  }
  if (branch.members.size === 0) return textValue(schema, branch.texts[0] ?? "");
  return Object.fromEntries(
    [...branch.members].map(([key, member]) => [key, branchValue(memberSchema(shape, key), member)]),
  );
}
