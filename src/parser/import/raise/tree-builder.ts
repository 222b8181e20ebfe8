import type { JsonPointer } from "../../../ir/ids.js";
import type { JsonValue } from "../../../ir/json.js";
import type { SourcePointer } from "../../../ir/source.js";
import { childPointer, rootPointer } from "../../source/json-pointer.js";
import type { TracedJson } from "../imported-api.js";
import type { SourceValue } from "../source-value.js";
import type { Claims } from "./claims.js";

/** Keys and indices from the root of a tree. */
export type TreePath = readonly (string | number)[];

type Mutable = null | boolean | number | string | Mutable[] | { [key: string]: Mutable };

/** A document or settings while they are being made, part by part. */
export interface TreeBuilder {
  /**
   * Puts a value at a path, with the objects on the way to it; objects that meet are merged, everything else is replaced.
   *
   * @param from what of the source it was made of: tells where it comes from, and what was approximated in front of it
   */
  put(path: TreePath, value: JsonValue, from?: SourceValue | SourcePointer): void;
  /** Adds an item to the list at a path, and gives the path of the item. */
  push(path: TreePath, value: JsonValue, from?: SourceValue | SourcePointer): TreePath;
  get(path: TreePath): JsonValue | undefined;
  comment(path: TreePath, text: string): void;
  /** The tree so far, its root's keys in the order that is asked for and then as they came. */
  build(order: readonly string[]): TracedJson;
}

export function createTreeBuilder(claims: Claims): TreeBuilder {
  const root: { [key: string]: Mutable } = Object.create(null);
  const sources = new Map<JsonPointer, SourceValue | SourcePointer>();
  const comments = new Map<JsonPointer, string>();
  const record = (path: TreePath, from: SourceValue | SourcePointer | undefined): void => {
    if (from !== undefined) sources.set(pointerTo(path), from);
  };
  const put = (path: TreePath, value: JsonValue, from?: SourceValue | SourcePointer): void => {
    const last = path.at(-1);
    if (last === undefined) throw new Error("the root of a tree is put together from its members");
    const parent = containerAt(root, path);
    if (Array.isArray(parent)) parent[Number(last)] = merged(parent[Number(last)], value);
    else define(parent, String(last), merged(memberAt(parent, last), value));
    record(path, from);
  };
  const get = (path: TreePath): Mutable | undefined => {
    let value: Mutable | undefined = root;
    for (const key of path) value = memberAt(value, key);
    return value;
  };
  return {
    put,
    get: (path) => get(path) as JsonValue | undefined,
    push: (path, value, from) => {
      const list = get(path);
      const item = [...path, Array.isArray(list) ? list.length : 0];
      if (!Array.isArray(list)) put(path, []);
      put(item, value, from);
      return item;
    },
    comment: (path, text) => {
      comments.set(pointerTo(path), text);
    },
    build: (order) => {
      const origins = new Map<JsonPointer, SourcePointer>();
      const said = new Map(comments);
      for (const [pointer, from] of sources) {
        origins.set(pointer, "kind" in from ? from.at : from);
        const annotation = "kind" in from ? claims.annotationOf(from) : undefined;
        if (annotation?.outcome === "approximated" && !said.has(pointer)) said.set(pointer, annotation.how);
      }
      const keys = [...order.filter((key) => key in root), ...Object.keys(root).filter((key) => !order.includes(key))];
      const value: { [key: string]: Mutable } = {};
      for (const key of keys) define(value, key, root[key] ?? null);
      return { value: value as JsonValue, origins, comments: said };
    },
  };
}

const pointerTo = (path: TreePath): JsonPointer => path.reduce<JsonPointer>(childPointer, rootPointer);

/** Names of a source may be `__proto__`, which is a member like any other here. */
function define(object: { [key: string]: Mutable }, key: string, value: Mutable): void {
  Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
}

function memberAt(value: Mutable | undefined, key: string | number): Mutable | undefined {
  if (Array.isArray(value)) return value[Number(key)];
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return value[key];
}

function containerAt(root: { [key: string]: Mutable }, path: TreePath): Mutable[] | { [key: string]: Mutable } {
  let container: Mutable[] | { [key: string]: Mutable } = root;
  path.slice(0, -1).forEach((key, index) => {
    let next = memberAt(container, key);
    if (typeof next !== "object" || next === null) {
      next = typeof path[index + 1] === "number" ? [] : {};
      if (Array.isArray(container)) container[Number(key)] = next;
      else define(container, String(key), next);
    }
    container = next;
  });
  return container;
}

function merged(before: Mutable | undefined, value: JsonValue): Mutable {
  if (!isObject(before) || !isObject(value as Mutable)) return structuredClone(value) as Mutable;
  for (const [key, member] of Object.entries(value as { [key: string]: JsonValue })) {
    define(before, key, merged(memberAt(before, key), member));
  }
  return before;
}

const isObject = (value: Mutable | undefined): value is { [key: string]: Mutable } =>
  typeof value === "object" && value !== null && !Array.isArray(value);
